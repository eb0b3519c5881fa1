import { Kbd, Modal, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useShellStore } from './shell-store.ts'
import { useNavItems } from './use-nav-items.ts'

/** `?`: the keys that work everywhere. */
export function KeyList() {
  const { t } = useTranslation(['shell', 'common'])
  const open = useShellStore((state) => state.keysOpen)
  const rows = [
    ['Ctrl+K', t('keys.palette')],
    ['/', t('keys.search')],
    ['J K', t('keys.move')],
    ['X', t('keys.select')],
    ['Esc', t('keys.back')],
    ['F1', t('keys.help')],
    ...useNavItems().map((item) => [`G ${item.letter.toUpperCase()}`, t(`nav.${item.key}`)] as const),
    ['G L', t('lock')],
    ['?', t('keys.list')],
  ] as const
  return (
    <Modal
      opened={open}
      onClose={() => useShellStore.setState({ keysOpen: false })}
      title={t('keys.title')}
      closeOnClickOutside
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Table>
        <Table.Tbody>
          {rows.map(([key, words]) => (
            <Table.Tr key={key}>
              <Table.Td w={110}>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
