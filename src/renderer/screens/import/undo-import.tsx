import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { Trouble } from '../../station/client.ts'
import { useMay } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'

/** Takes an import back as far as nobody has worked with it, and says how far that was. */
export function UndoImport({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const mayUndo = useMay('undoImport')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ removed: number; kept: number } | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  if (!mayUndo) return null

  const undo = async () => {
    setBusy(true)
    setTrouble(null)
    const reply = await station.do('undoImport', { importId })
    setBusy(false)
    if (!reply.ok) return setTrouble(reply.refusal)
    setResult(reply.value)
    setAsking(false)
  }

  if (result) {
    return (
      <StatusShape
        status={result.kept > 0 ? 'attention' : 'right'}
        label={`${t('undo.removed', { count: result.removed, number: format.number(result.removed) })} ${result.kept > 0 ? t('undo.kept', { count: result.kept, number: format.number(result.kept) }) : ''}`}
      />
    )
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('undo.button')}
      </Button>
      <OfficeDialog opened={asking} onClose={() => setAsking(false)} title={t('undo.title')}>
        <Stack>
          <Text>{t('undo.detail')}</Text>
          <RefusalText refusal={trouble} />
          <Group justify="flex-end" gap="lg">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('undo.keep')}
            </Button>
            <Button color="red" loading={busy} onClick={() => void undo()}>
              {t('undo.confirm')}
            </Button>
          </Group>
        </Stack>
      </OfficeDialog>
    </>
  )
}
