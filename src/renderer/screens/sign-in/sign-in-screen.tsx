import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInName } from '../../../core/protocol/queries/session.ts'
import { unlockSound } from '../../feedback/sounds.ts'
import { useVerdict } from '../../feedback/verdict.ts'
import { VerdictBand } from '../../feedback/verdict-band.tsx'
import { useScanner } from '../../scan/use-scanner.ts'
import type { Trouble } from '../../station/client.ts'
import { refreshHello, useHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { useQuery } from '../../station/use-query.ts'
import { ErrorSection } from '../../ui/error-section.tsx'
import { useRefusalText } from '../../ui/use-refusal-text.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { NameGrid } from './name-grid.tsx'
import { PinEntry } from './pin-entry.tsx'
import classes from './sign-in-screen.module.css'

/** A badge first; who has none at hand takes their name and PIN. Both work without any network. */
export function SignInScreen() {
  const { t } = useTranslation('signIn')
  const text = useRefusalText()
  const hello = useHello()
  const show = useVerdict((state) => state.show)
  const { value: names, error, refresh } = useQuery('signInNames', {}, { tables: ['user'] })
  const [chosen, setChosen] = useState<SignInName | null>(null)
  const [refusal, setRefusal] = useState<Trouble | null>(null)

  const signIn = async (
    args: { readonly badge: string } | { readonly userId: string; readonly pin: string },
  ) => {
    unlockSound()
    const reply = await station.do('signIn', args)
    if (reply.ok) {
      useVerdict.getState().clear()
      await refreshHello()
      return true
    }
    setRefusal(reply.refusal)
    return reply.refusal
  }

  useScanner(async (code) => {
    const result = await signIn({ badge: code })
    if (result === true) return
    setChosen(null)
    setRefusal(null)
    const unknown = result.code === 'badgeUnknown'
    show(
      unknown
        ? { kind: 'unknown', title: t('badgeUnknown'), detail: t('badgeUnknownDo') }
        : { kind: 'wrong', title: text(result) },
    )
  })

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.place}>
          <strong>{hello?.warehouse?.name}</strong>
          <span>{hello?.station?.name}</span>
        </div>
        <LanguageSwitch />
      </header>
      {chosen ? (
        <PinEntry
          name={chosen.name}
          refusal={refusal}
          onBack={() => {
            setChosen(null)
            setRefusal(null)
          }}
          onPin={async (pin) => (await signIn({ userId: chosen.id, pin })) === true}
        />
      ) : (
        <main className={classes.main}>
          <section className={classes.badge}>
            <BadgePicture />
            <h1 className={classes.title}>{t('scanBadge')}</h1>
            <VerdictBand />
          </section>
          <section className={classes.names} aria-labelledby="names-title">
            <h2 id="names-title" className={classes.subtitle}>
              {t('orName')}
            </h2>
            {error && !names && <ErrorSection error={error} onRetry={refresh} />}
            {names && <NameGrid names={names} onChoose={setChosen} />}
          </section>
        </main>
      )}
    </div>
  )
}

function BadgePicture() {
  return (
    <svg viewBox="0 0 120 150" className={classes.picture} aria-hidden="true">
      <path d="M46 4h28v18H46z" fill="none" stroke="currentColor" strokeWidth="4" />
      <rect
        x="10"
        y="20"
        width="100"
        height="126"
        rx="10"
        fill="none"
        stroke="currentColor"
        strokeWidth="5"
      />
      <circle cx="60" cy="58" r="16" fill="currentColor" />
      <path d="M32 98c0-16 12-24 28-24s28 8 28 24z" fill="currentColor" />
      <path
        d="M28 112v22M36 112v22M42 112v22M52 112v22M58 112v22M68 112v22M72 112v22M82 112v22M90 112v22"
        stroke="currentColor"
        strokeWidth="4"
      />
    </svg>
  )
}
