/**
 * Why a file is no table. The screens have their own words for each; the sentences here are the command line's: what was
 * found, and what to do.
 */
export type UnreadableBecause =
  | 'empty'
  | 'noRows'
  | 'notText'
  | 'otherEncoding'
  | 'oldWorkbook'
  | 'brokenWorkbook'
  | 'damagedArchive'

const EXPECTED =
  'a CSV file (separated by comma, semicolon, tab or |) or an Excel workbook (.xlsx), plain or gzip'

const sentences: Readonly<Record<UnreadableBecause, string>> = {
  empty: `The file is empty; expected ${EXPECTED}.`,
  noRows: `The file has no rows; expected ${EXPECTED}.`,
  notText: `The file is not text; expected ${EXPECTED}.`,
  otherEncoding: 'The file is not text in that encoding; choose another one, or let it be detected.',
  oldWorkbook: 'The file is a workbook of the old Excel format (.xls); save it as .xlsx or CSV.',
  brokenWorkbook: 'The Excel workbook cannot be read; open it and save it again as .xlsx or CSV.',
  damagedArchive: 'The file is compressed with gzip and damaged or incomplete; copy or export it again.',
}

export class FileUnreadable extends Error {
  readonly because: UnreadableBecause
  constructor(because: UnreadableBecause) {
    super(sentences[because])
    this.name = 'FileUnreadable'
    this.because = because
  }
}
