import { describe, expect, it } from 'vitest'
import { type Packable, suggestBox } from './suggest-box.ts'

const box = (code: string, side: number, maxWeightGrams: number) => ({
  code,
  lengthMm: side,
  widthMm: side,
  heightMm: side,
  emptyWeightGrams: 100,
  maxWeightGrams,
})
const boxes = [box('L', 400, 20_000), box('S', 100, 5_000), box('M', 200, 10_000)]
const goods = (sides: [number, number, number], weightGrams: number, qtyEach: number): Packable => {
  const [lengthMm, widthMm, heightMm] = sides
  return { lengthMm, widthMm, heightMm, weightGrams, qtyEach }
}
const suggested = (...content: Packable[]) => suggestBox(boxes, content)?.code

describe('suggestBox', () => {
  it('takes the smallest box that holds the volume, the longest side and the weight', () => {
    expect(suggested(goods([50, 50, 50], 100, 2))).toBe('S')
    expect(suggested(goods([50, 50, 50], 100, 7))).toBe('M')
    expect(suggested(goods([10, 10, 150], 100, 1))).toBe('M')
    expect(suggested(goods([50, 50, 50], 2_500, 2))).toBe('M')
  })

  it('begins with the largest where one box is not enough, and with none where there is nothing', () => {
    expect(suggested(goods([100, 100, 100], 100, 500))).toBe('L')
    expect(suggested()).toBeUndefined()
  })
})
