import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import classes from '../../floor/floor.module.css'
import { useMay } from '../../station/hello-store.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { FloorButton } from '../../ui/floor-button.tsx'
import { Count } from './cut-off-card.tsx'
import own from './home.module.css'

/** For those who answer customers: how the orders stand, and a new one. */
export function OrdersCard({ first }: { readonly first: boolean }) {
  const { t } = useTranslation('home')
  const [, navigate] = useLocation()
  const mayEnter = useMay('enterOrder')
  const { value, error, refresh } = useQuery('orderCounts', {}, { tables: ['order', 'productStock'] })
  const counts = value?.byView
  return (
    <div className={classes.stack} data-testid="home-orders">
      {error && <ErrorSection error={error} onRetry={refresh} />}
      {counts && (
        <div className={own.counts}>
          <Count
            to="/orders"
            status={counts.late > 0 ? 'wrong' : 'right'}
            name={t('late')}
            value={counts.late}
          />
          <Count
            to="/orders"
            status={counts.waitingStock > 0 ? 'attention' : 'right'}
            name={t('waitingStock')}
            value={counts.waitingStock}
          />
          <Count to="/orders" status="open" name={t('today')} value={counts.today} />
          <Count to="/orders" status="progress" name={t('inWork')} value={counts.inWork} />
        </div>
      )}
      <div className={classes.buttons}>
        <FloorButton kind={first ? 'primary' : 'secondary'} onClick={() => navigate('/orders')}>
          {t('toOrders')}
        </FloorButton>
        {mayEnter && (
          <FloorButton kind="secondary" onClick={() => navigate('/orders/new')}>
            {t('newOrder')}
          </FloorButton>
        )}
      </div>
    </div>
  )
}
