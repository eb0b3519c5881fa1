import type { Draft, Problem } from './draft.ts'

export interface StepProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  /** What is missing, once the person has tried to go on. */
  readonly problems: readonly Problem[]
}
