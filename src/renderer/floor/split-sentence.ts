/**
 * A refusal says what is true, then what to do. From afar only the first sentence is read: it becomes the title, and the
 * rest stands below it.
 */
export function splitSentence(text: string): { readonly title: string; readonly detail?: string } {
  const match = /^(.+?[.!?])\s+(\S.*)$/su.exec(text)
  return match?.[1] && match[2] ? { title: match[1], detail: match[2] } : { title: text }
}
