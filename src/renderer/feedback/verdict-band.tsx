import { type Status, StatusShape } from '../ui/status-shape.tsx'
import { Unbroken } from '../ui/unbroken.tsx'
import type { VerdictKind } from './sounds.ts'
import { useVerdict } from './verdict.ts'
import classes from './verdict-band.module.css'

const statusOf: Readonly<Record<VerdictKind, Status>> = {
  right: 'right',
  lineComplete: 'right',
  done: 'right',
  wrong: 'wrong',
  unknown: 'attention',
  repeated: 'attention',
}

/**
 * The visual twin of the sounds. Always in the same place, so that nothing below it moves when a verdict comes.
 * @param prompt what stands there until the first verdict: "Scan the product".
 */
export function VerdictBand({ prompt }: { readonly prompt?: string }) {
  const verdict = useVerdict((state) => state.verdict)
  return (
    <div
      className={classes.band}
      role="status"
      aria-live="assertive"
      data-kind={verdict?.kind ?? 'none'}
      data-status={verdict ? statusOf[verdict.kind] : 'none'}
    >
      {!verdict && prompt && <span className={classes.title}>{prompt}</span>}
      {verdict && (
        <div key={verdict.serial} className={classes.verdict}>
          <StatusShape status={statusOf[verdict.kind]} label="" size={44} />
          <div>
            <div className={classes.title}>
              <Unbroken text={verdict.title} />
            </div>
            {verdict.detail && (
              <div className={classes.detail}>
                <Unbroken text={verdict.detail} />
              </div>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
