import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { OrderId } from '../../../core/model/ids.ts'
import type { PackLine } from '../../../core/protocol/queries/floor.ts'
import { VerdictBand } from '../../feedback/verdict-band.tsx'
import { CannotScan } from '../../floor/cannot-scan.tsx'
import classes from '../../floor/floor.module.css'
import { QuantityPanel } from '../../floor/quantity-panel.tsx'
import { soon, useSession } from '../../floor/use-session.ts'
import { useTeller } from '../../floor/use-teller.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import { station } from '../../station/station.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { CloseParcel } from './close-parcel.tsx'
import { ItemCard } from './item-card.tsx'
import { LineList } from './line-list.tsx'
import { OrderNotes, StopPanel } from './order-notes.tsx'
import own from './pack.module.css'
import { PackAction } from './pack-action.tsx'
import { PackAside } from './pack-aside.tsx'
import { contentOf, leftOf, openParcelOf, phaseOf } from './pack-machine.ts'
import { createPackSession } from './pack-session.ts'
import { ParcelList } from './parcel-list.tsx'
import { parseWeightGrams } from './weight.ts'

export function PackScreen({ params }: { readonly params: Readonly<Record<string, string | undefined>> }) {
  const orderId = (params.orderId ?? '') as OrderId
  return <PackOrder key={orderId} orderId={orderId} />
}

const TABLES = ['order', 'orderLine', 'parcel', 'parcelLine', 'box', 'location', 'printing'] as const

function PackOrder({ orderId }: { readonly orderId: OrderId }) {
  const { t } = useTranslation('pack')
  const [, navigate] = useLocation()
  const handheld = useIsHandheld()
  const tell = useTeller('pack')
  const [session] = useState(() =>
    createPackSession(orderId, {
      station,
      tell,
      open: (other) => navigate(`/pack/${other}`),
      soon,
      report: (error) => console.error(error),
      year: new Date().getFullYear(),
    }),
  )
  const snapshot = useSession(session, TABLES)
  const [typing, setTyping] = useState<PackLine | null>(null)
  const [cannotScan, setCannotScan] = useState(false)
  const [weightText, setWeightText] = useState('')
  const scan = (code: string) => {
    setTyping(null)
    setCannotScan(false)
    return session.scan(code)
  }
  useScanner((code) => scan(code))

  const { state, missing, trouble } = snapshot
  if (!state) {
    return (
      <Screen title={t('title')} back="/pack" task>
        {trouble && <ErrorSection error={trouble} onRetry={() => void session.refresh()} />}
        {missing && <EmptyState title={t('missing')} detail={t('missingDetail')} />}
      </Screen>
    )
  }
  const { view } = state
  const phase = phaseOf(view)
  const inHand = openParcelOf(view)
  const closing = phase === 'seal' || (phase === 'scan' && snapshot.closing && inHand !== null)
  const begun = view.parcels.some((parcel) => contentOf(parcel) > 0)
  const seal = async (reason: string | null) => {
    const grams = parseWeightGrams(weightText)
    if (grams === null) document.getElementById('parcel-weight')?.focus()
    if (await session.seal(grams, reason)) setWeightText('')
  }
  return (
    <Screen
      title={t('order', { number: view.order.number })}
      aside={<PackAside view={view} />}
      back="/pack"
      task
      help={<PackHelp />}
      action={
        <PackAction
          session={session}
          snapshot={snapshot}
          state={state}
          phase={phase}
          closing={closing}
          onSeal={() => void seal(null)}
          onCannotScan={() => setCannotScan(true)}
        />
      }
    >
      <div className={own.bench}>
        <div className={classes.stack}>
          {!(handheld && closing) && <OrderNotes view={view} begun={begun} />}
          {handheld && <VerdictBand />}
          {handheld && phase === 'scan' && !closing && <ItemCard state={state} onQuantity={setTyping} />}
          {!(handheld && closing) && <LineList state={state} leftFirst={handheld} />}
        </div>
        <div className={classes.stack}>
          {!handheld && <VerdictBand />}
          <StopPanel view={view} phase={phase} />
          {!handheld && phase === 'scan' && !closing && <ItemCard state={state} onQuantity={setTyping} />}
          {closing && (
            <CloseParcel
              view={view}
              session={session}
              snapshot={snapshot}
              weightText={weightText}
              onWeightText={setWeightText}
              onSeal={(reason) => void seal(reason)}
            />
          )}
          <ParcelList state={state} session={session} />
        </div>
      </div>
      {typing && (
        <QuantityPanel
          name={typing.name}
          left={leftOf(typing)}
          typed={state.typedEach}
          onType={(qtyEach) => void session.typeQty(qtyEach)}
          onClose={() => setTyping(null)}
        />
      )}
      {cannotScan && (
        <CannotScan
          wanted="product"
          onCode={(code) => void scan(code)}
          onProduct={(product) => void session.choose(product)}
          onClose={() => setCannotScan(false)}
        />
      )}
    </Screen>
  )
}

function PackHelp() {
  const { t } = useTranslation('pack')
  const handheld = useIsHandheld()
  return (
    <div className={classes.stack}>
      <p>{t('help.scan')}</p>
      <p>{t('help.close')}</p>
      <p>{t('help.label')}</p>
      <p>{t('help.ship')}</p>
      {!handheld && <p>{t('help.keys')}</p>}
    </div>
  )
}
