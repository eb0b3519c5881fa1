// A vitest reporter that counts: what passed, failed and was skipped, with the reason of every skip, and what broke
// outside of any test (a file that does not load is a failure, not an absence).
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './paths.mjs'

/**
 * @typedef {{ passed: number, failed: number, broken: string[],
 *   skipped: { file: string, name: string, reason: string }[] }} Totals
 */

// vitest loads a reporter named by its path from the default export.
// biome-ignore lint/style/noDefaultExport: see above
export default class TotalsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env.ENTREPOT_TEST_TOTALS
    if (!file) return
    /** @type {Totals} */
    const totals = { passed: 0, failed: 0, broken: [], skipped: [] }
    for (const module of modules) {
      const path = relative(root, module.moduleId)
      for (const error of module.errors()) totals.broken.push(`${path}: ${error.message}`)
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors())
          totals.broken.push(`${path} > ${suite.fullName}: ${error.message}`)
      }
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') totals.passed += 1
        else if (result.state === 'skipped') {
          totals.skipped.push({ file: path, name: test.fullName, reason: result.note ?? 'no reason given' })
        } else totals.failed += 1
      }
    }
    for (const error of unhandled) {
      const { message } = /** @type {{ message?: string }} */ (error)
      totals.broken.push(`outside of any test: ${message ?? error}`)
    }
    writeFileSync(file, JSON.stringify(totals))
  }
}
