// A crashed process is started again at once, but a process that crashes whenever it starts is not: after a few crashes
// within a minute a person is asked.

export interface RestartPolicy {
  /** Records a crash at this time and says whether to start again without asking. */
  crashed(atMs: number): 'restart' | 'ask'
}

export function restartPolicy(most = 3, withinMs = 60_000): RestartPolicy {
  let crashes: number[] = []
  return {
    crashed(atMs) {
      crashes = [...crashes.filter((earlier) => atMs - earlier < withinMs), atMs]
      if (crashes.length <= most) return 'restart'
      crashes = []
      return 'ask'
    },
  }
}
