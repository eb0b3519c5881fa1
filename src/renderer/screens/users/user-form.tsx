import { Button, Checkbox, Group, Modal, PasswordInput, Stack, Switch, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../core/model/roles.ts'
import type { UserView } from '../../../core/protocol/queries/settings.ts'
import { signal } from '../../feedback/sounds.ts'
import { asLanguage, languageNames, languages } from '../../i18n/languages.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import type { Trouble } from '../../station/client.ts'
import { refreshHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { Segments } from '../../ui/segments.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { draftOf, problemsOf, type UserDraft } from './user-draft.ts'

const roles = [
  'picker',
  'packer',
  'receiver',
  'customerService',
  'buyer',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[]

export function UserForm({
  user,
  onClose,
}: {
  readonly user: UserView | null
  readonly onClose: () => void
}) {
  const { t, i18n } = useTranslation(['users', 'common'])
  const handheld = useIsHandheld()
  const [draft, setDraft] = useState(() => draftOf(user, asLanguage(i18n.language)))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const [printed, setPrinted] = useState(false)
  const problems = problemsOf(draft, user?.hasPin ?? false)
  const shown = tried ? problems : []
  const change = (part: Partial<UserDraft>) => setDraft((before) => ({ ...before, ...part }))
  useScanner((code) => {
    signal('right')
    change({ badgeCode: code })
  })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problems.length > 0 || busy) return
    setBusy(true)
    const { name, badgeCode, pin, ...rest } = draft
    const reply = await station.do('saveUser', {
      userId: user?.id ?? null,
      name: name.trim(),
      badgeCode: badgeCode.trim() || null,
      pin: pin || null,
      ...rest,
      roles: [...rest.roles],
    })
    setBusy(false)
    if (!reply.ok) return setRefusal(reply.refusal)
    await refreshHello()
    onClose()
  }
  const printBadge = async () => {
    if (!user) return
    const reply = await station.do('printDocument', {
      document: 'badge',
      userId: user.id,
      orderId: null,
      parcelId: null,
      code: null,
      printerId: null,
      reprint: true,
    })
    setRefusal(reply.ok ? null : reply.refusal)
    setPrinted(reply.ok)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={user ? user.name : t('add')}
      size="lg"
      fullScreen={handheld}
      closeButtonProps={{ 'aria-label': t('common:close'), size: 48 }}
    >
      <Stack component="form" onSubmit={save} gap="md">
        <TextInput
          size="md"
          label={t('name')}
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={shown.includes('name') && t('problem.name')}
          data-autofocus
        />
        <Checkbox.Group
          label={t('roles')}
          value={[...draft.roles]}
          onChange={(value) => change({ roles: roles.filter((role) => value.includes(role)) })}
          error={shown.includes('roles') && t('problem.roles')}
        >
          <Stack gap={8} mt={6}>
            {roles.map((role) => (
              <Checkbox
                key={role}
                size="md"
                value={role}
                label={t(`common:roles.${role}`)}
                description={t(`roleWhat.${role}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          size="md"
          label={t('badgeCode')}
          description={t('badgeScan')}
          maxLength={60}
          value={draft.badgeCode}
          onChange={(event) => change({ badgeCode: event.currentTarget.value })}
          error={shown.includes('noWay') && t('problem.noWay')}
        />
        <PasswordInput
          size="md"
          label={user?.hasPin ? t('newPin') : t('pin')}
          description={user?.hasPin ? t('pinKeeps') : t('pinWhat')}
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={12}
          value={draft.pin}
          onChange={(event) => change({ pin: event.currentTarget.value.replace(/\D/g, '') })}
          error={shown.includes('pin') && t('problem.pin')}
          visibilityToggleButtonProps={{ 'aria-label': t('showPin') }}
        />
        <Stack gap={4}>
          <Text fw={500}>{t('language')}</Text>
          <Segments
            label={t('language')}
            value={draft.language}
            options={languages}
            words={(language) => languageNames[language]}
            onChange={(language) => change({ language })}
          />
        </Stack>
        <Switch
          size="lg"
          label={t('active')}
          description={t('activeWhat')}
          checked={draft.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
        <RefusalText refusal={refusal} />
        {printed && <StatusShape status="progress" label={t('badgePrinting')} />}
        <Group justify="space-between">
          {user?.badgeCode ? (
            <Button variant="default" size="md" onClick={() => void printBadge()}>
              {t('printBadge')}
            </Button>
          ) : (
            <span />
          )}
          <Group>
            <Button variant="default" size="md" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" size="md" loading={busy}>
              {t('common:save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  )
}
