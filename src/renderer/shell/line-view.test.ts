import { describe, expect, it } from 'vitest'
import type { LineState } from '../../core/protocol/queries/session.ts'
import { lineView } from './line-view.ts'

const now = '2026-11-22T12:00:00.000Z'
const seen = (line: LineState, savedHere = 0) => lineView({ line, savedHere, now })
const offline = (since: string, reason: 'noAnswer' | 'notAdmitted' = 'noAnswer'): LineState => ({
  state: 'offline',
  since,
  reason,
})

describe('the line in the status strip', () => {
  it('says sent only for what is sent', () => {
    expect(seen({ state: 'online' })).toMatchObject({ status: 'right', key: 'allSent' })
    expect(seen({ state: 'online' }, 3)).toMatchObject({ status: 'progress', key: 'sending', count: 3 })
    expect(seen({ state: 'alone' }, 3)).toMatchObject({ status: 'open', key: 'alone', count: 3 })
  })

  it('takes offline for normal during half an hour, or as long as nothing blocks', () => {
    expect(seen(offline('2026-11-22T11:30:01.000Z'), 12)).toMatchObject({
      status: 'open',
      key: 'offline',
      count: 12,
    })
    expect(seen(offline('2026-11-22T11:30:00.000Z'))).toMatchObject({ status: 'attention', key: 'offline' })
    expect(seen(offline(now, 'notAdmitted'))).toMatchObject({ status: 'attention', key: 'offline' })
  })

  it('shows how far it has come', () => {
    expect(seen({ state: 'catchingUp', done: 100, total: 250 })).toMatchObject({
      key: 'catchingUp',
      done: 100,
      total: 250,
    })
    expect(seen({ state: 'catchingUp', done: 2000, total: null })).toMatchObject({
      key: 'loading',
      done: 2000,
    })
  })

  it('calls for a person where only a person can help', () => {
    expect(seen({ state: 'cloned' }).status).toBe('attention')
    expect(seen({ state: 'upgradeNeeded', tooOld: 'server' }).status).toBe('attention')
  })
})
