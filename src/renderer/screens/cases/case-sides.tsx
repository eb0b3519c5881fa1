import { useTranslation } from 'react-i18next'
import type { CaseEvidence, CaseView } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { useDeed } from '../../ui/use-deed.ts'
import { When } from '../../ui/when.tsx'
import { useEventText } from '../order/use-event-text.ts'
import own from './cases.module.css'

interface CaseSidesProps {
  readonly view: CaseView
  readonly evidence: CaseEvidence | null
}

/** Both versions: what people did there, who and when; and what the house says now, and whose word that was. */
export function CaseSides({ view, evidence }: CaseSidesProps) {
  const { t } = useTranslation(['cases', 'refusal'])
  const isRefused = view.kind === 'notAccepted' || view.kind === 'parked'
  if (!isRefused && view.orderId === null) return null
  return (
    <div className={own.sides}>
      {isRefused && (
        <section className={classes.card} aria-label={t('what')} data-testid="case-what">
          <h2 className={own.side}>{t('what')}</h2>
          <There view={view} />
        </section>
      )}
      <section className={classes.card} aria-label={t('stands')} data-testid="case-stands">
        <h2 className={own.side}>{t('stands')}</h2>
        <House view={view} evidence={evidence} />
      </section>
    </div>
  )
}

function There({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases')
  const format = useFormat()
  const deed = useDeed()
  const { doneAt, serverTime, sscc } = view.data
  return (
    <>
      <div>{deed(view.data)}</div>
      <div className={classes.label}>
        {t('doneBy', {
          name: view.userName,
          station: view.stationName,
          time: format.dateTime(typeof doneAt === 'string' ? doneAt : view.raisedAt),
        })}
      </div>
      {typeof serverTime === 'string' && (
        <div className={classes.label}>{t('answeredAt', { time: format.dateTime(serverTime) })}</div>
      )}
      {typeof sscc === 'string' && <div>{t('labelStands', { sscc, station: view.stationName })}</div>}
      {view.kind === 'parked' && <div>{t('bug')}</div>}
      {view.followers.length > 0 && (
        <>
          <div className={classes.label}>{t('also')}</div>
          <ul className={own.plain}>
            {view.followers.map(({ kind, data, productName }) => (
              <li key={JSON.stringify(data)}>
                {kind === 'packDiffers'
                  ? t('scanned', { qtyEach: data.qtyEach, name: productName ?? data.sku })
                  : deed(data)}
                {typeof data.sscc === 'string' && (
                  <div>{t('labelStands', { sscc: data.sscc, station: view.stationName })}</div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function House({ view, evidence }: CaseSidesProps) {
  const { t } = useTranslation(['cases', 'refusal', 'order'])
  const eventText = useEventText()
  if (view.orderId === null || view.orderStatus === null) return <div>{t('noOrder')}</div>
  const words = (status: string) => t(`refusal:words.status.${status}`)
  return (
    <>
      <div>{t('orderStands', { number: view.orderNumber, status: words(view.orderStatus) })}</div>
      {evidence?.parcels.map(({ parcelNo, status, sscc }) => (
        <div key={`${parcelNo} ${status} ${sscc}`}>
          {sscc === null
            ? t('parcelStands', { parcelNo, status: words(status) })
            : t('parcelStandsLabelled', { parcelNo, status: words(status), sscc })}
        </div>
      ))}
      <ul className={own.plain}>
        {evidence?.events.map((event) => (
          <li key={event.id}>
            {eventText(event)}
            <div className={classes.label}>
              <When at={event.at} as="dateTime" /> ·{' '}
              {event.userName === ''
                ? event.stationName
                : t('order:byAt', { user: event.userName, station: event.stationName })}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
