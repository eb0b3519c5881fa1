// The central server as a program of its own.
import { serveServer } from './serve-command.ts'

await serveServer(process.argv.slice(2), process.env)
