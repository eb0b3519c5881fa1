import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Row } from '../../../core/model/tables.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import type { Trouble } from '../../station/client.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { printToteLabel } from './print-tote-label.ts'
import { toteName } from './tote-codes.ts'

const STEP = 50
/** As many as the station tells at once. Beyond that one searches. */
const MOST = 200

/** Every tote of the house, with another copy of its label for one that was torn off. */
export function ToteList() {
  const { t } = useTranslation(['devices', 'common'])
  const [search, setSearch] = useState('')
  const [limit, setLimit] = useState(STEP)
  const { value, error, refresh } = useQuery(
    'locations',
    { kind: 'tote', search, after: null, limit },
    { tables: ['location'], keep: true },
  )
  useScanner((code) => setSearch(code.trim().toUpperCase()))
  // Goods that a picker carries by hand are booked on a tote that has no label.
  const totes = value?.rows.filter((tote) => tote.active && !tote.code.startsWith('#'))
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="md">
        <Title order={2} fz={20}>
          {t('label.totes')}
        </Title>
        <TextInput
          size="md"
          maw={360}
          label={t('label.searchTote')}
          maxLength={60}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {error && !value && <ErrorSection error={error} onRetry={refresh} />}
        {totes?.length === 0 && <EmptyState title={search ? t('label.noSuchTote') : t('label.noTotes')} />}
        {totes?.map((tote) => (
          <ToteRow key={tote.id} tote={tote} />
        ))}
        {value?.next && limit < MOST && (
          <Group>
            <Button size="md" variant="default" onClick={() => setLimit(Math.min(MOST, limit + STEP))}>
              {t('common:more')}
            </Button>
          </Group>
        )}
        {value?.next && limit >= MOST && <Text>{t('label.searchForMore', { count: MOST })}</Text>}
      </Stack>
    </Paper>
  )
}

function ToteRow({ tote }: { readonly tote: Row<'location'> }) {
  const { t } = useTranslation('devices')
  const [sent, setSent] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const name = toteName(tote.code)
  const print = async () => {
    setBusy(true)
    const reply = await printToteLabel(tote.code, true)
    setBusy(false)
    setSent(reply.ok)
    setRefusal(reply.ok ? null : reply.refusal)
  }
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Stack gap={0}>
          <Text fw={600}>{t('label.tote', { name })}</Text>
          {name !== tote.code && (
            <Text c="dimmed" className="ep-code">
              {tote.code}
            </Text>
          )}
        </Stack>
        <Group>
          {sent && <StatusShape status="progress" label={t('label.sent')} />}
          <Button
            size="md"
            variant="default"
            loading={busy}
            onClick={() => void print()}
            aria-label={t('label.printTote', { name })}
          >
            {t('label.printAgain')}
          </Button>
        </Group>
      </Group>
      <RefusalText refusal={refusal} />
    </Stack>
  )
}
