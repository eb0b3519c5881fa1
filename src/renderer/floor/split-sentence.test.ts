import { expect, it } from 'vitest'
import { splitSentence } from './split-sentence.ts'

it.each([
  ['This is A-12-03. Go to A-12-05. Now.', 'This is A-12-03.', 'Go to A-12-05. Now.'],
  ['Il manque 0.84 kg. Regardez.', 'Il manque 0.84 kg.', 'Regardez.'],
  ['Only one sentence.', 'Only one sentence.', undefined],
  ['no end', 'no end', undefined],
])('%j', (text, title, detail) => {
  expect(splitSentence(text)).toEqual(detail === undefined ? { title } : { title, detail })
})
