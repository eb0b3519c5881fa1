import type { Row } from '../../../core/model/tables.ts'
import type { OperationArgs } from '../../../core/operations/registry.ts'
import { codeProblem } from './code-problem.ts'

export const sides = ['lengthMm', 'widthMm', 'heightMm'] as const
export const weights = ['emptyWeightGrams', 'maxWeightGrams'] as const

export const LONGEST_SIDE_MM = 10_000
export const HEAVIEST_GRAMS = 100_000_000

export type BoxNumber = (typeof sides)[number] | (typeof weights)[number]

/** A box as its form shows it; a number that is not typed yet is null. */
export type BoxFields = Pick<Row<'box'>, 'code' | 'name' | 'active'> & Record<BoxNumber, number | null>
export type SavedBox = OperationArgs<'saveBoxes'>['boxes'][number]

export function boxFields(box: Row<'box'> | null): BoxFields {
  return {
    code: box?.code ?? '',
    name: box?.name ?? '',
    active: box?.active ?? true,
    lengthMm: box?.lengthMm ?? null,
    widthMm: box?.widthMm ?? null,
    heightMm: box?.heightMm ?? null,
    emptyWeightGrams: box?.emptyWeightGrams ?? null,
    maxWeightGrams: box?.maxWeightGrams ?? null,
  }
}

/** A box that may weigh no more than it does empty holds nothing. */
export function isTooHeavyEmpty({ emptyWeightGrams, maxWeightGrams }: BoxFields): boolean {
  return emptyWeightGrams !== null && maxWeightGrams !== null && maxWeightGrams <= emptyWeightGrams
}

/** `taken`: the codes of the other boxes. Null while something is missing. */
export function savedBox(fields: BoxFields, taken: readonly string[]): SavedBox | null {
  const code = fields.code.trim().toUpperCase()
  const name = fields.name.trim()
  const { lengthMm, widthMm, heightMm, emptyWeightGrams, maxWeightGrams, active } = fields
  if (codeProblem(code, taken) || name === '' || isTooHeavyEmpty(fields)) return null
  if (!isSide(lengthMm) || !isSide(widthMm) || !isSide(heightMm)) return null
  if (!isWeight(emptyWeightGrams) || !isWeight(maxWeightGrams)) return null
  return { code, name, lengthMm, widthMm, heightMm, emptyWeightGrams, maxWeightGrams, active }
}

const isSide = (mm: number | null): mm is number => mm !== null && mm >= 1 && mm <= LONGEST_SIDE_MM
const isWeight = (grams: number | null): grams is number =>
  grams !== null && grams >= 0 && grams <= HEAVIEST_GRAMS
