import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** What stopped a printer, in words where we have them: the system's own name for it helps nobody at a bench. */
export function PrinterError({ error }: { readonly error: string }) {
  const { t } = useTranslation('devices')
  return <Text>{t(`printer.errors.${error}`, { defaultValue: t('printer.lastError', { error }) })}</Text>
}
