import { Button, CloseButton, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { ProductListRow } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { knownCount, rowAt } from '../../office/keyset-pages.ts'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { Cell, HeadCell, TableRow } from '../../office/table-parts.tsx'
import { useKeysetList } from '../../office/use-keyset-list.ts'
import { useLater } from '../../office/use-later.ts'
import { VirtualRows } from '../../office/virtual-rows.tsx'
import { useScanner } from '../../scan/use-scanner.ts'
import { useMay } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { ReceiveDialog } from './receive-dialog.tsx'
import classes from './stock.module.css'
import { searchStock, useStockStore } from './stock-store.ts'

export function StockScreen() {
  const { t } = useTranslation('stock')
  const handheld = useIsHandheld()
  const [, navigate] = useLocation()
  const mayReceive = useMay('receiveStock')
  const { search: text, cursor } = useStockStore()
  const search = useLater(text, 150)
  const searchField = useRef<HTMLInputElement>(null)
  const [receiving, setReceiving] = useState(false)
  const { list, source, problem } = useKeysetList<ProductListRow>({
    name: 'products',
    question: search,
    tables: ['product', 'productStock'],
    fetch: (after, limit) => station.query('products', { search, after, limit }),
  })
  const count = knownCount(list)
  const type = searchStock
  const move = (by: number) => {
    const at = useStockStore.getState().cursor
    if (count > 0)
      useStockStore.setState({ cursor: at === null ? 0 : Math.max(0, Math.min(count - 1, at + by)) })
  }

  useScanner(
    async (code) => {
      const reply = await station.query('resolveCode', { code })
      if (reply.ok && reply.value.kind === 'product') navigate(`/stock/${reply.value.productId}`)
      else type(reply.ok && reply.value.kind === 'bin' ? reply.value.code : code)
    },
    { enabled: !receiving },
  )
  useShortcuts(
    {
      '/': () => searchField.current?.focus(),
      j: () => move(1),
      k: () => move(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => {
        const row = cursor === null ? undefined : rowAt(list, cursor)
        if (row) navigate(`/stock/${row.id}`)
      },
    },
    { enabled: !receiving },
  )

  const empty = list.complete && count === 0
  return (
    <OfficeTheme>
      <Screen
        title={t('title')}
        fill
        action={
          mayReceive ? (
            <Button fullWidth={handheld} size={handheld ? 'hand' : 'sm'} onClick={() => setReceiving(true)}>
              {t('receive.open')}
            </Button>
          ) : undefined
        }
      >
        <div className={classes.page}>
          <TextInput
            ref={searchField}
            className={classes.search}
            aria-label={t('search')}
            placeholder={t('searchHint')}
            leftSection={<IconSearch size={16} aria-hidden />}
            rightSection={
              text ? <CloseButton size="sm" aria-label={t('common:clear')} onClick={() => type('')} /> : null
            }
            value={text}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
            }}
          />
          {problem ? <ErrorSection error={problem} onRetry={source.retry} /> : null}
          {empty ? (
            <EmptyState
              title={search ? t('noProductFound', { search }) : t('empty')}
              detail={search ? undefined : t('emptyDetail')}
              action={search ? <Button onClick={() => type('')}>{t('clearSearch')}</Button> : undefined}
            />
          ) : (
            <VirtualRows
              key={handheld ? 'cards' : 'rows'}
              label={t('title')}
              list={list}
              source={source}
              cursor={cursor}
              rowHeight={handheld ? 104 : 40}
              header={handheld ? undefined : <HeadRow />}
            >
              {(product, index) =>
                handheld ? (
                  <ProductCard product={product} />
                ) : (
                  <ProductRow
                    product={product}
                    atCursor={index === cursor}
                    onOpen={() => {
                      useStockStore.setState({ cursor: index })
                      navigate(`/stock/${product.id}`)
                    }}
                  />
                )
              }
            </VirtualRows>
          )}
        </div>
      </Screen>
      <ReceiveDialog opened={receiving} onClose={() => setReceiving(false)} />
    </OfficeTheme>
  )
}

const figures = ['onHandEach', 'allocatedEach', 'promisedEach', 'availableEach'] as const

function HeadRow() {
  const { t } = useTranslation('stock')
  return (
    <TableRow className={classes.headRow}>
      <HeadCell>{t('column.sku')}</HeadCell>
      <HeadCell>{t('column.name')}</HeadCell>
      <HeadCell>{t('column.barcode')}</HeadCell>
      {figures.map((figure) => (
        <HeadCell key={figure} className={classes.figure}>
          {t(`column.${figure}`)}
        </HeadCell>
      ))}
      <HeadCell className={classes.figure}>{t('column.price')}</HeadCell>
    </TableRow>
  )
}

interface RowProps {
  readonly product: ProductListRow
  readonly atCursor: boolean
  readonly onOpen: () => void
}

function ProductRow({ product, atCursor, onOpen }: RowProps) {
  const format = useFormat()
  return (
    <TableRow className={classes.row} data-cursor={atCursor || undefined} onClick={onOpen}>
      <Cell>
        <Link
          href={`/stock/${product.id}`}
          className={classes.link}
          onClick={(event) => event.stopPropagation()}
        >
          {product.sku}
        </Link>
      </Cell>
      <Cell className={classes.cut} title={product.name}>
        {product.name}
      </Cell>
      <Cell>{product.barcode ?? ''}</Cell>
      {figures.map((figure) => (
        <Cell
          key={figure}
          className={classes.figure}
          data-low={figure === 'availableEach' && product.availableEach <= 0 ? true : undefined}
        >
          {format.number(product[figure])}
        </Cell>
      ))}
      <Cell className={classes.figure}>{format.money(product.priceMinor, product.currency)}</Cell>
    </TableRow>
  )
}

function ProductCard({ product }: { readonly product: ProductListRow }) {
  const { t } = useTranslation('stock')
  return (
    <Link href={`/stock/${product.id}`} className={classes.card}>
      <span className={classes.cardTop}>
        <span>{product.sku}</span>
        <span>{t('availableCount', { count: product.availableEach })}</span>
      </span>
      <span className={classes.cut}>{product.name}</span>
      <Text span c="dimmed" size="md">
        {t('onHandCount', { count: product.onHandEach })}
      </Text>
    </Link>
  )
}
