// The headless host: the station with its console over HTTP, for browsers on this machine and handhelds on its network.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { findInstalled } from './host/installed-file.ts'

// Before everything else is loaded: compiling it is half of a start. Where the folder cannot be written, Node goes without.
const modules = findInstalled('node_modules')
if (modules !== null) enableCompileCache(join(modules, '.cache', 'entrepot'))

const { serveCommand } = await import('./host/serve-command.ts')
await serveCommand(process.argv.slice(2))
