import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { speak } from '../i18n/i18n.ts'
import { FirstStartScreen } from '../screens/first-start/first-start-screen.tsx'
import { JoiningScreen } from '../screens/first-start/joining-screen.tsx'
import { PreparingScreen } from '../screens/first-start/preparing-screen.tsx'
import { PairingScreen } from '../screens/pairing/pairing-screen.tsx'
import { SignInScreen } from '../screens/sign-in/sign-in-screen.tsx'
import { LineBanner } from '../shell/line-banner.tsx'
import { Shell } from '../shell/shell.tsx'
import { useHelloStore } from '../station/hello-store.ts'
import classes from './gate.module.css'
import { NoStation } from './no-station.tsx'

/** What stands before the screens: a station that answers, a paired device, a house that is set up, a person. */
export function Gate() {
  return (
    <div className={classes.gate}>
      <LineBanner />
      <div className={classes.below}>
        <Behind />
      </div>
    </div>
  )
}

function Behind() {
  const hello = useHelloStore((state) => state.hello)
  const trouble = useHelloStore((state) => state.trouble)
  const user = hello?.user
  const { setColorScheme } = useMantineColorScheme()

  useEffect(() => {
    if (!user) return
    speak(user.language)
    setColorScheme(user.theme === 'system' ? 'auto' : user.theme)
  }, [user, setColorScheme])

  if (trouble?.code === 'notPaired') return <PairingScreen />
  if (!hello) return <NoStation trouble={trouble} />
  if (hello.preparing !== null) return <PreparingScreen percent={hello.preparing} />
  if (hello.state === 'joining') return <JoiningScreen line={hello.line} />
  if (hello.state === 'firstStart') return <FirstStartScreen codeNeeded={hello.setUpCodeNeeded} />
  if (!user) return <SignInScreen />
  return <Shell key={user.id} />
}
