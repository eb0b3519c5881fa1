import { expect, test } from 'vitest'
import { boundsToOpen, FIRST_SIZE, parseWindowState } from './window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const left = { x: 200, y: 100, width: 1000, height: 700 }

test('a window opens where it was left', () => {
  const state = parseWindowState(JSON.stringify({ bounds: left, maximized: true }))
  expect(state.maximized).toBe(true)
  expect(boundsToOpen(state, [screen])).toEqual(left)
})

test('a place on a screen that is gone keeps the size only', () => {
  const state = { bounds: { ...left, x: 2500 }, maximized: false }
  expect(boundsToOpen(state, [screen])).toEqual({ width: 1000, height: 700 })
  expect(boundsToOpen(state, [screen, { ...screen, x: 1920 }])).toEqual({ ...left, x: 2500 })
})

test('a title bar above every screen could not be grabbed', () => {
  expect(boundsToOpen({ bounds: { ...left, y: -50 }, maximized: false }, [screen])).not.toHaveProperty('y')
})

test.each(['', 'null', '[]', '{"bounds":{"x":1}}', '{"bounds":{"x":1,"y":1,"width":"9","height":9}}'])(
  'a damaged file (%s) opens the first size',
  (text) => {
    expect(boundsToOpen(parseWindowState(text), [screen])).toEqual(FIRST_SIZE)
  },
)

test('a window too small to work in is opened larger', () => {
  const state = { bounds: { ...left, width: 10, height: 10 }, maximized: false }
  expect(boundsToOpen(state, [screen])).toMatchObject({ width: 400, height: 600 })
})
