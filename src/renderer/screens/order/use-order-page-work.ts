import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ParcelId } from '../../../core/model/ids.ts'
import type { OrderDetail, OrderDocument } from '../../../core/protocol/queries/orders.ts'
import { type NoticeState, useNotice } from '../../office/notice.tsx'
import type { Reply } from '../../station/client.ts'
import { useUser } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useRefusalText } from '../../ui/use-refusal-text.ts'
import { type ReleaseResult, releaseAll } from '../orders/release-run.ts'
import { type PrimaryStep, primaryStep } from './primary-step.ts'

/** What an order's page does, and what came of it. A refusal is told where the action was; nothing fails silently. */
export interface OrderPageWork {
  readonly notice: NoticeState
  readonly busy: boolean
  readonly step: PrimaryStep | null
  readonly takePrimaryStep: () => Promise<void>
  readonly release: (allowPartial: boolean) => Promise<void>
  readonly recall: () => Promise<void>
  readonly cancel: (reason: string) => Promise<void>
  readonly ship: (approveShort: boolean) => Promise<void>
  readonly shortage: ReleaseResult | null
  readonly closeShortage: () => void
  /** Units that would not go with the parcels; asked before they are given up. */
  readonly shipShort: number | null
  readonly closeShipShort: () => void
  readonly print: (document: OrderDocument, reprint: boolean) => Promise<void>
  readonly viewing: OrderDocument | null
  readonly view: (document: OrderDocument | null) => void
  readonly orderId: OrderDetail['order']['id']
}

export function useOrderPageWork({ order, nextStep }: OrderDetail): OrderPageWork {
  const { t } = useTranslation('order')
  const [, navigate] = useLocation()
  const user = useUser()
  const refusalText = useRefusalText()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const [shortage, setShortage] = useState<ReleaseResult | null>(null)
  const [shipShort, setShipShort] = useState<number | null>(null)
  const [viewing, setViewing] = useState<OrderDocument | null>(null)
  const step = primaryStep(nextStep, user.actions)

  const told = async <V>(asked: Promise<Reply<V>>, done: (value: V) => string): Promise<boolean> => {
    setBusy(true)
    const reply = await asked
    setBusy(false)
    if (reply.ok) notice.show({ status: 'right', title: done(reply.value) })
    else
      notice.show({
        status: reply.refusal.code === 'offline' ? 'attention' : 'wrong',
        title: refusalText(reply.refusal),
      })
    return reply.ok
  }

  const release = async (allowPartial: boolean) => {
    setShortage(null)
    setBusy(true)
    const result = await releaseAll([order.id], allowPartial, (orderIds, partial) =>
      station.do('releaseOrders', { orderIds, allowPartial: partial }),
    )
    setBusy(false)
    const [trouble] = result.troubles
    if (trouble) notice.show({ status: 'wrong', title: refusalText(trouble) })
    else if (result.problems.length > 0) setShortage(result)
    else if (result.releasedCount === 0) notice.show({ status: 'attention', title: t('stillWaiting') })
    else if (result.shortEach > 0)
      notice.show({ status: 'attention', title: t('releasedShort', { count: result.shortEach }) })
    else notice.show({ status: 'right', title: t('released') })
  }

  const taskId = async () => {
    const tasks = await station.query('pickTasks', {})
    if (!tasks.ok) return tasks
    const task = tasks.value.find((each) => each.orderId === order.id)
    return { ok: true, value: task?.id ?? null } as const
  }

  const pick = async () => {
    const task = await taskId()
    if (!task.ok) notice.show({ status: 'wrong', title: refusalText(task.refusal) })
    else navigate(task.value ? `/pick/${task.value}` : '/pick')
  }

  const recall = async () => {
    const task = await taskId()
    if (!task.ok) notice.show({ status: 'wrong', title: refusalText(task.refusal) })
    else if (task.value === null) notice.show({ status: 'attention', title: t('noTask') })
    else await told(station.do('recallTask', { taskId: task.value }), () => t('recalled'))
  }

  const ship = async (approveShort: boolean) => {
    setShipShort(null)
    const missing = order.orderedEach - order.cancelledEach - order.packedEach
    if (!approveShort && missing > 0) {
      setShipShort(missing)
      return
    }
    await told(station.do('shipOrder', { orderId: order.id, approveShort }), () => t('shipped'))
  }

  const takePrimaryStep = async () => {
    switch (step) {
      case 'release':
        return release(false)
      case 'releaseWhatThereIs':
        return release(true)
      case 'pick':
        return pick()
      case 'pack':
        return navigate(`/pack/${order.id}`)
      case 'ship':
        return ship(false)
      case null:
        return
    }
  }

  return {
    notice,
    busy,
    step,
    takePrimaryStep,
    release,
    recall,
    ship,
    shortage,
    shipShort,
    viewing,
    orderId: order.id,
    view: setViewing,
    closeShortage: () => setShortage(null),
    closeShipShort: () => setShipShort(null),
    cancel: async (reason) => {
      await told(station.do('cancelOrder', { orderId: order.id, reason }), ({ goodsToReturnEach }) =>
        goodsToReturnEach > 0
          ? t('cancelledWithGoods', { number: order.number, count: goodsToReturnEach })
          : t('cancelled', { number: order.number }),
      )
    },
    print: async (document, reprint) => {
      await told(
        station.do('printDocument', {
          document: document.kind,
          orderId: order.id,
          parcelId: document.parcelId as ParcelId | null,
          userId: null,
          code: null,
          printerId: null,
          reprint,
        }),
        () => t('inPrintQueue'),
      )
    },
  }
}
