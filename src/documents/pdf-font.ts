// The fonts of documents, parsed once: reading a font's tables takes several times as long as writing a label with them.
// Invariant: documents share the tables, which are what the file says, and nothing that depends on what was written before:
// the engine remembers with each glyph the letters for which it was first used, so every document begins with no glyphs.

import PDFDocument from 'pdfkit'

const parsed = new WeakMap<Uint8Array, object>()

/** A font for one document. */
export function fontOf(bytes: Uint8Array): PDFKit.Mixins.PDFFontSource {
  let tables = parsed.get(bytes)
  if (!tables) {
    tables = parse(bytes)
    parsed.set(bytes, tables)
  }
  // The library takes an opened font as well as a file, which its types do not say.
  return Object.create(tables, { _glyphs: { value: {}, writable: true } }) as PDFKit.Mixins.PDFFontSource
}

/** Opened by the library itself, in a document that is thrown away. */
function parse(bytes: Uint8Array): object {
  const opened = new PDFDocument({ autoFirstPage: false, font: '' }).font(exactBuffer(bytes))
  return (opened as unknown as { readonly _font: { readonly font: object } })._font.font
}

// The font engine wants the exact buffer; a view into a larger one would be read from its start.
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  return copy
}
