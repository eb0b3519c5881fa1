import { Center, Loader, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../station/client.ts'
import { refreshHello } from '../station/hello-store.ts'
import { ErrorSection } from '../ui/error-section.tsx'

/** Nothing is known yet. After a first moment the banner above says what is the matter. */
export function NoStation({ trouble }: { readonly trouble: Trouble | null }) {
  const { t } = useTranslation('shell')
  return (
    <Center h="100%" p="md">
      {trouble ? (
        <ErrorSection error={trouble} onRetry={() => void refreshHello()} />
      ) : (
        <Stack align="center">
          <Loader size="lg" />
          <Text fz={20}>{t('connecting')}</Text>
        </Stack>
      )}
    </Center>
  )
}
