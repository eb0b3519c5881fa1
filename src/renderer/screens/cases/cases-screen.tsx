import { SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { useNow } from '../../ui/use-now.ts'
import { CaseEvidence } from './case-evidence.tsx'
import own from './cases.module.css'

/** What the books and the floor disagree on: one question at a time, each answered by one key. */
export function CasesScreen({ params }: { readonly params: Readonly<Record<string, string | undefined>> }) {
  const { t } = useTranslation('cases')
  const handheld = useIsHandheld()
  const format = useFormat()
  const [status, setStatus] = useState<'open' | 'closed'>('open')
  const asked = params.caseId ?? null
  const [chosenId, setChosenId] = useState<string | null>(asked)
  const { value, error, refresh } = useQuery(
    'cases',
    { status },
    { tables: ['case', 'balance', 'order'], keep: true },
  )
  const closed = useQuery('cases', { status: 'closed' }, { tables: ['case'], enabled: value?.length === 0 })
  const cases = value ?? []
  // From the list of what was not accepted: also when this screen is open already.
  useEffect(() => setChosenId((before) => asked ?? before), [asked])
  const at = Math.max(
    0,
    cases.findIndex((view) => view.id === chosenId),
  )
  const chosen = cases[at]
  const go = (step: number) => {
    const next = cases[Math.min(cases.length - 1, Math.max(0, at + step))]
    if (next) setChosenId(next.id)
  }
  useShortcuts({ ArrowDown: () => go(1), ArrowUp: () => go(-1), j: () => go(1), k: () => go(-1) })
  // The one that was answered leaves the list; its neighbour takes its place.
  const answered = () => setChosenId(cases[at + 1]?.id ?? cases[at - 1]?.id ?? null)
  const lastClosed = closed.value?.[0]?.closedAt
  return (
    <Screen
      title={t('title', { count: cases.length, context: status })}
      help={<p>{t('help')}</p>}
      back="/"
      fill={!handheld}
      aside={
        <SegmentedControl
          value={status}
          onChange={(next) => setStatus(next === 'closed' ? 'closed' : 'open')}
          aria-label={t('which')}
          data={[
            { value: 'open', label: t('open') },
            { value: 'closed', label: t('closed') },
          ]}
        />
      }
    >
      {error && <ErrorSection error={error} onRetry={refresh} />}
      {value && cases.length === 0 && (
        <EmptyState
          title={status === 'open' ? t('none') : t('noneClosed')}
          detail={
            status === 'open' && lastClosed ? t('lastClosed', { time: format.moment(lastClosed) }) : undefined
          }
        />
      )}
      {chosen && (
        <div className={own.inbox} style={handheld ? undefined : { padding: 16 }}>
          {handheld ? (
            <div className={classes.label}>{t('caseOf', { no: at + 1, of: cases.length })}</div>
          ) : (
            <CaseList cases={cases} chosen={chosen} onChoose={setChosenId} />
          )}
          <div className={own.evidence}>
            <CaseEvidence key={chosen.id} view={chosen} onAnswered={answered} onNext={() => go(1)} />
          </div>
        </div>
      )}
    </Screen>
  )
}

function isSnoozed({ snoozedUntil }: CaseView, now: number): boolean {
  return snoozedUntil !== null && Date.parse(snoozedUntil) > now
}

interface CaseListProps {
  readonly cases: readonly CaseView[]
  readonly chosen: CaseView
  readonly onChoose: (id: string) => void
}

function CaseList({ cases, chosen, onChoose }: CaseListProps) {
  const { t } = useTranslation(['cases', 'common'])
  const format = useFormat()
  const now = useNow()
  return (
    <ul className={`${classes.list} ${own.list}`} data-testid="case-list">
      {cases.map((view) => (
        <li key={view.id}>
          <button
            type="button"
            className={`${classes.card} ${classes.cardButton}`}
            data-current={view.id === chosen.id}
            aria-current={view.id === chosen.id}
            onClick={() => onChoose(view.id)}
          >
            <StatusShape
              status={view.status === 'open' ? (isSnoozed(view, now) ? 'open' : 'attention') : 'right'}
              label={t(`common:caseKind.${view.kind}`)}
              size={24}
            />
            <span className={classes.label}>
              {[view.orderNumber ?? view.data.number, view.bin, view.productName].filter(Boolean).join(' · ')}
            </span>
            <span className={classes.label}>
              {format.moment(view.raisedAt)} · {view.userName}
              {view.followers.length > 0 && ` · +${view.followers.length}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
