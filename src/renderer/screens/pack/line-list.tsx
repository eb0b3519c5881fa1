import { useTranslation } from 'react-i18next'
import type { PackLine } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { type Status, StatusShape } from '../../ui/status-shape.tsx'
import own from './pack.module.css'
import { leftOf, type PackState } from './pack-machine.ts'

/** What is to go into the box and what is in it already; on a handheld what is left comes first. */
export function LineList({ state, leftFirst }: { readonly state: PackState; readonly leftFirst: boolean }) {
  const lines = [...state.view.lines]
  if (leftFirst) lines.sort((a, b) => Number(leftOf(b) > 0) - Number(leftOf(a) > 0))
  return (
    <ul className={classes.list} data-testid="pack-lines">
      {lines.map((line) => (
        <Line key={line.orderLineId} line={line} shown={line.orderLineId === state.shownLineId} />
      ))}
    </ul>
  )
}

export function statusOf(line: PackLine): Status {
  const wanted = line.orderedEach - line.cancelledEach
  if (line.packedEach === 0 && line.pickedEach > 0) return 'open'
  if (leftOf(line) > 0) return 'progress'
  return line.pickedEach < wanted ? 'attention' : 'right'
}

function Line({ line, shown }: { readonly line: PackLine; readonly shown: boolean }) {
  const { t } = useTranslation('pack')
  const status = statusOf(line)
  const missing = line.orderedEach - line.cancelledEach - line.pickedEach
  return (
    <li className={own.line} data-shown={shown} data-status={status}>
      <StatusShape status={status} label={t(`lineState.${status}`)} hideLabel size={26} />
      <span>
        {line.name}
        {line.hazard !== null && <span> · {t('hazard', { hazard: line.hazard })}</span>}
        {missing > 0 && <span> · {t('notPickedCount', { count: missing })}</span>}
      </span>
      <span className={own.count}>{t('countOf', { packed: line.packedEach, of: line.pickedEach })}</span>
    </li>
  )
}
