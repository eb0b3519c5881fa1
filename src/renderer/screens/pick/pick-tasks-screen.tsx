import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { TaskCard } from '../../../core/protocol/queries/floor.ts'
import { useVerdict } from '../../feedback/verdict.ts'
import { VerdictBand } from '../../feedback/verdict-band.tsx'
import classes from '../../floor/floor.module.css'
import { useGoByScan } from '../../floor/use-go-by-scan.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useOnLine } from '../../station/use-on-line.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { FloorButton } from '../../ui/floor-button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'

/** The tasks of the floor: one's own first, then what is free by priority and cut-off, then what others have. */
export function PickTasksScreen() {
  const { t } = useTranslation('pick')
  const [, navigate] = useLocation()
  useGoByScan()
  const { value, error, refresh } = useQuery('pickTasks', {}, { tables: ['pickTask', 'pick', 'order'] })
  useOnLine(refresh)
  const verdict = useVerdict((state) => state.verdict)
  const tasks = value ?? []
  const free = tasks.filter((task) => !task.mine && task.status !== 'started')
  const groups = [
    { key: 'mine', rows: tasks.filter((task) => task.mine && task.status !== 'done') },
    { key: 'open', rows: free.filter((task) => task.mayBegin) },
    { key: 'notKept', rows: free.filter((task) => !task.mayBegin) },
    { key: 'others', rows: tasks.filter((task) => !task.mine && task.status === 'started') },
  ].filter((group) => group.rows.length > 0)
  const next = groups.find(({ key }) => key === 'mine' || key === 'open')?.rows[0]
  return (
    <Screen
      title={t('tasksTitle')}
      back="/"
      help={<p>{t('tasksHelp')}</p>}
      action={
        next && (
          <FloorButton onClick={() => navigate(`/pick/${next.id}`)} hotkey="F9">
            {t(next.mine ? 'continueOrder' : 'startOrder', { number: next.orderNumber })}
          </FloorButton>
        )
      }
    >
      <div className={classes.stack}>
        {verdict && <VerdictBand />}
        {error && <ErrorSection error={error} onRetry={refresh} />}
        {value && groups.length === 0 && <EmptyState title={t('noTasks')} detail={t('noTasksDetail')} />}
        {groups.map((group) => (
          <section key={group.key} className={classes.stack}>
            <h2 className={classes.label}>{t(`group.${group.key}`)}</h2>
            {group.key === 'notKept' && <div className={classes.body}>{t('notKeptWhy')}</div>}
            <ul className={classes.list}>
              {group.rows.map((task) => (
                <li key={task.id}>
                  <TaskButton task={task} onOpen={() => navigate(`/pick/${task.id}`)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Screen>
  )
}

function TaskButton({ task, onOpen }: { readonly task: TaskCard; readonly onOpen: () => void }) {
  const { t } = useTranslation(['pick', 'common'])
  const format = useFormat()
  const status = task.status === 'started' ? 'progress' : task.status === 'parked' ? 'attention' : 'open'
  return (
    <button type="button" className={`${classes.card} ${classes.cardButton}`} onClick={onOpen}>
      <span className={classes.row}>
        <StatusShape status={status} label={t(`common:taskStatus.${task.status}`)} hideLabel size={26} />
        <span className={classes.strong}>{t('order', { number: task.orderNumber })}</span>
        {task.userName !== null && <span className={classes.body}>{task.userName}</span>}
        {task.keptFor !== null && <span className={classes.body}>{task.keptFor}</span>}
      </span>
      <span className={classes.body}>
        {t('linesDone', { done: task.doneCount, of: task.pickCount })} · {t('items', { count: task.qtyEach })}{' '}
        · {t('leaves', { time: format.moment(task.dueAt) })}
        {task.toteCode !== null && ` · ${task.toteCode}`}
      </span>
    </button>
  )
}
