import type { ReactNode } from 'react'
import classes from './status-shape.module.css'

/** Shape, word and colour together: never colour alone. `open` is an outline, grey and calm. */
export type Status = 'right' | 'wrong' | 'attention' | 'progress' | 'open'

interface StatusShapeProps {
  readonly status: Status
  /** The word. With `hideLabel` it is read aloud only. */
  readonly label: string
  readonly hideLabel?: boolean
  /** Of the shape, in pixels. */
  readonly size?: number
}

export function StatusShape({ status, label, hideLabel = false, size = 20 }: StatusShapeProps) {
  return (
    <span className={classes.root} data-status={status}>
      <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className={classes.shape}>
        {shapes[status]}
      </svg>
      <span className={hideLabel ? 'ep-visually-hidden' : undefined}>{label}</span>
    </span>
  )
}

const shapes: Readonly<Record<Status, ReactNode>> = {
  right: (
    <>
      <circle cx="12" cy="12" r="11" fill="var(--ep-right)" />
      <path
        d="M6.5 12.5l3.8 3.8L17.5 8.6"
        fill="none"
        stroke="var(--ep-on-right)"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  wrong: (
    <>
      <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" fill="var(--ep-wrong)" />
      <path d="M8 8l8 8M16 8l-8 8" stroke="var(--ep-on-wrong)" strokeWidth="2.8" strokeLinecap="round" />
    </>
  ),
  attention: (
    <>
      <path
        d="M12 1.8L23 21.6H1z"
        fill="var(--ep-attention)"
        stroke="var(--mantine-color-text)"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      <path d="M12 9v6" stroke="var(--ep-on-attention)" strokeWidth="2.6" strokeLinecap="round" />
      <circle cx="12" cy="18.4" r="1.4" fill="var(--ep-on-attention)" />
    </>
  ),
  progress: (
    <>
      <circle cx="12" cy="12" r="10" fill="none" stroke="var(--ep-progress)" strokeWidth="2.4" />
      <path d="M12 2a10 10 0 0 1 0 20z" fill="var(--ep-progress)" />
    </>
  ),
  open: <circle cx="12" cy="12" r="10" fill="none" stroke="var(--ep-line)" strokeWidth="2.4" />,
}
