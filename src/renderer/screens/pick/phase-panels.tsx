import { useTranslation } from 'react-i18next'
import type { PickTaskView } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { useMay } from '../../station/hello-store.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { Unbroken } from '../../ui/unbroken.tsx'
import { pickedOf } from './pick-state.ts'

/** What the task is, before it begins: whose, how much, until when. */
export function StartPanel({ task }: { readonly task: PickTaskView }) {
  const { t } = useTranslation('pick')
  const format = useFormat()
  const taken = task.status === 'started' && !task.mine
  const mayTakeOver = useMay('takeOverTask')
  return (
    <div className={classes.stack}>
      <div className={classes.card} data-current="true">
        <div className={classes.huge}>{t('order', { number: task.orderNumber })}</div>
        <div className={classes.body}>
          {t('lines', { count: task.steps.length })} · {t('leaves', { time: format.moment(task.dueAt) })}
        </div>
        <div className={classes.label}>{task.customerName}</div>
      </div>
      {task.giftNote !== null && (
        <div className={classes.notice}>{t('giftNote', { note: task.giftNote })}</div>
      )}
      <KeptNotice task={task} />
      {taken && (
        <div className={classes.notice}>
          <b>{t('takenBy', { name: task.userName ?? '' })}</b>
          <span>{mayTakeOver ? t('takeOverLogged') : t('askSupervisor', { name: task.userName ?? '' })}</span>
        </div>
      )}
    </div>
  )
}

/** For whom the task is kept, where that is in the way. */
function KeptNotice({ task }: { readonly task: PickTaskView }) {
  const { t } = useTranslation('pick')
  const format = useFormat()
  const mayOverride = useMay('overrideClaim')
  const { kept, keptFor, keptUntil, reachable, begunAt, mine } = task
  if (mine && begunAt !== null) {
    return <div className={classes.notice}>{t('begunAt', { station: begunAt })}</div>
  }
  if (kept === 'notNeeded' || kept === 'here' || (kept === 'nobody' && reachable)) return null
  return (
    <div className={classes.notice} data-testid="pick-not-kept">
      <b>
        {kept === 'elsewhere'
          ? t('keptUntil', { station: keptFor ?? '', until: format.moment(keptUntil ?? '') })
          : t('notKeptHere')}
      </b>
      <span>{t(reachable ? 'keptAsked' : mayOverride ? 'keptOverride' : 'keptAskSupervisor')}</span>
    </div>
  )
}

interface StartActionProps {
  readonly task: PickTaskView
  readonly waiting: boolean
  readonly onStart: () => void
  readonly onTakeOver: () => void
  readonly onOverride: () => void
}

export function StartAction({ task, waiting, onStart, onTakeOver, onOverride }: StartActionProps) {
  const { t } = useTranslation('pick')
  const mayTakeOver = useMay('takeOverTask')
  const mayOverride = useMay('overrideClaim')
  const { kept, reachable } = task
  const taken = task.status === 'started' && !task.mine
  const isHere = kept === 'notNeeded' || kept === 'here'
  const override = !isHere && !(reachable && kept === 'nobody') && mayOverride && (
    <FloorButton
      kind={reachable ? 'secondary' : 'primary'}
      onClick={onOverride}
      loading={waiting}
      hotkey="F10"
    >
      {t('override.button')}
    </FloorButton>
  )
  // Without a line there is nothing to ask: only what is kept here can be begun.
  const begin = (isHere || reachable) && (!taken || mayTakeOver) && (
    <FloorButton onClick={taken ? onTakeOver : onStart} loading={waiting} hotkey="F9">
      {taken ? t('takeOver') : task.status === 'open' ? t('start') : t('continue')}
    </FloorButton>
  )
  return (
    <>
      {override}
      {begin}
    </>
  )
}

export function TotePanel() {
  const { t } = useTranslation('pick')
  return (
    <div className={classes.card} data-current="true">
      <div className={classes.huge}>{t('scanATote')}</div>
      <div className={classes.body}>{t('scanAToteWhy')}</div>
    </div>
  )
}

/** Where the goods go now: to packing, or, when the order was cancelled, to Returns. */
export function EndPanel({
  task,
  end,
}: {
  readonly task: PickTaskView
  readonly end: 'done' | 'cancelled' | 'recalled'
}) {
  const { t } = useTranslation('pick')
  const count = pickedOf(task)
  if (end === 'done') {
    const short = task.steps.reduce((sum, step) => sum + step.shortEach, 0)
    return (
      <div className={classes.stack} data-testid="pick-done">
        <div className={classes.card} data-current="true">
          <StatusShape status="right" label={t('doneTitle', { number: task.orderNumber })} size={40} />
          <div className={classes.huge}>
            {count === 0 ? (
              t('bringNothing')
            ) : task.toteCode === null ? (
              t('bringGoods', { count })
            ) : (
              <Unbroken text={t('bringTote', { code: task.toteCode })} />
            )}
          </div>
          <div className={classes.body}>{t('itemsPicked', { count })}</div>
        </div>
        {short > 0 && <div className={classes.notice}>{t('missingItems', { count: short })}</div>}
      </div>
    )
  }
  return (
    <div className={classes.card} data-testid="pick-stopped">
      <StatusShape
        status={end === 'cancelled' ? 'wrong' : 'attention'}
        label={t(end === 'cancelled' ? 'cancelledTitle' : 'recalledTitle', { number: task.orderNumber })}
        size={40}
      />
      <div className={classes.huge}>{count > 0 ? t('putInReturns', { count }) : t('nothingToPutBack')}</div>
    </div>
  )
}
