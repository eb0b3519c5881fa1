import type { Page } from '@playwright/test'

/**
 * Measures in the page itself how long a person waits for the verdict on a scan: from the timestamp of the Enter key, which
 * the browser gives the key when it comes in, until the frame that shows the verdict has been painted. The verdict's
 * element is new with each verdict; of the frame after its appearance two animation callbacks are awaited, the second of
 * which runs when the frame with the verdict is done. So the figure holds up to one frame (16.7 ms) too much, never too little.
 */
interface Feedback {
  /** The nth verdict's time, when there is one. */
  at(n: number): Promise<number>
}

declare global {
  interface Window {
    feedback: Feedback
  }
}

export async function installFeedback(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: number[] = []
    const waiting = new Map<number, (ms: number) => void>()
    let enteredAt: number | undefined
    let shown: Element | null = null
    window.feedback = {
      at: (n) => {
        const known = times[n]
        return known === undefined ? new Promise((resolve) => waiting.set(n, resolve)) : Promise.resolve(known)
      },
    }
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter') enteredAt = event.timeStamp
      },
      { capture: true },
    )
    const painted = (from: number): void => {
      const ms = performance.now() - from
      waiting.get(times.push(ms) - 1)?.(ms)
    }
    new MutationObserver(() => {
      const verdict = document.querySelector('[role="status"][data-kind] > div')
      if (verdict === shown) return
      shown = verdict
      const from = enteredAt
      if (verdict === null || from === undefined) return
      enteredAt = undefined
      requestAnimationFrame(() => requestAnimationFrame(() => painted(from)))
    }).observe(document, { childList: true, subtree: true })
  })
}
