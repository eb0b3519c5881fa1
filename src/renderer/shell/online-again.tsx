import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { BackOnline, StationStatus } from '../../core/protocol/queries/session.ts'
import { useUser } from '../station/hello-store.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import { isNews } from './back-news.ts'
import classes from './line-banner.module.css'

/** How long it is shown; longer where something was not accepted, which then stays in the strip and the panel. */
const BACK_MS = 8000
const REFUSED_MS = 30_000

/** Coming back to the server is said, never silent: what was sent, and how much the house did not accept. */
export function OnlineAgain({ status }: { readonly status: StationStatus | undefined }) {
  const { t } = useTranslation('shell')
  const { actions } = useUser()
  const [, navigate] = useLocation()
  const [shown, setShown] = useState<BackOnline | null>(null)
  const [lastAt, setLastAt] = useState<string | null | undefined>(undefined)
  const back = status?.back ?? null

  useEffect(() => {
    if (!status) return
    if (isNews(back, lastAt)) setShown(back)
    setLastAt(back?.at ?? null)
  }, [status, back, lastAt])
  useEffect(() => {
    if (!shown) return
    const timer = window.setTimeout(() => setShown(null), shown.refused > 0 ? REFUSED_MS : BACK_MS)
    return () => window.clearTimeout(timer)
  }, [shown])

  if (!shown || status?.line.state === 'offline') return null
  const { sent, refused } = shown
  const settle = () => {
    setShown(null)
    navigate('/cases')
  }
  const label =
    refused > 0
      ? t('line.onlineRefused', { count: refused, sent: sent - refused })
      : sent > 0
        ? t('line.onlineSent', { count: sent })
        : t('line.online')
  return (
    <div className={classes.banner} data-back={refused === 0 || undefined} role="status">
      <StatusShape status={refused > 0 ? 'attention' : 'right'} label={label} size={26} />
      {refused > 0 && (
        <span className={classes.buttons}>
          {actions.includes('settleCase') && (
            <Button size="sm" variant="white" color="dark" onClick={settle}>
              {t('refused.open')}
            </Button>
          )}
          <Button size="sm" variant="white" color="dark" onClick={() => setShown(null)}>
            {t('refused.seen')}
          </Button>
        </span>
      )}
    </div>
  )
}
