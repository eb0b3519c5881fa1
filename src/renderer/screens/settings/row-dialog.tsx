import { Button, Group, Stack, Switch, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { Reply, Trouble } from '../../station/client.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { codeProblem, LONGEST_CODE } from './code-problem.ts'

interface Named {
  readonly code: string
  readonly name: string
  readonly active: boolean
}

interface RowDialogProps {
  readonly title: string
  readonly isNew: boolean
  /** Codes that a new row may not have. */
  readonly taken: readonly string[]
  readonly fields: Named
  readonly change: (part: Partial<Named>) => void
  /** What Save does; null while something is missing. */
  readonly save: (() => Promise<Reply<unknown>>) | null
  readonly onClose: () => void
  readonly children: ReactNode
}

const LONGEST_NAME = 200

/** The form of a carrier or a box: its code, its name, its own fields, whether it is in use. */
export function RowDialog(props: RowDialogProps) {
  const { title, isNew, taken, fields, change, save, onClose, children } = props
  const { t } = useTranslation(['settings', 'common'])
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const submit = async () => {
    if (!save || busy) return
    setBusy(true)
    const reply = await save()
    setBusy(false)
    if (reply.ok) onClose()
    else setRefusal(reply.refusal)
  }
  return (
    <OfficeDialog opened onClose={onClose} title={title}>
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextInput
          label={t('row.code')}
          description={isNew ? t('row.codeWhat') : null}
          required
          maxLength={LONGEST_CODE}
          readOnly={!isNew}
          {...(isNew ? { 'data-autofocus': true } : {})}
          value={fields.code}
          error={isNew && codeProblem(fields.code, taken) === 'codeTaken' ? t('row.codeTaken') : null}
          onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={t('row.name')}
          required
          maxLength={LONGEST_NAME}
          {...(isNew ? {} : { 'data-autofocus': true })}
          value={fields.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {children}
        <Switch
          size="lg"
          label={t('row.active')}
          checked={fields.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
        <RefusalText refusal={refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={save === null}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </OfficeDialog>
  )
}
