import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ResolvedCode } from '../../core/protocol/queries/floor.ts'
import { useVerdict } from '../feedback/verdict.ts'
import { useScanner } from '../scan/use-scanner.ts'
import { searchStock } from '../screens/stock/stock-store.ts'
import { useUser } from '../station/hello-store.ts'
import { station } from '../station/station.ts'
import { useRefusalText } from '../ui/use-refusal-text.ts'
import { splitSentence } from './split-sentence.ts'
import { resolveWhereTo, whereTo } from './where-to.ts'

/** On a screen without a task, a scan opens what it belongs to; where it opens nothing, it is told what it is. */
export function useGoByScan(): (code: string) => Promise<void> {
  const { t } = useTranslation('home')
  const { actions } = useUser()
  const refusalText = useRefusalText()
  const [, navigate] = useLocation()
  const go = async (code: string) => {
    const { show } = useVerdict.getState()
    const reply = await resolveWhereTo(station, code)
    if (!reply.ok) return show({ kind: 'wrong', ...splitSentence(refusalText(reply.refusal)) })
    const path = whereTo(reply.value, actions)
    if (path !== null) {
      // A bin has no page of its own: the stock shows what lies in it.
      if (reply.value.kind === 'bin') searchStock(reply.value.code)
      return navigate(path)
    }
    const { title, detail, unknown } = toldOf(reply.value)
    show({
      kind: unknown ? 'unknown' : 'repeated',
      title: t(`scan.${title}`, reply.value),
      detail: t(`scan.${detail}`),
    })
  }
  useScanner(go)
  return go
}

function toldOf(resolved: ResolvedCode): {
  readonly title: string
  readonly detail: string
  readonly unknown: boolean
} {
  switch (resolved.kind) {
    case 'bin':
      return { title: 'bin', detail: 'binDetail', unknown: false }
    case 'tote':
      return { title: 'freeTote', detail: 'freeToteDetail', unknown: false }
    case 'badge':
      return { title: 'badge', detail: 'badgeDetail', unknown: false }
    case 'badCheck':
      return { title: 'badCheck', detail: 'badCheckDetail', unknown: true }
    case 'unknown':
      return { title: 'unknown', detail: 'unknownDetail', unknown: true }
    default:
      return { title: 'notYours', detail: 'notYoursDetail', unknown: false }
  }
}
