import { expect, it } from 'vitest'
import { isNews } from './back-news.ts'

const back = { at: '2026-03-02T10:00:00.000Z', sent: 14, refused: 2 }

it('tells each way back once, and none from before the screen was opened', () => {
  expect(isNews(back, undefined)).toBe(false)
  expect(isNews(null, null)).toBe(false)
  expect(isNews(back, null)).toBe(true)
  expect(isNews(back, back.at)).toBe(false)
  expect(isNews(back, '2026-03-02T09:00:00.000Z')).toBe(true)
})
