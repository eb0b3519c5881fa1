import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../core/model/tables.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { carrierFields, savedCarrier } from './carrier-fields.ts'
import { HouseRow } from './house-row.tsx'
import { RowDialog } from './row-dialog.tsx'
import { Section } from './section.tsx'

/** Who fetches the parcels and when the last order must be ready. */
export function CarriersSection() {
  const { t } = useTranslation('settings')
  const { value: carriers, error, refresh } = useQuery('carriers', { all: true }, { tables: ['carrier'] })
  const [edited, setEdited] = useState<Row<'carrier'> | 'new' | null>(null)
  if (error && !carriers) return <ErrorSection error={error} onRetry={refresh} />
  if (!carriers) return null
  return (
    <>
      <Section title={t('carriers.title')}>
        {carriers.length === 0 && <Text>{t('carriers.none')}</Text>}
        {carriers.map((carrier) => (
          <HouseRow
            key={carrier.id}
            name={carrier.name}
            code={carrier.code}
            detail={t('carriers.detail', { service: carrier.serviceName, cutOff: carrier.cutOff })}
            active={carrier.active}
            onEdit={() => setEdited(carrier)}
          />
        ))}
        <Group>
          <Button size="md" onClick={() => setEdited('new')}>
            {t('carriers.add')}
          </Button>
        </Group>
      </Section>
      {edited && (
        <CarrierForm
          carrier={edited === 'new' ? null : edited}
          taken={edited === 'new' ? carriers.map(({ code }) => code) : []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

interface CarrierFormProps {
  readonly carrier: Row<'carrier'> | null
  readonly taken: readonly string[]
  readonly onClose: () => void
}

function CarrierForm({ carrier, taken, onClose }: CarrierFormProps) {
  const { t } = useTranslation('settings')
  const [fields, setFields] = useState(() => carrierFields(carrier))
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  const saved = savedCarrier(fields, taken)
  return (
    <RowDialog
      title={carrier ? carrier.name : t('carriers.add')}
      isNew={carrier === null}
      taken={taken}
      fields={fields}
      change={change}
      save={saved && (() => station.do('saveCarriers', { carriers: [saved] }))}
      onClose={onClose}
    >
      <TextInput
        label={t('carriers.service')}
        placeholder={t('carriers.serviceExample')}
        required
        maxLength={200}
        value={fields.serviceName}
        onChange={(event) => change({ serviceName: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        maw={200}
        label={t('carriers.cutOff')}
        description={t('carriers.cutOffWhat')}
        required
        value={fields.cutOff}
        onChange={(event) => change({ cutOff: event.currentTarget.value })}
      />
    </RowDialog>
  )
}
