import { useTranslation } from 'react-i18next'
import type { PickStep, PickTaskView } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { type Status, StatusShape } from '../../ui/status-shape.tsx'
import own from './pick.module.css'
import { leftOf } from './pick-state.ts'

/** All lines of the tour: done ones with their tick, the current one framed, the rest quiet. */
export function TourList({
  task,
  current,
}: {
  readonly task: PickTaskView
  readonly current: PickStep | null
}) {
  const steps = [...task.steps].sort((a, b) => a.sequence - b.sequence)
  return (
    <ol className={classes.list} data-testid="tour">
      {steps.map((step) => (
        <TourLine key={step.id} step={step} current={step.id === current?.id} />
      ))}
    </ol>
  )
}

function TourLine({ step, current }: { readonly step: PickStep; readonly current: boolean }) {
  const { t } = useTranslation('pick')
  const open = step.status === 'open' && leftOf(step) > 0
  const status = statusOf(step, open, current)
  const word = t(`lineState.${status}`)
  return (
    <li
      className={own.line}
      data-current={current}
      data-status={status}
      aria-current={current ? 'step' : undefined}
    >
      <StatusShape status={status} label={word} hideLabel size={26} />
      <span className={current ? undefined : own.dim}>
        <b className="ep-code">{step.bin}</b> {step.name}
        {step.shortEach > 0 && <span> · {t('shortBy', { count: step.shortEach })}</span>}
      </span>
      <b>{t('countOf', { picked: step.pickedEach, of: step.qtyEach })}</b>
    </li>
  )
}

function statusOf(step: PickStep, open: boolean, current: boolean): Status {
  if (step.status === 'cancelled') return 'wrong'
  if (!open) return step.shortEach > 0 ? 'attention' : 'right'
  return current ? 'progress' : 'open'
}

/** Progress of the tour: one segment per line, at most as many as can be told apart. */
export function TourBar({ task }: { readonly task: PickTaskView }) {
  const { t } = useTranslation('pick')
  const done = task.steps.filter((step) => step.status !== 'open').length
  const segments = [...task.steps].sort((a, b) => a.sequence - b.sequence).slice(0, 40)
  return (
    <div className={classes.bar} role="img" aria-label={t('linesDone', { done, of: task.steps.length })}>
      {segments.map((step) => (
        <i
          key={step.id}
          data-done={step.status === 'done'}
          data-short={step.shortEach > 0}
          data-part={step.status === 'open' && step.pickedEach > 0}
        />
      ))}
    </div>
  )
}
