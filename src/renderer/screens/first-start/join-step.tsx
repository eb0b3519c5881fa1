import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { JoinForm } from '../../house/join-form.tsx'
import { refreshHello } from '../../station/hello-store.ts'

/** Instead of a house of its own: the station becomes one of a house that has a server. */
export function JoinStep({
  setUpCode,
  onJoined,
}: {
  readonly setUpCode: string | null
  readonly onJoined: () => void
}) {
  const { t } = useTranslation('firstStart')
  return (
    <>
      <Title order={1}>{t('join.title')}</Title>
      <Text fz={18}>{t('join.what')}</Text>
      <JoinForm
        setUpCode={setUpCode}
        name={null}
        onJoined={() => {
          onJoined()
          void refreshHello()
        }}
      />
    </>
  )
}
