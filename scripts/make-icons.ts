// Draws the application's icons from resources/icons/icon.svg with a real browser: PNG for Linux, ICO for Windows, ICNS
// for macOS. Run it after changing the drawing (`node scripts/make-icons.ts`); its results are committed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../test/support/browser.ts'

const folder = join(import.meta.dirname, '../resources/icons')

async function draw(sizes: readonly number[]): Promise<Map<number, Buffer>> {
  const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const drawn = new Map<number, Buffer>()
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      )
      drawn.set(size, await page.screenshot({ omitBackground: true }))
    }
    return drawn
  } finally {
    await browser.close()
  }
}

function pick(drawn: ReadonlyMap<number, Buffer>, size: number): Buffer {
  const png = drawn.get(size)
  if (!png) throw new Error(`No icon of ${size} px was drawn`)
  return png
}

/** An ICO is a directory of PNG files; 256 is written as 0. */
function ico(drawn: ReadonlyMap<number, Buffer>, sizes: readonly number[]): Buffer {
  const images = sizes.map((size) => pick(drawn, size))
  const directory = Buffer.alloc(6 + 16 * sizes.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(sizes.length, 4)
  let offset = directory.length
  for (const [index, size] of sizes.entries()) {
    const at = 6 + 16 * index
    const length = images[index]?.length ?? 0
    directory.set([size % 256, size % 256], at)
    directory.writeUInt16LE(1, at + 4)
    directory.writeUInt16LE(32, at + 6)
    directory.writeUInt32LE(length, at + 8)
    directory.writeUInt32LE(offset, at + 12)
    offset += length
  }
  return Buffer.concat([directory, ...images])
}

/** An ICNS is a list of four-letter types, each with a PNG of that type's size. */
function icns(drawn: ReadonlyMap<number, Buffer>): Buffer {
  const types = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 }
  const entries = Object.entries(types).map(([type, size]) => {
    const png = pick(drawn, size)
    const header = Buffer.alloc(8)
    header.write(type, 0, 'latin1')
    header.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([header, png])
  })
  const header = Buffer.alloc(8)
  header.write('icns', 0, 'latin1')
  header.writeUInt32BE(8 + entries.reduce((sum, entry) => sum + entry.length, 0), 4)
  return Buffer.concat([header, ...entries])
}

const drawn = await draw([16, 24, 32, 48, 64, 128, 256, 512, 1024])
writeFileSync(join(folder, 'icon.png'), pick(drawn, 512))
writeFileSync(join(folder, 'icon.ico'), ico(drawn, [16, 24, 32, 48, 64, 128, 256]))
writeFileSync(join(folder, 'icon.icns'), icns(drawn))
