import { ActionIcon, Modal } from '@mantine/core'
import { IconArrowLeft, IconHelp } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useVerdict } from '../feedback/verdict.ts'
import { useShortcuts } from '../keys/use-shortcuts.ts'
import { useShellStore } from '../shell/shell-store.ts'
import classes from './screen.module.css'
import { useIsHandheld } from './use-is-handheld.ts'

interface ScreenProps {
  readonly title: ReactNode
  /** Beside the title: a state, a countdown. */
  readonly aside?: ReactNode
  /** Where Back leads: a path, or what to do. No Back when left out. Escape does the same. */
  readonly back?: string | (() => void) | undefined
  /** What F1 and the help button show. */
  readonly help?: ReactNode
  /** The primary action: at the bottom on handhelds and in tasks, at the top right in the office. */
  readonly action?: ReactNode
  /** A task on the floor: the navigation steps aside, the action is at the bottom. */
  readonly task?: boolean
  /** The content scrolls by itself (virtual lists): the screen gives it the whole height and no padding. */
  readonly fill?: boolean
  readonly children: ReactNode
}

export function Screen({
  title,
  aside,
  back,
  help,
  action,
  task = false,
  fill = false,
  children,
}: ScreenProps) {
  const { t } = useTranslation('common')
  const handheld = useIsHandheld()
  const [, navigate] = useLocation()
  const helpOpen = useShellStore((state) => state.helpOpen)
  const goBack = () => (typeof back === 'string' ? navigate(back) : back?.())
  const showHelp = (open: boolean) => useShellStore.setState({ helpOpen: open })

  useEffect(() => {
    // The verdict of another screen is not this one's.
    useVerdict.getState().clear()
    useShellStore.setState({ inTask: task, helpOpen: false })
    return () => useShellStore.setState({ inTask: false, helpOpen: false })
  }, [task])
  useShortcuts({ Escape: goBack }, { enabled: back !== undefined && !helpOpen })
  useShortcuts({ F1: () => showHelp(true) }, { enabled: help !== undefined })

  const atBottom = handheld || task
  const size = handheld || task ? 48 : 36
  return (
    <section className={classes.screen} data-task={task}>
      <header className={classes.header}>
        {back !== undefined && (
          <ActionIcon size={size} onClick={goBack} aria-label={t('back')}>
            <IconArrowLeft aria-hidden="true" />
          </ActionIcon>
        )}
        <h1 className={classes.title}>{title}</h1>
        {aside && <div className={classes.aside}>{aside}</div>}
        {!atBottom && action}
        {help !== undefined && (
          <ActionIcon
            size={size}
            onClick={() => showHelp(true)}
            aria-label={t('help')}
            title={handheld ? undefined : t('helpKey')}
          >
            <IconHelp aria-hidden="true" />
          </ActionIcon>
        )}
      </header>
      <div className={fill ? classes.fill : classes.content}>{children}</div>
      {atBottom && action && <footer className={classes.footer}>{action}</footer>}
      <Modal
        opened={helpOpen && help !== undefined}
        onClose={() => showHelp(false)}
        title={t('help')}
        size="lg"
        fullScreen={handheld}
        closeButtonProps={{ 'aria-label': t('close'), size: 48 }}
      >
        <div className={classes.help}>{help}</div>
      </Modal>
    </section>
  )
}
