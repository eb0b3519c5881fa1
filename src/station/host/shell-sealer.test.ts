import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SealRequest } from '../../core/protocol/shell-messages.ts'
import { secretBox } from './secret-box.ts'
import { shellSealer } from './shell-sealer.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-secret-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A shell that answers as the real one does; `locked`: its keychain cannot be had. */
function shell(state: { locked: boolean }) {
  const asked: SealRequest[] = []
  const sealer = shellSealer((request) => {
    asked.push(request)
    const { kind, id, text } = request
    const answer = kind === 'seal' ? `<${text}>` : text.slice(1, -1)
    queueMicrotask(() => sealer.hear({ kind: 'sealed', id, text: state.locked ? null : answer }))
  })
  return { sealer, asked }
}

describe('the secret box', () => {
  it('keeps what the keychain has sealed, and opens it again', async () => {
    const { sealer, asked } = shell({ locked: false })
    await secretBox(dir, sealer).write('hush')
    expect(readFileSync(join(dir, 'station.token'), 'utf8')).toBe('sealed <hush>\n')
    expect(await secretBox(dir, sealer).read()).toBe('hush')
    expect(asked.map(({ kind }) => kind)).toEqual(['seal', 'open'])
    // Without the keychain, what is sealed stays so.
    expect(await secretBox(dir, null).read()).toBeNull()
  })

  it('falls back to a file of its owner where there is no keychain', async () => {
    const { sealer } = shell({ locked: true })
    writeFileSync(join(dir, 'station.token.new'), 'left over', { mode: 0o644 })
    await secretBox(dir, sealer).write('hush')
    expect(statSync(join(dir, 'station.token')).mode & 0o777).toBe(0o600)
    expect(await secretBox(dir, sealer).read()).toBe('hush')
  })

  it('takes only answers for answers', () => {
    const { sealer } = shell({ locked: false })
    expect(sealer.hear({ kind: 'client' })).toBe(false)
    expect(sealer.hear(null)).toBe(false)
    expect(sealer.hear({ kind: 'sealed', id: 99, text: 'x' })).toBe(true)
  })
})
