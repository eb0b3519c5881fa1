/** What a number pad's text becomes by one key. The separator is kept as a point, whatever the language shows. */
export interface PadRules {
  readonly maxDigits: number
  readonly decimals: number
  readonly keepZeros: boolean
}

export function padInput(value: string, key: string, rules: PadRules): string {
  if (key === 'Clear') return ''
  if (key === 'Backspace') return value.slice(0, -1)
  if (key === '.' || key === ',') {
    return rules.decimals === 0 || value.includes('.') ? value : `${value === '' ? '0' : value}.`
  }
  if (!/^[0-9]$/.test(key)) return value
  const fraction = value.split('.')[1]
  if (fraction !== undefined && fraction.length >= rules.decimals) return value
  if (value.replace('.', '').length >= rules.maxDigits) return value
  return value === '0' && !rules.keepZeros ? key : value + key
}
