import { useTranslation } from 'react-i18next'
import { SYSTEM_USER } from '../../../core/model/ids.ts'
import type { AuditRow } from '../../../core/protocol/queries/audit.ts'

/** The words for an entry; what this console does not know yet is told by its own name. */
export function useAuditWords() {
  const { t } = useTranslation('audit')
  return {
    operation: (name: string): string => t(`operation.${name}`, { defaultValue: name }),
    field: (name: string | number): string =>
      typeof name === 'number' ? String(name) : t(`field.${name}`, { defaultValue: name }),
    who: ({ userName, userId }: AuditRow): string =>
      userName ?? (userId === SYSTEM_USER ? t('system') : userId),
    where: ({ stationName, stationId }: AuditRow): string =>
      stationName ?? (stationId.startsWith('server@') ? t('server') : stationId),
    value: (value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('common:none')
      if (typeof value === 'boolean') return value ? t('common:yes') : t('common:no')
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
    },
  }
}
