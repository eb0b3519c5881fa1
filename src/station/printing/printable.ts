import type { PrintJobView } from '../../core/protocol/queries/settings.ts'

/** One document that can be made, told before it is made: what it is, for which number, and how it can be rendered. */
export interface Printable {
  readonly document: PrintJobView['document']
  /** Names the effect: asked for twice without the wish for another copy, it is the same print job. */
  readonly key: string
  readonly title: string
  readonly orderId: string | null
  readonly parcelId: string | null
  /** Labels go to label printers, pages to page printers. */
  readonly paper: 'label' | 'page'
  /** Null where it exists only as PDF. */
  readonly zpl: ((dpi: 203 | 300) => string) | null
  /** Whether a ZPL printer's own letters suffice; false: its PDF is to be preferred. */
  readonly zplIsComplete: boolean
  readonly pdf: () => Promise<Uint8Array>
}
