// Barcodes as bar and space widths, for drawing rectangles on a page. Invariant: quiet zones are not part of the widths;
// whoever draws keeps `quietModules` free on both sides.

import bwipjs from 'bwip-js/node'

export type Symbology = 'code128' | 'gs1-128' | 'ean13'

export interface Bars {
  /** Widths in modules, starting with a bar, alternating with spaces. */
  widths: readonly number[]
  modules: number
}

/** ISO/IEC 15417 asks for 10 modules beside Code 128; EAN-13 needs 11 on the left, taken on both sides here. */
export const QUIET_MODULES: Readonly<Record<Symbology, number>> = { code128: 10, 'gs1-128': 10, ean13: 11 }

/** `text` is the plain text, thirteen digits, or for GS1 the elements with their identifiers in brackets. */
export function barcodeBars(symbology: Symbology, text: string): Bars {
  const [symbol] = bwipjs.raw({ bcid: symbology, text })
  if (symbol === undefined || !('sbs' in symbol)) throw new Error(`no bars for a ${symbology} symbol`)
  const widths = [...symbol.sbs]
  return { widths, modules: widths.reduce((sum, width) => sum + width, 0) }
}
