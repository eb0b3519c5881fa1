import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintJobView } from '../../../core/protocol/queries/settings.ts'
import type { Reply, Trouble } from '../../station/client.ts'
import { useMay } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { When } from '../../ui/when.tsx'
import { type JobAction, jobActions, jobShapes } from './job-actions.ts'
import { PrinterError } from './printer-error.tsx'

export function JobsTab() {
  const { t } = useTranslation('devices')
  const { value: jobs, error, refresh } = useQuery('printJobs', {}, { tables: ['printing'] })
  if (error && !jobs) return <ErrorSection error={error} onRetry={refresh} />
  if (!jobs) return null
  if (jobs.length === 0) return <EmptyState title={t('job.none')} />
  return (
    <Stack gap={8}>
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} onChanged={refresh} />
      ))}
    </Stack>
  )
}

function JobRow({ job, onChanged }: { readonly job: PrintJobView; readonly onChanged: () => void }) {
  const { t } = useTranslation(['devices', 'common'])
  const mayReprint = useMay('reprint')
  const mayManage = useMay('managePrinters')
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const run = async (action: JobAction) => {
    const reply = await act(job, action)
    setRefusal(reply.ok ? null : reply.refusal)
    onChanged()
  }
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="center">
        <Stack gap={2}>
          <Text fw={600}>
            {t(`job.document.${job.document}`)} {job.document !== 'testLabel' && job.title}
          </Text>
          <Text c="dimmed">
            {job.printerName} · <When at={job.printedAt ?? job.createdAt} />
            {job.reprintOf && ` · ${t('job.isReprint')}`}
          </Text>
          {job.lastError && job.state !== 'printed' && <PrinterError error={job.lastError} />}
        </Stack>
        <Group>
          <StatusShape status={jobShapes[job.state]} label={t(`common:printState.${job.state}`)} />
          {(mayReprint || mayManage) &&
            jobActions[job.state]
              .filter((action) => action !== 'reprint' || canReprint(job))
              .map((action) => (
                <Button
                  key={action}
                  size="md"
                  variant={action === 'cancel' ? 'subtle' : 'default'}
                  onClick={() => void run(action)}
                >
                  {t(`job.action.${action}`)}
                </Button>
              ))}
        </Group>
      </Group>
      {job.state === 'uncertain' && <Text mt={4}>{t('job.uncertainWhat')}</Text>}
      <RefusalText refusal={refusal} />
    </Paper>
  )
}

/** A test label has its own button; a badge is printed from its user. */
function canReprint(job: PrintJobView): boolean {
  return job.orderId !== null || job.parcelId !== null
}

function act(job: PrintJobView, action: JobAction): Promise<Reply<unknown>> {
  switch (action) {
    case 'retry':
      return station.do('retryJob', { jobId: job.id })
    case 'printed':
    case 'again':
    case 'cancel':
      return station.do('settleJob', { jobId: job.id, word: action })
    case 'reprint':
      return reprint(job)
  }
}

function reprint(job: PrintJobView): Promise<Reply<unknown>> {
  const { document } = job
  if (document !== 'shippingLabel' && document !== 'packingSlip' && document !== 'pickList')
    return station.do('testPrinter', { printerId: job.printerId })
  return station.do('printDocument', {
    document,
    orderId: job.orderId,
    parcelId: job.parcelId,
    userId: null,
    code: null,
    printerId: job.printerId,
    reprint: true,
  })
}
