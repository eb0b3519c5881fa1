import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeDialog } from '../../office/office-dialog.tsx'

interface Props {
  readonly opened: boolean
  readonly title: string
  /** What will happen, in words. */
  readonly consequences: readonly string[]
  readonly busy: boolean
  readonly onClose: () => void
  readonly onCancelOrders: (reason: string) => void
}

/** Says what a cancellation does before it is done, and asks why. */
export function CancelDialog({ opened, title, consequences, busy, onClose, onCancelOrders }: Props) {
  const { t } = useTranslation('orders')
  const [reason, setReason] = useState('')
  useEffect(() => {
    if (opened) setReason('')
  }, [opened])
  return (
    <OfficeDialog opened={opened} onClose={onClose} title={title}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') onCancelOrders(reason.trim())
        }}
      >
        <Text>{t('cancel.consequences')}</Text>
        <List>
          {consequences.map((consequence) => (
            <List.Item key={consequence}>{consequence}</List.Item>
          ))}
        </List>
        <TextInput
          data-autofocus
          required
          label={t('cancel.reason')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="lg">
          <Button variant="default" onClick={onClose}>
            {t('cancel.keep')}
          </Button>
          <Button type="submit" color="red" loading={busy} disabled={reason.trim() === ''}>
            {t('cancel.confirm')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}
