import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'
import { signal } from '../../feedback/sounds.ts'
import classes from '../../floor/floor.module.css'
import { Overlay } from '../../floor/overlay.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { NumberPad } from '../../ui/number-pad.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { type Choice, choicesOf, valuesOf } from './case-choices.ts'
import own from './cases.module.css'

interface CaseEvidenceProps {
  readonly view: CaseView
  readonly onAnswered: () => void
  readonly onNext: () => void
}

/** One question, what is known about it, and the answers. */
export function CaseEvidence({ view, onAnswered, onNext }: CaseEvidenceProps) {
  const { t } = useTranslation('cases')
  const handheld = useIsHandheld()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [waiting, setWaiting] = useState(false)
  const [counting, setCounting] = useState(false)
  const choices = view.status === 'open' ? choicesOf(view).slice(0, handheld ? 2 : 3) : []

  const answer = async (choice: Choice) => {
    if (waiting) return
    if (choice.key === 'count') return setCounting(true)
    setWaiting(true)
    const reply = await station.do('settleCase', { caseId: view.id, resolution: choice.key, note: '' })
    setWaiting(false)
    if (!reply.ok) return setTrouble(reply.refusal)
    signal('right')
    onAnswered()
  }
  const at = (index: number) => {
    const choice = choices[index]
    if (choice) void answer(choice)
  }
  useShortcuts({ '1': () => at(0), '2': () => at(1), '3': () => at(2), h: onNext }, { enabled: !counting })
  const values = valuesOf(view)
  return (
    <div className={classes.stack}>
      <div className={classes.card} data-current="true" data-testid="case-question">
        <div className={own.question}>{t(`question.${view.kind}`, values)}</div>
        {view.status === 'closed' && (
          <div className={classes.body}>{t(`resolution.${view.resolution ?? 'accepted'}`)}</div>
        )}
      </div>
      <RefusalText refusal={trouble} />
      <div className={classes.stack}>
        {choices.map((choice, index) => (
          <FloorButton
            key={choice.key}
            kind={index === 0 ? 'primary' : 'secondary'}
            disabled={waiting}
            onClick={() => void answer(choice)}
          >
            {handheld ? '' : `${index + 1} · `}
            {t(`choice.${choice.key}`, { ...values, context: view.kind })}
          </FloorButton>
        ))}
        {handheld && (
          <FloorButton kind="secondary" onClick={onNext}>
            {t('later')}
          </FloorButton>
        )}
      </div>
      <Facts view={view} />
      {counting && (
        <CountPanel
          view={view}
          onClose={() => setCounting(false)}
          onCounted={onAnswered}
          onTrouble={setTrouble}
        />
      )}
    </div>
  )
}

const WEIGHTS: readonly string[] = ['weightGrams', 'expectedWeightGrams']
/** Said in the question already, or of no use to a person. */
const UNSAID: readonly string[] = [
  'sku',
  'name',
  'bin',
  'number',
  'pickId',
  'taskId',
  'parcelId',
  'productId',
  'note',
]

/** What the floor said and what the books say, as it was when the case was raised. */
function Facts({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation(['cases', 'common'])
  const format = useFormat()
  const say = (key: string, value: string | number | boolean) => {
    if (typeof value === 'number') return WEIGHTS.includes(key) ? format.weight(value) : format.number(value)
    return key === 'reason'
      ? t(`common:shortReason.${value}`, { defaultValue: String(value) })
      : String(value)
  }
  const facts = Object.entries(view.data).filter(([key, value]) => value !== null && !UNSAID.includes(key))
  return (
    <dl className={own.facts} data-testid="case-facts">
      {view.orderId !== null && (
        <>
          <dt>{t('fact.order')}</dt>
          <dd>
            <Link href={`/orders/${view.orderId}`}>{view.orderNumber}</Link>
          </dd>
        </>
      )}
      {view.productId !== null && (
        <>
          <dt>{t('fact.product')}</dt>
          <dd>
            <Link href={`/stock/${view.productId}`}>{view.productName}</Link> ({view.sku})
          </dd>
        </>
      )}
      {view.bin !== null && (
        <>
          <dt>{t('fact.bin')}</dt>
          <dd className="ep-code">{view.bin}</dd>
        </>
      )}
      {view.onHandEach !== null && (
        <>
          <dt>{t('fact.onHand')}</dt>
          <dd>{format.number(view.onHandEach)}</dd>
        </>
      )}
      {facts.map(([key, value]) => (
        <Fact key={key} name={t(`fact.${key}`, { defaultValue: key })} value={say(key, value ?? '')} />
      ))}
      <Fact
        name={t('fact.raised')}
        value={t('raisedBy', {
          time: format.dateTime(view.raisedAt),
          name: view.userName,
          station: view.stationName,
        })}
      />
      {typeof view.data.note === 'string' && <Fact name={t('fact.note')} value={view.data.note} />}
    </dl>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

interface CountPanelProps {
  readonly view: CaseView
  readonly onClose: () => void
  readonly onCounted: () => void
  readonly onTrouble: (trouble: Trouble | null) => void
}

/** Somebody has looked: the number in the bin settles the case and corrects the books. */
function CountPanel({ view, onClose, onCounted, onTrouble }: CountPanelProps) {
  const { t } = useTranslation('cases')
  const [text, setText] = useState('')
  const [waiting, setWaiting] = useState(false)
  const count = async () => {
    if (waiting || text === '') return
    setWaiting(true)
    const reply = await station.do('countBin', {
      bin: view.bin ?? '',
      sku: view.sku ?? '',
      lot: typeof view.data.lot === 'string' ? view.data.lot : null,
      countedEach: Number(text),
      caseId: view.id,
    })
    setWaiting(false)
    onClose()
    onTrouble(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    signal('right')
    onCounted()
  }
  return (
    <Overlay title={t('countTitle', { bin: view.bin ?? '' })} onClose={onClose}>
      <div className={classes.strong}>{view.productName}</div>
      <output className={classes.quantity}>{text === '' ? '–' : text}</output>
      <NumberPad value={text} onChange={setText} onDone={() => void count()} maxDigits={6} />
      <FloorButton disabled={text === ''} loading={waiting} onClick={() => void count()} hotkey="F9">
        {t('countDone')}
      </FloorButton>
    </Overlay>
  )
}
