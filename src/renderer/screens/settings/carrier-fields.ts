import type { Row } from '../../../core/model/tables.ts'
import type { OperationArgs } from '../../../core/operations/registry.ts'
import { codeProblem } from './code-problem.ts'

/** A carrier as its form shows it. Its code never changes: orders and files name the carrier by it. */
export type CarrierFields = Pick<Row<'carrier'>, 'code' | 'name' | 'serviceName' | 'cutOff' | 'active'>
export type SavedCarrier = OperationArgs<'saveCarriers'>['carriers'][number]

const CUT_OFF = /^([01]\d|2[0-3]):[0-5]\d$/

export function carrierFields(carrier: Row<'carrier'> | null): CarrierFields {
  if (!carrier) return { code: '', name: '', serviceName: '', cutOff: '16:00', active: true }
  const { code, name, serviceName, cutOff, active } = carrier
  return { code, name, serviceName, cutOff, active }
}

/** `taken`: the codes of the other carriers. Null while something is missing. */
export function savedCarrier(fields: CarrierFields, taken: readonly string[]): SavedCarrier | null {
  const code = fields.code.trim().toUpperCase()
  const name = fields.name.trim()
  const serviceName = fields.serviceName.trim()
  if (codeProblem(code, taken) || name === '' || serviceName === '' || !CUT_OFF.test(fields.cutOff))
    return null
  return { code, name, serviceName, cutOff: fields.cutOff, active: fields.active }
}
