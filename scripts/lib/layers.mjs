// Who may import whom. The compiler itself names every import of a layer's program (--explainFiles), type-only
// imports and imports through other files included, so no import form can slip past a pattern.

/**
 * `folder`: what the layer is; `imports`: folders whose files it may import; `packages`: packages that it may
 * import, all when absent; `tests` may import anything and are checked by a configuration of their own.
 * @typedef {{ name: string, folder: string, imports: string[], packages?: string[], except?: Record<string, string[]> }} Layer
 */

/** @type {Layer[]} */
export const layers = [
  { name: 'core', folder: 'src/core/', imports: [], packages: ['zod'] },
  {
    name: 'documents',
    folder: 'src/documents/',
    imports: ['src/core/'],
    packages: ['bwip-js', 'pdfkit', 'zod'],
  },
  {
    name: 'db',
    folder: 'db/',
    imports: ['src/core/'],
    packages: ['better-sqlite3', 'drizzle-orm', 'zod'],
  },
  {
    name: 'station',
    folder: 'src/station/',
    imports: ['src/core/', 'src/documents/', 'db/'],
    except: { 'src/station/embed-server.ts': ['src/server/'] },
  },
  { name: 'server', folder: 'src/server/', imports: ['src/core/', 'src/documents/', 'db/'] },
  { name: 'main', folder: 'src/main/', imports: ['src/core/protocol/'], packages: ['electron', 'zod'] },
  { name: 'preload', folder: 'src/preload/', imports: ['src/core/protocol/'], packages: ['electron'] },
  { name: 'renderer', folder: 'src/renderer/', imports: ['src/core/'] },
]

/** What is present in a program besides the layers: tests, tools and configuration. */
export const otherPrograms = ['test', 'scripts']

/**
 * The imports between files that `tsc --explainFiles` reports.
 * @param {string} output
 * @returns {{ from: string, to: string }[]}
 */
export function importsIn(output) {
  const edges = []
  let to = ''
  for (const line of output.split(/\r?\n/)) {
    const reason = /^ {2,}Imported via .+ from file '([^']+)'/.exec(line)
    if (reason?.[1]) edges.push({ from: reason[1], to })
    else if (line && !line.startsWith(' ')) to = line.trim()
  }
  return edges
}

/** @param {string} path */
function packageOf(path) {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
  return name?.replace(/^@types\/(.+?)(?:__(.+))?$/, (_, first, second) =>
    second ? `@${first}/${second}` : first,
  )
}

/**
 * The imports that break the rules, in words.
 * @param {{ from: string, to: string }[]} edges
 */
export function violations(edges) {
  const found = new Set()
  for (const { from, to } of edges) {
    const layer = layers.find((candidate) => from.startsWith(candidate.folder))
    if (!layer || /\.(test|testkit)\.tsx?$/.test(from)) continue
    const external = packageOf(to)
    const allowed = external
      ? external === 'node' || !layer.packages || layer.packages.includes(external)
      : [layer.folder, ...layer.imports, ...(layer.except?.[from] ?? [])].some((folder) =>
          to.startsWith(folder),
        ) ||
        (layer.name === 'renderer' && to.startsWith('resources/'))
    if (!allowed) found.add(`${from}: ${layer.name} must not import ${external ?? to}`)
  }
  return [...found].sort()
}
