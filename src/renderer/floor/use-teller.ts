import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useVerdict } from '../feedback/verdict.ts'
import { useShellStore } from '../shell/shell-store.ts'
import type { Trouble } from '../station/client.ts'
import { useRefusalText } from '../ui/use-refusal-text.ts'
import type { Judgement } from './judgement.ts'
import { splitSentence } from './split-sentence.ts'

export type Told =
  | { readonly as: 'judged'; readonly judged: Judgement<string> }
  | { readonly as: 'trouble'; readonly trouble: Trouble }

/** Wrong scans in a row after which the screen opens its help by itself. */
const WRONG_BEFORE_HELP = 3

/**
 * Puts a verdict into the person's language and shows it. The function stays the same while the language changes, so
 * that a session can hold it.
 * @param area the translations whose `say.<what>.title` and, where there is more to say, `say.<what>.detail` are used.
 */
export function useTeller(area: string): (told: Told) => void {
  const { t, i18n } = useTranslation(area)
  const refusalText = useRefusalText()
  const latest = useRef<(told: Told) => void>(() => undefined)
  useEffect(() => {
    latest.current = (told) => {
      const { show } = useVerdict.getState()
      if (told.as === 'trouble') show({ kind: 'wrong', ...splitSentence(refusalText(told.trouble)) })
      else {
        const { kind, say, values } = told.judged
        const detail = `say.${say}.detail`
        show({
          kind,
          title: t(`say.${say}.title`, values),
          detail: i18n.exists(detail, { ...values, ns: area }) ? t(detail, values) : undefined,
        })
      }
      if (useVerdict.getState().wrongInARow === WRONG_BEFORE_HELP) useShellStore.setState({ helpOpen: true })
      else if (told.as === 'judged' && told.judged.kind === 'right')
        useShellStore.setState({ helpOpen: false })
    }
  }, [area, t, i18n, refusalText])
  const [tell] = useState(() => (told: Told) => latest.current(told))
  return tell
}
