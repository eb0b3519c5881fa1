import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { When } from '../../ui/when.tsx'

interface Offer {
  readonly code: string
  readonly until: string
  readonly addresses: readonly string[]
}

/** Handhelds and tablets that use this station over the network. Each is paired once, by a code, and can be forgotten. */
export function HandheldsTab() {
  const { t } = useTranslation(['devices', 'common'])
  const { value, error, refresh } = useQuery('stationSettings', {})
  const [offer, setOffer] = useState<Offer | null>(null)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  if (error && !value) return <ErrorSection error={error} onRetry={refresh} />
  if (!value) return null

  const pair = async () => {
    const reply = await station.do('offerPairing', {})
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) setOffer(reply.value)
  }
  const forget = async (handheldId: string) => {
    const reply = await station.do('forgetHandheld', { handheldId })
    setRefusal(reply.ok ? null : reply.refusal)
    refresh()
  }
  if (!value.boundToNetwork)
    return <EmptyState title={t('handheld.notOnNetwork')} detail={t('handheld.notOnNetworkDo')} />
  return (
    <Stack gap="md">
      <RefusalText refusal={refusal} />
      {offer ? (
        <Paper withBorder p="lg" ta="center">
          <Text fz={20}>{t('handheld.open')}</Text>
          {offer.addresses.map((address) => (
            <Text key={address} fz={26} className="ep-code">
              {address}
            </Text>
          ))}
          <Text fz={20} mt="md">
            {t('handheld.type')}
          </Text>
          <Title order={2} fz={64} className="ep-code">
            {offer.code}
          </Title>
          <Text fz={18}>
            {t('handheld.until')} <When at={offer.until} as="time" />
          </Text>
        </Paper>
      ) : (
        <Group>
          <Button size="lg" onClick={() => void pair()}>
            {t('handheld.pair')}
          </Button>
        </Group>
      )}
      {value.handhelds.length === 0 && !offer && <EmptyState title={t('handheld.none')} />}
      {value.handhelds.map((handheld) => (
        <Paper key={handheld.id} withBorder p="md">
          <Group justify="space-between">
            <Stack gap={0}>
              <Text fw={650} fz={18}>
                {handheld.name}
              </Text>
              <Text c="dimmed">
                {t('handheld.seen')} <When at={handheld.lastSeenAt} />
              </Text>
            </Stack>
            <Button size="md" variant="default" onClick={() => void forget(handheld.id)}>
              {t('handheld.forget')}
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}
