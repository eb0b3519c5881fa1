import { describe, expect, it } from 'vitest'
import { type FileChunk, fileChunks } from './file-chunks.ts'

async function chunksOf(bytes: Uint8Array<ArrayBuffer>, size: number): Promise<FileChunk[]> {
  const chunks: FileChunk[] = []
  for await (const chunk of fileChunks(new Blob([bytes]), size)) chunks.push(chunk)
  return chunks
}

describe('file chunks', () => {
  it.each([0, 1, 2, 3, 299, 300, 301, 70_000])('give %i bytes back', async (count) => {
    const bytes = Uint8Array.from({ length: count }, (_, i) => (i * 37) % 256)
    const chunks = await chunksOf(bytes, 300)
    const back = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk.base64, 'base64')))
    expect(back.equals(Buffer.from(bytes))).toBe(true)
    expect(chunks.map((chunk) => chunk.last)).toEqual(chunks.map((_, i) => i === chunks.length - 1))
  })
})
