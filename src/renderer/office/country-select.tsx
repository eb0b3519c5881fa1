import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { countryCodes } from './country-codes.ts'

interface Props {
  readonly label: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly clearable?: boolean
  readonly error?: string | null
  /** Inside a popover: a list elsewhere would count as a click outside, and close it. */
  readonly inPlace?: boolean
}

/** Countries by their name in the person's language; typing a code finds them as well. */
export function CountrySelect({
  label,
  value,
  onChange,
  clearable = false,
  error = null,
  inPlace = false,
}: Props) {
  const { i18n } = useTranslation()
  const format = useFormat()
  const data = useMemo(
    () =>
      countryCodes
        .map((code) => ({ value: code, label: `${format.country(code)} (${code})` }))
        .sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [format, i18n.language],
  )
  return (
    <Select
      label={label}
      value={value}
      data={data}
      searchable
      clearable={clearable}
      allowDeselect={clearable}
      error={error}
      comboboxProps={{ withinPortal: !inPlace }}
      onChange={onChange}
    />
  )
}
