import type { Reply } from '../../station/client.ts'
import { highestSerial, toteCodesAfter } from './tote-codes.ts'

interface TotePage {
  readonly rows: readonly { readonly code: string }[]
  readonly next: string | null
}

export interface ToteStore {
  readonly ownTotes: (after: string | null) => Promise<Reply<TotePage>>
  readonly save: (codes: readonly string[]) => Promise<Reply<{ readonly created: number }>>
}

/** Somebody else making totes at the same moment is rare; so often in a row it is something else. */
const TRIES = 5

/**
 * Makes totes and tells their codes. Invariant: every code told was made by this call, so its label is printed once only.
 * Of a range that somebody else took a part of meanwhile, the rest stays as unused totes, and a fresh range is made.
 */
export async function makeTotes(
  store: ToteStore,
  count: number,
  prefix: string,
): Promise<Reply<readonly string[]>> {
  for (let tried = 0; tried < TRIES; tried++) {
    const highest = await findHighest(store, prefix)
    if (!highest.ok) return highest
    const codes = toteCodesAfter(highest.value, count, prefix)
    const saved = await store.save(codes)
    if (!saved.ok) return saved
    if (saved.value.created === count) return { ok: true, value: codes }
  }
  return { ok: false, refusal: { code: 'codeTaken', value: '' } }
}

async function findHighest(store: ToteStore, prefix: string): Promise<Reply<number>> {
  let highest = 0
  let after: string | null = null
  do {
    const page: Reply<TotePage> = await store.ownTotes(after)
    if (!page.ok) return page
    highest = Math.max(
      highest,
      highestSerial(
        page.value.rows.map(({ code }) => code),
        prefix,
      ),
    )
    after = page.value.next
  } while (after !== null)
  return { ok: true, value: highest }
}
