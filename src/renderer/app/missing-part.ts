/**
 * After an upgrade of the station, parts of the console that a running page has not loaded yet are gone. Such a page is
 * loaded anew, at the same place; but only while the station answers, and never in a circle.
 */
const KEPT_UNDER = 'reloadedForMissingPart'
const NOT_AGAIN_MS = 30_000

export function reloadForMissingParts(target: Window): void {
  target.addEventListener('vite:preloadError', () => {
    const lastMs = Number(target.sessionStorage.getItem(KEPT_UNDER) ?? 0)
    if (Date.now() - lastMs < NOT_AGAIN_MS) return
    target.fetch(target.location.pathname, { cache: 'no-store' }).then(
      ({ ok }) => {
        if (!ok) return
        target.sessionStorage.setItem(KEPT_UNDER, String(Date.now()))
        target.location.reload()
      },
      // The station does not answer: the screen that failed says so, and stays.
      () => undefined,
    )
  })
}
