import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconLock, IconSearch, IconTruckDelivery } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useMay } from '../station/hello-store.ts'
import { lock } from './lock.ts'
import { useNavItems } from './use-nav-items.ts'

/** Ctrl+K: every screen and the actions that belong to none. */
export function Palette() {
  const { t } = useTranslation('shell')
  const items = useNavItems()
  const [, navigate] = useLocation()
  const mayEnter = useMay('enterOrder')
  const actions: SpotlightActionData[] = [
    ...items.map((item) => ({
      id: item.key,
      label: t(`nav.${item.key}`),
      leftSection: <item.Icon size={22} aria-hidden="true" />,
      rightSection: <kbd>{`G ${item.letter.toUpperCase()}`}</kbd>,
      onClick: () => navigate(item.path),
    })),
    ...(mayEnter
      ? [
          {
            id: 'newOrder',
            label: t('palette.newOrder'),
            leftSection: <IconTruckDelivery size={22} aria-hidden="true" />,
            onClick: () => navigate('/orders/new'),
          },
        ]
      : []),
    {
      id: 'lock',
      label: t('lock'),
      leftSection: <IconLock size={22} aria-hidden="true" />,
      rightSection: <kbd>G L</kbd>,
      onClick: () => void lock(),
    },
  ]
  return (
    <Spotlight
      actions={actions}
      nothingFound={t('palette.nothing')}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden="true" />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  )
}
