import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../keys/use-shortcuts.ts'
import classes from './floor.module.css'

interface OverlayProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

const nothing = () => undefined
/** Keys of the task below, which must not act on what is covered. */
const covered = Object.fromEntries(
  ['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10'].map((key) => [key, nothing]),
)

/** Stands before the overlay's own content, so that its keys, which come later, win over this. */
function Shield() {
  useShortcuts(covered)
  return null
}

/** A full screen over the task. Scans go on to the task below: the right one takes the overlay away. */
export function Overlay({ title, onClose, children }: OverlayProps) {
  const { t } = useTranslation('common')
  useShortcuts({ Escape: onClose })
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      // Escape is a shortcut of this layer, so that it does not leave the task as well.
      closeOnEscape={false}
      title={<span className={classes.strong}>{title}</span>}
      closeButtonProps={{ 'aria-label': t('close'), size: 56 }}
      transitionProps={{ duration: 0 }}
    >
      <Shield />
      <div className={classes.overlay}>{children}</div>
    </Modal>
  )
}
