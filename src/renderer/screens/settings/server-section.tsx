import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JoinOffer } from '../../../core/protocol/commands.ts'
import { JoinForm } from '../../house/join-form.tsx'
import type { Reply, Trouble } from '../../station/client.ts'
import { useHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { JoinOfferView } from './join-offer-view.tsx'
import { OwnStation } from './own-station.tsx'
import { Section } from './section.tsx'

/** How this station belongs to its house, and how another one comes in. */
export function ServerSection() {
  const { t } = useTranslation('settings')
  const hello = useHello()
  const { value: status, refresh } = useQuery('status', {}, { tables: [] })
  const [offer, setOffer] = useState<JoinOffer | null>(null)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const [bringing, setBringing] = useState(false)
  if (!status) return null
  const { role, address, line } = status
  // Only a new code lets it in again.
  const shutOut = line.state === 'removed' || (line.state === 'offline' && line.reason === 'notAdmitted')

  const ask = async (asking: Promise<Reply<JoinOffer>>) => {
    setBusy(true)
    const reply = await asking
    setBusy(false)
    setOffer(reply.ok ? reply.value : null)
    setRefusal(reply.ok ? null : reply.refusal)
    refresh()
  }
  return (
    <Section title={t('server.title')}>
      <Text>{t(`server.role.${role}`, { address: address ?? '' })}</Text>
      {shutOut && <Text>{t('server.shutOut')}</Text>}
      <RefusalText refusal={refusal} />
      {offer && <JoinOfferView offer={offer} />}
      <Group>
        {role === 'alone' ? (
          <>
            <Button
              size="md"
              loading={busy}
              onClick={() => void ask(station.do('hostHouse', { port: null }))}
            >
              {t('server.let')}
            </Button>
            <Button
              size="md"
              variant="default"
              onClick={() => setBringing(!bringing)}
              aria-expanded={bringing}
            >
              {t('server.bring')}
            </Button>
          </>
        ) : (
          <Button
            size="md"
            loading={busy}
            onClick={() => void ask(station.do('offerJoin', { warehouseId: null }))}
          >
            {t('server.offer')}
          </Button>
        )}
      </Group>
      {line.state === 'cloned' && <OwnStation onDone={refresh} />}
      {shutOut && (
        <JoinForm
          setUpCode={null}
          name={hello?.station?.name ?? null}
          address={address ?? ''}
          onJoined={refresh}
        />
      )}
      {bringing && role === 'alone' && (
        <JoinForm
          setUpCode={null}
          name={hello?.station?.name ?? null}
          onJoined={() => {
            setBringing(false)
            refresh()
          }}
        />
      )}
    </Section>
  )
}
