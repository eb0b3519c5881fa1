import { readFileSync } from 'node:fs'
import { DOCUMENT_FONT_FILES, type DocumentFonts } from '../../documents/pdf-file.ts'
import { installedFile } from '../host/installed-file.ts'

let fonts: DocumentFonts | undefined

/** Read once, when the first document is made. */
export function documentFonts(): DocumentFonts {
  fonts ??= {
    regular: readFileSync(installedFile(`resources/fonts/${DOCUMENT_FONT_FILES.regular}`)),
    bold: readFileSync(installedFile(`resources/fonts/${DOCUMENT_FONT_FILES.bold}`)),
  }
  return fonts
}
