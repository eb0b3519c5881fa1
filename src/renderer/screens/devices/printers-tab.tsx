import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrinterView } from '../../../core/protocol/queries/settings.ts'
import { printerShape } from '../../shell/printer-shape.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { PrinterError } from './printer-error.tsx'
import { PrinterForm } from './printer-form.tsx'

export function PrintersTab() {
  const { t } = useTranslation(['devices', 'common'])
  const { value, error, refresh } = useQuery('stationSettings', {}, { tables: ['printing'] })
  const [edited, setEdited] = useState<PrinterView | 'new' | null>(null)
  if (error && !value) return <ErrorSection error={error} onRetry={refresh} />
  if (!value) return null
  const addButton = (
    <Button size="md" onClick={() => setEdited('new')}>
      {t('printer.add')}
    </Button>
  )
  return (
    <Stack gap="md">
      {value.printers.length === 0 ? (
        <EmptyState title={t('printer.none')} detail={t('printer.noneDetail')} action={addButton} />
      ) : (
        <>
          <Group>{addButton}</Group>
          {value.printers.map((printer) => (
            <PrinterCard
              key={printer.id}
              printer={printer}
              onEdit={() => setEdited(printer)}
              onChanged={refresh}
            />
          ))}
        </>
      )}
      {edited && (
        <PrinterForm
          printer={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null)
            refresh()
          }}
        />
      )}
    </Stack>
  )
}

interface PrinterCardProps {
  readonly printer: PrinterView
  readonly onEdit: () => void
  readonly onChanged: () => void
}

function PrinterCard({ printer, onEdit, onChanged }: PrinterCardProps) {
  const { t } = useTranslation(['devices', 'common'])
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const [sent, setSent] = useState(false)
  const [removing, setRemoving] = useState(false)
  const run = async (verb: 'testPrinter' | 'removePrinter') => {
    const reply = await station.do(verb, { printerId: printer.id })
    setRefusal(reply.ok ? null : reply.refusal)
    setSent(reply.ok && verb === 'testPrinter')
    onChanged()
  }
  return (
    <Paper withBorder p="md">
      <Stack gap={8}>
        <Group justify="space-between">
          <Text fw={650} fz={20}>
            {printer.name}
          </Text>
          <StatusShape status={printerShape(printer.state)} label={t(`printer.state.${printer.state}`)} />
        </Group>
        <Text>
          {t(`printer.kind.${printer.kind}`)} · {t(`printer.purpose.${printer.purpose}`)} ·{' '}
          <span className="ep-code">
            {printer.transport === 'tcp' ? `${printer.host ?? ''}:${printer.port ?? ''}` : printer.folder}
          </span>
        </Text>
        {printer.lastError && <PrinterError error={printer.lastError} />}
        {printer.queued > 0 && <Text>{t('printer.queued', { count: printer.queued })}</Text>}
        <RefusalText refusal={refusal} />
        {sent && printer.state !== 'failed' && (
          <StatusShape status="progress" label={t('printer.testSent')} />
        )}
        {removing ? (
          <Group>
            <Text>{t('printer.removeWhat', { count: printer.queued })}</Text>
            <Button size="md" color="orange" variant="outline" onClick={() => void run('removePrinter')}>
              {t('common:remove')}
            </Button>
            <Button size="md" variant="default" onClick={() => setRemoving(false)}>
              {t('common:cancel')}
            </Button>
          </Group>
        ) : (
          <Group>
            <Button size="md" variant="default" onClick={() => void run('testPrinter')}>
              {t('printer.test')}
            </Button>
            <Button size="md" variant="default" onClick={onEdit}>
              {t('common:edit')}
            </Button>
            <Button size="md" variant="subtle" ml={24} onClick={() => setRemoving(true)}>
              {t('common:remove')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}
