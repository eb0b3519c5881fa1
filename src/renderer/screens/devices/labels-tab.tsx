import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useMay } from '../../station/hello-store.ts'
import { NewToteLabels } from './new-tote-labels.tsx'
import { ToteList } from './tote-list.tsx'

/** The labels of the house itself: its totes, and where the badges are. */
export function LabelsTab() {
  const { t } = useTranslation('devices')
  const mayMake = useMay('editLayout')
  const mayBadges = useMay('manageUsers')
  return (
    <Stack gap="lg" maw={760}>
      {mayMake && <NewToteLabels />}
      <ToteList />
      {mayBadges && (
        <Paper withBorder p="md">
          <Group justify="space-between">
            <Stack gap={0}>
              <Title order={2} fz={20}>
                {t('label.badges')}
              </Title>
              <Text>{t('label.badgesWhere')}</Text>
            </Stack>
            <Button component={Link} href="/users" size="md" variant="default">
              {t('label.toUsers')}
            </Button>
          </Group>
        </Paper>
      )}
    </Stack>
  )
}
