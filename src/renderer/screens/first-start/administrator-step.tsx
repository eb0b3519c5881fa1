import { Button, Group, PasswordInput, Text, TextInput, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useVerdict } from '../../feedback/verdict.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import { StatusShape } from '../../ui/status-shape.tsx'
import type { StepProps } from './step-props.ts'

export function AdministratorStep({ draft, change, problems }: StepProps) {
  const { t } = useTranslation(['firstStart', 'common'])
  const show = useVerdict((state) => state.show)
  useScanner((code) => {
    change({ badgeCode: code })
    show({ kind: 'right', title: code })
  })
  return (
    <>
      <Title order={1}>{t('administrator.title')}</Title>
      <Text fz={18}>{t('administrator.what')}</Text>
      <TextInput
        size="lg"
        label={t('administrator.name')}
        value={draft.administratorName}
        onChange={(event) => change({ administratorName: event.currentTarget.value })}
        error={problems.includes('nameMissing') && t('administrator.nameMissing')}
        autoComplete="off"
        maxLength={200}
        autoFocus
      />
      <PasswordInput
        size="lg"
        label={t('administrator.pin')}
        description={t('administrator.pinWhat')}
        inputMode="numeric"
        value={draft.pin}
        onChange={(event) => change({ pin: event.currentTarget.value.replace(/\D/g, '') })}
        error={problems.includes('pinShort') && t('administrator.pinShort')}
        autoComplete="new-password"
        maxLength={12}
        visibilityToggleButtonProps={{ 'aria-label': t('administrator.showPin') }}
      />
      <PasswordInput
        size="lg"
        label={t('administrator.pinAgain')}
        inputMode="numeric"
        value={draft.pinAgain}
        onChange={(event) => change({ pinAgain: event.currentTarget.value.replace(/\D/g, '') })}
        error={problems.includes('pinDiffers') && t('administrator.pinDiffers')}
        autoComplete="new-password"
        maxLength={12}
        visibilityToggleButtonProps={{ 'aria-label': t('administrator.showPin') }}
      />
      <Group fz={18}>
        {draft.badgeCode ? (
          <>
            <StatusShape status="right" label={t('administrator.badge', { code: draft.badgeCode })} />
            <Button variant="default" onClick={() => change({ badgeCode: '' })}>
              {t('common:remove')}
            </Button>
          </>
        ) : (
          <StatusShape status="open" label={t('administrator.scanBadge')} />
        )}
      </Group>
    </>
  )
}
