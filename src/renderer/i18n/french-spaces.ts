/**
 * French puts a blank before `: ; ! ?` and inside guillemets. It must not break, or a line begins with a colon; translators
 * type an ordinary one.
 */
const NARROW = '\u202f'
const FULL = '\u00a0'

export function withFrenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ (:)(?=\s|$)/g, `${FULL}$1`)
    .replace(/« /g, `«${FULL}`)
    .replace(/ »/g, `${FULL}»`)
}
