// One reading of the console's options for every way to start it; an option that nobody understands is refused
// rather than ignored.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const USAGE =
  'Options: --port N  --host ADDRESS  --data FOLDER  --demo  --pair  --join URL --code CODE  --host-house  --help'

/**
 * @param {string[]} argv
 * @returns {{ port?: string, host?: string, data?: string, demo?: boolean, pair?: boolean, join?: string, code?: string, pin?: string, name?: string, warehouse?: string, 'host-house'?: boolean, 'house-port'?: string }}
 */
export function consoleOptions(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        pair: { type: 'boolean' },
        join: { type: 'string' },
        code: { type: 'string' },
        pin: { type: 'string' },
        name: { type: 'string' },
        warehouse: { type: 'string' },
        'host-house': { type: 'boolean' },
        'house-port': { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) {
      process.stdout.write(`${USAGE}\n`)
      return process.exit(0)
    }
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) {
      throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`)
    }
    if (values.data === '') throw new Error('--data takes a folder.')
    // Relative to where the person stands: npm moves to the project's folder before it runs a script.
    if (values.data !== undefined) values.data = resolve(process.env.INIT_CWD ?? '.', values.data)
    return values
  } catch (error) {
    process.stderr.write(`${error.message.split('. ')[0].replace(/\.?$/, '.')}\n`)
    process.stderr.write(`${USAGE}\n`)
    return process.exit(2)
  }
}

/** The same options again, as arguments. */
export function asArguments(options) {
  return Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, String(value)],
  )
}
