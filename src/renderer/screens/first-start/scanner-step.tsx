import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ScannerBox } from '../devices/scanner-box.tsx'

/** The scanner may wait: nothing here is required. */
export function ScannerStep() {
  const { t } = useTranslation('firstStart')
  return (
    <>
      <Title order={1}>{t('scanner.title')}</Title>
      <Text fz={20}>{t('scanner.do')}</Text>
      <ScannerBox />
      <Text fz={18}>{t('scanner.silence')}</Text>
      <Text fz={18} c="dimmed">
        {t('scanner.later')}
      </Text>
    </>
  )
}
