import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductListRow } from '../../core/protocol/queries/orders.ts'
import { useQuery } from '../station/use-query.ts'
import { useLater } from './use-later.ts'

interface Props {
  readonly label: string
  readonly placeholder?: string
  readonly inputRef?: RefObject<HTMLInputElement | null>
  readonly onChoose: (product: ProductListRow) => void
}

/** Finds a product by SKU, name or barcode as one types; Enter takes the first that matches. */
export function ProductSearch({ label, placeholder, inputRef, onChoose }: Props) {
  const { t } = useTranslation('stock')
  const combobox = useCombobox()
  const [text, setText] = useState('')
  const search = useLater(text, 120)
  const asked = search.trim() !== ''
  const found = useQuery(
    'products',
    { search, after: null, limit: 12 },
    { enabled: asked, tables: [], keep: true },
  )
  const rows = asked ? (found.value?.rows ?? []) : []
  const first = rows[0]?.id

  // Enter takes the first that is shown, so the choice follows the answers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first row is what the choice follows
  useEffect(() => {
    if (first) combobox.selectFirstOption()
  }, [first])
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const product = rows.find((row) => row.id === id)
        if (!product) return
        setText('')
        combobox.closeDropdown()
        onChoose(product)
      }}
    >
      <Combobox.Target>
        <TextInput
          {...(inputRef ? { ref: inputRef } : {})}
          label={label}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          // Escape closes the list and not the screen behind it.
          onKeyDown={(event) => event.key === 'Escape' && combobox.dropdownOpened && event.stopPropagation()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!asked}>
        <Combobox.Options mah={360} style={{ overflowY: 'auto' }}>
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={row.id}>
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Text size="sm" fw={600}>
                    {row.sku}
                  </Text>
                  <Text size="sm">{row.name}</Text>
                </div>
                <Text size="sm" c="dimmed">
                  {t('availableCount', { count: row.availableEach })}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
          {asked && rows.length === 0 && !found.loading ? (
            <Combobox.Empty>{t('noProductFound', { search })}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
