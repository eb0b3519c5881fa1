import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { When } from '../../ui/when.tsx'
import type { ProductView } from './product-view.ts'
import classes from './stock.module.css'

/** The ends of the ledger have codes and not bins' names: they are said in words. */
const ends: ReadonlySet<string> = new Set([
  'SUPPLIER',
  'CUSTOMER',
  'ADJUSTMENT',
  'SCRAP',
  'RETURNS',
  'RECEIVING',
])

export function ProductMovements({ view }: { readonly view: ProductView }) {
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
