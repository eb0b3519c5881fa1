/**
 * Words as the log is searched for them: anywhere, in whatever case, one of them is enough. The pattern means the same to
 * JavaScript and to PostgreSQL, and is put together of what the arguments look like as JSON.
 */
export function wordPattern(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.map(escaped).join('|')
}

/** What is searched of an entry; to be shown or judged without its secrets. */
export function searchedText(entry: {
  readonly name: string
  readonly opId: string
  readonly userId: string
  readonly stationId: string
  readonly args: unknown
}): string {
  const { opId, name, userId, stationId, args } = entry
  return `${opId} ${name} ${userId} ${stationId} ${JSON.stringify(args)}`
}

export function wordMatcher(words: readonly string[]): (text: string) => boolean {
  const pattern = wordPattern(words)
  if (pattern === null) return () => true
  const expression = new RegExp(pattern, 'i')
  return (text) => expression.test(text)
}

/** A backslash before what is neither letter nor digit makes it itself, in both. */
function escaped(word: string): string {
  return JSON.stringify(word)
    .slice(1, -1)
    .replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`)
}
