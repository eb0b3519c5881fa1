import { SegmentedControl } from '@mantine/core'
import { useIsHandheld } from './use-is-handheld.ts'

interface SegmentsProps<V extends string> {
  /** Read aloud; the visible label is the caller's. */
  readonly label: string
  readonly value: V
  readonly options: readonly V[]
  readonly words: (option: V) => string
  readonly onChange: (option: V) => void
}

/** Letters that fit side by side on a handheld, all options together. */
const FITS_A_HAND = 20

/** One of a few. On a handheld long words stand below each other instead of being cut. */
export function Segments<V extends string>({ label, value, options, words, onChange }: SegmentsProps<V>) {
  const handheld = useIsHandheld()
  const long = options.map(words).join('').length > FITS_A_HAND
  return (
    <SegmentedControl
      aria-label={label}
      size="lg"
      fullWidth={handheld}
      orientation={handheld && long ? 'vertical' : 'horizontal'}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option === next)
        if (chosen !== undefined) onChange(chosen)
      }}
      data={options.map((option) => ({ value: option, label: words(option) }))}
    />
  )
}
