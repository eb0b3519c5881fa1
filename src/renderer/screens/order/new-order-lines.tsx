import { ActionIcon, Table, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductListRow } from '../../../core/protocol/queries/orders.ts'
import { asLanguage } from '../../i18n/languages.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { ProductSearch } from '../../office/product-search.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import type { DraftProblem } from './draft-problems.ts'
import classes from './new-order.module.css'
import {
  type DraftAction,
  type DraftLine,
  type OrderDraft,
  priceOf,
  quantityOf,
  totalsOf,
} from './order-draft.ts'

interface Props {
  readonly draft: OrderDraft
  readonly change: (action: DraftAction) => void
  readonly problems: readonly DraftProblem[]
  readonly searchField: RefObject<HTMLInputElement | null>
}

/** Enter in the search adds the product and goes to its quantity; Enter there goes back to the search. */
export function NewOrderLines({ draft, change, problems, searchField }: Props) {
  const { t, i18n } = useTranslation('order')
  const format = useFormat()
  const handheld = useIsHandheld()
  const list = useRef<HTMLDivElement>(null)
  const totals = totalsOf(draft)

  const add = (product: ProductListRow) => {
    change({ type: 'addProduct', product, qtyEach: 1, display: asLanguage(i18n.language) })
    // The line exists after this event; its quantity is what is typed next.
    window.requestAnimationFrame(() => {
      const field = list.current?.querySelector<HTMLInputElement>(
        `input[data-quantity="${CSS.escape(product.sku)}"]`,
      )
      field?.focus()
      field?.select()
    })
  }

  const rows = draft.lines.map((line) => (
    <LineRow
      key={line.key}
      line={line}
      currency={draft.currency}
      problems={problems}
      change={change}
      stacked={handheld}
      onDone={() => searchField.current?.focus()}
    />
  ))
  return (
    <section aria-label={t('lines')}>
      <h2 className={classes.heading}>{t('lines')}</h2>
      <ProductSearch
        label={t('productSearch')}
        placeholder={t('productSearchHint')}
        inputRef={searchField}
        onChoose={add}
      />
      <div ref={list}>
        {draft.lines.length === 0 ? (
          <Text c="dimmed" py="sm">
            {t('noLinesYet')}
          </Text>
        ) : handheld ? (
          <div className={classes.stack}>{rows}</div>
        ) : (
          <Table verticalSpacing={4} mt="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('column.product')}</Table.Th>
                <Table.Th ta="right">{t('column.available')}</Table.Th>
                <Table.Th w={90}>{t('column.quantity')}</Table.Th>
                <Table.Th w={120}>{t('priceIn', { currency: draft.currency })}</Table.Th>
                <Table.Th ta="right">{t('column.sum')}</Table.Th>
                <Table.Th w={44} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>{rows}</Table.Tbody>
          </Table>
        )}
      </div>
      <dl className={classes.totals}>
        <dt>{t('goods')}</dt>
        <dd>{format.money(totals.goodsMinor, draft.currency)}</dd>
        <dt>{t('charges')}</dt>
        <dd>{format.money(totals.chargesMinor, draft.currency)}</dd>
        <dt className={classes.total}>{t('total')}</dt>
        <dd className={classes.total}>{format.money(totals.totalMinor, draft.currency)}</dd>
      </dl>
    </section>
  )
}

interface LineProps {
  readonly line: DraftLine
  readonly currency: string
  readonly problems: readonly DraftProblem[]
  readonly change: (action: DraftAction) => void
  readonly stacked: boolean
  readonly onDone: () => void
}

function LineRow({ line, currency, problems, change, stacked, onDone }: LineProps) {
  const { t } = useTranslation('order')
  const format = useFormat()
  const has = (code: DraftProblem['code']) =>
    problems.some((each) => each.code === code && 'key' in each && each.key === line.key)
  const quantity = quantityOf(line)
  const beyond = quantity !== null && quantity > line.availableEach
  const sum = (quantity ?? 0) * (priceOf(line, currency) ?? 0)

  const quantityField = (
    <TextInput
      aria-label={t('quantityOf', { sku: line.sku })}
      data-quantity={line.sku}
      inputMode="numeric"
      value={line.qtyText}
      error={has('quantityWrong')}
      onChange={(event) =>
        change({ type: 'changeLine', key: line.key, change: { qtyText: event.currentTarget.value } })
      }
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey) return
        event.preventDefault()
        onDone()
      }}
    />
  )
  const priceField = (
    <TextInput
      aria-label={t('priceOf', { sku: line.sku })}
      inputMode="decimal"
      value={line.priceText}
      error={has('priceWrong')}
      onChange={(event) =>
        change({ type: 'changeLine', key: line.key, change: { priceText: event.currentTarget.value } })
      }
    />
  )
  const remove = (
    <ActionIcon
      aria-label={t('removeLine', { sku: line.sku })}
      onClick={() => change({ type: 'removeLine', key: line.key })}
    >
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  )
  const product = (
    <>
      <span className="ep-code">{line.sku}</span>
      <div>{line.name}</div>
      {beyond ? <Text size="sm">{t('beyondStock', { count: Math.max(0, line.availableEach) })}</Text> : null}
    </>
  )
  if (stacked) {
    return (
      <div className={classes.card}>
        {product}
        <div className={classes.cardFields}>
          {quantityField}
          {priceField}
          {remove}
        </div>
      </div>
    )
  }
  return (
    <Table.Tr>
      <Table.Td>{product}</Table.Td>
      <Table.Td ta="right">{format.number(line.availableEach)}</Table.Td>
      <Table.Td>{quantityField}</Table.Td>
      <Table.Td>{priceField}</Table.Td>
      <Table.Td ta="right">{format.money(sum, currency)}</Table.Td>
      <Table.Td>{remove}</Table.Td>
    </Table.Tr>
  )
}
