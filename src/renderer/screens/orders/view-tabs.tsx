import { Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type OrderView, orderViews } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useQuery } from '../../station/use-query.ts'
import classes from './orders.module.css'
import { showView, useOrdersStore } from './orders-store.ts'

/** The saved views with how many orders are in each; the counts are of all orders, whatever is searched. */
export function ViewTabs() {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const view = useOrdersStore((state) => state.filter.view)
  const counts = useQuery('orderCounts', {}, { tables: ['order', 'productStock'], keep: true })

  return (
    <Tabs value={view} onChange={(next) => next && showView(next as OrderView)} className={classes.tabs}>
      <Tabs.List className={classes.tabList} aria-label={t('views')}>
        {orderViews.map((each) => (
          <Tabs.Tab key={each} value={each} className={classes.tab}>
            {t(`view.${each}`)}{' '}
            <Text span c="dimmed" size="sm" className={classes.count}>
              {counts.value ? format.number(counts.value.byView[each]) : ''}
            </Text>
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
