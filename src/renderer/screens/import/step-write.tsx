import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import type { ImportWork } from './use-import.ts'

export function StepWrite({ work }: { readonly work: ImportWork }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  return (
    <Stack>
      <Group justify="space-between">
        <Text fz={18} fw={600}>
          {work.stopping ? t('stopping') : t('writing')}
        </Text>
        <Text fz={18} fw={600}>
          {format.percent(work.share)}
        </Text>
      </Group>
      <Progress size="xl" value={work.share * 100} aria-label={t('writing')} />
      <Text c="dimmed">{t('writingHint')}</Text>
      <Group>
        <Button variant="default" disabled={work.stopping} onClick={() => void work.stop()}>
          {t('stop')}
        </Button>
      </Group>
    </Stack>
  )
}
