import { Paper, Stack, Title } from '@mantine/core'
import { type FormEvent, type ReactNode, useId } from 'react'

interface SectionProps {
  readonly title: string
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/** One group of settings with its own Save. */
export function Section({ title, onSubmit, children }: SectionProps) {
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Title order={2} fz={20} id={id}>
            {title}
          </Title>
          {children}
        </Stack>
      </form>
    </Paper>
  )
}
