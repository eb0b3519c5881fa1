import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unlockSound } from '../../feedback/sounds.ts'
import { asLanguage } from '../../i18n/languages.ts'
import type { Trouble } from '../../station/client.ts'
import { refreshHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { AdministratorStep } from './administrator-step.tsx'
import { type Draft, emptyDraft, problemsOf, steps } from './draft.ts'
import classes from './first-start.module.css'
import { JoinStep } from './join-step.tsx'
import { LanguageStep } from './language-step.tsx'
import { ScannerStep } from './scanner-step.tsx'
import { StartStep } from './start-step.tsx'
import { WarehouseStep } from './warehouse-step.tsx'

/** From nothing to a house that can work: five short steps, nothing is written before the last. */
export function FirstStartScreen({ codeNeeded }: { readonly codeNeeded: boolean }) {
  const { t, i18n } = useTranslation(['firstStart', 'common'])
  const [draft, setDraft] = useState<Draft>(() =>
    emptyDraft(
      asLanguage(i18n.language),
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      navigator.languages,
    ),
  )
  const [at, setAt] = useState(0)
  const [joining, setJoining] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const step = steps[at] ?? 'language'
  const problems = problemsOf(step, draft, codeNeeded)
  const last = at === steps.length - 1
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  const go = (to: number) => {
    setTried(false)
    setRefusal(null)
    setAt(to)
  }
  const finish = async () => {
    unlockSound()
    setBusy(true)
    const reply = await station.do('setUp', {
      code: codeNeeded ? draft.code.trim() : null,
      language: draft.language,
      administrator: {
        name: draft.administratorName.trim(),
        pin: draft.pin,
        badgeCode: draft.badgeCode || null,
      },
      warehouse: {
        name: draft.warehouseName.trim(),
        code: draft.warehouseCode,
        country: draft.country,
        currency: draft.currency,
        timeZone: draft.timeZone,
      },
      station: { name: draft.stationName.trim() },
      start: draft.start,
    })
    setBusy(false)
    if (reply.ok) {
      await station.do('changeSetting', { key: 'silenceScannerAsked', value: true })
      await refreshHello()
      return
    }
    setRefusal(reply.refusal)
    // The code was asked for in the first step.
    if (reply.refusal.code === 'wrongSetUpCode') setAt(0)
  }
  const join = () => {
    setTried(true)
    if (problems.length === 0) setJoining(true)
  }
  const next = async () => {
    if (joining) return
    setTried(true)
    if (problems.length > 0 || busy) return
    if (last) await finish()
    else go(at + 1)
  }

  const props = { draft, change, problems: tried ? problems : [] }
  return (
    <form
      className={classes.page}
      onSubmit={(event) => {
        event.preventDefault()
        void next()
      }}
    >
      <header className={classes.header}>
        <strong className={classes.brand}>Entrepot</strong>
        {!joining && <span>{t('stepOf', { step: at + 1, count: steps.length })}</span>}
        <Progress
          value={((at + 1) / steps.length) * 100}
          className={classes.progress}
          aria-label={t('progress')}
        />
      </header>
      <main className={classes.main}>
        <RefusalText refusal={refusal} />
        {joining && (
          <JoinStep setUpCode={codeNeeded ? draft.code.trim() : null} onJoined={() => setJoining(false)} />
        )}
        {step === 'language' && !joining && <LanguageStep {...props} codeNeeded={codeNeeded} />}
        {step === 'warehouse' && <WarehouseStep {...props} />}
        {step === 'administrator' && <AdministratorStep {...props} />}
        {step === 'scanner' && <ScannerStep />}
        {step === 'start' && <StartStep {...props} />}
      </main>
      <footer className={classes.footer}>
        {joining && (
          <Button size="floor" variant="default" onClick={() => setJoining(false)}>
            {t('common:back')}
          </Button>
        )}
        {at === 0 && !joining && (
          <Button size="floor" variant="default" onClick={join}>
            {t('joinInstead')}
          </Button>
        )}
        {at > 0 && (
          <Button size="floor" variant="default" disabled={busy} onClick={() => go(at - 1)}>
            {t('common:back')}
          </Button>
        )}
        {!joining && (
          <Button size="floor" type="submit" loading={busy} className={classes.next}>
            {last ? t('common:start') : t('common:next')}
          </Button>
        )}
      </footer>
    </form>
  )
}
