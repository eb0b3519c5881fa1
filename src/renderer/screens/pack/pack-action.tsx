import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import classes from '../../floor/floor.module.css'
import { Overlay } from '../../floor/overlay.tsx'
import { useMay } from '../../station/hello-store.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { openDocument } from './open-document.ts'
import {
  contentOf,
  leftInAll,
  openParcelOf,
  type PackPhase,
  type PackState,
  shortInAll,
  standingParcels,
} from './pack-machine.ts'
import type { PackSession } from './pack-session.ts'
import type { PackSnapshot } from './pack-snapshot.ts'

interface PackActionProps {
  readonly session: PackSession
  readonly snapshot: PackSnapshot
  readonly state: PackState
  readonly phase: PackPhase
  readonly closing: boolean
  readonly onSeal: () => void
  readonly onCannotScan: () => void
}

/** The one next step of the bench, always in the same place and on the same key, F9. */
export function PackAction(props: PackActionProps) {
  const { session, snapshot, state, phase, closing, onSeal } = props
  const { t } = useTranslation('pack')
  const handheld = useIsHandheld()
  const [, navigate] = useLocation()
  if (closing) {
    const last = leftInAll(state.view) === 0
    return (
      <div className={classes.buttons} style={{ flex: 1 }}>
        {phase === 'scan' && (
          <FloorButton kind="secondary" onClick={() => session.closeParcel(false)} hotkey="F3">
            {t('backToScan')}
          </FloorButton>
        )}
        {phase === 'seal' && !handheld && (
          <TakeBack session={session} state={state} waiting={snapshot.waiting} />
        )}
        <FloorButton onClick={onSeal} loading={snapshot.waiting} hotkey="F9">
          {last ? t('sealAndPrint') : t('sealOnly')}
        </FloorButton>
      </div>
    )
  }
  if (phase === 'scan') return <ScanAction {...props} />
  if (phase === 'labels') return <ShipAction session={session} snapshot={snapshot} state={state} />
  return (
    <FloorButton onClick={() => navigate('/pack')} hotkey="F9">
      {t('nextOrder')}
    </FloorButton>
  )
}

function ScanAction({ session, snapshot, state, onCannotScan }: PackActionProps) {
  const { t } = useTranslation('pack')
  const inHand = openParcelOf(state.view)
  const full = inHand !== null && contentOf(inHand) > 0
  return (
    <div className={classes.stack} style={{ flex: 1 }}>
      <div className={classes.strong} data-testid="left">
        {t('itemsLeft', { count: leftInAll(state.view) })}
      </div>
      <div className={classes.buttons}>
        <TakeBack session={session} state={state} waiting={snapshot.waiting} />
        <FloorButton kind="secondary" onClick={onCannotScan} hotkey="F4">
          {t('cannotScan')}
        </FloorButton>
        <FloorButton kind="secondary" disabled={!full} onClick={() => session.closeParcel(true)} hotkey="F3">
          {t('parcelFull')}
        </FloorButton>
      </div>
    </div>
  )
}

interface PartProps {
  readonly session: PackSession
  readonly state: PackState
}

function TakeBack({ session, state, waiting }: PartProps & { readonly waiting: boolean }) {
  const { t } = useTranslation('pack')
  const handheld = useIsHandheld()
  const last = state.last.at(-1)
  const line = state.view.lines.find((candidate) => candidate.orderLineId === last?.orderLineId)
  return (
    <FloorButton
      kind="secondary"
      disabled={!last || waiting}
      onClick={() => last && void session.takeOut(last.orderLineId, last.qtyEach)}
      hotkey="F2"
    >
      {last && line
        ? t(handheld ? 'takeBackShort' : 'takeBack', { qty: last.qtyEach, name: line.name })
        : t(handheld ? 'takeBackNone' : 'takeBackNothing')}
    </FloorButton>
  )
}

function ShipAction({ session, snapshot, state }: PartProps & { readonly snapshot: PackSnapshot }) {
  const { t } = useTranslation('pack')
  const mayShip = useMay('ship')
  const mayReprint = useMay('reprint')
  const [asking, setAsking] = useState(false)
  const short = shortInAll(state.view)
  const unprinted = standingParcels(state.view).some(
    (parcel) => parcel.label === 'none' && contentOf(parcel) > 0,
  )
  const failed = standingParcels(state.view).some((parcel) => parcel.label === 'failed')
  const orderId = state.view.order.id
  if (unprinted) {
    return (
      <div className={classes.buttons} style={{ flex: 1 }}>
        {mayShip && (
          <FloorButton
            kind="secondary"
            loading={snapshot.waiting}
            onClick={() => (short > 0 ? setAsking(true) : void session.ship(false))}
            hotkey="F10"
          >
            {t('shipUnprinted')}
          </FloorButton>
        )}
        <FloorButton onClick={() => void session.printAll()} hotkey="F9">
          {t('printLabels')}
        </FloorButton>
        {asking && <ShortPanel short={short} session={session} onClose={() => setAsking(false)} />}
      </div>
    )
  }
  return (
    <div className={classes.buttons} style={{ flex: 1 }}>
      {mayReprint && (
        <FloorButton kind="secondary" onClick={() => void session.reprint(null)} hotkey="F7">
          {t('reprintSlip')}
        </FloorButton>
      )}
      <FloorButton
        kind="secondary"
        onClick={() => void openDocument({ kind: 'packingSlip', orderId })}
        hotkey="F8"
      >
        {t('showSlip')}
      </FloorButton>
      {mayShip && (
        <FloorButton
          kind={failed ? 'secondary' : 'primary'}
          loading={snapshot.waiting}
          onClick={() => (short > 0 ? setAsking(true) : void session.ship(false))}
          hotkey="F9"
        >
          {failed ? t('shipUnprinted') : short > 0 ? t('shipShort') : t('ship')}
        </FloorButton>
      )}
      {asking && <ShortPanel short={short} session={session} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** Shipping less than was ordered is said before it is done. */
function ShortPanel({
  short,
  session,
  onClose,
}: {
  readonly short: number
  readonly session: PackSession
  readonly onClose: () => void
}) {
  const { t } = useTranslation('pack')
  const allowed = useMay('overrideVerification')
  return (
    <Overlay title={t('shipShortTitle')} onClose={onClose}>
      <div className={classes.notice}>
        <b>{t('leavesShort', { count: short })}</b>
        <span>{allowed ? t('shipShortWhat') : t('shipShortAsk')}</span>
      </div>
      <FloorButton
        disabled={!allowed}
        onClick={() => {
          onClose()
          void session.ship(true)
        }}
        hotkey="F9"
      >
        {t('shipShort')}
      </FloorButton>
      <FloorButton kind="secondary" onClick={onClose}>
        {t('waitInstead')}
      </FloorButton>
    </Overlay>
  )
}
