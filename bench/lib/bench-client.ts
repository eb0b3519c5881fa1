import type { PickTaskId } from '../../src/core/model/ids.ts'
import type { PickTaskView, TaskCard } from '../../src/core/protocol/queries/floor.ts'
import { newDevice, StationClient } from '../../test/support/station-client.ts'
import { BADGE } from './large-house.ts'

/** A console without a screen, signed in by badge. */
export async function signedIn(url: string): Promise<StationClient> {
  const client = await StationClient.open(url, await newDevice(url))
  await client.do('signIn', { badge: BADGE })
  return client
}

/** Tasks that nobody has begun, most urgent first. */
export async function freeTasks(client: StationClient): Promise<readonly TaskCard[]> {
  return (await client.query('pickTasks')).filter(({ status }) => status === 'open')
}

/** A tour with its steps, as the pick screen asks for it when it opens. */
export async function pickTask(client: StationClient, taskId: PickTaskId): Promise<PickTaskView> {
  const task = await client.query('pickTask', { taskId })
  if (!task) throw new Error(`no task ${taskId}`)
  return task
}

/** Picks a whole tour piece by piece, each answered before the next; gives back how long each answer took. */
export async function pickTour(client: StationClient, taskId: PickTaskId): Promise<number[]> {
  await client.do('startPickTask', { taskId })
  const times: number[] = []
  for (const { id, bin, productId, qtyEach } of (await pickTask(client, taskId)).steps) {
    for (let piece = 0; piece < qtyEach; piece++) {
      const before = performance.now()
      await client.do('confirmPick', { pickId: id, bin, productId, qtyEach: 1, lot: null, code: null })
      times.push(performance.now() - before)
    }
  }
  return times
}
