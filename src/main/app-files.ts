// Which file an address of our own means. No address leaves the folder of the screens.
import { extname, join, normalize, sep } from 'node:path'

/** Paths without a file ending are places inside the console: the page itself finds its way there. */
export function fileFor(folder: string, url: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return undefined
  }
  const file = normalize(join(folder, extname(path) === '' ? 'index.html' : path))
  return file.startsWith(folder + sep) && !file.includes('\0') ? file : undefined
}
