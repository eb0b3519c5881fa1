import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParcelId } from '../../../core/model/ids.ts'
import type { PackParcel, PrintState } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { Overlay } from '../../floor/overlay.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useMay } from '../../station/hello-store.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { type Status, StatusShape } from '../../ui/status-shape.tsx'
import { openDocument } from './open-document.ts'
import own from './pack.module.css'
import { contentOf, type PackState, phaseOf, standingParcels } from './pack-machine.ts'
import type { PackSession } from './pack-session.ts'

const printStatus: Readonly<Record<PrintState, Status>> = {
  none: 'open',
  queued: 'progress',
  printing: 'progress',
  printed: 'right',
  failed: 'wrong',
}

/** Every parcel with what is in it and how its label fares: which label belongs on which box is never guessed. */
export function ParcelList({ state, session }: { readonly state: PackState; readonly session: PackSession }) {
  const all = standingParcels(state.view).filter(
    (parcel) => parcel.parcel.status !== 'open' || contentOf(parcel) > 0,
  )
  return (
    <ul className={classes.list} data-testid="parcels">
      {all.map((parcel) => (
        <Parcel key={parcel.parcel.id} parcel={parcel} of={all.length} state={state} session={session} />
      ))}
    </ul>
  )
}

interface ParcelProps {
  readonly parcel: PackParcel
  readonly of: number
  readonly state: PackState
  readonly session: PackSession
}

function Parcel({ parcel, of, state, session }: ParcelProps) {
  const { t } = useTranslation(['pack', 'common'])
  const format = useFormat()
  const { id, parcelNo, status, weightGrams, tracking } = parcel.parcel
  const seen = state.labelsSeen.includes(id)
  const open = status === 'open'
  const known = phaseOf(state.view)
  // Until everything is packed nobody knows how many parcels there will be.
  const final = known === 'labels' || known === 'shipped'
  return (
    <li className={own.parcel} data-seen={seen} data-print={parcel.label}>
      <div className={classes.row}>
        <StatusShape
          status={open ? 'progress' : 'right'}
          label={final ? t('parcelOf', { no: parcelNo, of }) : t('parcel', { no: parcelNo })}
          size={26}
        />
        {parcel.boxCode !== null && <span>{t('boxNamed', { code: parcel.boxCode })}</span>}
        {!open && <span>{format.weight(weightGrams)}</span>}
        {tracking !== null && <b className="ep-code">{tracking}</b>}
      </div>
      <ul className={classes.list}>
        {parcel.lines.map((line) => (
          <li key={line.orderLineId} className={classes.row}>
            <span className={classes.label}>
              {line.qtyEach} × {line.name}
            </span>
            {open && (
              <button
                type="button"
                className={own.small}
                onClick={() => void session.takeOut(line.orderLineId, 1)}
                aria-label={t('takeOutOne', { name: line.name })}
              >
                {t('takeOut')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!open && <LabelRow parcel={parcel} seen={seen} final={final} session={session} />}
    </li>
  )
}

interface LabelRowProps {
  readonly parcel: PackParcel
  readonly seen: boolean
  readonly final: boolean
  readonly session: PackSession
}

function LabelRow({ parcel, seen, final, session }: LabelRowProps) {
  const { t } = useTranslation('pack')
  const mayReprint = useMay('reprint')
  const mayUnseal = useMay('unsealParcel')
  const [unsealing, setUnsealing] = useState(false)
  const { id, status, orderId } = parcel.parcel
  const word =
    !final && parcel.label === 'none'
      ? t('labelWithLast', { no: parcel.parcel.parcelNo })
      : t(`label.${parcel.label}`)
  return (
    <div className={classes.row} data-testid="label-state">
      <StatusShape
        status={seen ? 'right' : printStatus[parcel.label]}
        label={seen ? t('labelSeen') : word}
        size={26}
      />
      {final && !seen && parcel.label === 'printed' && (
        <span className={classes.label}>{t('scanLabel')}</span>
      )}
      {parcel.label === 'failed' && <span className={classes.label}>{t('failedDo')}</span>}
      {/* A label that still waits comes by itself: a second one would be a copy too many. */}
      {final && mayReprint && (parcel.label === 'printed' || parcel.label === 'failed') && (
        <button type="button" className={own.small} onClick={() => void session.reprint(id)}>
          {t('reprint')}
        </button>
      )}
      {final && (
        <button
          type="button"
          className={own.small}
          onClick={() => void openDocument({ kind: 'shippingLabel', orderId, parcelId: id })}
        >
          {t('showPdf')}
        </button>
      )}
      {mayUnseal && status === 'sealed' && (
        <button type="button" className={own.small} onClick={() => setUnsealing(true)}>
          {t('unseal')}
        </button>
      )}
      {unsealing && <UnsealPanel parcelId={id} session={session} onClose={() => setUnsealing(false)} />}
    </div>
  )
}

interface UnsealPanelProps {
  readonly parcelId: ParcelId
  readonly session: PackSession
  readonly onClose: () => void
}

const reasons = ['wrongContent', 'wrongBox', 'damaged'] as const

function UnsealPanel({ parcelId, session, onClose }: UnsealPanelProps) {
  const { t } = useTranslation('pack')
  const unseal = (reason: string) => {
    onClose()
    void session.unseal(parcelId, reason)
  }
  return (
    <Overlay title={t('unsealTitle')} onClose={onClose}>
      <div className={classes.notice}>{t('unsealWhat')}</div>
      {reasons.map((reason) => (
        <FloorButton key={reason} kind="secondary" onClick={() => unseal(t(`unsealReason.${reason}`))}>
          {t(`unsealReason.${reason}`)}
        </FloorButton>
      ))}
    </Overlay>
  )
}
