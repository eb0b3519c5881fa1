import { Button, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrinterView } from '../../../core/protocol/queries/settings.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'

type Draft = Pick<PrinterView, 'name' | 'kind' | 'transport' | 'host' | 'port' | 'folder' | 'dpi' | 'purpose'>

/** The port on which label printers listen for raw bytes. */
const RAW_PORT = 9100

const fresh: Draft = {
  name: '',
  kind: 'zpl',
  transport: 'tcp',
  host: '',
  port: RAW_PORT,
  folder: '',
  dpi: 203,
  purpose: 'label',
}

export function PrinterForm({
  printer,
  onClose,
}: {
  readonly printer: PrinterView | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['devices', 'common'])
  const handheld = useIsHandheld()
  const [draft, setDraft] = useState<Draft>(printer ?? fresh)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const tcp = draft.transport === 'tcp'
  const whole =
    draft.name.trim() !== '' &&
    (tcp ? Boolean(draft.host?.trim()) && draft.port !== null : Boolean(draft.folder?.trim()))

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!whole || busy) return
    setBusy(true)
    const reply = await station.do('savePrinter', {
      printerId: printer?.id ?? null,
      name: draft.name.trim(),
      kind: draft.kind,
      transport: draft.transport,
      host: tcp ? (draft.host?.trim() ?? null) : null,
      port: tcp ? draft.port : null,
      folder: tcp ? null : (draft.folder?.trim() ?? null),
      dpi: draft.dpi,
      purpose: draft.purpose,
    })
    setBusy(false)
    if (reply.ok) onClose()
    else setRefusal(reply.refusal)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={printer ? printer.name : t('printer.add')}
      fullScreen={handheld}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close'), size: 48 }}
    >
      <Stack component="form" onSubmit={save} gap="md">
        <TextInput
          size="md"
          label={t('printer.name')}
          placeholder={t('printer.nameExample')}
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          data-autofocus
        />
        <Choice
          label={t('printer.kindLabel')}
          value={draft.kind}
          options={['zpl', 'pdf']}
          words={(kind) => t(`printer.kind.${kind}`)}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label={t('printer.purposeLabel')}
          value={draft.purpose}
          options={['label', 'document', 'both']}
          words={(purpose) => t(`printer.purpose.${purpose}`)}
          onChange={(purpose) => change({ purpose })}
        />
        <Choice
          label={t('printer.transportLabel')}
          value={draft.transport}
          options={['tcp', 'file']}
          words={(transport) => t(`printer.transport.${transport}`)}
          onChange={(transport) => change({ transport })}
        />
        {tcp ? (
          <Group grow align="flex-start">
            <TextInput
              size="md"
              label={t('printer.host')}
              placeholder="192.168.1.50"
              maxLength={200}
              value={draft.host ?? ''}
              onChange={(event) => change({ host: event.currentTarget.value })}
            />
            <NumberInput
              size="md"
              label={t('printer.port')}
              min={1}
              max={65535}
              allowDecimal={false}
              value={draft.port ?? ''}
              onChange={(port) => change({ port: Number(port) || null })}
            />
          </Group>
        ) : (
          <TextInput
            size="md"
            label={t('printer.folder')}
            description={t('printer.folderWhat')}
            maxLength={500}
            value={draft.folder ?? ''}
            onChange={(event) => change({ folder: event.currentTarget.value })}
          />
        )}
        {draft.kind === 'zpl' && (
          <Choice
            label={t('printer.dpi')}
            value={draft.dpi === 300 ? '300' : '203'}
            options={['203', '300']}
            words={(dpi) => dpi}
            onChange={(dpi) => change({ dpi: dpi === '300' ? 300 : 203 })}
          />
        )}
        <RefusalText refusal={refusal} />
        <Group justify="flex-end">
          <Button size="md" variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button size="md" type="submit" loading={busy} disabled={!whole}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface ChoiceProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly V[]
  readonly words: (value: V) => string
  readonly onChange: (value: V) => void
}

function Choice<V extends string>({ label, ...rest }: ChoiceProps<V>) {
  return (
    <Stack gap={4}>
      <Text fw={500}>{label}</Text>
      <Segments label={label} {...rest} />
    </Stack>
  )
}
