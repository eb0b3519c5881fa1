import type { Trouble } from '../station/client.ts'
import classes from './refusal-note.module.css'
import { StatusShape } from './status-shape.tsx'
import { useRefusalText } from './use-refusal-text.ts'

/** A refusal in its place beside what was asked, read aloud at once. Nothing is shown for null. */
export function RefusalText({ refusal }: { readonly refusal: Trouble | null }) {
  const text = useRefusalText()
  if (!refusal) return null
  return (
    <div role="alert" className={classes.note}>
      <StatusShape
        status={refusal.code === 'offline' ? 'attention' : 'wrong'}
        label={text(refusal)}
        size={26}
      />
    </div>
  )
}
