import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import type { ProductView } from './product-view.ts'
import classes from './stock.module.css'

export function ProductSide({ view }: { readonly view: ProductView }) {
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
