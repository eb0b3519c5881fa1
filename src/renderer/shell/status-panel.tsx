import { Button, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StationStatus } from '../../core/protocol/queries/session.ts'
import { useFormat } from '../i18n/use-format.ts'
import type { Scan } from '../scan/burst-detector.ts'
import { useHello, useUser } from '../station/hello-store.ts'
import { useQuery } from '../station/use-query.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import { useIsHandheld } from '../ui/use-is-handheld.ts'
import { LineFacts } from './line-facts.tsx'
import { lock } from './lock.ts'
import { printerShape } from './printer-shape.ts'
import { ReadinessFacts } from './readiness-facts.tsx'
import { RefusedList } from './refused-list.tsx'
import { useShellStore } from './shell-store.ts'
import classes from './status-panel.module.css'

interface StatusPanelProps {
  readonly status: StationStatus | undefined
  readonly skewMs: number | null
  readonly lastScan: Scan | null
}

export function StatusPanel({ status, skewMs, lastScan }: StatusPanelProps) {
  const { t } = useTranslation(['shell', 'common'])
  const format = useFormat()
  const handheld = useIsHandheld()
  const hello = useHello()
  const user = useUser()
  const maySettle = user.actions.includes('settleCase')
  const [, navigate] = useLocation()
  const open = useShellStore((state) => state.statusOpen)
  const { value: readiness } = useQuery(
    'readiness',
    {},
    { tables: ['pickTask', 'numberBlock'], enabled: open },
  )
  const close = () => useShellStore.setState({ statusOpen: false })
  const go = (path: string) => {
    close()
    navigate(path)
  }
  return (
    <Modal
      opened={open}
      onClose={close}
      title={t('status.title')}
      fullScreen={handheld}
      size="lg"
      closeOnClickOutside
      closeButtonProps={{ 'aria-label': t('common:close'), size: 48 }}
    >
      <Stack gap="md">
        <dl className={classes.facts}>
          <Fact name={t('status.person')}>{user.name}</Fact>
          <Fact name={t('status.station')}>
            {[hello?.station?.name, hello?.warehouse?.name].filter(Boolean).join(' · ')}
          </Fact>
          {status && (
            <Fact name={t('status.line')}>
              <LineFacts status={status} handheld={handheld} />
            </Fact>
          )}
          {readiness && (
            <Fact name={t('ready.title')}>
              <ReadinessFacts readiness={readiness} />
            </Fact>
          )}
          {status && (
            <Fact name={t('status.cases')}>
              <StatusShape
                status={status.openCases > 0 ? 'attention' : 'right'}
                label={
                  status.openCases > 0
                    ? t('status.needYou', { count: status.openCases })
                    : t('status.noCases')
                }
              />
              {maySettle && status.openCases > 0 && (
                <Button
                  size={handheld ? 'hand' : 'md'}
                  variant="default"
                  mt="xs"
                  onClick={() => go('/cases')}
                >
                  {t('status.openCases')}
                </Button>
              )}
            </Fact>
          )}
          {status && status.role !== 'alone' && (
            <Fact name={t('refused.title')}>
              <RefusedList mayOpen={maySettle} onOpen={(caseId) => go(`/cases/${caseId}`)} />
            </Fact>
          )}
          {status && (
            <Fact name={t('status.printer')}>
              <StatusShape
                status={printerShape(status.printer.state)}
                label={t(`status.printerState.${status.printer.state}`, { name: status.printer.name ?? '' })}
              />
              {status.printer.queued > 0 && (
                <Text c="dimmed">{t('status.queued', { count: status.printer.queued })}</Text>
              )}
            </Fact>
          )}
          <Fact name={t('status.scanner')}>
            {lastScan ? <span className="ep-code">{lastScan.code}</span> : t('status.scannerWaiting')}
          </Fact>
          <Fact name={t('status.clock')}>
            {skewMs === null ? (
              <StatusShape status="right" label={t('status.clockRight')} />
            ) : (
              <StatusShape
                status="attention"
                label={t('skew', { count: Math.round(Math.abs(skewMs) / 60_000) })}
              />
            )}
            {status && status.serverSkewMs !== null && (
              <StatusShape
                status="attention"
                label={t('serverSkew', { count: Math.round(Math.abs(status.serverSkewMs) / 60_000) })}
              />
            )}
          </Fact>
          <Fact name={t('status.version')}>{hello?.version}</Fact>
        </dl>
        <Text c="dimmed">{status && t('common:asOf', { time: format.time(status.now) })}</Text>
        <div className={classes.actions}>
          <Button size={handheld ? 'hand' : 'md'} variant="default" onClick={() => go('/devices')}>
            {t('nav.devices')}
          </Button>
          <Button size={handheld ? 'hand' : 'md'} variant="default" onClick={() => go('/settings')}>
            {t('nav.settings')}
          </Button>
          <Button size={handheld ? 'hand' : 'md'} onClick={() => void lock()}>
            {t('lock')}
          </Button>
        </div>
      </Stack>
    </Modal>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
