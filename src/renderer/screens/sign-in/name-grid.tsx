import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInName } from '../../../core/protocol/queries/session.ts'
import { useFormat } from '../../i18n/use-format.ts'
import classes from './sign-in-screen.module.css'

/** From this many on, a person types the beginning of their name. */
const SEARCH_FROM = 13

interface NameGridProps {
  readonly names: readonly SignInName[]
  readonly onChoose: (name: SignInName) => void
}

export function NameGrid({ names, onChoose }: NameGridProps) {
  const { t } = useTranslation(['signIn', 'common'])
  const format = useFormat()
  const [search, setSearch] = useState('')
  const wanted = fold(search)
  const shown = names.filter((person) => fold(person.name).includes(wanted))
  return (
    <>
      {names.length >= SEARCH_FROM && (
        <TextInput
          size="floor"
          mb={8}
          label={t('findName')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <div className={classes.grid}>
        {shown.map((person) => (
          <button key={person.id} type="button" className={classes.name} onClick={() => onChoose(person)}>
            <strong>{person.name}</strong>
            <span>{format.list(person.roles.map((role) => t(`common:roles.${role}`)))}</span>
          </button>
        ))}
      </div>
    </>
  )
}

/** Accents do not matter when one looks for a name. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}
