import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function Crash({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <Stack p="xl" gap="md" role="alert">
      <Title order={1} fz={28}>
        {t('crash.title')}
      </Title>
      <Text fz={18}>{t('crash.detail')}</Text>
      <Code block>{error.message}</Code>
      <Group>
        <Button size="lg" onClick={onAgain}>
          {t('crash.again')}
        </Button>
        <Button
          size="lg"
          variant="default"
          onClick={() => {
            window.location.hash = '#/'
            window.location.reload()
          }}
        >
          {t('crash.home')}
        </Button>
      </Group>
    </Stack>
  )
}
