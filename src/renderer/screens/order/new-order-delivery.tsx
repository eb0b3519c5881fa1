import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { nextCutOff, wallClock } from '../../office/zoned-time.ts'
import { useQuery } from '../../station/use-query.ts'
import { carrierLabel } from './change-dialog.tsx'
import type { DraftProblem } from './draft-problems.ts'
import classes from './new-order.module.css'
import { onlyCarrier } from './only-carrier.ts'
import type { DraftAction, OrderDraft } from './order-draft.ts'

interface Props {
  readonly draft: OrderDraft
  readonly change: (action: DraftAction) => void
  readonly problems: readonly DraftProblem[]
  readonly timeZone: string
}

export function NewOrderDelivery({ draft, change, problems, timeZone }: Props) {
  const { t } = useTranslation('order')
  const carriers = useQuery('carriers', { all: false }, { tables: ['carrier'] })
  const has = (code: DraftProblem['code']) =>
    problems.some((problem) => problem.code === code) ? t(`problem.${code}`, { sku: '' }) : null
  const active = carriers.value ?? []
  const offered = useRef(false)

  /** A carrier has its own cut-off: the order leaves at its next one. */
  const chooseCarrier = (id: string | null) => {
    const carrier = active.find((each) => each.id === id)
    if (!carrier) return change({ type: 'set', change: { carrierId: null } })
    const dueWall = wallClock(nextCutOff(carrier.cutOff, timeZone, new Date().toISOString()), timeZone)
    change({ type: 'set', change: { carrierId: carrier.id, dueWall } })
  }

  // Once, when the carriers are first known: who takes the only one away again wants none.
  useEffect(() => {
    if (!carriers.value || offered.current) return
    offered.current = true
    const only = onlyCarrier(carriers.value)
    if (only && draft.carrierId === null) chooseCarrier(only.id)
  })

  return (
    <section aria-label={t('delivery')}>
      <h2 className={classes.heading}>{t('delivery')}</h2>
      <div className={classes.fields}>
        <div className={classes.wide}>
          <Select
            label={t('carrier')}
            clearable
            value={draft.carrierId}
            data={active.map((carrier) => ({ value: carrier.id, label: carrierLabel(carrier) }))}
            onChange={chooseCarrier}
          />
        </div>
        <TextInput
          type="datetime-local"
          label={t('leaves')}
          required
          value={draft.dueWall}
          error={has('dueMissing')}
          onChange={(event) => change({ type: 'set', change: { dueWall: event.currentTarget.value } })}
        />
        <TextInput
          label={t('field.number')}
          placeholder={t('field.numberHint')}
          maxLength={60}
          value={draft.number}
          onChange={(event) => change({ type: 'set', change: { number: event.currentTarget.value } })}
        />
        <TextInput
          label={t('field.currency')}
          maxLength={3}
          value={draft.currency}
          error={has('currencyWrong')}
          onChange={(event) =>
            change({ type: 'set', change: { currency: event.currentTarget.value.toUpperCase() } })
          }
        />
        <div className={classes.checks}>
          <Checkbox
            label={t('paid')}
            checked={draft.paid}
            onChange={(event) => change({ type: 'set', change: { paid: event.currentTarget.checked } })}
          />
          <Checkbox
            label={t('urgent')}
            checked={draft.urgent}
            onChange={(event) => change({ type: 'set', change: { urgent: event.currentTarget.checked } })}
          />
        </div>
        <Textarea
          className={classes.wide}
          label={t('giftNoteLabel')}
          autosize
          minRows={2}
          maxLength={4000}
          value={draft.giftNote}
          onChange={(event) => change({ type: 'set', change: { giftNote: event.currentTarget.value } })}
        />
        <Textarea
          className={classes.wide}
          label={t('note')}
          description={t('noteHint')}
          autosize
          minRows={2}
          maxLength={4000}
          value={draft.note}
          onChange={(event) => change({ type: 'set', change: { note: event.currentTarget.value } })}
        />
      </div>
    </section>
  )
}
