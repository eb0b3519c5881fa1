import type { Reply, Trouble } from '../station/client.ts'

/** The same for many things, one after the other: what is refused does not stop the rest, and a person may stop between two. */
export interface EachResult<Item> {
  readonly doneCount: number
  readonly refused: readonly { readonly item: Item; readonly trouble: Trouble }[]
  readonly stopped: boolean
}

export async function runEach<Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<Reply<unknown>>,
  watch: { readonly progress: (done: number) => void; readonly stopAsked: () => boolean },
): Promise<EachResult<Item>> {
  const refused: { item: Item; trouble: Trouble }[] = []
  let doneCount = 0
  for (const [index, item] of items.entries()) {
    if (watch.stopAsked()) return { doneCount, refused, stopped: true }
    const reply = await run(item)
    if (reply.ok) doneCount += 1
    else refused.push({ item, trouble: reply.refusal })
    watch.progress(index + 1)
    // Without a line every other one would fail the same way.
    if (!reply.ok && reply.refusal.code === 'offline') return { doneCount, refused, stopped: true }
  }
  return { doneCount, refused, stopped: false }
}
