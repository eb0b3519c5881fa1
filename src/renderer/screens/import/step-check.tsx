import { Group, Select, Table, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportOptions, ImportPreview } from '../../../core/protocol/commands.ts'
import classes from './import.module.css'
import { StepButtons } from './step-buttons.tsx'
import { FileLine } from './step-match.tsx'
import type { ImportWork } from './use-import.ts'

interface Props {
  readonly work: ImportWork
  readonly preview: ImportPreview
}

const encodings = ['utf-8', 'windows-1252', 'utf-16le'] as const
const decimals = ['auto', 'point', 'comma'] as const
const dateOrders = ['auto', 'dmy', 'mdy', 'ymd'] as const
const newBins = ['auto', 'create', 'reject'] as const
const newProducts = ['create', 'reject'] as const

/** How the file writes letters, numbers and dates: what was found out, and the choice to say otherwise. The sample shows the effect. */
export function StepCheck({ work, preview }: Props) {
  const { t } = useTranslation('import')
  const { options } = work
  const [currency, setCurrency] = useState(options.currency ?? '')
  useEffect(() => setCurrency(options.currency ?? ''), [options.currency])

  const tellCurrency = () => {
    const wanted = /^[A-Z]{3}$/.test(currency) ? currency : null
    if (wanted !== options.currency) work.change({ currency: wanted })
  }

  return (
    <>
      <FileLine preview={preview} />
      <Group align="flex-start" gap="md">
        <Select
          label={t('encoding.label')}
          allowDeselect={false}
          w={290}
          value={options.encoding ?? 'auto'}
          data={[
            { value: 'auto', label: t('encoding.auto', { found: preview.encoding }) },
            ...encodings.map((value) => ({ value, label: t(`encoding.${value}`) })),
          ]}
          onChange={(value) =>
            work.change({ encoding: value === 'auto' ? null : (value as ImportOptions['encoding']) })
          }
        />
        <Select
          label={t('decimal.label')}
          allowDeselect={false}
          w={290}
          value={options.decimal}
          data={decimals.map((value) => ({
            value,
            label: t(`decimal.${value}`, { found: t(`decimal.${preview.decimal}`) }),
          }))}
          onChange={(value) => work.change({ decimal: value as ImportOptions['decimal'] })}
        />
        <Select
          label={t('dateOrder.label')}
          allowDeselect={false}
          w={290}
          value={options.dateOrder}
          data={dateOrders.map((value) => ({
            value,
            label: t(`dateOrder.${value}`, { found: t(`dateOrder.${preview.dateOrder}`) }),
          }))}
          onChange={(value) => work.change({ dateOrder: value as ImportOptions['dateOrder'] })}
        />
        <TextInput
          label={t('currency')}
          description={t('currencyHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={3}
          w={170}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          onBlur={tellCurrency}
        />
        {preview.kind === 'stock' ? (
          <Select
            label={t('newBins.label')}
            allowDeselect={false}
            w={280}
            value={options.newBins}
            data={newBins.map((value) => ({ value, label: t(`newBins.${value}`) }))}
            onChange={(value) => work.change({ newBins: value as ImportOptions['newBins'] })}
          />
        ) : null}
        {preview.kind === 'orders' ? (
          <Select
            label={t('newProducts.label')}
            allowDeselect={false}
            w={280}
            value={options.newProducts}
            data={newProducts.map((value) => ({ value, label: t(`newProducts.${value}`) }))}
            onChange={(value) => work.change({ newProducts: value as ImportOptions['newProducts'] })}
          />
        ) : null}
      </Group>
      <Sample preview={preview} />
      <StepButtons
        back={() => work.goTo('match')}
        backLabel={t('common:back')}
        next={() => work.goTo('preview')}
        nextLabel={t('common:next')}
        busy={work.busy !== null}
        blocked={preview.missing.length > 0 ? t('missingFields', { count: preview.missing.length }) : null}
      />
    </>
  )
}

/** The first rows as they are read with the choices above. */
export function Sample({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('import')
  return (
    <div className={classes.sample}>
      <Table verticalSpacing={4} striped aria-label={t('firstRows')}>
        <Table.Thead>
          <Table.Tr>
            {preview.columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings of a file may repeat; their order is fixed
              <Table.Th key={index}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.sample.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file may repeat; their order is fixed
            <Table.Tr key={line}>
              {preview.columns.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Table.Td key={index}>{row[index] ?? ''}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
