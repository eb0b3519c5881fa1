// An independent decoder (ZXing as WebAssembly, from npm, no network): what a scanner would read from the paper.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'

const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({
  overrides: {
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
  },
})

export interface Pixels {
  width: number
  height: number
  rgba: Uint8ClampedArray
}

/** Every barcode found in an image, given as a PNG/JPEG file's bytes or as RGBA pixels. */
export async function decodeBarcodes(
  image: Uint8Array | Pixels,
  formats: NonNullable<ReaderOptions['formats']> = [],
): Promise<ReadResult[]> {
  const options: ReaderOptions = { formats, tryHarder: true, tryRotate: true, maxNumberOfSymbols: 20 }
  if (image instanceof Uint8Array) return readBarcodes(image, options)
  const { width, height, rgba } = image
  return readBarcodes({ width, height, data: rgba, colorSpace: 'srgb' } as ImageData, options)
}
