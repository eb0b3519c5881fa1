import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import { ProductSearch } from '../../office/product-search.tsx'
import { useScanner } from '../../scan/use-scanner.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'

interface Chosen {
  readonly sku: string
  readonly name: string
}

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
  /** Fixed on a product's page; searched or scanned otherwise. */
  readonly product?: Chosen | undefined
}

/** Goods that came in: which, how many, where they were put. Scanning a product or a bin fills its field. */
export function ReceiveDialog({ opened, onClose, product }: Props) {
  const { t } = useTranslation('stock')
  return (
    <OfficeDialog opened={opened} onClose={onClose} title={t('receive.title')}>
      {opened ? <ReceiveForm onClose={onClose} product={product} /> : null}
    </OfficeDialog>
  )
}

function ReceiveForm({ onClose, product }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('stock')
  const [chosen, setChosen] = useState<Chosen | null>(product ?? null)
  const [bin, setBin] = useState('')
  const [quantity, setQuantity] = useState('')
  const [lot, setLot] = useState('')
  const [expiry, setExpiry] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [hint, setHint] = useState<string | null>(null)
  const [received, setReceived] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const quantityField = useRef<HTMLInputElement>(null)
  const qtyEach = /^\d{1,7}$/.test(quantity.trim()) ? Number(quantity) : 0
  const ready = chosen !== null && bin.trim() !== '' && qtyEach > 0

  useEffect(() => {
    if (chosen) quantityField.current?.focus()
  }, [chosen])

  useScanner(async (code) => {
    const reply = await station.query('resolveCode', { code })
    if (!reply.ok) return setTrouble(reply.refusal)
    setHint(null)
    if (reply.value.kind === 'product') {
      if (!product) setChosen({ sku: reply.value.sku, name: reply.value.name })
      if (reply.value.lot) setLot(reply.value.lot)
    } else if (reply.value.kind === 'bin') setBin(reply.value.code)
    else setHint(t('receive.notProductNorBin', { code }))
  })

  const receive = async () => {
    if (!ready) return
    setBusy(true)
    setTrouble(null)
    setReceived(null)
    const reply = await station.do('receiveStock', {
      bin: bin.trim(),
      sku: chosen.sku,
      lot: lot.trim() || null,
      expiryOn: expiry || null,
      qtyEach,
    })
    setBusy(false)
    if (!reply.ok) return setTrouble(reply.refusal)
    setReceived(t('receive.done', { count: qtyEach, name: chosen.name, bin: bin.trim() }))
    setQuantity('')
    setLot('')
    setExpiry('')
    if (!product) {
      setChosen(null)
      setBin('')
    }
  }

  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        void receive()
      }}
    >
      {chosen ? (
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text fw={650}>{chosen.sku}</Text>
            <Text>{chosen.name}</Text>
          </div>
          {product ? null : (
            <Button variant="subtle" onClick={() => setChosen(null)}>
              {t('receive.otherProduct')}
            </Button>
          )}
        </Group>
      ) : (
        <ProductSearch label={t('receive.product')} placeholder={t('searchHint')} onChoose={setChosen} />
      )}
      <Group grow align="flex-start">
        <TextInput
          ref={quantityField}
          label={t('receive.quantity')}
          required
          inputMode="numeric"
          value={quantity}
          error={quantity !== '' && qtyEach === 0 ? t('receive.quantityWrong') : null}
          onChange={(event) => setQuantity(event.currentTarget.value)}
        />
        <TextInput
          label={t('receive.bin')}
          required
          maxLength={60}
          value={bin}
          onChange={(event) => setBin(event.currentTarget.value)}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label={t('receive.lot')}
          maxLength={60}
          value={lot}
          onChange={(event) => setLot(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('receive.expiry')}
          value={expiry}
          onChange={(event) => setExpiry(event.currentTarget.value)}
        />
      </Group>
      {hint ? <Text role="status">{hint}</Text> : null}
      <RefusalText refusal={trouble} />
      {received ? <StatusShape status="right" label={received} /> : null}
      <Group justify="flex-end" gap="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('receive.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}
