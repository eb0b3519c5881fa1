import { useTranslation } from 'react-i18next'
import type { PackView } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { StatusShape } from '../../ui/status-shape.tsx'
import { type PackPhase, shortInAll } from './pack-machine.ts'

/** What must be known before the first scan: dangers, the gift, who carries it, from which tote. */
export function OrderNotes({ view, begun }: { readonly view: PackView; readonly begun: boolean }) {
  const { t } = useTranslation('pack')
  const hazards = view.lines.filter((line) => line.hazard !== null && line.packedEach < line.pickedEach)
  const { giftNote, note, customerName, shipTo } = view.order
  return (
    <>
      {hazards.length > 0 && (
        <div className={classes.notice} data-testid="hazards">
          {hazards.map((line) => (
            <StatusShape
              key={line.orderLineId}
              status="attention"
              label={t('hazardOf', { name: line.name, hazard: line.hazard ?? '' })}
              size={26}
            />
          ))}
        </div>
      )}
      {giftNote !== null && (
        <div className={classes.notice} data-testid="gift-note">
          <b>{t('gift')}</b>
          <span className={begun ? undefined : classes.strong}>{t('giftText', { note: giftNote })}</span>
        </div>
      )}
      {note !== null && <div className={classes.notice}>{t('note', { note })}</div>}
      <div className={classes.body}>
        {customerName} · {shipTo.city} {shipTo.country}
        {view.carrierName !== null && ` · ${view.carrierName}`}
        {view.toteCode !== null && ` · ${t('fromTote', { code: view.toteCode })}`}
      </div>
    </>
  )
}

/** Says why there is nothing to scan, or what is missing before the order may leave. */
export function StopPanel({ view, phase }: { readonly view: PackView; readonly phase: PackPhase }) {
  const { t } = useTranslation('pack')
  const short = shortInAll(view)
  if (phase === 'cancelled') {
    const count = view.lines.reduce((sum, line) => sum + line.pickedEach, 0)
    return (
      <div className={classes.notice} data-testid="pack-stopped">
        <StatusShape status="wrong" label={t('cancelled', { number: view.order.number })} size={34} />
        <span>{t('putInReturns', { count })}</span>
      </div>
    )
  }
  if (phase === 'notReady') return <div className={classes.notice}>{t('notReady')}</div>
  if (phase === 'shipped') {
    return (
      <div className={classes.card} data-testid="pack-shipped">
        <StatusShape status="right" label={t('shipped', { number: view.order.number })} size={40} />
      </div>
    )
  }
  if (phase === 'labels' && short > 0) {
    return <div className={classes.notice}>{t('leavesShort', { count: short })}</div>
  }
  return null
}
