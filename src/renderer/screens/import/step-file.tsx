import { Button, FileButton, Progress, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '../../../core/model/states.ts'
import classes from './import.module.css'
import type { ImportWork } from './use-import.ts'

const kinds: readonly ImportKind[] = ['orders', 'products', 'stock', 'customers']

export function StepFile({ work }: { readonly work: ImportWork }) {
  const { t } = useTranslation('import')
  const [over, setOver] = useState(false)
  const busy = work.busy !== null

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !busy) void work.choose(file)
  }

  return (
    <Stack>
      <div>
        <Text fw={600} mb={6}>
          {t('whatIsInTheFile')}
        </Text>
        <SegmentedControl
          aria-label={t('whatIsInTheFile')}
          disabled={busy}
          value={work.kind}
          data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(kind) => work.setKind(kind as ImportKind)}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside is everyone's */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileImport size={40} aria-hidden />
        <Text fz={18}>{t('dropHere')}</Text>
        <FileButton accept=".csv,.txt,.tsv,.xlsx,.gz" onChange={(file) => file && void work.choose(file)}>
          {(props) => (
            <Button {...props} size="md" disabled={busy} data-autofocus>
              {t('chooseFile')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t('fileKinds')}
        </Text>
        {busy ? (
          <div className={classes.progress}>
            <Text size="sm">{work.busy === 'upload' ? t('uploading') : t('reading')}</Text>
            <Progress
              value={work.busy === 'upload' ? work.share * 100 : 100}
              animated={work.busy === 'read'}
              aria-label={t('uploading')}
            />
          </div>
        ) : null}
      </div>
      <Text size="sm" c="dimmed">
        {t(`kindHint.${work.kind}`)}
      </Text>
    </Stack>
  )
}
