/**
 * A file in pieces that a station accepts in one message. Pieces are a multiple of three bytes, so that their base64 can
 * be decoded each by itself.
 */
const CHUNK_BYTES = 1_200_000

export interface FileChunk {
  readonly base64: string
  readonly last: boolean
  readonly sentBytes: number
}

export async function* fileChunks(file: Blob, chunkBytes = CHUNK_BYTES): AsyncGenerator<FileChunk> {
  let from = 0
  do {
    const to = Math.min(from + chunkBytes, file.size)
    const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer())
    from = to
    yield { base64: toBase64(bytes), last: from >= file.size, sentBytes: from }
  } while (from < file.size)
}

/** In steps: a call with a million arguments overflows the stack. */
function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}
