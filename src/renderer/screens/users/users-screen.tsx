import { Button, Table, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '../../../core/protocol/queries/settings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { Screen } from '../../ui/screen.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { UserForm } from './user-form.tsx'
import classes from './users-screen.module.css'

/** Who works here, what they may do and how they sign in. Nobody is deleted: their name stays on what they did. */
export function UsersScreen() {
  const { t } = useTranslation(['users', 'common'])
  const format = useFormat()
  const { value: users, error, refresh } = useQuery('users', {}, { tables: ['user'] })
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<UserView | 'new' | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': () => field.current?.focus(), n: () => setEdited('new') }, { enabled: edited === null })
  const shown = users?.filter((user) => user.name.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Screen
      title={t('title')}
      action={
        <Button size="md" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
    >
      <TextInput
        ref={field}
        mb="md"
        maw={360}
        label={t('common:search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {error && !users && <ErrorSection error={error} onRetry={refresh} />}
      {shown && (
        <Table highlightOnHover verticalSpacing={8} className={classes.table} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('roles')}</Table.Th>
              <Table.Th>{t('signsInBy')}</Table.Th>
              <Table.Th>{t('state')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((user) => (
              <Table.Tr key={user.id}>
                <Table.Td fw={600}>{user.name}</Table.Td>
                <Table.Td>{format.list(user.roles.map((role) => t(`common:roles.${role}`)))}</Table.Td>
                <Table.Td>
                  {format.list([
                    ...(user.badgeCode ? [t('badge')] : []),
                    ...(user.hasPin ? [t('pin')] : []),
                  ]) || t('noWay')}
                </Table.Td>
                <Table.Td>
                  <StatusShape
                    status={user.active ? 'right' : 'open'}
                    label={user.active ? t('active') : t('inactive')}
                  />
                </Table.Td>
                <Table.Td ta="end">
                  <Button
                    variant="default"
                    onClick={() => setEdited(user)}
                    aria-label={t('editNamed', { name: user.name })}
                  >
                    {t('common:edit')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {edited && (
        <UserForm
          key={edited === 'new' ? 'new' : edited.id}
          user={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Screen>
  )
}
