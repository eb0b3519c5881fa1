import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../core/model/tables.ts'
import type { Language } from '../../../core/model/units.ts'
import { languageNames, languages } from '../../i18n/languages.ts'
import { CountrySelect } from '../../office/country-select.tsx'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { Trouble } from '../../station/client.ts'
import { useHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { customerFields, rowOf } from './customer-fields.ts'
import classes from './customers.module.css'

interface Props {
  readonly customer: Row<'customer'> | 'new' | null
  readonly onClose: () => void
  readonly onSaved: (name: string) => void
}

export function CustomerDialog({ customer, onClose, onSaved }: Props) {
  const { t } = useTranslation('customers')
  const title = customer === null ? '' : customer === 'new' ? t('new') : customer.name
  return (
    <OfficeDialog opened={customer !== null} onClose={onClose} title={title}>
      {customer ? <CustomerForm customer={customer} onClose={onClose} onSaved={onSaved} /> : null}
    </OfficeDialog>
  )
}

const texts = ['email', 'phone', 'postcode', 'city', 'region'] as const
const lengths = { email: 200, phone: 40, postcode: 20, city: 120, region: 120 } as const

function CustomerForm({
  customer,
  onClose,
  onSaved,
}: Props & { readonly customer: Row<'customer'> | 'new' }) {
  const { t } = useTranslation('customers')
  const warehouse = useHello()?.warehouse
  const [fields, setFields] = useState(() =>
    customerFields(customer === 'new' ? null : customer, {
      country: warehouse?.country ?? 'FR',
      language: warehouse?.language ?? 'en',
    }),
  )
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const ready = fields.code.trim() !== '' && fields.name.trim() !== ''
  const set = (change: Partial<typeof fields>) => {
    setTrouble(null)
    setFields((before) => ({ ...before, ...change }))
  }

  const save = async () => {
    if (!ready) return
    setBusy(true)
    const reply = await station.do('saveCustomers', {
      importId: null,
      customers: [rowOf(fields, customer === 'new' ? null : customer)],
    })
    setBusy(false)
    if (reply.ok) onSaved(fields.name.trim())
    else setTrouble(reply.refusal)
  }

  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label={t('field.code')}
          required
          maxLength={60}
          readOnly={customer !== 'new'}
          {...(customer === 'new' ? { 'data-autofocus': true } : {})}
          value={fields.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.name')}
          required
          maxLength={200}
          {...(customer === 'new' ? {} : { 'data-autofocus': true })}
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Textarea
          className={classes.wide}
          label={t('field.street')}
          autosize
          minRows={2}
          maxRows={6}
          value={fields.street}
          onChange={(event) => set({ street: event.currentTarget.value })}
        />
        {texts.map((name) => (
          <TextInput
            key={name}
            label={t(`field.${name}`)}
            maxLength={lengths[name]}
            value={fields[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
        <CountrySelect
          label={t('field.country')}
          value={fields.country}
          onChange={(country) => set({ country: country ?? fields.country })}
        />
        <div>
          <Text size="sm" fw={500}>
            {t('field.language')}
          </Text>
          <SegmentedControl
            aria-label={t('field.language')}
            value={fields.language}
            data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            onChange={(language) => set({ language: language as Language })}
          />
        </div>
      </div>
      <Text size="sm" c="dimmed">
        {t('ordersKeepTheirs')}
      </Text>
      <RefusalText refusal={trouble} />
      <Group justify="flex-end" gap="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('common:save')}
        </Button>
      </Group>
    </Stack>
  )
}
