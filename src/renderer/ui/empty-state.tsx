import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing here: what is true, then what to do. */
export function EmptyState({
  title,
  detail,
  action,
}: {
  readonly title: string
  readonly detail?: string | undefined
  readonly action?: ReactNode
}) {
  return (
    <Stack align="center" gap="sm" py={64} px="md" ta="center">
      <Title order={2} fz={24}>
        {title}
      </Title>
      {detail && (
        <Text fz={18} c="dimmed" maw={560}>
          {detail}
        </Text>
      )}
      {action}
    </Stack>
  )
}
