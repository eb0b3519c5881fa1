import { Button, Group, Text } from '@mantine/core'
import { useShortcuts } from '../../keys/use-shortcuts.ts'

interface Props {
  readonly back: () => void
  readonly backLabel: string
  readonly next: () => void
  readonly nextLabel: string
  readonly busy: boolean
  /** Why one cannot go on; null when one can. */
  readonly blocked: string | null
}

export function StepButtons({ back, backLabel, next, nextLabel, busy, blocked }: Props) {
  useShortcuts({ 'Ctrl+Enter': next }, { enabled: !busy && blocked === null })
  return (
    <Group justify="flex-end" gap="lg">
      {blocked ? (
        <Text size="sm" role="status">
          {blocked}
        </Text>
      ) : null}
      <Button variant="default" onClick={back}>
        {backLabel}
      </Button>
      <Button onClick={next} loading={busy} disabled={blocked !== null}>
        {nextLabel}
      </Button>
    </Group>
  )
}
