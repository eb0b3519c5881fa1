import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderId } from '../../../core/model/ids.ts'
import { type NoticeState, useNotice } from '../../office/notice.tsx'
import { runEach } from '../../office/run-each.ts'
import type { Reply } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { useRefusalText } from '../../ui/use-refusal-text.ts'
import { type ReleaseResult, releaseAll } from './release-run.ts'

/** The bulk work of the list: it runs, says how far it is, and tells at the end what was done and what was not, and why. */
export interface OrderWork {
  readonly notice: NoticeState
  readonly busy: boolean
  /** What a release could not do; answered by a person in a dialogue. */
  readonly shortage: ReleaseResult | null
  readonly closeShortage: () => void
  readonly release: (ids: readonly OrderId[], allowPartial?: boolean) => Promise<void>
  readonly printPickLists: (ids: readonly OrderId[]) => Promise<void>
  readonly cancel: (ids: readonly OrderId[], reason: string) => Promise<void>
}

export function useOrderWork(): OrderWork {
  const { t } = useTranslation('orders')
  const refusalText = useRefusalText()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const [shortage, setShortage] = useState<ReleaseResult | null>(null)
  const stop = useRef(false)

  const release = async (ids: readonly OrderId[], allowPartial = false) => {
    setBusy(true)
    setShortage(null)
    const result = await releaseAll(ids, allowPartial, (orderIds, partial) =>
      station.do('releaseOrders', { orderIds, allowPartial: partial }),
    )
    setBusy(false)
    if (result.problems.length > 0) setShortage(result)
    const details = [
      ...(result.shortEach > 0 ? [t('released.short', { count: result.shortEach })] : []),
      ...(result.waitingCount > 0 ? [t('released.waiting', { count: result.waitingCount })] : []),
      ...result.troubles.map(refusalText),
    ]
    if (result.releasedCount > 0 || details.length > 0) {
      notice.show({
        status: result.troubles.length > 0 ? 'wrong' : result.waitingCount > 0 ? 'attention' : 'right',
        title: t('released.done', { count: result.releasedCount }),
        details,
      })
    }
  }

  const each = async (
    ids: readonly OrderId[],
    run: (id: OrderId) => Promise<Reply<unknown>>,
    words: {
      readonly going: string
      readonly done: (count: number) => string
      readonly more?: () => readonly string[]
    },
  ) => {
    setBusy(true)
    stop.current = false
    const tell = (done: number) => {
      if (ids.length < 5) return
      const share = done / ids.length
      notice.show({
        status: 'progress',
        title: words.going,
        progress: { share, stop: () => (stop.current = true) },
      })
    }
    tell(0)
    const result = await runEach(ids, run, { progress: tell, stopAsked: () => stop.current })
    setBusy(false)
    const left = ids.length - result.doneCount - result.refused.length
    notice.show({
      status: result.refused.length > 0 ? 'attention' : 'right',
      title: words.done(result.doneCount),
      details: [
        ...(words.more?.() ?? []),
        ...(left > 0 ? [t('leftAsTheyAre', { count: left })] : []),
        ...new Set(result.refused.map(({ trouble }) => refusalText(trouble))),
      ],
    })
  }

  return {
    notice,
    busy,
    shortage,
    closeShortage: () => setShortage(null),
    release,
    printPickLists: (ids) =>
      each(
        ids,
        (orderId) =>
          station.do('printDocument', {
            document: 'pickList',
            orderId,
            parcelId: null,
            userId: null,
            code: null,
            printerId: null,
            reprint: false,
          }),
        { going: t('printing'), done: (count) => t('printed', { count }) },
      ),
    cancel: (ids, reason) => {
      let goodsEach = 0
      return each(
        ids,
        async (orderId) => {
          const reply = await station.do('cancelOrder', { orderId, reason })
          if (reply.ok) goodsEach += reply.value.goodsToReturnEach
          return reply
        },
        {
          going: t('cancelling'),
          done: (count) => t('cancelled', { count }),
          more: () => (goodsEach > 0 ? [t('goodsToReturns', { count: goodsEach })] : []),
        },
      )
    },
  }
}
