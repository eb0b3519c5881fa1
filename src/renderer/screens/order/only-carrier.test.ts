import { expect, it } from 'vitest'
import { onlyCarrier } from './only-carrier.ts'

const used = { id: 'A', active: true }
const other = { id: 'B', active: true }
const old = { id: 'C', active: false }

it('is chosen only when there is no other to choose', () => {
  expect(onlyCarrier([old, used])).toBe(used)
  expect(onlyCarrier([used, other])).toBeNull()
  expect(onlyCarrier([old])).toBeNull()
  expect(onlyCarrier([])).toBeNull()
})
