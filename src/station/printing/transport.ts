/**
 * How bytes get to a printer. A transport tells when it begins to hand bytes over: from then on, what goes wrong leaves it
 * unknown whether something came out, and only a person can tell.
 */
export interface Transport {
  send(job: Delivery): Promise<Sent>
}

export interface Delivery {
  readonly jobId: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Called, and durable when it returns, before the first byte is handed over. */
  readonly begins: () => void
}

export type Sent =
  | { readonly result: 'printed' }
  /** Nothing was handed over: it is safe to try again. */
  | { readonly result: 'notSent'; readonly error: string }
  /** Bytes were handed over, and nobody knows how many came out. */
  | { readonly result: 'uncertain'; readonly error: string }

/** Calls later, unless cancelled; injected, so that tests need no waiting. */
export type Schedule = (run: () => void, ms: number) => { cancel(): void }

export const schedule: Schedule = (run, ms) => {
  const timer = setTimeout(run, ms)
  return { cancel: () => clearTimeout(timer) }
}
