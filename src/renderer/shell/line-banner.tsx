import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHelloStore } from '../station/hello-store.ts'
import { station } from '../station/station.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import classes from './line-banner.module.css'

/** How long "answers again" is shown. */
const BACK_MS = 4000
/** A shorter break, as after pairing, was seen by nobody. */
const WORTH_SAYING_MS = 1000

/** A lost line to the station is said over everything, and its coming back as well. */
export function LineBanner() {
  const { t } = useTranslation('shell')
  const line = useHelloStore((state) => state.line)
  const [back, setBack] = useState(false)

  useEffect(() => {
    if (line !== 'lost') return
    const since = performance.now()
    return () => setBack(performance.now() - since >= WORTH_SAYING_MS)
  }, [line])
  useEffect(() => {
    if (!back) return
    const timer = window.setTimeout(() => setBack(false), BACK_MS)
    return () => window.clearTimeout(timer)
  }, [back])

  if (line === 'lost') {
    return (
      <div className={classes.banner} role="alert">
        <StatusShape status="attention" label={t('line.lost')} size={26} />
        <Button size="sm" variant="white" color="dark" onClick={() => station.reconnect()}>
          {t('line.retryNow')}
        </Button>
      </div>
    )
  }
  if (!back || line !== 'open') return null
  return (
    <div className={classes.banner} data-back="true" role="status">
      <StatusShape status="right" label={t('line.back')} size={26} />
    </div>
  )
}
