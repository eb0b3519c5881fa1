import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../../station/client.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'

export type SaveState =
  | { readonly kind: 'idle' | 'busy' | 'saved' }
  | { readonly kind: 'refused'; readonly refusal: Trouble }

/** Save, and beside it what became of it. */
export function SaveRow({
  state,
  disabled = false,
  label,
}: {
  readonly state: SaveState
  readonly disabled?: boolean
  readonly label?: string
}) {
  const { t } = useTranslation('common')
  return (
    <>
      <RefusalText refusal={state.kind === 'refused' ? state.refusal : null} />
      <Group>
        <Button type="submit" size="md" loading={state.kind === 'busy'} disabled={disabled}>
          {label ?? t('save')}
        </Button>
        <span role="status">
          {state.kind === 'saved' && <StatusShape status="right" label={t('saved')} />}
        </span>
      </Group>
    </>
  )
}
