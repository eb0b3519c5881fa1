import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Home } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { station } from '../../station/station.ts'
import { FloorButton } from '../../ui/floor-button.tsx'

interface CardProps {
  readonly home: Home
  readonly first: boolean
}

const startOf = (first: boolean) =>
  first ? ({ kind: 'primary', hotkey: 'F9' } as const) : ({ kind: 'secondary' } as const)

/** The task that was begun, else the one that leaves next. */
export function PickCard({ home, first }: CardProps) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const [, navigate] = useLocation()
  const { next } = home
  if (!next) {
    return (
      <div className={classes.card} data-testid="home-pick">
        <div className={first ? classes.huge : classes.strong}>
          {t(home.notKept > 0 ? 'noneKept' : 'noPicks')}
        </div>
        <div className={classes.body}>
          {home.notKept > 0 ? t('noneKeptDetail', { count: home.notKept }) : t('noPicksDetail')}
        </div>
        {home.notKept > 0 && (
          <FloorButton kind="secondary" onClick={() => navigate('/pick')}>
            {t('allTasks', { count: home.notKept })}
          </FloorButton>
        )}
      </div>
    )
  }
  const begun = next.status === 'started'
  const begin = async () => {
    // Whatever the answer: the task's own screen says who has it or what became of it. A parked task is not begun from
    // here: who goes on with it sees first how far it is.
    if (next.status === 'open') await station.do('startPickTask', { taskId: next.id })
    navigate(`/pick/${next.id}`)
  }
  return (
    <div className={classes.card} data-current={first} data-testid="home-pick">
      <div className={classes.label}>{begun ? t('pickBegun') : t('nextPick')}</div>
      <div className={first ? classes.huge : classes.strong}>
        {t('pickOrder', { number: next.orderNumber, lines: t('lines', { count: next.pickCount }) })}
      </div>
      <div className={classes.body}>
        {begun
          ? t('doneOf', { done: next.doneCount, of: next.pickCount })
          : t('items', { count: next.qtyEach })}{' '}
        · {t('leaves', { time: format.moment(next.dueAt) })}
        {next.toteCode !== null && ` · ${next.toteCode}`}
      </div>
      <FloorButton {...startOf(first)} onClick={() => void begin()}>
        {begun ? t('continue') : t('start')}
      </FloorButton>
      {home.openTasks > 1 && (
        <FloorButton kind="secondary" onClick={() => navigate('/pick')}>
          {t('allTasks', { count: home.openTasks })}
        </FloorButton>
      )}
    </div>
  )
}

export function PackCard({ home, first }: CardProps) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const [, navigate] = useLocation()
  const { waiting, nextOrderId, nextOrderNumber, nextDueAt, nextTote } = home.packing
  if (!nextOrderId) {
    return (
      <div className={classes.card} data-testid="home-pack">
        <div className={first ? classes.huge : classes.strong}>{t('nothingToPack')}</div>
        <div className={classes.body}>{t('nothingToPackDetail')}</div>
      </div>
    )
  }
  return (
    <div className={classes.card} data-current={first} data-testid="home-pack">
      <div className={classes.label}>{t('waitForPacking', { count: waiting })}</div>
      <div className={first ? classes.huge : classes.strong}>
        {t('packOrder', { number: nextOrderNumber ?? '' })}
      </div>
      <div className={classes.body}>
        {nextTote !== null && `${t('tote', { code: nextTote })} · `}
        {nextDueAt !== null && t('leaves', { time: format.moment(nextDueAt) })}
      </div>
      <FloorButton {...startOf(first)} onClick={() => navigate(`/pack/${nextOrderId}`)}>
        {t('pack')}
      </FloorButton>
      {waiting > 1 && (
        <FloorButton kind="secondary" onClick={() => navigate('/pack')}>
          {t('allToPack', { count: waiting })}
        </FloorButton>
      )}
    </div>
  )
}

export function ReceiveCard({ first }: { readonly first: boolean }) {
  const { t } = useTranslation('home')
  const [, navigate] = useLocation()
  return (
    <div className={classes.card} data-current={first} data-testid="home-receive">
      <div className={first ? classes.huge : classes.strong}>{t('receive')}</div>
      <div className={classes.body}>{t('receiveDetail')}</div>
      <FloorButton {...startOf(first)} onClick={() => navigate('/stock')}>
        {t('toStock')}
      </FloorButton>
    </div>
  )
}
