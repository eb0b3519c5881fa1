import { Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import { problemsByOrder, type ReleaseResult } from './release-run.ts'

interface Props {
  readonly shortage: ReleaseResult | null
  readonly onClose: () => void
  readonly onReleaseWhatThereIs: (shortage: ReleaseResult) => void
}

/** All lines that lack stock, together, before anything is decided. Nothing of these orders was released yet. */
export function ShortageDialog({ shortage, onClose, onReleaseWhatThereIs }: Props) {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const orders = shortage ? problemsByOrder(shortage.problems) : []
  return (
    <OfficeDialog
      opened={shortage !== null}
      onClose={onClose}
      title={t('shortage.title', { count: orders.length })}
      size="xl"
    >
      <Stack>
        <Text>{t('shortage.detail', { count: shortage?.refusedIds.length ?? 0 })}</Text>
        <ScrollArea.Autosize mah="50vh">
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('shortage.order')}</Table.Th>
                <Table.Th>{t('shortage.sku')}</Table.Th>
                <Table.Th ta="right">{t('shortage.wanted')}</Table.Th>
                <Table.Th ta="right">{t('shortage.available')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {orders.flatMap(([number, problems]) =>
                problems.map((problem, index) => (
                  <Table.Tr key={`${number} ${problem.sku}`}>
                    <Table.Td fw={600}>{index === 0 ? number : ''}</Table.Td>
                    <Table.Td>{problem.sku}</Table.Td>
                    <Table.Td ta="right">{format.number(problem.wantedEach)}</Table.Td>
                    <Table.Td ta="right">{format.number(Math.max(0, problem.availableEach))}</Table.Td>
                  </Table.Tr>
                )),
              )}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
        <Group justify="flex-end" gap="lg">
          <Button variant="default" onClick={onClose}>
            {t('shortage.leave')}
          </Button>
          <Button data-autofocus onClick={() => shortage && onReleaseWhatThereIs(shortage)}>
            {t('shortage.releaseWhatThereIs')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}
