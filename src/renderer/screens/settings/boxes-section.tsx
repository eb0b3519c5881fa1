import { Button, Group, NumberInput, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../core/model/tables.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import {
  type BoxNumber,
  boxFields,
  HEAVIEST_GRAMS,
  isTooHeavyEmpty,
  LONGEST_SIDE_MM,
  savedBox,
  sides,
  weights,
} from './box-fields.ts'
import { HouseRow } from './house-row.tsx'
import { RowDialog } from './row-dialog.tsx'
import { Section } from './section.tsx'

/** The standard boxes of the packing benches. */
export function BoxesSection() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const { value: boxes, error, refresh } = useQuery('boxes', {}, { tables: ['box'] })
  const [edited, setEdited] = useState<Row<'box'> | 'new' | null>(null)
  if (error && !boxes) return <ErrorSection error={error} onRetry={refresh} />
  if (!boxes) return null
  return (
    <>
      <Section title={t('boxes.title')}>
        {boxes.length === 0 && <Text>{t('boxes.none')}</Text>}
        {boxes.map((box) => (
          <HouseRow
            key={box.id}
            name={box.name}
            code={box.code}
            detail={t('boxes.detail', {
              size: sides.map((side) => format.number(box[side])).join(' × '),
              empty: format.weight(box.emptyWeightGrams),
              largest: format.weight(box.maxWeightGrams),
            })}
            active={box.active}
            onEdit={() => setEdited(box)}
          />
        ))}
        <Group>
          <Button size="md" onClick={() => setEdited('new')}>
            {t('boxes.add')}
          </Button>
        </Group>
      </Section>
      {edited && (
        <BoxForm
          box={edited === 'new' ? null : edited}
          taken={edited === 'new' ? boxes.map(({ code }) => code) : []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

interface BoxFormProps {
  readonly box: Row<'box'> | null
  readonly taken: readonly string[]
  readonly onClose: () => void
}

function BoxForm({ box, taken, onClose }: BoxFormProps) {
  const { t } = useTranslation('settings')
  const [fields, setFields] = useState(() => boxFields(box))
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  const saved = savedBox(fields, taken)
  const numberField = (name: BoxNumber, min: number, max: number, error: string | null = null) => (
    <NumberInput
      key={name}
      label={t(`boxes.${name}`)}
      required
      min={min}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      value={fields[name] ?? ''}
      error={error}
      onChange={(value) => change({ [name]: value === '' ? null : Number(value) })}
    />
  )
  return (
    <RowDialog
      title={box ? box.name : t('boxes.add')}
      isNew={box === null}
      taken={taken}
      fields={fields}
      change={change}
      save={saved && (() => station.do('saveBoxes', { boxes: [saved] }))}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        {sides.map((side) => numberField(side, 1, LONGEST_SIDE_MM))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {weights.map((weight) =>
          numberField(
            weight,
            0,
            HEAVIEST_GRAMS,
            weight === 'maxWeightGrams' && isTooHeavyEmpty(fields) ? t('boxes.holdsNothing') : null,
          ),
        )}
      </SimpleGrid>
    </RowDialog>
  )
}
