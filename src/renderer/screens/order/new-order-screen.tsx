import { Button, Text } from '@mantine/core'
import { useEffect, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { asLanguage } from '../../i18n/languages.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { Notice, useNotice } from '../../office/notice.tsx'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { instantOf, nextCutOff, wallClock } from '../../office/zoned-time.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import { useHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { useRefusalText } from '../../ui/use-refusal-text.ts'
import { URGENT } from './change-dialog.tsx'
import { problemsOf } from './draft-problems.ts'
import classes from './new-order.module.css'
import { NewOrderCharges } from './new-order-charges.tsx'
import { NewOrderCustomer } from './new-order-customer.tsx'
import { NewOrderDelivery } from './new-order-delivery.tsx'
import { NewOrderLines } from './new-order-lines.tsx'
import {
  addressOf,
  amountOf,
  changed,
  emptyDraft,
  isTouched,
  type OrderDraft,
  priceOf,
  quantityOf,
} from './order-draft.ts'

const DEFAULT_CUT_OFF = '16:00'

export function NewOrderScreen() {
  const { t, i18n } = useTranslation('order')
  const [, navigate] = useLocation()
  const handheld = useIsHandheld()
  const refusalText = useRefusalText()
  const warehouse = useHello()?.warehouse
  const timeZone = warehouse?.timeZone ?? 'UTC'
  const notice = useNotice()
  const [draft, change] = useReducer(changed, null, () => ({
    ...emptyDraft({
      currency: warehouse?.currency ?? 'EUR',
      country: warehouse?.country ?? 'FR',
      language: warehouse?.language ?? asLanguage(i18n.language),
    }),
    dueWall: wallClock(nextCutOff(DEFAULT_CUT_OFF, timeZone, new Date().toISOString()), timeZone),
  }))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const productSearch = useRef<HTMLInputElement>(null)
  const problems = problemsOf(draft)
  const shown = tried ? problems : []

  // On a handheld the focus would cover half of the screen with a keyboard.
  useEffect(() => {
    if (!handheld) productSearch.current?.focus()
  }, [handheld])

  const leave = () => (isTouched(draft) ? setLeaving(true) : navigate('/orders'))

  const place = async () => {
    setTried(true)
    const dueAt = instantOf(draft.dueWall, timeZone)
    if (problems.length > 0 || dueAt === null || busy) return
    setBusy(true)
    const reply = await station.do('placeOrder', {
      ...placeArgs(draft),
      orderedAt: new Date().toISOString(),
      dueAt,
    })
    setBusy(false)
    if (reply.ok) navigate(`/orders/${reply.value.orderId}`)
    else notice.show({ status: 'wrong', title: refusalText(reply.refusal) })
  }

  const addScanned = async (code: string) => {
    const found = await station.query('resolveCode', { code })
    if (!found.ok) return notice.show({ status: 'wrong', title: refusalText(found.refusal) })
    if (found.value.kind !== 'product')
      return notice.show({ status: 'attention', title: t('scan.noProduct', { code }) })
    const { productId, qtyEach, sku } = found.value
    const stock = await station.query('products', { search: sku, after: null, limit: 20 })
    const row = stock.ok ? stock.value.rows.find((each) => each.id === productId) : undefined
    if (!row) return notice.show({ status: 'wrong', title: t('scan.notRead', { sku }) })
    change({ type: 'addProduct', product: row, qtyEach, display: asLanguage(i18n.language) })
    notice.show({ status: 'right', title: t('scan.added', { count: qtyEach, name: row.name }) })
  }

  useScanner(addScanned, { enabled: !leaving })
  useShortcuts(
    { 'Ctrl+Enter': () => void place(), '/': () => productSearch.current?.focus() },
    { enabled: !leaving },
  )

  return (
    <OfficeTheme>
      <Screen
        title={t('newTitle')}
        back={leave}
        help={<Text>{t('newHelp')}</Text>}
        action={
          <Button
            size={handheld ? 'hand' : 'sm'}
            fullWidth={handheld}
            loading={busy}
            onClick={() => void place()}
            title={t('primaryKey')}
          >
            {t('place')}
          </Button>
        }
      >
        <Notice {...notice} />
        {shown.length > 0 ? (
          <div role="alert" className={classes.problems}>
            <Text fw={600}>{t('problem.title', { count: shown.length })}</Text>
            <ul>
              {shown.map((problem) => (
                <li key={`${problem.code} ${'key' in problem ? problem.key : ''}`}>
                  {t(`problem.${problem.code}`, { sku: 'sku' in problem ? problem.sku : '' })}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className={classes.columns}>
          <div className={classes.column}>
            <NewOrderLines draft={draft} change={change} problems={shown} searchField={productSearch} />
            <NewOrderCharges draft={draft} change={change} problems={shown} />
          </div>
          <div className={classes.column}>
            <NewOrderCustomer draft={draft} change={change} problems={shown} />
            <NewOrderDelivery draft={draft} change={change} problems={shown} timeZone={timeZone} />
          </div>
        </div>
      </Screen>
      <OfficeDialog opened={leaving} onClose={() => setLeaving(false)} title={t('leave.title')}>
        <Text>{t('leave.detail', { count: draft.lines.length })}</Text>
        <div className={classes.dialogButtons}>
          <Button variant="default" onClick={() => navigate('/orders')}>
            {t('leave.discard')}
          </Button>
          <Button data-autofocus onClick={() => setLeaving(false)}>
            {t('leave.stay')}
          </Button>
        </div>
      </OfficeDialog>
    </OfficeTheme>
  )
}

function placeArgs(draft: OrderDraft) {
  return {
    number: draft.number.trim() || null,
    channel: 'manual',
    customerId: draft.customerId,
    customerName: draft.customerName.trim(),
    shipTo: addressOf(draft),
    currency: draft.currency,
    language: draft.language,
    carrierId: draft.carrierId,
    giftNote: draft.giftNote.trim() || null,
    note: draft.note.trim() || null,
    paid: draft.paid,
    priority: draft.urgent ? URGENT : 0,
    lines: draft.lines.map((line) => ({
      sku: line.sku,
      qtyEach: quantityOf(line) ?? 0,
      priceMinor: priceOf(line, draft.currency) ?? 0,
    })),
    charges: draft.charges.map((charge) => ({
      kind: charge.kind,
      code: charge.kind.toUpperCase(),
      name: charge.name.trim(),
      amountMinor: amountOf(charge, draft.currency) ?? 0,
    })),
  }
}
