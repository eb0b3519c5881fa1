/**
 * Text files say nothing about their encoding. A byte order mark decides; else zeros at every other byte mean UTF-16; else
 * what is valid UTF-8 is UTF-8, because text in another encoding practically never is by chance; else Windows-1252, which
 * is what spreadsheets of western Europe save.
 */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

export function decodeText(
  bytes: Uint8Array,
  wanted: Encoding | null,
): { text: string; encoding: Encoding } | null {
  const encoding = wanted ?? marked(bytes)
  if (encoding !== null) {
    const text = decode(bytes, encoding, wanted === 'utf-8')
    return text === null ? null : { text, encoding }
  }
  if (looksLikeUtf16(bytes)) return { text: decode(bytes, 'utf-16le', false) ?? '', encoding: 'utf-16le' }
  const utf8 = decode(bytes, 'utf-8', true)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  return { text: decode(bytes, 'windows-1252', false) ?? '', encoding: 'windows-1252' }
}

function marked(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null
}

/** Letters of western languages are a byte and a zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 2000)
  if (sample.length < 4) return false
  let zeros = 0
  for (let i = 1; i < sample.length; i += 2) if (sample[i] === 0 && sample[i - 1] !== 0) zeros++
  return zeros > (sample.length / 2) * 0.7
}

function decode(bytes: Uint8Array, encoding: Encoding, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return null
  }
}
