import { describe, expect, it } from 'vitest'
import { contrast, deficiencies, distance } from './color-math.testkit.ts'
import { grounds, statusColors, statusKinds } from './status-colors.ts'

describe.each(['light', 'dark'] as const)('colours of the %s theme', (scheme) => {
  const colors = statusColors[scheme]
  const ground = grounds[scheme]

  it.each(Object.keys(deficiencies) as (keyof typeof deficiencies)[])(
    'right and wrong stay apart for %s',
    (kind) => {
      expect(distance(colors.right.fill, colors.wrong.fill, deficiencies[kind])).toBeGreaterThanOrEqual(48)
    },
  )

  it.each(statusKinds)('text on %s has 4.5:1', (kind) => {
    expect(contrast(colors[kind].fill, colors[kind].on)).toBeGreaterThanOrEqual(4.5)
  })

  it('shapes that are not amber have 3:1 on both grounds', () => {
    for (const kind of statusKinds) {
      if (scheme === 'light' && kind === 'attention') continue // drawn with an outline in the text's colour
      expect(contrast(colors[kind].fill, ground.page)).toBeGreaterThanOrEqual(3)
      expect(contrast(colors[kind].fill, ground.raised)).toBeGreaterThanOrEqual(3)
    }
  })

  it('location, product and quantity have 7:1, quiet text 4.5:1, lines 3:1', () => {
    for (const on of [ground.page, ground.raised]) {
      expect(contrast(ground.text, on)).toBeGreaterThanOrEqual(7)
      expect(contrast(ground.quiet, on)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(ground.line, on)).toBeGreaterThanOrEqual(3)
    }
  })
})
