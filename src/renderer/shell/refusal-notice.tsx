import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RefusedHere } from '../../core/protocol/queries/session.ts'
import { useUser } from '../station/hello-store.ts'
import { useQuery } from '../station/use-query.ts'
import { StatusShape } from '../ui/status-shape.tsx'
import { useDeed } from '../ui/use-deed.ts'
import { useRefusalText } from '../ui/use-refusal-text.ts'
import classes from './line-banner.module.css'
import { useSeenRefusals } from './seen-refusals.ts'

/** Whoever's work was not accepted learns it at his station: it stays in sight, and stops nobody. */
export function RefusalNotice() {
  const { t } = useTranslation('shell')
  const { id } = useUser()
  const text = useRefusedText()
  const { value } = useQuery('refusals', {}, { tables: ['case', 'order'] })
  const { seen, see } = useSeenRefusals()
  const mine = (value ?? []).filter(({ userId, opId }) => userId === id && !seen.has(opId))
  // What came first is what the others followed from.
  const first = mine.at(-1)
  if (!first) return null
  return (
    <div className={classes.banner} role="status" data-testid="refusal-notice">
      <StatusShape
        status="attention"
        label={[text(first), first.openCaseId === null ? '' : t('refused.asked')].join(' ')}
        size={26}
      />
      <Button size="sm" variant="white" color="dark" onClick={() => see(mine.map(({ opId }) => opId))}>
        {mine.length > 1 ? t('refused.seenAll', { count: mine.length }) : t('refused.seen')}
      </Button>
    </div>
  )
}

/** What was not accepted, and why. */
export function useRefusedText(): (refused: RefusedHere) => string {
  const { t } = useTranslation('shell')
  const deed = useDeed()
  const refusalText = useRefusalText()
  return ({ name, orderNumber, refusal }) => {
    const subject = deed({ operation: name, number: orderNumber })
    return refusal
      ? t('refused.mine', { deed: subject, reason: refusalText(refusal) })
      : t('refused.mineParked', { deed: subject })
  }
}
