import type { Role } from '../../../core/model/roles.ts'
import type { UserView } from '../../../core/protocol/queries/settings.ts'
import type { Language } from '../../i18n/languages.ts'

export interface UserDraft {
  readonly name: string
  readonly roles: readonly Role[]
  readonly badgeCode: string
  readonly pin: string
  readonly language: Language
  readonly active: boolean
}

export type UserProblem = 'name' | 'roles' | 'pin' | 'noWay'

export function draftOf(user: UserView | null, language: Language): UserDraft {
  if (!user) return { name: '', roles: ['picker'], badgeCode: '', pin: '', language, active: true }
  return {
    name: user.name,
    roles: user.roles,
    badgeCode: user.badgeCode ?? '',
    pin: '',
    language: user.language,
    active: user.active,
  }
}

export function problemsOf(draft: UserDraft, hasPin: boolean): readonly UserProblem[] {
  const problems: UserProblem[] = []
  if (draft.name.trim() === '') problems.push('name')
  if (draft.roles.length === 0) problems.push('roles')
  if (draft.pin !== '' && !/^\d{4,12}$/.test(draft.pin)) problems.push('pin')
  // A person who can neither scan nor type cannot sign in.
  if (draft.active && !hasPin && draft.pin === '' && draft.badgeCode === '') problems.push('noWay')
  return problems
}
