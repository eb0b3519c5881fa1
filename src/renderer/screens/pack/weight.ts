/**
 * A typed weight. Scales show kilograms, people type grams: what has a separator is kilograms, what has none is grams.
 * @returns grams, or null for what is no weight.
 */
export function parseWeightGrams(text: string): number | null {
  const clean = text.trim().replace(/\s/g, '')
  if (/^\d{1,6}$/.test(clean)) return Number(clean) || null
  if (!/^\d{0,4}[.,]\d{1,3}$/.test(clean)) return null
  const grams = Math.round(Number(clean.replace(',', '.')) * 1000)
  return grams > 0 ? grams : null
}
