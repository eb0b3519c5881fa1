import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../core/protocol/commands.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import classes from './import.module.css'

/** Countries that no list names: their rows are written, and somebody must know before a parcel is sent there. */
export function UnknownCountries({ found }: { readonly found: ImportReport['unknownCountries'] }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  if (found.length === 0) return null
  return (
    <div className={classes.before} role="status">
      <StatusShape status="attention" label={t('unknownCountries.title', { count: found.length })} />
      <Text size="sm">{t('unknownCountries.detail')}</Text>
      <ul className={classes.report}>
        {found.map(({ words, line }) => (
          <li key={words}>{t('unknownCountries.one', { words, line: format.number(line) })}</li>
        ))}
      </ul>
    </div>
  )
}
