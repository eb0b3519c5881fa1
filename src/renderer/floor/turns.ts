/**
 * One thing after the other: scans, keys and touches take effect in the order in which they happened, also where one of
 * them has to ask the station first. A turn that fails ends itself only.
 */
export function createTurns(report: (error: unknown) => void) {
  let last: Promise<unknown> = Promise.resolve()
  return <R>(turn: () => Promise<R> | R): Promise<R | undefined> => {
    const mine = last.then(turn).catch((error: unknown) => {
      report(error)
      return undefined
    })
    last = mine
    return mine
  }
}
