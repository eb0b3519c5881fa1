import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Home } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { useMay } from '../../station/hello-store.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { type Status, StatusShape } from '../../ui/status-shape.tsx'
import { useNow } from '../../ui/use-now.ts'
import { cutOffStatus } from './cut-off-status.ts'
import own from './home.module.css'

const words: Readonly<Record<Status, string>> = {
  right: 'cutOffDone',
  wrong: 'cutOffMissed',
  attention: 'cutOffSoon',
  progress: 'cutOffInWork',
  open: 'cutOffAhead',
}

/** The supervisor's first look: what leaves when and whether it will, then what nobody else settles. */
export function CutOffCard({ home, first }: { readonly home: Home; readonly first: boolean }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const now = useNow()
  const [, navigate] = useLocation()
  const maySettle = useMay('settleCase')
  const release = home.toRelease > 0
  const cases = home.openCases > 0 && maySettle
  return (
    <div className={classes.stack} data-testid="home-cut-offs">
      <div className={own.counts}>
        <Count
          to="/orders"
          status={home.lateOrders > 0 ? 'wrong' : 'right'}
          name={t('late')}
          value={home.lateOrders}
        />
        <Count
          to="/orders"
          status={release ? 'attention' : 'right'}
          name={t('toRelease')}
          value={home.toRelease}
        />
        {maySettle && (
          <Count
            to="/cases"
            status={cases ? 'attention' : 'right'}
            name={t('cases')}
            value={home.openCases}
          />
        )}
        <Count to="/orders" status="right" name={t('shippedToday')} value={home.shippedToday} />
      </div>
      <div className={classes.card} data-current={first}>
        <div className={classes.strong}>{t('cutOffs')}</div>
        {home.dueSoon.length === 0 ? (
          <div className={classes.body}>{t('noCutOffs')}</div>
        ) : (
          <table className={own.due}>
            <thead>
              <tr>
                <th>{t('cutOff')}</th>
                <th>{t('open')}</th>
                <th>{t('inWork')}</th>
                <th>{t('done')}</th>
              </tr>
            </thead>
            <tbody>
              {home.dueSoon.map((due) => {
                const status = cutOffStatus(due, now)
                return (
                  <tr key={`${due.dueAt} ${due.carrier}`}>
                    <td>
                      <StatusShape status={status} label={format.moment(due.dueAt)} />
                      <span className="ep-visually-hidden">{t(words[status])}</span>
                      <div className={classes.label}>{due.carrier}</div>
                    </td>
                    <td>{format.number(due.open)}</td>
                    <td>{format.number(due.inWork)}</td>
                    <td>{format.number(due.done)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
        {release ? (
          <FloorButton kind={first ? 'primary' : 'secondary'} onClick={() => navigate('/orders')} hotkey="F9">
            {t('release', { count: home.toRelease })}
          </FloorButton>
        ) : (
          cases && (
            <FloorButton
              kind={first ? 'primary' : 'secondary'}
              onClick={() => navigate('/cases')}
              hotkey="F9"
            >
              {t('settleCases', { count: home.openCases })}
            </FloorButton>
          )
        )}
      </div>
    </div>
  )
}

interface CountProps {
  readonly to: string
  readonly status: Status
  readonly name: string
  readonly value: number
}

export function Count({ to, status, name, value }: CountProps) {
  const format = useFormat()
  return (
    <Link href={to} className={own.count}>
      <span className={own.number}>{format.number(value)}</span>
      <StatusShape status={status} label={name} />
    </Link>
  )
}
