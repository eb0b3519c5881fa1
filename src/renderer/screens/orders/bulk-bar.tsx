import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderId } from '../../../core/model/ids.ts'
import { allChosen, noSelection } from '../../office/selection.ts'
import { useMay } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useOrderActions } from './order-actions.ts'
import classes from './orders.module.css'
import { setSelection, useOrdersStore } from './orders-store.ts'

/** `orderIds` answers at most this many. */
const MOST = 2000

export async function chooseAllThatMatch(): Promise<void> {
  const { filter } = useOrdersStore.getState()
  const reply = await station.query('orderIds', { filter })
  // The list may have been asked something else meanwhile.
  if (reply.ok && useOrdersStore.getState().filter === filter) setSelection(allChosen(reply.value))
}

export function BulkBar({ busy }: { readonly busy: boolean }) {
  const { t } = useTranslation('orders')
  const actions = useOrderActions()
  const mayRelease = useMay('releaseOrders')
  const mayCancel = useMay('cancelOrder')
  const ids = useOrdersStore((state) => state.selection.ids)
  if (ids.size === 0) return null
  const chosen: readonly OrderId[] = [...ids]
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk')}>
      <Text fw={600} aria-live="polite">
        {t('chosen', { count: ids.size })}
        {ids.size === MOST ? ` ${t('chosenMost')}` : ''}
      </Text>
      <Button variant="subtle" onClick={() => void chooseAllThatMatch()}>
        {t('chooseAllThatMatch')}
      </Button>
      <Group gap="sm" ml="auto">
        <Button variant="subtle" onClick={() => setSelection(noSelection())}>
          {t('clearChosen')}
        </Button>
        {mayCancel ? (
          <Button variant="default" disabled={busy} onClick={() => actions.cancel(chosen)} mr="lg">
            {t('cancelOrders')}
          </Button>
        ) : null}
        <Button variant="default" disabled={busy} onClick={() => actions.printPickLists(chosen)}>
          {t('printPickLists')}
        </Button>
        {mayRelease ? (
          <Button loading={busy} onClick={() => actions.release(chosen)}>
            {t('release')}
          </Button>
        ) : null}
      </Group>
    </div>
  )
}
