import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useShortcuts } from '../keys/use-shortcuts.ts'
import classes from './floor-button.module.css'
import { useIsHandheld } from './use-is-handheld.ts'

interface FloorButtonProps extends Omit<ButtonProps, 'size'> {
  /** `secondary`: 64 px on handhelds, 56 on stations. */
  readonly kind?: 'primary' | 'secondary'
  /** A key that presses it: F-keys, Escape and Ctrl only, since scanners type letters. Shown on stations. */
  readonly hotkey?: string
  readonly onClick?: () => void
  readonly type?: 'button' | 'submit'
  readonly 'aria-label'?: string
  readonly 'aria-pressed'?: boolean
  readonly 'data-testid'?: string
  readonly children: ReactNode
}

/** A button for gloves. 72 px on stations, 80 px and full width on handhelds. */
export function FloorButton({ kind = 'primary', hotkey, children, onClick, ...rest }: FloorButtonProps) {
  const handheld = useIsHandheld()
  useShortcuts(hotkey && onClick ? { [hotkey]: onClick } : {}, {
    enabled: hotkey !== undefined && !rest.disabled && !rest.loading,
  })
  const height = kind === 'primary' ? (handheld ? 80 : 72) : handheld ? 64 : 56
  return (
    <Button
      size={handheld ? 'hand' : 'floor'}
      variant={kind === 'primary' ? 'filled' : 'default'}
      fullWidth={handheld}
      className={classes.button}
      mih={height}
      aria-keyshortcuts={hotkey}
      {...(onClick ? { onClick: () => onClick() } : {})}
      {...rest}
    >
      {children}
      {hotkey && !handheld && (
        <span className={classes.key} aria-hidden="true">
          {hotkey}
        </span>
      )}
    </Button>
  )
}
