import { useTranslation } from 'react-i18next'
import type { PackView } from '../../../core/protocol/queries/floor.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { useNow } from '../../ui/use-now.ts'

const SOON_MINUTES = 20

/** When the order leaves, and how long that is: amber when it gets close, stopped when it is missed. */
export function PackAside({ view }: { readonly view: PackView }) {
  const { t } = useTranslation('pack')
  const format = useFormat()
  const now = useNow()
  const handheld = useIsHandheld()
  const { dueAt, status } = view.order
  const minutes = Math.floor((Date.parse(dueAt) - now) / 60_000)
  const time = format.moment(dueAt)
  // A handheld's header has room for the hour only; the shape says the rest.
  const text = handheld ? time : t('leaves', { time })
  if (status === 'shipped') return <StatusShape status="right" label={t('shippedWord')} />
  if (minutes < 0) return <StatusShape status="wrong" label={handheld ? time : t('late', { time })} />
  if (minutes < SOON_MINUTES)
    return <StatusShape status="attention" label={handheld ? time : t('leavesSoon', { minutes, text })} />
  return <span>{text}</span>
}
