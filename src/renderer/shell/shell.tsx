import { Center, Loader } from '@mantine/core'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Switch, useLocation } from 'wouter'
import { routes } from '../app/routes.tsx'
import { useLastScan } from '../scan/use-last-scan.ts'
import { useUser } from '../station/hello-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { StatusShape } from '../ui/status-shape.tsx'
import { useIsHandheld } from '../ui/use-is-handheld.ts'
import { BottomNav } from './bottom-nav.tsx'
import { KeyList } from './key-list.tsx'
import { allowed } from './nav-items.ts'
import { OnlineAgain } from './online-again.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { rememberRoute, routeFor } from './route-memory.ts'
import classes from './shell.module.css'
import { useShellStore } from './shell-store.ts'
import { StatusPanel } from './status-panel.tsx'
import { StatusStrip } from './status-strip.tsx'
import { useAutoLock } from './use-auto-lock.ts'
import { useNavKeys } from './use-nav-keys.ts'
import { useStationStatus } from './use-station-status.ts'

/** What surrounds every screen of a signed-in person. */
export function Shell() {
  const { t } = useTranslation('shell')
  const handheld = useIsHandheld()
  const inTask = useShellStore((state) => state.inTask)
  const { status, skewMs } = useStationStatus()
  const serverSkewMs = status?.serverSkewMs ?? null
  const lastScan = useLastScan()
  useRouteMemory()
  useAutoLock()
  useNavKeys()
  return (
    <div className={classes.shell}>
      <OnlineAgain status={status} />
      <RefusalNotice />
      <StatusStrip status={status} lastScan={lastScan} />
      {skewMs !== null && (
        <div className={classes.notice} role="status">
          <StatusShape
            status="attention"
            label={t('skew', { count: Math.round(Math.abs(skewMs) / 60_000) })}
          />
        </div>
      )}
      {serverSkewMs !== null && (
        <div className={classes.notice} role="status">
          <StatusShape
            status="attention"
            label={t('serverSkew', { count: Math.round(Math.abs(serverSkewMs) / 60_000) })}
          />
        </div>
      )}
      <div className={classes.middle}>
        {!handheld && !inTask && <Rail />}
        <main className={classes.main}>
          <Suspense fallback={<Opening />}>
            <Screens />
          </Suspense>
        </main>
      </div>
      {handheld && !inTask && <BottomNav />}
      <StatusPanel status={status} skewMs={skewMs} lastScan={lastScan} />
      <Palette />
      <KeyList />
    </div>
  )
}

function Screens() {
  const { t } = useTranslation('shell')
  const { actions } = useUser()
  return (
    <Switch>
      {routes.map(({ path, Screen, actions: needed }) => (
        <Route key={path} path={path}>
          {(params) =>
            allowed(needed, actions) ? (
              <Screen params={params} />
            ) : (
              <EmptyState title={t('notForYou.title')} detail={t('notForYou.detail')} />
            )
          }
        </Route>
      ))}
      <Route>
        <EmptyState title={t('noScreen.title')} detail={t('noScreen.detail')} />
      </Route>
    </Switch>
  )
}

function Opening() {
  return (
    <Center h="100%">
      <Loader />
    </Center>
  )
}

function useRouteMemory(): void {
  const { id } = useUser()
  const [path, navigate] = useLocation()
  useEffect(() => {
    const target = routeFor(window.sessionStorage, id)
    if (target !== null) navigate(target, { replace: true })
    else rememberRoute(window.sessionStorage, id, path)
    if (target !== null) rememberRoute(window.sessionStorage, id, target)
  }, [id, path, navigate])
}
