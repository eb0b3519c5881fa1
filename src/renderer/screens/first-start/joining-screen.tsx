import { Center, Loader, Stack, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineState } from '../../../core/protocol/queries/session.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { refreshHello } from '../../station/hello-store.ts'

const ASK_EVERY_MS = 500

/** The house is being loaded from its server. */
export function JoiningScreen({ line }: { readonly line: LineState }) {
  const { t } = useTranslation('firstStart')
  const format = useFormat()
  useEffect(() => {
    const timer = window.setInterval(() => void refreshHello(), ASK_EVERY_MS)
    return () => window.clearInterval(timer)
  }, [])
  const rows = line.state === 'catchingUp' ? line.done : 0
  return (
    <Center h="100%" p="md">
      <Stack w="100%" maw={640} gap="lg" role="status">
        <Title order={1}>{t('joining.title')}</Title>
        <Text fz={20}>{t('joining.what')}</Text>
        <Loader size="lg" />
        <Text fz={24} fw={700}>
          {line.state === 'offline' && line.reason !== 'starting'
            ? t('joining.offline')
            : t('joining.rows', { count: rows, rows: format.number(rows) })}
        </Text>
      </Stack>
    </Center>
  )
}
