import { searchedText, wordMatcher, wordPattern } from '../../core/audit/match-words.ts'
import { withoutSecrets } from '../../core/audit/without-secrets.ts'
import type { Operation } from '../../core/model/operation.ts'
import { operations } from '../../core/operations/registry.ts'
import type { AuditAnswer, AuditEntry, AuditRequest, LogFilter } from '../../core/protocol/audit.ts'
import type { Account, ServerStore, LogFilter as StoreFilter } from '../store/server-store.ts'

/**
 * Searches the log downwards in stretches, each as long as can be looked at in a moment: the embedded server shares its process
 * with people who scan. A stretch costs the same wherever it is in the log and however long the log has become. What matches by a
 * secret only is not told.
 */
const FIRST_STRETCH = 2_000
const LONGEST_STRETCH = 200_000
const AIM_MS = 12
const ENOUGH_MS = 400
/** Neighbours in the log may differ by so much in their times: several servers, and clocks that are set right. */
const CLOCK_SLACK_MS = 60 * 60_000

/** Of the whole organisation, whichever warehouse they were done in. */
const organisationNames: readonly string[] = (Object.values(operations) as unknown as Operation[])
  .filter(({ name, spaces }) => spaces === 'organisation' || name === operations.changeSetting.name)
  .map(({ name }) => name)

export async function searchLog(
  store: ServerStore,
  account: Pick<Account, 'warehouseId'>,
  { filter, before, limit }: AuditRequest,
  nowMs: () => number = () => performance.now(),
): Promise<AuditAnswer> {
  const { words, ...plain } = filter
  const pattern = wordPattern(words)
  const matches = wordMatcher(words)
  const asked = {
    ...(plain satisfies Omit<LogFilter, 'words'>),
    scope: { warehouseId: account.warehouseId, names: organisationNames },
    ...(pattern !== null && { pattern }),
  } as Omit<StoreFilter, 'limit'>

  const ends = await endsOf(store, filter)
  const entries: AuditEntry[] = []
  const begunMs = nowMs()
  let top = Math.min(before ?? ends.top, ends.top)
  for (let stretch = FIRST_STRETCH; top > ends.bottom && entries.length < limit; ) {
    const startMs = nowMs()
    const atLeast = Math.max(ends.bottom, top - stretch)
    const wanted = limit - entries.length
    const found = await store.log({ ...asked, before: top, atLeast, limit: wanted })
    for (const { numbers: _numbers, ...entry } of found) {
      const shown = { ...entry, args: withoutSecrets(entry.args) } as AuditEntry
      if (matches(searchedText(shown))) entries.push(shown)
    }
    top = found.length === wanted ? (found.at(-1)?.position ?? atLeast) : atLeast
    const tookMs = nowMs() - startMs
    stretch = Math.min(LONGEST_STRETCH, tookMs < AIM_MS ? stretch * 2 : Math.max(FIRST_STRETCH, stretch / 2))
    if (nowMs() - begunMs > ENOUGH_MS) break
    await breathe()
  }
  const next = top > ends.bottom ? top : null
  const oldest =
    next === null ? undefined : (await store.log({ atLeast: next, before: next + 1, limit: 1 }))[0]
  return { entries, next, searchedTo: oldest?.receivedAt ?? entries.at(-1)?.receivedAt ?? null }
}

/** Between which positions the times of a filter lie: at least all of them, and little more. */
async function endsOf(store: ServerStore, { from, to }: LogFilter): Promise<{ top: number; bottom: number }> {
  const newest = (await store.log({ limit: 1 }))[0]?.position ?? 0
  const firstAfter = async (time: string, offsetMs: number): Promise<number> => {
    const moment = new Date(Date.parse(time) + offsetMs).toISOString()
    let low = 1
    let high = newest + 1
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const entry = (await store.log({ before: middle + 1, limit: 1 }))[0]
      if (entry && entry.receivedAt >= moment) high = entry.position
      else low = middle + 1
    }
    return low
  }
  return {
    bottom: from === undefined ? 1 : await firstAfter(from, -CLOCK_SLACK_MS),
    top: to === undefined ? newest + 1 : await firstAfter(to, CLOCK_SLACK_MS),
  }
}

/** Lets waiting scans and messages go first. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
