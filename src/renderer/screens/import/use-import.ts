import { useRef, useState } from 'react'
import type { ImportKind } from '../../../core/model/states.ts'
import type { ImportOptions, ImportPreview, ImportReport } from '../../../core/protocol/commands.ts'
import type { Reply, Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { fileChunks } from './file-chunks.ts'

/**
 * One import from file to report. Nothing is written before `write`; a choice that changes what the file means asks for a
 * new preview, and only the newest question's answer is shown.
 */
export type ImportStep = 'file' | 'match' | 'check' | 'preview' | 'write' | 'report'

export interface ImportState {
  readonly step: ImportStep
  readonly kind: ImportKind
  readonly preview: ImportPreview | null
  readonly options: ImportOptions
  readonly busy: 'upload' | 'read' | 'write' | null
  /** Share of the upload or of the writing, 0 to 1. */
  readonly share: number
  readonly stopping: boolean
  readonly report: ImportReport | null
  readonly trouble: Trouble | null
}

const emptyOptions = (kind: ImportKind): ImportOptions => ({
  kind,
  mapping: {},
  encoding: null,
  decimal: 'auto',
  dateOrder: 'auto',
  currency: null,
  newBins: 'auto',
  newProducts: 'create',
})

const start = (kind: ImportKind): ImportState => ({
  step: 'file',
  kind,
  preview: null,
  options: emptyOptions(kind),
  busy: null,
  share: 0,
  stopping: false,
  report: null,
  trouble: null,
})

export function useImport(firstKind: ImportKind) {
  const [state, setState] = useState(() => start(firstKind))
  const asked = useRef(0)
  const set = (change: Partial<ImportState>) => setState((before) => ({ ...before, ...change }))

  const read = async (fileId: string, options: ImportOptions, mapped: boolean): Promise<boolean> => {
    const mine = ++asked.current
    set({ busy: 'read', trouble: null, options })
    const { mapping, ...rest } = options
    const reply = await station.do('previewImport', { fileId, options: mapped ? { ...rest, mapping } : rest })
    if (mine !== asked.current) return false
    if (!reply.ok) {
      set({ busy: null, trouble: reply.refusal })
      return false
    }
    const preview = reply.value
    set({ busy: null, preview, options: { ...options, mapping: { ...preview.mapping } } })
    return true
  }

  const choose = async (file: File) => {
    asked.current += 1
    set({ ...start(state.kind), busy: 'upload' })
    let fileId: string | null = null
    for await (const chunk of fileChunks(file)) {
      const reply: Reply<{ readonly fileId: string }> = await station.do('upload', {
        fileId,
        fileName: file.name,
        base64: chunk.base64,
        last: chunk.last,
      })
      if (!reply.ok) return set({ busy: null, trouble: reply.refusal })
      fileId = reply.value.fileId
      set({ share: file.size === 0 ? 1 : chunk.sentBytes / file.size })
    }
    if (fileId !== null && (await read(fileId, emptyOptions(state.kind), false))) set({ step: 'match' })
  }

  const change = (change: Partial<ImportOptions>) => {
    if (state.preview) void read(state.preview.fileId, { ...state.options, ...change }, true)
  }

  const write = async () => {
    const { preview, options } = state
    if (!preview) return
    set({ step: 'write', busy: 'write', share: 0, stopping: false, trouble: null })
    // One import at a time per screen; rows are counted by the station while it writes.
    const off = station.on('importProgress', ({ done, total }) =>
      set({ share: total > 0 ? done / total : 0 }),
    )
    const reply = await station.do('runImport', { fileId: preview.fileId, options })
    off()
    if (reply.ok) set({ step: 'report', busy: null, report: reply.value })
    else set({ step: 'preview', busy: null, trouble: reply.refusal })
  }

  const stop = async () => {
    if (!state.preview) return
    set({ stopping: true })
    const reply = await station.do('cancelImport', { fileId: state.preview.fileId })
    if (!reply.ok) set({ stopping: false, trouble: reply.refusal })
  }

  return {
    ...state,
    choose,
    change,
    write,
    stop,
    goTo: (step: ImportStep) => set({ step, trouble: null }),
    setKind: (kind: ImportKind) => {
      asked.current += 1
      setState(start(kind))
    },
    again: () => {
      asked.current += 1
      setState(start(state.kind))
    },
  }
}

export type ImportWork = ReturnType<typeof useImport>
