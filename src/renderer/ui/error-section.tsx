import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../station/client.ts'
import { RefusalText } from './refusal-note.tsx'

/** An error stays in its section, with a way to try again; the rest of the screen goes on working. */
export function ErrorSection({ error, onRetry }: { readonly error: Trouble; readonly onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Group gap="sm" align="center" p="sm" wrap="wrap">
      <RefusalText refusal={error} />
      <Button variant="default" size="md" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Group>
  )
}
