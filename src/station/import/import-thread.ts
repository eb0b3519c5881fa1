import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { FileUnreadable } from './file-unreadable.ts'
import type { ColumnSummary, ImportBatch, ImportSession, PlanSummary } from './import-session.ts'
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts'

/** An import session in a thread of its own: the same two verbs, without a block on this side. */
export interface ImportThread extends ImportSession {
  close(): void
}

type Told = ColumnSummary | PlanSummary | ImportBatch
type Pending = { readonly resolve: (value: Told) => void; readonly reject: (error: Error) => void }
type Unsent<R> = R extends WorkerRequest ? Omit<R, 'id'> : never

export function importThread(file: Uint8Array): ImportThread {
  const worker = new Worker(workerFile(), { workerData: { file } })
  const waiting = new Map<number, Pending>()
  let next = 0
  let dead: Error | undefined

  const failAll = (error: Error): void => {
    dead ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    worker.unref()
  }
  worker.on('message', (answer: WorkerAnswer) => {
    const pending = waiting.get(answer.id)
    waiting.delete(answer.id)
    // A thread that has nothing to do does not keep the process alive.
    if (waiting.size === 0) worker.unref()
    if (answer.ok) pending?.resolve(answer.value)
    else
      pending?.reject(answer.unreadable ? new FileUnreadable(answer.unreadable) : new Error(answer.message))
  })
  worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => failAll(new Error('the thread that reads the file has ended')))
  worker.unref()

  const ask = (request: Unsent<WorkerRequest>): Promise<Told> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead)
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, ...request })
    })

  return {
    look: async (options) => (await ask({ verb: 'look', options })) as ColumnSummary,
    plan: async (options, context) => (await ask({ verb: 'plan', options, context })) as PlanSummary,
    take: async (limit) => (await ask({ verb: 'take', limit })) as ImportBatch,
    close() {
      failAll(new Error('the import was closed'))
      void worker.terminate()
    },
  }
}

/** Beside this file in the sources; in a bundle the worker is an entry of its own, beside the station's. */
function workerFile(): URL {
  const candidates = ['./import-worker.ts', './import-worker.js', '../import-worker.js']
  const found = candidates.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('the worker that reads files is missing from this installation')
  return found
}
