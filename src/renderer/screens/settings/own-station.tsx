import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'

/** A data folder that was copied: the copy becomes a station of its own. */
export function OwnStation({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('settings')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const become = async () => {
    setBusy(true)
    const reply = await station.do('becomeOwnStation', { name: name.trim() })
    setBusy(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) onDone()
  }
  return (
    <Stack gap="md" align="stretch">
      <Text>{t('copy.what')}</Text>
      <Text>{t('copy.then')}</Text>
      <TextInput
        size="lg"
        label={t('copy.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
      />
      <RefusalText refusal={refusal} />
      <Button size="md" loading={busy} disabled={name.trim() === ''} onClick={() => void become()}>
        {t('copy.become')}
      </Button>
    </Stack>
  )
}
