import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StationStatus } from '../../core/protocol/queries/session.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import classes from './line-banner.module.css'

/** How long it is shown. */
const BACK_MS = 5000

/** Coming back to the server is said, never silent: only when everything that waited has been sent. */
export function OnlineAgain({ status }: { readonly status: StationStatus | undefined }) {
  const { t } = useTranslation('shell')
  const wasOffline = useRef(false)
  const [back, setBack] = useState(false)
  const state = status?.line.state
  const reason = status?.line.state === 'offline' ? status.line.reason : null
  const allSent = state === 'online' && status?.savedHere === 0

  useEffect(() => {
    if (state === 'offline' && reason !== 'starting') wasOffline.current = true
    if (!allSent || !wasOffline.current) return
    wasOffline.current = false
    setBack(true)
  }, [state, reason, allSent])
  useEffect(() => {
    if (!back) return
    const timer = window.setTimeout(() => setBack(false), BACK_MS)
    return () => window.clearTimeout(timer)
  }, [back])

  if (!back) return null
  return (
    <div className={classes.banner} data-back="true" role="status">
      <StatusShape status="right" label={t('line.online')} size={26} />
    </div>
  )
}
