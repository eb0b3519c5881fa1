import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { signal, unlockSound, verdictKinds } from '../../feedback/sounds.ts'
import { Section } from './section.tsx'

/** Every signal once, for ears and for the volume of the machine. */
export function SoundSection() {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('sound.title')}>
      <Text>{t('sound.what')}</Text>
      <Group gap={8}>
        {verdictKinds.map((kind) => (
          <Button
            key={kind}
            size="lg"
            variant="default"
            onClick={() => {
              unlockSound()
              signal(kind)
            }}
          >
            {t(`sound.kinds.${kind}`)}
          </Button>
        ))}
      </Group>
    </Section>
  )
}
