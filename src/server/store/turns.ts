/**
 * Lets those who need the same things wait for each other here, in the order of asking, and not on a database connection
 * each, of which there are few. Everybody names his things in the same order.
 */
export function turns(): <T>(things: readonly string[], work: () => Promise<T>) => Promise<T> {
  const lasts = new Map<string, Promise<unknown>>()
  return async (things, work) => {
    const before = things.map((thing) => lasts.get(thing))
    const mine = Promise.all(before).then(work)
    const ended = mine.catch(() => {})
    for (const thing of things) lasts.set(thing, ended)
    try {
      return await mine
    } finally {
      for (const thing of things) if (lasts.get(thing) === ended) lasts.delete(thing)
    }
  }
}
