import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OrderDetail, OrderLineView } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { type Status, StatusShape } from '../../ui/status-shape.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { lineStages } from './line-stages.ts'
import classes from './order.module.css'

function lineShape(line: OrderLineView, closed: boolean): Status {
  const wanted = line.orderedEach - line.cancelledEach
  if (wanted === 0) return 'wrong'
  if (line.shippedEach >= wanted) return 'right'
  if (!closed && lacks(line)) return 'attention'
  if (line.packedEach >= wanted) return 'right'
  return line.pickedEach + line.packedEach + line.allocatedEach > 0 ? 'progress' : 'open'
}

/** What is promised of this line and lies in no bin: `availableEach` has all promises taken off, so below zero somebody waits. */
const lacks = (line: OrderLineView): boolean => line.promisedEach > 0 && line.availableEach < 0

export function OrderLines({ detail }: { readonly detail: OrderDetail }) {
  const { t } = useTranslation('order')
  const handheld = useIsHandheld()
  return (
    <section aria-label={t('lines')}>
      <h2 className={classes.heading}>{t('linesTitle', { count: detail.lines.length })}</h2>
      {handheld ? <LineCards detail={detail} /> : <LineTable detail={detail} />}
      <Totals detail={detail} />
    </section>
  )
}

function LineTable({ detail }: { readonly detail: OrderDetail }) {
  const { t } = useTranslation('order')
  const format = useFormat()
  const closed = detail.order.status === 'cancelled' || detail.order.status === 'shipped'
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing={6} horizontalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.product')}</Table.Th>
            <Table.Th ta="right">{t('column.ordered')}</Table.Th>
            <Table.Th>{t('column.situation')}</Table.Th>
            <Table.Th ta="right">{t('column.available')}</Table.Th>
            <Table.Th>{t('column.bins')}</Table.Th>
            <Table.Th ta="right">{t('column.price')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {detail.lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Td>
                <div className={classes.product}>
                  <StatusShape status={lineShape(line, closed)} label={line.sku} hideLabel />
                  <div>
                    <Link href={`/stock/${line.productId}`} className={classes.link}>
                      {line.sku}
                    </Link>
                    <Text size="sm">{line.name}</Text>
                    {!closed && lacks(line) ? <Text size="sm">{t('lineWaits')}</Text> : null}
                  </div>
                </div>
              </Table.Td>
              <Table.Td ta="right" fw={600}>
                {format.number(line.orderedEach)}
                {line.cancelledEach > 0 ? (
                  <Text size="sm">{t('cancelledEach', { count: line.cancelledEach })}</Text>
                ) : null}
              </Table.Td>
              <Table.Td>
                <Situation line={line} />
              </Table.Td>
              <Table.Td ta="right">{closed ? '' : format.number(Math.max(0, line.availableEach))}</Table.Td>
              <Table.Td className={classes.bins}>{closed ? null : <BinsOf line={line} />}</Table.Td>
              <Table.Td ta="right">{format.money(line.priceMinor, detail.order.currency)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Where its units are, each counted once: "2 picked, 1 promised". */
function Situation({ line }: { readonly line: OrderLineView }) {
  const { t } = useTranslation('order')
  return (
    <>
      {lineStages(line).map(({ stage, qtyEach }) => (
        <div key={stage} className={classes.stage}>
          {t(`stage.${stage}`, { count: qtyEach })}
        </div>
      ))}
    </>
  )
}

const SHOWN_BINS = 3

function BinsOf({ line }: { readonly line: OrderLineView }) {
  const { t } = useTranslation('order')
  if (line.bins.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('noBin')}
      </Text>
    )
  const more = line.bins.length - SHOWN_BINS
  return (
    <Text size="sm" span title={t('onHand', { count: line.onHandEach })}>
      {line.bins.slice(0, SHOWN_BINS).map((bin) => (
        <span key={bin.code} className={classes.bin}>
          <span className="ep-code">{bin.code}</span> {bin.qtyEach}
        </span>
      ))}
      {more > 0 ? <span className={classes.bin}>{t('moreBins', { count: more })}</span> : null}
    </Text>
  )
}

function LineCards({ detail }: { readonly detail: OrderDetail }) {
  const { t } = useTranslation('order')
  const format = useFormat()
  const closed = detail.order.status === 'cancelled' || detail.order.status === 'shipped'
  return (
    <ul className={classes.cards}>
      {detail.lines.map((line) => (
        <li key={line.id} className={classes.card}>
          <div className={classes.cardTop}>
            <StatusShape status={lineShape(line, closed)} label={line.sku} size={24} />
            <strong>{format.number(line.orderedEach)}</strong>
          </div>
          <div>{line.name}</div>
          <Situation line={line} />
          {!closed && lacks(line) ? <Text size="md">{t('lineWaits')}</Text> : null}
          {closed ? null : <BinsOf line={line} />}
        </li>
      ))}
    </ul>
  )
}

function Totals({ detail }: { readonly detail: OrderDetail }) {
  const { t } = useTranslation('order')
  const format = useFormat()
  const { order, charges } = detail
  return (
    <dl className={classes.totals}>
      <dt>{t('goods')}</dt>
      <dd>{format.money(order.goodsMinor, order.currency)}</dd>
      {charges.map((charge) => (
        <ChargeRow
          key={charge.id}
          name={charge.name || t(`chargeKind.${charge.kind}`)}
          amount={format.money(charge.amountMinor, order.currency)}
        />
      ))}
      <dt className={classes.total}>{t('total')}</dt>
      <dd className={classes.total}>{format.money(order.totalMinor, order.currency)}</dd>
    </dl>
  )
}

function ChargeRow({ name, amount }: { readonly name: string; readonly amount: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </>
  )
}
