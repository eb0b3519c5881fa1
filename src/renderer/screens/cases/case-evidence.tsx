import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FixKey } from '../../../core/inbox/fixes.ts'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'
import { signal } from '../../feedback/sounds.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { useNow } from '../../ui/use-now.ts'
import { CaseFacts } from './case-facts.tsx'
import { CaseSides } from './case-sides.tsx'
import { useChoiceText, useQuestion } from './case-words.ts'
import own from './cases.module.css'
import { CountPanel } from './count-panel.tsx'
import { SnoozePanel } from './snooze-panel.tsx'

interface CaseEvidenceProps {
  readonly view: CaseView
  readonly onAnswered: () => void
  readonly onNext: () => void
}

/** What an answer depends on: when one of these moves, another answer may be the right one. */
const watched = ['case', 'order', 'orderEvent', 'parcel', 'balance', 'pick', 'pickTask'] as const

/** One question, both sides of it, and the answers that go through as things are now. */
export function CaseEvidence({ view, onAnswered, onNext }: CaseEvidenceProps) {
  const { t } = useTranslation('cases')
  const format = useFormat()
  const handheld = useIsHandheld()
  const now = useNow()
  const question = useQuestion()
  const choiceText = useChoiceText()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [over, setOver] = useState<'count' | 'snooze' | null>(null)
  const [note, setNote] = useState('')
  const evidence = useQuery('caseEvidence', { caseId: view.id }, { tables: watched, keep: true })
  const open = view.status === 'open'
  const fixes = open ? (evidence.value?.fixes ?? []).slice(0, handheld ? 2 : 4) : []
  const snoozed = view.snoozedUntil !== null && Date.parse(view.snoozedUntil) > now ? view.snoozedUntil : null

  const answer = async (fix: FixKey) => {
    if (waiting) return
    if (fix === 'count') return setOver('count')
    setWaiting(true)
    const reply = await station.do('applyFix', { caseId: view.id, fix, note: note.trim() })
    setWaiting(false)
    if (!reply.ok) {
      // What was offered a moment ago no longer goes through: it is looked at anew.
      evidence.refresh()
      return setTrouble(reply.refusal)
    }
    signal('right')
    onAnswered()
  }
  const snooze = async (until: string | null) => {
    setOver(null)
    const reply = await station.do('snoozeCase', { caseId: view.id, until })
    if (!reply.ok) return setTrouble(reply.refusal)
    if (until !== null) onNext()
  }
  const at = (index: number) => {
    const fix = fixes[index]
    if (fix) void answer(fix)
  }
  useShortcuts(
    {
      '1': () => at(0),
      '2': () => at(1),
      '3': () => at(2),
      '4': () => at(3),
      h: () => open && setOver('snooze'),
    },
    { enabled: over === null },
  )
  const answers = (
    <div className={own.answers}>
      {fixes.map((fix, index) => (
        <FloorButton
          key={fix}
          kind={index === 0 ? 'primary' : 'secondary'}
          disabled={waiting}
          onClick={() => void answer(fix)}
        >
          {handheld ? '' : `${index + 1} · `}
          {choiceText(view, fix)}
        </FloorButton>
      ))}
      {open && evidence.value && fixes.length === 0 && <p className={classes.body}>{t('noFix')}</p>}
      {open && handheld && (
        <FloorButton kind="secondary" onClick={onNext}>
          {t('later')}
        </FloorButton>
      )}
      {open && (
        <FloorButton
          kind="secondary"
          onClick={() => (snoozed === null ? setOver('snooze') : void snooze(null))}
        >
          {handheld ? '' : 'H · '}
          {snoozed === null ? t('snooze') : t('wake')}
        </FloorButton>
      )}
      {open && !handheld && (
        <input
          className={own.note}
          value={note}
          maxLength={500}
          aria-label={t('note')}
          placeholder={t('note')}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </div>
  )
  return (
    <div className={classes.stack}>
      <div className={classes.card} data-current="true" data-testid="case-question">
        <div className={own.question}>{question(view)}</div>
        {!open && <div className={classes.body}>{t(`resolution.${view.resolution ?? 'accepted'}`)}</div>}
        {snoozed !== null && (
          <div className={classes.body}>{t('snoozedUntil', { time: format.moment(snoozed) })}</div>
        )}
      </div>
      <RefusalText refusal={trouble} />
      {answers}
      <CaseSides view={view} evidence={evidence.value ?? null} />
      <CaseFacts view={view} />
      {over === 'count' && (
        <CountPanel view={view} onClose={() => setOver(null)} onCounted={onAnswered} onTrouble={setTrouble} />
      )}
      {over === 'snooze' && <SnoozePanel onChoose={snooze} onClose={() => setOver(null)} />}
    </div>
  )
}
