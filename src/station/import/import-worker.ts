import { parentPort, workerData } from 'node:worker_threads'
import { FileUnreadable } from './file-unreadable.ts'
import { importSession } from './import-session.ts'
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts'

/** The thread in which a file is read and planned. Answers come in the order of the requests. */
const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')

const { file } = workerData as { file: Uint8Array }
const session = importSession(file)

port.on('message', (request: WorkerRequest) => {
  answer(request).then((reply) => port.postMessage(reply))
})

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  const { id } = request
  try {
    if (request.verb === 'take') return { id, ok: true, value: await session.take(request.limit) }
    if (request.verb === 'look') return { id, ok: true, value: await session.look(request.options) }
    return { id, ok: true, value: await session.plan(request.options, request.context) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { id, ok: false, unreadable: error instanceof FileUnreadable ? error.because : null, message }
  }
}
