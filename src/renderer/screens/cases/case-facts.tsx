import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'
import { useFormat } from '../../i18n/use-format.ts'
import own from './cases.module.css'

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
  'opId',
  'operation',
  'args',
  'detail',
  'doneAt',
  'serverTime',
  'sscc',
  'customer',
]

/** What the floor said and what the books say, as it was when the case was raised. */
export function CaseFacts({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation(['cases', 'common'])
  const format = useFormat()
  const say = (key: string, value: string | number | boolean) => {
    if (typeof value === 'number') return WEIGHTS.includes(key) ? format.weight(value) : format.number(value)
    return key === 'reason'
      ? t(`common:shortReason.${value}`, { defaultValue: String(value) })
      : String(value)
  }
  const facts = Object.entries(view.data).filter(
    ([key, value]) => value !== null && value !== '' && !UNSAID.includes(key),
  )
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
