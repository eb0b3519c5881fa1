/** Bytes that the station sent, as a file of this browser. */
export function blobOf(base64: string, mediaType: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: mediaType })
}

export function download(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has begun with the click; the address is not needed longer than that.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
