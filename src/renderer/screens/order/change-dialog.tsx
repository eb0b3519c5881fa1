import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CarrierId } from '../../../core/model/ids.ts'
import type { Row } from '../../../core/model/tables.ts'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import { instantOf, wallClock } from '../../office/zoned-time.ts'
import type { Trouble } from '../../station/client.ts'
import { useHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'

/** Above normal; tasks of these orders come first. */
export const URGENT = 5

interface Props {
  readonly opened: boolean
  readonly order: Row<'order'>
  readonly onClose: () => void
  readonly onSaved: () => void
}

export function ChangeDialog({ opened, order, onClose, onSaved }: Props) {
  const { t } = useTranslation('order')
  return (
    <OfficeDialog opened={opened} onClose={onClose} title={t('changeTitle', { number: order.number })}>
      {opened ? <ChangeForm order={order} onClose={onClose} onSaved={onSaved} /> : null}
    </OfficeDialog>
  )
}

function ChangeForm({ order, onClose, onSaved }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('order')
  const timeZone = useHello()?.warehouse?.timeZone ?? 'UTC'
  const carriers = useQuery('carriers', { all: false }, { tables: ['carrier'] })
  const [due, setDue] = useState(() => wallClock(order.dueAt, timeZone))
  const [urgent, setUrgent] = useState(order.priority > 0)
  const [carrierId, setCarrierId] = useState<CarrierId | null>(order.carrierId)
  const [giftNote, setGiftNote] = useState(order.giftNote ?? '')
  const [note, setNote] = useState(order.note ?? '')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const dueAt = instantOf(due, timeZone)

  const save = async () => {
    if (dueAt === null) return
    setTrouble(null)
    setBusy(true)
    const reply = await station.do('changeOrder', {
      orderId: order.id,
      // Only what this person changed: somebody else may have changed the rest meanwhile.
      ...(due === wallClock(order.dueAt, timeZone) ? {} : { dueAt }),
      ...(urgent === order.priority > 0 ? {} : { priority: urgent ? URGENT : 0 }),
      ...(carrierId === order.carrierId ? {} : { carrierId }),
      ...(giftNote === (order.giftNote ?? '') ? {} : { giftNote: giftNote.trim() || null }),
      ...(note === (order.note ?? '') ? {} : { note: note.trim() || null }),
    })
    setBusy(false)
    if (reply.ok) onSaved()
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
      <TextInput
        data-autofocus
        type="datetime-local"
        label={t('leaves')}
        required
        value={due}
        error={dueAt === null ? t('problem.dueMissing') : null}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Checkbox
        label={t('urgent')}
        checked={urgent}
        onChange={(event) => setUrgent(event.currentTarget.checked)}
      />
      <Select
        label={t('carrier')}
        clearable
        value={carrierId}
        data={(carriers.value ?? []).map((carrier) => ({ value: carrier.id, label: carrierLabel(carrier) }))}
        onChange={(value) => setCarrierId(value as CarrierId | null)}
      />
      <Textarea
        label={t('giftNoteLabel')}
        autosize
        minRows={2}
        maxLength={4000}
        value={giftNote}
        onChange={(event) => setGiftNote(event.currentTarget.value)}
      />
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        autosize
        minRows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <RefusalText refusal={trouble} />
      <Group justify="flex-end" gap="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={dueAt === null}>
          {t('common:save')}
        </Button>
      </Group>
    </Stack>
  )
}

export const carrierLabel = (carrier: Pick<Row<'carrier'>, 'name' | 'serviceName' | 'cutOff'>): string =>
  `${[carrier.name, carrier.serviceName].filter(Boolean).join(' ')} (${carrier.cutOff})`
