// [guards] Every fault in the texts of the screens is planted once; beside it stands what is right and must stay silent.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textProblems } from '../../scripts/lib/text-problems.mjs'
import { type Planted, plant } from './planted.ts'

const good = `
import { useTranslation } from 'react-i18next'
const words = { late: 'state.late' } as const
export function Good({ state, count, late }: { state: 'open' | 'done'; count: number; late: boolean }) {
  const { t } = useTranslation(['area', 'common'])
  return (
    <section className="some words that nobody reads" data-kind="plain" title={t('title')}>
      {t('items', { count })} · {t(\`status.\${state}\`)} {late && t(words.late)} {t(late ? 'common:yes' : 'common:no')}
      <kbd>Esc</kbd> SKU 42 {late ? t('shape', { context: 'round' }) : null}
    </section>
  )
}
`
const bad = `
import { useTranslation } from 'react-i18next'
export function Bad({ late, name }: { late: boolean; name: string }) {
  const { t } = useTranslation('area')
  const rows = [{ title: 'Wrong bin' }]
  return (
    <section>
      Plain words
      <input placeholder="Placeholder words" aria-label={late ? 'Choice words' : t('title')} />
      {late && 'Child words'}
      {\`Template words \${name}\`}
      {t('missing')}
      {t(\`nothing.\${name}\`)}
      {rows.length}
    </section>
  )
}
`
const en = {
  title: 'Title',
  items_one: '{{count}} item',
  items_other: '{{count}} items',
  status: { open: 'Open', done: 'Done' },
  state: { late: 'Late' },
  shape_round: 'Round',
}
const fr = {
  title: 'Titre',
  items_one: '{{count}} article',
  items_many: '{{count}} d’articles',
  items_other: '{{count}} articles',
  status: { open: 'Ouvert', done: 'Fait' },
  state: { late: 'En retard' },
  shape_round: 'Rond',
}

const common = { en: { yes: 'Yes', no: 'No' }, fr: { yes: 'Oui', no: 'Non' } }
const texts = (area: { en: object; fr: object }) => ({
  'resources/translations/en/area.json': JSON.stringify(area.en),
  'resources/translations/fr/area.json': JSON.stringify(area.fr),
  'resources/translations/en/common.json': JSON.stringify(common.en),
  'resources/translations/fr/common.json': JSON.stringify(common.fr),
})

const planted: Planted[] = []
const problemsOf = (files: Readonly<Record<string, string>>) => {
  const checkout = plant(files)
  planted.push(checkout)
  return textProblems({ root: checkout.folder, sources: 'src', translations: 'resources/translations' })
}
let found: string[] = []
beforeAll(() => {
  found = problemsOf({
    'src/good.tsx': good,
    'src/bad.tsx': bad,
    ...texts({
      en: {
        ...en,
        forgotten: 'Forgotten',
        onlyEnglish: 'Only English',
        greeting: 'Hello {{name}}',
        lone_one: 'One',
      },
      fr: {
        ...fr,
        items_many: undefined,
        forgotten: 'Oublié',
        greeting: 'Bonjour',
        lone_one: 'Un',
        empty: ' ',
      },
    }),
  })
})
afterAll(() => {
  for (const checkout of planted) checkout.remove()
})

test('is silent about what is right', () => {
  expect(problemsOf({ 'src/good.tsx': good, ...texts({ en, fr }) })).toEqual([])
})

test.each([
  ['words between tags', 'src/bad.tsx:8 is not translated: "Plain words"'],
  ['words in an attribute', 'src/bad.tsx:9 is not translated: "Placeholder words"'],
  ['words in a choice', 'src/bad.tsx:9 is not translated: "Choice words"'],
  ['words in an expression', 'src/bad.tsx:10 is not translated: "Child words"'],
  ['words in a template', 'src/bad.tsx:11 is not translated: "Template words …"'],
  ['words in an object', 'src/bad.tsx:5 is not translated: "Wrong bin"'],
  ['a key that does not exist', 'src/bad.tsx:12 uses area:missing, which does not exist'],
  ['a group of keys that does not exist', 'src/bad.tsx:13 uses area:nothing.*, which does not exist'],
  ['a key that is used nowhere', 'area:forgotten is used nowhere'],
  ['a key that only English has', 'area:onlyEnglish is missing in fr'],
  ['a key that only French has', 'area:empty is missing in en'],
  ['a value that one language leaves out', 'area:greeting puts in name and nothing'],
  ['a plural form that the language needs', 'area:items_many is missing in fr'],
  ['a plural without its general form', 'area:lone_other is missing in en'],
  ['words that are empty', 'area:empty is empty in fr'],
])('finds %s', (_name, problem) => {
  expect(found).toContain(problem)
})

test('finds an area that one language lacks', () => {
  const { 'resources/translations/fr/area.json': _gone, ...files } = texts({ en, fr })
  expect(problemsOf({ 'src/good.tsx': good, ...files })).toEqual(['area.json is missing in fr'])
})
