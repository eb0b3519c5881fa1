import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../station/client.ts'
import { station } from '../station/station.ts'
import { RefusalText } from '../ui/refusal-note.tsx'

interface JoinFormProps {
  /** Before the house has an administrator: the code that the start printed. */
  readonly setUpCode: string | null
  /** Of a station that has a name already. */
  readonly name: string | null
  /** Of the server that it belonged to. */
  readonly address?: string
  readonly onJoined: () => void
}

/** Address and code of a server. One without an authority's certificate is joined once its fingerprint was compared. */
export function JoinForm({ setUpCode, name, address: known = '', onJoined }: JoinFormProps) {
  const { t } = useTranslation('settings')
  const [address, setAddress] = useState(known)
  const [code, setCode] = useState('')
  const [warehouse, setWarehouse] = useState('')
  const [stationName, setStationName] = useState(name ?? '')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const shown = refusal?.code === 'serverNotTrusted' ? refusal.fingerprint : null
  const asksWarehouse = refusal?.code === 'chooseWarehouse' || warehouse !== ''

  const join = async (pin: string | null) => {
    if (busy) return
    setBusy(true)
    const wish = {
      address,
      joinCode: code,
      pin,
      warehouse: warehouse.trim() || null,
      stationName: stationName.trim(),
    }
    const reply = await station.do('joinHouse', { ...wish, code: setUpCode })
    setBusy(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) onJoined()
  }
  return (
    <Stack gap="md">
      <RefusalText refusal={refusal} />
      <TextInput
        size="lg"
        label={t('server.form.address')}
        placeholder={t('server.form.addressExample')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
      />
      <TextInput
        size="lg"
        label={t('server.form.code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
      />
      {asksWarehouse && (
        <TextInput
          size="lg"
          label={t('server.form.warehouse')}
          value={warehouse}
          onChange={(event) => setWarehouse(event.currentTarget.value.toUpperCase())}
          maxLength={8}
        />
      )}
      {name === null && (
        <TextInput
          size="lg"
          label={t('server.form.station')}
          value={stationName}
          onChange={(event) => setStationName(event.currentTarget.value)}
          maxLength={200}
        />
      )}
      <Button
        size="floor"
        loading={busy}
        disabled={!address.trim() || !code.trim() || !stationName.trim()}
        onClick={() => void join(shown)}
      >
        {shown === null ? t('server.form.join') : t('server.form.same')}
      </Button>
    </Stack>
  )
}
