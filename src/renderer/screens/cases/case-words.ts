import { useTranslation } from 'react-i18next'
import type { FixKey } from '../../../core/inbox/fixes.ts'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'
import type { Trouble } from '../../station/client.ts'
import { useDeed } from '../../ui/use-deed.ts'
import { useRefusalText } from '../../ui/use-refusal-text.ts'
import { refusalOf, valuesOf } from './case-values.ts'

/** A case as a question to a supervisor. */
export function useQuestion(): (view: CaseView) => string {
  const { t } = useTranslation('cases')
  const deed = useDeed()
  const refusalText = useRefusalText()
  return (view) => {
    const refusal: Trouble | null = refusalOf(view.data)
    return t(`question.${view.kind}`, {
      ...valuesOf(view),
      deed: deed(view.data),
      reason: refusal ? refusalText(refusal) : '',
    })
  }
}

/** An answer, in the words of what it is an answer to. */
export function useChoiceText(): (view: CaseView, fix: FixKey) => string {
  const { t } = useTranslation('cases')
  return (view, fix) => {
    const { operation } = view.data
    const context = fix === 'again' && view.kind === 'notAccepted' ? String(operation) : view.kind
    return t(`choice.${fix}`, { ...valuesOf(view), context })
  }
}
