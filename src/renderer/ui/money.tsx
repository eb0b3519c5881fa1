import { useFormat } from '../i18n/use-format.ts'

export function Money({ minor, currency }: { readonly minor: number; readonly currency: string }) {
  return <span>{useFormat().money(minor, currency)}</span>
}
