import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../../core/model/states.ts'
import { type Language, languageNames, languages } from '../../i18n/languages.ts'
import type { Trouble } from '../../station/client.ts'
import { refreshHello, useUser } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Section } from './section.tsx'

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[]

/** Language and theme follow the person to every station; they change at once. */
export function MySection() {
  const { t } = useTranslation('settings')
  const user = useUser()
  const [refusal, setRefusal] = useState<Trouble | null>(null)
  const change = async (preferences: { readonly language: Language; readonly theme: Theme }) => {
    const reply = await station.do('changePreferences', preferences)
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) await refreshHello()
  }
  return (
    <Section title={t('mine.title')}>
      <Stack gap={4}>
        <Text fw={600}>{t('mine.language')}</Text>
        <Segments
          label={t('mine.language')}
          value={user.language}
          options={languages}
          words={(language) => languageNames[language]}
          onChange={(language) => void change({ language, theme: user.theme })}
        />
      </Stack>
      <Stack gap={4}>
        <Text fw={600}>{t('mine.theme')}</Text>
        <Segments
          label={t('mine.theme')}
          value={user.theme}
          options={themes}
          words={(theme) => t(`mine.themes.${theme}`)}
          onChange={(theme) => void change({ language: user.language, theme })}
        />
      </Stack>
      <RefusalText refusal={refusal} />
    </Section>
  )
}
