import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ReturnId } from '../../../core/model/ids.ts'
import type { ReturnView } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { OfficeTheme } from '../../office/office-theme.tsx'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { When } from '../../ui/when.tsx'
import { returnShape } from './return-shape.ts'
import classes from './returns.module.css'
import { ReviewForm } from './review-form.tsx'

export function ReturnScreen({ params }: { readonly params: Readonly<Record<string, string | undefined>> }) {
  const { t } = useTranslation('returns')
  const returnId = ReturnId.parse(params.returnId)
  const { value, error, refresh } = useQuery('return', { returnId }, { tables: ['return', 'returnLine'] })
  return (
    <OfficeTheme>
      <Screen
        title={value ? t('returnTitle', { number: value.return.number }) : t('return')}
        back="/returns"
        aside={
          value ? (
            <StatusShape
              status={returnShape(value.return.status)}
              label={t(`status.${value.return.status}`)}
            />
          ) : undefined
        }
      >
        {value ? (
          <ReturnPage view={value} />
        ) : error ? (
          <ErrorSection error={error} onRetry={refresh} />
        ) : value === null ? (
          <EmptyState title={t('notThere')} />
        ) : (
          <Text c="dimmed">{t('common:loading')}</Text>
        )}
      </Screen>
    </OfficeTheme>
  )
}

function ReturnPage({ view }: { readonly view: ReturnView }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  const { return: row, lines } = view
  return (
    <div className={classes.columns}>
      <main className={classes.main}>
        <Table.ScrollContainer minWidth={320}>
          <Table verticalSpacing={6} className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('column.product')}</Table.Th>
                <Table.Th ta="right">{t('column.quantity')}</Table.Th>
                <Table.Th ta="right">{t('column.price')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.id}>
                  <Table.Td>
                    {line.productId ? (
                      <Link href={`/stock/${line.productId}`} className={classes.link}>
                        {line.code}
                      </Link>
                    ) : (
                      <span className="ep-code">{line.code}</span>
                    )}
                    <div>{line.name}</div>
                    {line.productId ? null : (
                      <Text size="sm" c="dimmed">
                        {t('noGoods')}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td ta="right">{format.number(line.qtyEach)}</Table.Td>
                  <Table.Td ta="right">{format.money(line.priceMinor, row.currency)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {row.status === 'toReview' ? <ReviewForm view={view} /> : null}
      </main>
      <aside>
        <dl className={classes.facts}>
          <dt>{t('column.customer')}</dt>
          <dd>{row.customerName}</dd>
          <dt>{t('column.returnedAt')}</dt>
          <dd>
            <When at={row.returnedAt} as="dateTime" />
          </dd>
          <dt>{t('column.credit')}</dt>
          <dd>{format.money(row.creditMinor, row.currency)}</dd>
          {row.orderId ? (
            <>
              <dt>{t('ofOrder')}</dt>
              <dd>
                <Link href={`/orders/${row.orderId}`} className={classes.link}>
                  {t('openOrder')}
                </Link>
              </dd>
            </>
          ) : null}
        </dl>
        {row.note ? <Text className={classes.note}>{row.note}</Text> : null}
      </aside>
    </div>
  )
}
