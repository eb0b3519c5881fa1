import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { useQuery } from '../station/use-query.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import { useRefusedText } from './refusal-notice.tsx'
import classes from './status-panel.module.css'

interface RefusedListProps {
  readonly mayOpen: boolean
  readonly onOpen: (caseId: string) => void
}

/** What this station's people did and the server did not accept; each leads to its case as long as one is open. */
export function RefusedList({ mayOpen, onOpen }: RefusedListProps) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const text = useRefusedText()
  const { value } = useQuery('refusals', {}, { tables: ['case', 'order'] })
  if (!value || value.length === 0) return <StatusShape status="right" label={t('refused.none')} />
  return (
    <ul className={classes.refused}>
      {value.map((refused) => (
        <li key={refused.opId}>
          <div>{text(refused)}</div>
          <Text c="dimmed" size="sm">
            {format.moment(refused.at)}
          </Text>
          {mayOpen && refused.openCaseId !== null && (
            <Button size="compact-md" variant="default" onClick={() => onOpen(refused.openCaseId ?? '')}>
              {t('refused.open')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
