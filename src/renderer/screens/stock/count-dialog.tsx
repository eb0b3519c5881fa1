import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import { useScanner } from '../../scan/use-scanner.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'

export interface CountedBin {
  readonly code: string
  readonly lot: string
}

interface Props {
  readonly product: { readonly sku: string; readonly name: string }
  /** Null: closed. An empty code: the bin is scanned or typed. */
  readonly bin: CountedBin | null
  readonly onClose: () => void
  readonly onCounted: (differenceEach: number, bin: string) => void
}

/** What lies in a bin is counted without being told what the books expect, so that nobody copies the number. */
export function CountDialog({ product, bin, onClose, onCounted }: Props) {
  const { t } = useTranslation('stock')
  return (
    <OfficeDialog opened={bin !== null} onClose={onClose} title={t('count.title', { sku: product.sku })}>
      {bin ? <CountForm product={product} bin={bin} onClose={onClose} onCounted={onCounted} /> : null}
    </OfficeDialog>
  )
}

function CountForm({ product, bin, onClose, onCounted }: Props & { readonly bin: CountedBin }) {
  const { t } = useTranslation('stock')
  const [code, setCode] = useState(bin.code)
  const [lot, setLot] = useState(bin.lot)
  const [counted, setCounted] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const countedEach = /^\d{1,7}$/.test(counted.trim()) ? Number(counted) : null

  useScanner(async (scanned) => {
    const reply = await station.query('resolveCode', { code: scanned })
    if (reply.ok && reply.value.kind === 'bin' && bin.code === '') setCode(reply.value.code)
  })

  const save = async () => {
    if (countedEach === null || code.trim() === '') return
    setTrouble(null)
    setBusy(true)
    const reply = await station.do('countBin', {
      bin: code.trim(),
      sku: product.sku,
      lot: lot.trim() || null,
      countedEach,
      caseId: null,
    })
    setBusy(false)
    if (reply.ok) onCounted(reply.value.differenceEach, code.trim())
    else setTrouble(reply.refusal)
  }

  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Text>{product.name}</Text>
      <Group grow align="flex-start">
        <TextInput
          label={t('count.bin')}
          required
          readOnly={bin.code !== ''}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('count.lot')}
          readOnly={bin.code !== ''}
          value={lot}
          onChange={(event) => setLot(event.currentTarget.value)}
        />
      </Group>
      <TextInput
        data-autofocus
        label={t('count.counted')}
        description={t('count.hint')}
        required
        inputMode="numeric"
        value={counted}
        error={counted !== '' && countedEach === null ? t('count.wrong') : null}
        onChange={(event) => setCounted(event.currentTarget.value)}
      />
      <RefusalText refusal={trouble} />
      <Group justify="flex-end" gap="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={countedEach === null || code.trim() === ''}>
          {t('count.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}
