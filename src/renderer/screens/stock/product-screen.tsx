import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
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
import { CountDialog, type CountedBin } from './count-dialog.tsx'
import { ProductBins } from './product-bins.tsx'
import { ProductMovements } from './product-movements.tsx'
import { ProductSide } from './product-side.tsx'
import type { ProductView } from './product-view.ts'
import { ReceiveDialog } from './receive-dialog.tsx'
import classes from './stock.module.css'

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
          <ProductBins view={view} onCount={mayCount ? setCounting : null} />
          <ProductMovements view={view} />
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
