import { Center, Progress, Stack, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { refreshHello } from '../../station/hello-store.ts'

const ASK_EVERY_MS = 500

/** The demo warehouse is being made. */
export function PreparingScreen({ percent }: { readonly percent: number }) {
  const { t } = useTranslation('firstStart')
  const format = useFormat()
  useEffect(() => {
    const timer = window.setInterval(() => void refreshHello(), ASK_EVERY_MS)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <Center h="100%" p="md">
      <Stack w="100%" maw={640} gap="lg" role="status">
        <Title order={1}>{t('preparing.title')}</Title>
        <Text fz={20}>{t('preparing.what')}</Text>
        <Progress.Root size={32} radius="md">
          <Progress.Section value={percent} aria-label={t('progress')} />
        </Progress.Root>
        <Text fz={40} fw={700}>
          {format.percent(percent / 100)}
        </Text>
      </Stack>
    </Center>
  )
}
