import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The station's own sentences; what comes from the system has a name already, as ECONNREFUSED. */
const named: Readonly<Record<string, string>> = {
  'no connection': 'ETIMEDOUT',
  'the printer stopped taking data': 'stalled',
  'the printer closed the connection': 'ECONNRESET',
  'the connection was cut': 'ECONNRESET',
  'stopped while printing': 'stopped',
}

/** What stopped a printer, in words where we have them: the system's name for it helps nobody at a bench. */
export function PrinterError({ error }: { readonly error: string }) {
  const { t } = useTranslation('devices')
  const key = named[error] ?? error
  return <Text>{t(`printer.errors.${key}`, { defaultValue: t('printer.lastError', { error }) })}</Text>
}
