import { Select, TextInput, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { countryCodes } from './country-codes.ts'
import { codeOf, currencyOf } from './defaults.ts'
import type { StepProps } from './step-props.ts'

export function WarehouseStep({ draft, change, problems }: StepProps) {
  const { t } = useTranslation('firstStart')
  const format = useFormat()
  const countries = countryCodes
    .map((code) => ({ value: code, label: format.country(code) }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const place = problems.includes('placeMissing')
  return (
    <>
      <Title order={1}>{t('warehouse.title')}</Title>
      <TextInput
        size="lg"
        label={t('warehouse.name')}
        placeholder={t('warehouse.nameExample')}
        value={draft.warehouseName}
        onChange={(event) => {
          const warehouseName = event.currentTarget.value
          // The code follows the name until the person has given one of their own.
          const follows = draft.warehouseCode === codeOf(draft.warehouseName)
          change({ warehouseName, ...(follows ? { warehouseCode: codeOf(warehouseName) } : {}) })
        }}
        error={problems.includes('nameMissing') && t('warehouse.nameMissing')}
        maxLength={200}
        autoFocus
      />
      <TextInput
        size="lg"
        label={t('warehouse.code')}
        description={t('warehouse.codeWhat')}
        value={draft.warehouseCode}
        onChange={(event) => change({ warehouseCode: event.currentTarget.value.toUpperCase() })}
        error={problems.includes('codeWrong') && t('warehouse.codeWrong')}
        maxLength={8}
      />
      <Select
        size="lg"
        label={t('warehouse.country')}
        data={countries}
        value={draft.country || null}
        onChange={(country) =>
          change({ country: country ?? '', currency: (country && currencyOf(country)) ?? draft.currency })
        }
        error={place && !draft.country && t('warehouse.placeMissing')}
        searchable
        nothingFoundMessage={t('warehouse.nothingFound')}
      />
      <Select
        size="lg"
        label={t('warehouse.currency')}
        data={Intl.supportedValuesOf('currency')}
        value={draft.currency || null}
        onChange={(currency) => change({ currency: currency ?? '' })}
        error={place && !draft.currency && t('warehouse.placeMissing')}
        searchable
        nothingFoundMessage={t('warehouse.nothingFound')}
      />
      <Select
        size="lg"
        label={t('warehouse.timeZone')}
        data={[...new Set([draft.timeZone, ...Intl.supportedValuesOf('timeZone')])].filter(Boolean)}
        value={draft.timeZone || null}
        onChange={(timeZone) => change({ timeZone: timeZone ?? '' })}
        error={place && !draft.timeZone && t('warehouse.placeMissing')}
        searchable
        limit={100}
        nothingFoundMessage={t('warehouse.nothingFound')}
      />
    </>
  )
}
