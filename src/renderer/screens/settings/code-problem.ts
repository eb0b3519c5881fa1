export const LONGEST_CODE = 20

export type CodeProblem = 'codeMissing' | 'codeTaken'

/** The station saves by code: a new row under a code that exists would silently change the old one. */
export function codeProblem(code: string, taken: readonly string[]): CodeProblem | null {
  const wanted = code.trim().toUpperCase()
  if (wanted === '') return 'codeMissing'
  return taken.includes(wanted) ? 'codeTaken' : null
}
