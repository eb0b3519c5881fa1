import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OrderListRow } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { NearWhen } from '../../office/near-when.tsx'
import { Cell, HeadCell, TableRow } from '../../office/table-parts.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { isLate, orderShape } from './order-status.ts'
import classes from './orders.module.css'
import { RowMenu } from './row-menu.tsx'

export interface OrderRowProps {
  readonly order: OrderListRow
  readonly now: string
  readonly chosen: boolean
  readonly atCursor: boolean
  readonly menuOpen: boolean
  readonly onMenu: (open: boolean) => void
  readonly onChoose: (range: boolean) => void
  readonly onOpen: () => void
}

export function OrderRow({
  order,
  now,
  chosen,
  atCursor,
  menuOpen,
  onMenu,
  onChoose,
  onOpen,
}: OrderRowProps) {
  const { t } = useTranslation('orders')
  const format = useFormat()
  return (
    // The link in the first cell is the keyboard's way in; a click anywhere on the row is the mouse's.
    <TableRow
      className={classes.row}
      data-chosen={chosen || undefined}
      data-cursor={atCursor || undefined}
      onClick={onOpen}
    >
      <Cell className={classes.check}>
        <Checkbox
          aria-label={t('choose', { number: order.number })}
          checked={chosen}
          onClick={(event) => {
            event.stopPropagation()
            onChoose(event.shiftKey)
          }}
          readOnly
        />
      </Cell>
      <Cell className={classes.number}>
        <StatusShape
          status={orderShape(order, now)}
          label={t(`common:orderStatus.${order.status}`)}
          hideLabel
        />
        <Link
          href={`/orders/${order.id}`}
          className={classes.link}
          onClick={(event) => event.stopPropagation()}
        >
          {order.number}
        </Link>
      </Cell>
      <Cell className={classes.cut} title={order.customerName}>
        {order.customerName}
      </Cell>
      <Cell>{t(`next.${order.nextStep === 'none' ? order.status : order.nextStep}`)}</Cell>
      <Cell className={classes.figure}>
        <Text span fw={isLate(order, now) ? 700 : 400} fz="inherit">
          <NearWhen at={order.dueAt} now={now} />
        </Text>
      </Cell>
      <Cell className={classes.figure}>{format.number(order.lineCount)}</Cell>
      <Cell className={classes.cut}>
        {order.city ? `${order.city}, ` : ''}
        {order.country}
      </Cell>
      <Cell className={classes.cut}>{order.channel}</Cell>
      <Cell>{order.paid ? t('paid') : t('unpaid')}</Cell>
      <Cell className={classes.figure}>{format.money(order.totalMinor, order.currency)}</Cell>
      <Cell className={classes.menu}>
        <RowMenu order={order} opened={menuOpen} onChange={onMenu} />
      </Cell>
    </TableRow>
  )
}

export function OrderHeaderRow({
  allChosen,
  someChosen,
  onChooseAll,
}: {
  readonly allChosen: boolean
  readonly someChosen: boolean
  readonly onChooseAll: () => void
}) {
  const { t } = useTranslation('orders')
  const columns = [
    'number',
    'customer',
    'next',
    'due',
    'lines',
    'place',
    'channel',
    'payment',
    'total',
  ] as const
  const figures: readonly string[] = ['due', 'lines', 'total']
  return (
    <TableRow className={classes.headRow}>
      <HeadCell className={classes.check}>
        <Checkbox
          aria-label={t('chooseAll')}
          checked={allChosen}
          indeterminate={someChosen && !allChosen}
          onChange={onChooseAll}
        />
      </HeadCell>
      {columns.map((column) => (
        <HeadCell key={column} className={figures.includes(column) ? classes.figure : undefined}>
          {t(`column.${column}`)}
        </HeadCell>
      ))}
      <HeadCell>
        <span className="ep-visually-hidden">{t('column.actions')}</span>
      </HeadCell>
    </TableRow>
  )
}
