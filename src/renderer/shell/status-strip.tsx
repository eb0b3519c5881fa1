import { UnstyledButton } from '@mantine/core'
import { IconBarcode, IconBuildingWarehouse, IconPrinter, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StationStatus } from '../../core/protocol/queries/session.ts'
import { useFormat } from '../i18n/use-format.ts'
import type { Scan } from '../scan/burst-detector.ts'
import { useHello, useUser } from '../station/hello-store.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import { useIsHandheld } from '../ui/use-is-handheld.ts'
import { printerShape } from './printer-shape.ts'
import { useShellStore } from './shell-store.ts'
import classes from './status-strip.module.css'
import { useLineWords } from './use-line-words.ts'

interface StatusStripProps {
  readonly status: StationStatus | undefined
  readonly lastScan: Scan | null
}

/** Line, waiting, person, station, printer, scanner: always in sight. A touch opens the panel that explains them. */
export function StatusStrip({ status, lastScan }: StatusStripProps) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const handheld = useIsHandheld()
  const hello = useHello()
  const user = useUser()
  const printer = status?.printer
  const line = useLineWords(status)
  return (
    <UnstyledButton
      className={classes.strip}
      onClick={() => useShellStore.setState({ statusOpen: true })}
      aria-label={t('status.open')}
    >
      {hello?.demo && <span className={classes.demo}>{t('demo')}</span>}
      {line && (
        <Item hide={handheld && line.key === 'alone'}>
          <StatusShape status={line.status} label={line.label} hideLabel={handheld} />
          {handheld && line.count > 0 && <span>{format.number(line.count)}</span>}
        </Item>
      )}
      {status?.readinessLow && status.aloneHours !== null && (
        <StatusShape
          status="attention"
          label={t('ready.strip', { hours: format.duration(status.aloneHours) })}
          hideLabel={handheld}
        />
      )}
      {status && status.openCases > 0 && user.actions.includes('settleCase') && (
        <StatusShape
          status="attention"
          label={
            handheld ? format.number(status.openCases) : t('status.needYou', { count: status.openCases })
          }
        />
      )}
      <span className={classes.space} />
      <Item>
        <IconUser size={20} aria-hidden="true" />
        {user.name}
      </Item>
      <Item hide={handheld}>
        <IconBuildingWarehouse size={20} aria-hidden="true" />
        {hello?.station?.name}
      </Item>
      {printer && (
        <Item>
          <IconPrinter size={20} aria-hidden="true" />
          <StatusShape
            status={printerShape(printer.state)}
            label={printer.name ?? t('status.noPrinter')}
            hideLabel={handheld}
            size={16}
          />
          {printer.queued > 0 && <span>{format.number(printer.queued)}</span>}
        </Item>
      )}
      <Item>
        <IconBarcode size={20} aria-hidden="true" />
        <StatusShape
          status={lastScan ? 'right' : 'open'}
          label={lastScan ? t('status.scannerSeen') : t('status.scannerWaiting')}
          hideLabel
          size={16}
        />
      </Item>
    </UnstyledButton>
  )
}

function Item({ hide = false, children }: { readonly hide?: boolean; readonly children: ReactNode }) {
  return hide ? null : <span className={classes.item}>{children}</span>
}
