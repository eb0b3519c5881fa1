import {
  Button,
  Combobox,
  Group,
  SegmentedControl,
  Text,
  Textarea,
  TextInput,
  useCombobox,
} from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../core/model/units.ts'
import { languageNames, languages } from '../../i18n/languages.ts'
import { CountrySelect } from '../../office/country-select.tsx'
import { useLater } from '../../office/use-later.ts'
import { useQuery } from '../../station/use-query.ts'
import type { DraftProblem } from './draft-problems.ts'
import classes from './new-order.module.css'
import type { DraftAction, OrderDraft } from './order-draft.ts'

interface Props {
  readonly draft: OrderDraft
  readonly change: (action: DraftAction) => void
  readonly problems: readonly DraftProblem[]
}

/** A customer whom one knows fills the form; one whom nobody knows is typed into the same fields. */
export function NewOrderCustomer({ draft, change, problems }: Props) {
  const { t } = useTranslation('order')
  const has = (code: DraftProblem['code']) =>
    problems.some((problem) => problem.code === code) ? t(`problem.${code}`, { sku: '' }) : null
  const set = (part: Parameters<typeof change>[0] & { type: 'set' }) => change(part)
  const field = (name: 'postcode' | 'city' | 'region' | 'phone', error: string | null = null) => (
    <TextInput
      label={t(`field.${name}`)}
      value={draft[name]}
      error={error}
      maxLength={name === 'postcode' ? 20 : name === 'phone' ? 40 : 120}
      onChange={(event) => set({ type: 'set', change: { [name]: event.currentTarget.value } })}
    />
  )
  return (
    <section aria-label={t('customer')}>
      <h2 className={classes.heading}>{t('customer')}</h2>
      <CustomerSearch change={change} />
      {draft.customerId ? (
        <Group gap="xs" mt={6}>
          <Text size="sm">{t('knownCustomer')}</Text>
          <Button variant="subtle" onClick={() => change({ type: 'customer', customer: null })}>
            {t('notThisCustomer')}
          </Button>
        </Group>
      ) : null}
      <div className={classes.fields}>
        <TextInput
          className={classes.wide}
          label={t('field.name')}
          required
          maxLength={200}
          value={draft.customerName}
          error={has('customerMissing')}
          onChange={(event) => set({ type: 'set', change: { customerName: event.currentTarget.value } })}
        />
        <Textarea
          className={classes.wide}
          label={t('field.street')}
          required
          autosize
          minRows={2}
          maxRows={6}
          value={draft.street}
          error={has('streetMissing')}
          onChange={(event) => set({ type: 'set', change: { street: event.currentTarget.value } })}
        />
        {field('postcode')}
        {field('city', has('cityMissing'))}
        {field('region')}
        {field('phone')}
        <div className={classes.wide}>
          <CountrySelect
            label={t('field.country')}
            value={draft.country}
            error={has('countryMissing')}
            onChange={(country) => set({ type: 'set', change: { country: country ?? '' } })}
          />
        </div>
        <div className={classes.wide}>
          <Text size="sm" fw={500}>
            {t('field.language')}
          </Text>
          <SegmentedControl
            aria-label={t('field.language')}
            value={draft.language}
            data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
            onChange={(language) => set({ type: 'set', change: { language: language as Language } })}
          />
        </div>
      </div>
    </section>
  )
}

function CustomerSearch({ change }: { readonly change: (action: DraftAction) => void }) {
  const { t } = useTranslation('order')
  const combobox = useCombobox()
  const [text, setText] = useState('')
  const search = useLater(text, 150)
  const found = useQuery(
    'customers',
    { search, after: null, limit: 8 },
    { enabled: search.trim() !== '', tables: [], keep: true },
  )
  const rows = search.trim() === '' ? [] : (found.value?.rows ?? [])
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
        const customer = rows.find((row) => row.id === id)
        if (customer) change({ type: 'customer', customer })
        setText('')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('customerSearch')}
          placeholder={t('customerSearchHint')}
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
      <Combobox.Dropdown hidden={search.trim() === ''}>
        <Combobox.Options>
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={row.id}>
              <Text size="sm" fw={600}>
                {row.name}
              </Text>
              <Text size="sm" c="dimmed">
                {[row.code, row.address.city, row.address.country].filter(Boolean).join(' · ')}
              </Text>
            </Combobox.Option>
          ))}
          {rows.length === 0 && !found.loading ? (
            <Combobox.Empty>{t('noCustomerFound')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
