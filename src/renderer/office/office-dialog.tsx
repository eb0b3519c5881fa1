import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../keys/use-shortcuts.ts'
import { useIsHandheld } from '../ui/use-is-handheld.ts'
import { OfficeTheme } from './office-theme.tsx'

/** A question or a form over a screen. Escape closes it and nothing below it. */
interface Props {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly size?: string
  readonly children: ReactNode
}

export function OfficeDialog({ opened, onClose, title, size = 'lg', children }: Props) {
  const { t } = useTranslation('common')
  const handheld = useIsHandheld()
  useShortcuts({ Escape: onClose }, { enabled: opened })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={handheld}
      styles={{ title: { fontSize: 18, fontWeight: 650 } }}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('close'), size: handheld ? 48 : 36 }}
    >
      <OfficeTheme>{children}</OfficeTheme>
    </Modal>
  )
}
