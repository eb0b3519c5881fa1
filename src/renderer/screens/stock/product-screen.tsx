import { Button, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { QueryValue } from '../../../core/protocol/queries.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Notice, useNotice } from '../../office/notice.tsx'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { useScanner } from '../../scan/use-scanner.ts'
import { useMay } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { When } from '../../ui/when.tsx'
import { CountDialog, type CountedBin } from './count-dialog.tsx'
import { ReceiveDialog } from './receive-dialog.tsx'
import classes from './stock.module.css'

type ProductView = NonNullable<QueryValue<'product'>>

const tables = ['product', 'barcode', 'balance', 'movement', 'lot', 'location'] as const

export function ProductScreen({ params }: { readonly params: Readonly<Record<string, string | undefined>> }) {
  const { t } = useTranslation('stock')
  const productId = params.productId ?? ''
  const { value, error, refresh } = useQuery('product', { productId }, { tables })
  return (
    <OfficeTheme>
      {value ? (
        <ProductPage key={productId} view={value} />
      ) : (
        <Screen title={t('product')} back="/stock">
          {error ? (
            <ErrorSection error={error} onRetry={refresh} />
          ) : value === null ? (
            <EmptyState title={t('notThere')} />
          ) : (
            <Text c="dimmed">{t('common:loading')}</Text>
          )}
        </Screen>
      )}
    </OfficeTheme>
  )
}

function ProductPage({ view }: { readonly view: ProductView }) {
  const { t } = useTranslation('stock')
  const handheld = useIsHandheld()
  const [, navigate] = useLocation()
  const mayReceive = useMay('receiveStock')
  const mayCount = useMay('countStock')
  const notice = useNotice()
  const [receiving, setReceiving] = useState(false)
  const [counting, setCounting] = useState<CountedBin | null>(null)
  const { product } = view

  useScanner(
    async (code) => {
      const reply = await station.query('resolveCode', { code })
      if (!reply.ok) return
      const found = reply.value
      if (found.kind === 'product') navigate(`/stock/${found.productId}`)
      else if (found.kind === 'bin' && mayCount) {
        const here = view.bins.filter((bin) => bin.code === found.code)
        setCounting({ code: found.code, lot: here.length === 1 ? (here[0]?.lot ?? '') : '' })
      }
    },
    { enabled: !receiving && counting === null },
  )

  return (
    <Screen
      title={`${product.sku} · ${product.name}`}
      back="/stock"
      action={
        mayReceive ? (
          <Button fullWidth={handheld} size={handheld ? 'hand' : 'sm'} onClick={() => setReceiving(true)}>
            {t('receive.open')}
          </Button>
        ) : undefined
      }
    >
      <Notice {...notice} />
      <div className={classes.columns}>
        <main className={classes.main}>
          <Bins view={view} onCount={mayCount ? setCounting : null} />
          <Movements view={view} />
        </main>
        <ProductSide view={view} />
      </div>
      <ReceiveDialog
        opened={receiving}
        onClose={() => setReceiving(false)}
        product={{ sku: product.sku, name: product.name }}
      />
      <CountDialog
        product={product}
        bin={counting}
        onClose={() => setCounting(null)}
        onCounted={(differenceEach, bin) => {
          setCounting(null)
          notice.show(
            differenceEach === 0
              ? { status: 'right', title: t('count.same', { bin }) }
              : {
                  status: 'attention',
                  title:
                    differenceEach > 0
                      ? t('count.more', { count: differenceEach, bin })
                      : t('count.fewer', { count: -differenceEach, bin }),
                },
          )
        }}
      />
    </Screen>
  )
}

function Bins({
  view,
  onCount,
}: {
  readonly view: ProductView
  readonly onCount: ((bin: CountedBin) => void) | null
}) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const total = view.bins.reduce((sum, bin) => sum + bin.qtyEach, 0)
  return (
    <section aria-label={t('bins')}>
      <Group justify="space-between" mb={8}>
        <h2 className={classes.heading}>{t('binsTitle', { count: total, number: format.number(total) })}</h2>
        {onCount ? (
          <Button variant="default" onClick={() => onCount({ code: '', lot: '' })}>
            {t('count.otherBin')}
          </Button>
        ) : null}
      </Group>
      {view.bins.length === 0 ? (
        <Text c="dimmed">{t('noBins')}</Text>
      ) : (
        <Table.ScrollContainer minWidth={420}>
          <Table verticalSpacing={4} className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('column.bin')}</Table.Th>
                <Table.Th>{t('column.lot')}</Table.Th>
                <Table.Th ta="right">{t('column.onHandEach')}</Table.Th>
                <Table.Th ta="right">{t('column.allocatedEach')}</Table.Th>
                <Table.Th>{t('column.receivedOn')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {view.bins.map((bin) => (
                <Table.Tr key={`${bin.code} ${bin.lot}`}>
                  <Table.Td className="ep-code">{bin.code}</Table.Td>
                  <Table.Td>{bin.lot}</Table.Td>
                  <Table.Td ta="right">{format.number(bin.qtyEach)}</Table.Td>
                  <Table.Td ta="right">{format.number(bin.allocatedEach)}</Table.Td>
                  <Table.Td>{format.day(bin.receivedOn)}</Table.Td>
                  <Table.Td ta="right">
                    {onCount ? (
                      <Button
                        variant="subtle"
                        aria-label={t('count.binLabel', { bin: bin.code })}
                        onClick={() => onCount(bin)}
                      >
                        {t('count.open')}
                      </Button>
                    ) : null}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  )
}

/** The ends of the ledger have codes and not bins' names: they are said in words. */
const ends: ReadonlySet<string> = new Set([
  'SUPPLIER',
  'CUSTOMER',
  'ADJUSTMENT',
  'SCRAP',
  'RETURNS',
  'RECEIVING',
])

function Movements({ view }: { readonly view: ProductView }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const place = (code: string) => (ends.has(code) ? t(`place.${code}`) : code)
  return (
    <section aria-label={t('movements')}>
      <h2 className={classes.heading}>{t('movements')}</h2>
      {view.movements.length === 0 ? <Text c="dimmed">{t('noMovements')}</Text> : null}
      {view.movements.length > 0 ? (
        <Table.ScrollContainer minWidth={560}>
          <Table verticalSpacing={4} className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('column.at')}</Table.Th>
                <Table.Th>{t('column.cause')}</Table.Th>
                <Table.Th ta="right">{t('column.quantity')}</Table.Th>
                <Table.Th>{t('column.from')}</Table.Th>
                <Table.Th>{t('column.to')}</Table.Th>
                <Table.Th>{t('column.who')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {view.movements.map((movement) => (
                <Table.Tr key={movement.id}>
                  <Table.Td>
                    <When at={movement.at} as="dateTime" />
                  </Table.Td>
                  <Table.Td>{t(`cause.${movement.cause}`)}</Table.Td>
                  <Table.Td ta="right">{format.number(movement.qtyEach)}</Table.Td>
                  <Table.Td>{place(movement.from)}</Table.Td>
                  <Table.Td>{place(movement.to)}</Table.Td>
                  <Table.Td>{movement.userName}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </section>
  )
}

function ProductSide({ view }: { readonly view: ProductView }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const { product, barcodes } = view
  const sized = product.lengthMm > 0 && product.widthMm > 0 && product.heightMm > 0
  return (
    <aside className={classes.side}>
      <section>
        <h2 className={classes.heading}>{t('barcodes')}</h2>
        {barcodes.length === 0 ? <Text c="dimmed">{t('noBarcodes')}</Text> : null}
        {barcodes.map((barcode) => (
          <div key={barcode.id} className={classes.fact}>
            <span className="ep-code">{barcode.code}</span>
            <span>{barcode.unit === 'case' ? t('caseOf', { count: barcode.qtyEach }) : t('each')}</span>
          </div>
        ))}
      </section>
      <section>
        <h2 className={classes.heading}>{t('facts')}</h2>
        <dl className={classes.facts}>
          <dt>{t('column.price')}</dt>
          <dd>{format.money(product.priceMinor, product.currency)}</dd>
          <dt>{t('weight')}</dt>
          <dd>{product.weightGrams > 0 ? format.weight(product.weightGrams) : t('notGiven')}</dd>
          <dt>{t('size')}</dt>
          <dd>
            {sized
              ? t('sizeMm', {
                  length: format.number(product.lengthMm),
                  width: format.number(product.widthMm),
                  height: format.number(product.heightMm),
                })
              : t('notGiven')}
          </dd>
          <dt>{t('lotPolicy')}</dt>
          <dd>{product.lotPolicy === 'lot' ? t('common:yes') : t('common:no')}</dd>
          {product.lotPolicy === 'lot' ? (
            <>
              <dt>{t('minShelfDays')}</dt>
              <dd>{format.number(product.minShelfDays)}</dd>
            </>
          ) : null}
          <dt>{t('buffer')}</dt>
          <dd>{format.number(product.bufferEach)}</dd>
          <dt>{t('abcClass')}</dt>
          <dd>{product.abcClass}</dd>
          {product.hazard ? (
            <>
              <dt>{t('hazard')}</dt>
              <dd>{product.hazard}</dd>
            </>
          ) : null}
        </dl>
      </section>
      {product.description ? (
        <section>
          <h2 className={classes.heading}>{t('description')}</h2>
          <Text size="sm">{product.description}</Text>
        </section>
      ) : null}
    </aside>
  )
}
