import { useDebouncedValue } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductId } from '../../core/model/ids.ts'
import { useQuery } from '../station/use-query.ts'
import { FloorButton } from '../ui/floor-button.tsx'
import { RefusalText } from '../ui/refusal-note.tsx'
import classes from './floor.module.css'
import { Overlay } from './overlay.tsx'
import type { Scanned } from './scanned.ts'

type Product = Extract<Scanned, { kind: 'product' }>

interface CannotScanProps {
  /** What is to be scanned now. */
  readonly wanted: 'code' | 'product'
  readonly onCode: (code: string) => void
  readonly onProduct: (product: Product) => void
  readonly onClose: () => void
}

const SHOWN = 8

/**
 * The way on when a label is torn or a scanner is dead: the code typed, or the product found by its name or SKU. What is
 * named here is judged like a scan, so that a wrong product is told as wrong.
 */
export function CannotScan({ wanted, onCode, onProduct, onClose }: CannotScanProps) {
  const { t } = useTranslation('pick')
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const found = useQuery(
    'products',
    { search, limit: SHOWN, after: null },
    { tables: ['product', 'barcode'], keep: true, enabled: wanted === 'product' && search.length >= 2 },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    onClose()
    onCode(text.trim())
  }
  const rows = wanted === 'product' && search.length >= 2 ? (found.value?.rows ?? []) : []
  return (
    <Overlay title={t('cannotScan.title')} onClose={onClose}>
      <form onSubmit={submit} className={classes.stack}>
        <label className={classes.body} htmlFor="typed-code">
          {t(`cannotScan.label.${wanted}`)}
        </label>
        <input
          id="typed-code"
          className={classes.input}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          data-autofocus
        />
        <FloorButton type="submit" disabled={text.trim() === ''}>
          {t('cannotScan.use')}
        </FloorButton>
      </form>
      <RefusalText refusal={found.error} />
      {rows.length > 0 && <div className={classes.label}>{t('cannotScan.orChoose')}</div>}
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={`${classes.card} ${classes.cardButton}`}
              onClick={() => {
                onClose()
                onProduct({
                  kind: 'product',
                  productId: row.id as ProductId,
                  sku: row.sku,
                  name: row.name,
                  qtyEach: 1,
                  lot: null,
                })
              }}
            >
              <span className={classes.strong}>{row.name}</span>
              <span className={classes.label}>{row.sku}</span>
            </button>
          </li>
        ))}
      </ul>
      {wanted === 'product' && search.length >= 2 && rows.length === 0 && !found.loading && (
        <div className={classes.body}>{t('cannotScan.nothing', { text: search })}</div>
      )}
    </Overlay>
  )
}
