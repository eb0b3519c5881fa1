import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PAIR_PATH, type PairRequest } from '../../../core/protocol/host-http.ts'
import type { Answer } from '../../../core/protocol/station-api.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { LanguageSwitch } from '../sign-in/language-switch.tsx'

/** A device of the network that the station does not know yet: it types the code that a supervisor's screen shows. */
export function PairingScreen() {
  const { t } = useTranslation('devices')
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)

  const pair = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await askToPair({ code: code.trim(), name: name.trim() })
    setBusy(false)
    setRefusal(answer)
    if (!answer) station.reconnect()
  }

  return (
    <Stack p="md" gap="md" maw={560} mx="auto" component="form" onSubmit={pair}>
      <LanguageSwitch />
      <Title order={1}>{t('pairing.title')}</Title>
      <Text fz={20}>{t('pairing.do')}</Text>
      <RefusalText refusal={refusal} />
      <TextInput
        size="hand"
        label={t('pairing.code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
      />
      <TextInput
        size="hand"
        label={t('pairing.name')}
        placeholder={t('pairing.nameExample')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
      />
      <Button size="hand" type="submit" fullWidth loading={busy} disabled={!code.trim() || !name.trim()}>
        {t('pairing.pair')}
      </Button>
    </Stack>
  )
}

/** Null when paired. */
async function askToPair(request: PairRequest): Promise<Trouble | null> {
  try {
    const response = await fetch(PAIR_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    if (response.ok) return null
    const body = (await response.json()) as Answer
    return 'refusal' in body ? body.refusal : { code: 'fault', number: String(response.status) }
  } catch {
    return { code: 'offline', sent: false }
  }
}
