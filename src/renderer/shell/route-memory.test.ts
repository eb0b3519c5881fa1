import { describe, expect, it } from 'vitest'
import { rememberRoute, routeFor } from './route-memory.ts'

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

describe('return after a lock', () => {
  it('stays where the address is when nobody was here or the same person comes back', () => {
    const tab = storage()
    expect(routeFor(tab, 'lea')).toBeNull()
    rememberRoute(tab, 'lea', '/pick/T1')
    expect(routeFor(tab, 'lea')).toBeNull()
  })

  it('takes each person back to their own step, and a newcomer Home', () => {
    const tab = storage()
    rememberRoute(tab, 'lea', '/pick/T1')
    expect(routeFor(tab, 'jo')).toBe('/')
    rememberRoute(tab, 'jo', '/orders')
    expect(routeFor(tab, 'lea')).toBe('/pick/T1')
  })

  it('survives a storage that holds something else', () => {
    const tab = storage()
    tab.setItem('entrepot.routes', 'not json')
    expect(routeFor(tab, 'lea')).toBeNull()
  })
})
