import type { Page } from '@playwright/test'

/**
 * Measures in the page itself how long a person waits for the verdict on a scan: from the timestamp of the Enter key, which
 * the browser gives the key when it comes in, until the frame that shows the verdict has been painted. The verdict's
 * element is new with each verdict; of the frame after its appearance two animation callbacks are awaited, the second of
 * which runs when the frame with the verdict is done. So the figure holds up to one frame (16.7 ms) too much, never too little.
 */
export interface Verdict {
  readonly ms: number
  readonly kind: string
  readonly says: string
}

interface Feedback {
  /** From now on the next Enter and the verdict that follows it count. */
  arm(): void
  /** The verdict on the armed scan, when it was painted. */
  taken(): Promise<Verdict>
}

declare global {
  interface Window {
    feedback: Feedback
  }
}

export async function installFeedback(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let armed = false
    let enteredAt: number | undefined
    let shown: Element | null = null
    let taken = Promise.withResolvers<Verdict>()
    window.feedback = {
      arm: () => {
        armed = true
        taken = Promise.withResolvers()
      },
      taken: () => taken.promise,
    }
    window.addEventListener(
      'keydown',
      (event) => {
        if (!armed || event.key !== 'Enter') return
        armed = false
        enteredAt = event.timeStamp
      },
      { capture: true },
    )
    new MutationObserver(() => {
      const verdict = document.querySelector('[role="status"][data-kind] > div')
      if (verdict === shown) return
      shown = verdict
      const from = enteredAt
      if (verdict === null || from === undefined) return
      enteredAt = undefined
      const kind = verdict.parentElement?.dataset.kind ?? ''
      const says = verdict.textContent ?? ''
      requestAnimationFrame(() =>
        requestAnimationFrame(() => taken.resolve({ ms: performance.now() - from, kind, says })),
      )
    }).observe(document, { childList: true, subtree: true })
  })
}
