import { expect, it } from 'vitest'
import { type CarrierFields, carrierFields, savedCarrier } from './carrier-fields.ts'

const whole: CarrierFields = {
  code: ' dpd ',
  name: ' DPD ',
  serviceName: 'Classic',
  cutOff: '16:30',
  active: true,
}

it('saves a whole carrier under its code in capitals', () => {
  expect(savedCarrier(whole, ['UPS'])).toEqual({ ...whole, code: 'DPD', name: 'DPD' })
})

it.each([
  ['no code', { code: ' ' }],
  ['the code of another', { code: 'ups' }],
  ['no name', { name: ' ' }],
  ['no service', { serviceName: '' }],
  ['no cut-off', { cutOff: '' }],
  ['a cut-off that is no time', { cutOff: '24:00' }],
])('does not save with %s', (_, change) => {
  expect(savedCarrier({ ...whole, ...change }, ['UPS'])).toBeNull()
})

it('shows nothing of a new carrier but a usual cut-off', () => {
  expect(savedCarrier(carrierFields(null), [])).toBeNull()
  expect(carrierFields(null)).toMatchObject({ code: '', active: true })
})
