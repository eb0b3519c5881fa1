import type { StationEvent } from '../../core/protocol/station-api.ts'
import type { Client } from './client.ts'

/** The clients that are there, and what they all hear. Changes within one turn of the event loop are told as one. */
export interface Broadcast {
  add(client: Client): () => void
  changed(tables: readonly string[]): void
  printing(): void
  /** The line to the server has changed its state. */
  line(): void
  /** To everyone who is admitted. */
  tell(event: StationEvent): void
  tellClient(clientId: string, event: StationEvent): void
  closeClient(clientId: string): void
}

export function broadcast(): Broadcast {
  const clients = new Set<Client>()
  const tables = new Set<string>()
  let printing = false
  let line = false
  let planned = false

  const tell = (event: StationEvent): void => {
    for (const client of clients) if (client.isAdmitted()) client.send({ event })
  }
  const flush = (): void => {
    planned = false
    if (tables.size > 0) {
      tell({ name: 'changed', tables: [...tables] })
      tables.clear()
    }
    if (printing) {
      printing = false
      tell({ name: 'printing' })
    }
    if (line) {
      line = false
      tell({ name: 'line' })
    }
  }
  const plan = (): void => {
    if (planned) return
    planned = true
    setImmediate(flush)
  }
  const at = (clientId: string): Client[] => [...clients].filter((client) => client.clientId === clientId)

  return {
    add(client) {
      clients.add(client)
      return () => clients.delete(client)
    },
    changed(names) {
      for (const name of names) tables.add(name)
      plan()
    },
    printing() {
      printing = true
      plan()
    },
    line() {
      line = true
      plan()
    },
    tell,
    tellClient(clientId, event) {
      for (const client of at(clientId)) client.send({ event })
    },
    closeClient(clientId) {
      for (const client of at(clientId)) client.close()
    },
  }
}
