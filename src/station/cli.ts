import { NewerDatabaseError } from '../../db/migrations.ts'
import { CliError } from './cli/cli-error.ts'

/**
 * The command line: one command per job. Results go to standard output, the last line as JSON; progress and complaints go to
 * standard error. Exit 0: done. 2: it could not be done as asked, nothing was written. 130: stopped by the person, with what was
 * written until then in the report.
 */
interface CliCommand {
  readonly summary: string
  readonly run: (args: readonly string[]) => Promise<number>
}

const commands: Readonly<Record<string, CliCommand>> = {
  import: {
    summary: 'import orders, products, stock or customers from a CSV or XLSX file',
    run: async (args) => (await import('./cli/import-command.ts')).importCommand(args),
  },
  plan: {
    summary: 'plan the tours of orders in a layout file',
    run: async (args) => (await import('./cli/plan-command.ts')).planCommand(args),
  },
  backup: {
    summary: 'copy the data of a station or server while it works',
    run: async (args) => (await import('./cli/backup-command.ts')).backupCommand(args),
  },
  restore: {
    summary: 'put a backup into a data folder that nobody works in',
    run: async (args) => (await import('./cli/restore-command.ts')).restoreCommand(args),
  },
}

const usage = `Usage: npm run --silent entrepot -- COMMAND [options]

Commands:
${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`)
  .join('\n')}

entrepot COMMAND --help tells more about a command.`

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${usage}\n`)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new CliError(`There is no command "${name}".\n\n${usage}`)
  return await command.run(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof CliError || error instanceof NewerDatabaseError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
