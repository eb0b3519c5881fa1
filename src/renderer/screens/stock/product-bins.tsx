import { Button, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import type { CountedBin } from './count-dialog.tsx'
import type { ProductView } from './product-view.ts'
import classes from './stock.module.css'

export function ProductBins({
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
