// Fails on words in the sources that no translation gives, on keys that are missing or used nowhere, and on differences
// between the languages.
import { root } from './lib/paths.mjs'
import { textProblems } from './lib/text-problems.mjs'

const problems = textProblems({ root, sources: 'src/renderer', translations: 'resources/translations' })
for (const problem of problems) process.stdout.write(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
