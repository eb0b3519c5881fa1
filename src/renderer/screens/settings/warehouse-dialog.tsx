import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CountrySelect } from '../../office/country-select.tsx'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { Trouble } from '../../station/client.ts'
import { useHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'

interface Props {
  readonly taken: readonly string[]
  readonly onClose: () => void
}

const CODE = /^[A-Z0-9]{2,8}$/

/** Another warehouse of the organisation. What it shares with this one, it begins with. */
export function WarehouseDialog({ taken, onClose }: Props) {
  const { t } = useTranslation(['settings', 'firstStart', 'common'])
  const here = useHello()?.warehouse
  const [fields, setFields] = useState({
    name: '',
    code: '',
    country: here?.country ?? 'FR',
    currency: here?.currency ?? 'EUR',
    timeZone: here?.timeZone ?? 'Europe/Paris',
  })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))
  const isTaken = taken.includes(fields.code)
  const wrongCode = fields.code !== '' && !CODE.test(fields.code)
  const whole = fields.name.trim() !== '' && CODE.test(fields.code) && !isTaken

  const submit = async () => {
    if (!whole || busy) return
    setBusy(true)
    const reply = await station.do('openWarehouse', {
      ...fields,
      name: fields.name.trim(),
      language: here?.language ?? 'fr',
    })
    setBusy(false)
    if (reply.ok) onClose()
    else setRefusal(reply.refusal)
  }
  return (
    <OfficeDialog opened onClose={onClose} title={t('warehouses.open')}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Text>{t('warehouses.openWhat')}</Text>
        <TextInput
          label={t('firstStart:warehouse.name')}
          required
          maxLength={200}
          data-autofocus
          value={fields.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('firstStart:warehouse.code')}
          description={t('firstStart:warehouse.codeWhat')}
          required
          maxLength={8}
          value={fields.code}
          error={isTaken ? t('row.codeTaken') : wrongCode ? t('firstStart:warehouse.codeWrong') : null}
          onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
        />
        <CountrySelect
          label={t('firstStart:warehouse.country')}
          value={fields.country}
          onChange={(country) => change({ country: country ?? fields.country })}
        />
        <Select
          label={t('firstStart:warehouse.currency')}
          data={Intl.supportedValuesOf('currency')}
          value={fields.currency}
          onChange={(currency) => change({ currency: currency ?? fields.currency })}
          allowDeselect={false}
          searchable
          limit={100}
          nothingFoundMessage={t('firstStart:warehouse.nothingFound')}
        />
        <Select
          label={t('firstStart:warehouse.timeZone')}
          data={[...new Set([fields.timeZone, ...Intl.supportedValuesOf('timeZone')])]}
          value={fields.timeZone}
          onChange={(timeZone) => change({ timeZone: timeZone ?? fields.timeZone })}
          allowDeselect={false}
          searchable
          limit={100}
          nothingFoundMessage={t('firstStart:warehouse.nothingFound')}
        />
        <RefusalText refusal={refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!whole}>
            {t('warehouses.openIt')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}
