import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StatusShape } from '../../ui/status-shape.tsx'

interface HouseRowProps {
  readonly name: string
  readonly code: string
  readonly detail: string
  readonly active: boolean
  readonly onEdit: () => void
}

/** One carrier or one box in its list. Nothing is deleted, since orders and parcels name it; it goes out of use. */
export function HouseRow({ name, code, detail, active, onEdit }: HouseRowProps) {
  const { t } = useTranslation(['settings', 'common'])
  return (
    <Group justify="space-between">
      <Stack gap={0} flex="1 1 260px">
        <Text fw={600}>
          {name} {name !== code && <span className="ep-code">{code}</span>}
        </Text>
        <Text c="dimmed">{detail}</Text>
      </Stack>
      <Group>
        <StatusShape status={active ? 'right' : 'open'} label={active ? t('row.inUse') : t('row.outOfUse')} />
        <Button
          size="md"
          variant="default"
          onClick={onEdit}
          aria-label={t('row.editNamed', { name: `${name} ${code}` })}
        >
          {t('common:edit')}
        </Button>
      </Group>
    </Group>
  )
}
