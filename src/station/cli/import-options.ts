import { parseArgs } from 'node:util'
import { importFields } from '../../core/import/fields.ts'
import { ImportOptions } from '../../core/protocol/commands.ts'
import { CliError } from './cli-error.ts'

/** The arguments of `import`. What is not understood is told, never guessed. */
export interface ImportArgs {
  readonly file: string
  readonly dataDir: string | null
  readonly options: ImportOptions
}

const KINDS = ['orders', 'products', 'stock', 'customers'] as const

export const IMPORT_USAGE = `Usage: npm run --silent entrepot -- import KIND FILE [options]
  KIND               orders, products, stock or customers
  FILE               CSV (comma, semicolon, tab or |) or XLSX, plain or gzip

  --data DIR         the folder that holds the station's data (the usual one if not given); set up if it is empty
  --map FIELD=COLUMN what a column holds, by its heading; may be given several times. An empty COLUMN leaves the field out
  --encoding E       utf-8, windows-1252 or utf-16le (detected if not given)
  --decimal MARK     point or comma (detected)
  --date-order O     dmy, mdy or ymd (detected)
  --currency CODE    of amounts without one, such as EUR (the warehouse's)
  --new-bins WORD    stock in bins that are not in the layout: create or reject (create, while there are no bins at all)
  --new-products W   orders of products that the catalogue does not have: create or reject (create)
  --help             shows this

Fields (* needs a column):
${KINDS.map((kind) => `  ${kind.padEnd(10)} ${importFields[kind].map(({ key, required }) => (required ? `${key}*` : key)).join(' ')}`).join('\n')}

The last line of the output is JSON:
  {"created":{"orders":n,...},"updated":{...},"skipped":n,"rejected":[{"line":n,"reason":"..."}]}`

export function parseImportArgs(args: readonly string[]): ImportArgs | 'help' {
  const { values, positionals } = read(args)
  if (values.help) return 'help'
  const [kind, file, ...rest] = positionals
  if (kind === undefined || file === undefined)
    throw new CliError(`A kind and a file are needed.\n\n${IMPORT_USAGE}`)
  if (rest.length > 0) throw new CliError(`One file at a time: "${rest[0]}" is too much.`)
  if (values.data === '') throw new CliError('--data: a folder is missing.')
  const parsed = ImportOptions.safeParse({
    kind,
    mapping: mappingOf(values.map ?? []),
    encoding: encodingOf(values.encoding),
    decimal: values.decimal,
    dateOrder: values['date-order'],
    currency: values.currency?.toUpperCase() ?? null,
    newBins: values['new-bins'],
    newProducts: values['new-products'],
  })
  if (parsed.success) return { file, dataDir: values.data ?? null, options: parsed.data }
  throw new CliError(`${complaint(parsed.error.issues[0]?.path[0], { ...values, kind })}\n\n${IMPORT_USAGE}`)
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        map: { type: 'string', multiple: true },
        encoding: { type: 'string' },
        decimal: { type: 'string' },
        'date-order': { type: 'string' },
        currency: { type: 'string' },
        'new-bins': { type: 'string' },
        'new-products': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new CliError(`${message}.\n\n${IMPORT_USAGE}`)
  }
}

function mappingOf(pairs: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new CliError(`--map: "${pair}" is not FIELD=COLUMN, such as sku=StockCode.`)
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim() || null]
    }),
  )
}

/** By the names under which people know them. */
function encodingOf(text: string | undefined): string | null {
  const word = text?.toLowerCase().replace(/[\s_]/g, '-')
  if (word === undefined) return null
  if (['utf8', 'utf-8-sig', 'utf8-bom'].includes(word)) return 'utf-8'
  if (['cp1252', 'ansi', 'latin1', 'latin-1', 'iso-8859-1', 'windows1252'].includes(word))
    return 'windows-1252'
  return ['utf16', 'utf-16', 'utf16le'].includes(word) ? 'utf-16le' : word
}

function complaint(option: PropertyKey | undefined, values: Readonly<Record<string, unknown>>): string {
  switch (option) {
    case 'kind':
      return `"${values.kind}" cannot be imported; ${KINDS.join(', ')} can.`
    case 'encoding':
      return `--encoding: "${values.encoding}" is not utf-8, windows-1252 or utf-16le.`
    case 'decimal':
      return `--decimal: "${values.decimal}" is not point or comma.`
    case 'dateOrder':
      return `--date-order: "${values['date-order']}" is not dmy, mdy or ymd.`
    case 'currency':
      return `--currency: "${values.currency}" is not a currency code such as EUR.`
    case 'newBins':
      return `--new-bins: "${values['new-bins']}" is not create or reject.`
    case 'newProducts':
      return `--new-products: "${values['new-products']}" is not create or reject.`
    default:
      return `--map: a field or column is too long.`
  }
}
