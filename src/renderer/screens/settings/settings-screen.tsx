import { Stack, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { useMay } from '../../station/hello-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Screen } from '../../ui/screen.tsx'
import { BackupSection } from './backup-section.tsx'
import { BoxesSection } from './boxes-section.tsx'
import { CarriersSection } from './carriers-section.tsx'
import { ClaimsSection } from './claims-section.tsx'
import { HouseSection } from './house-section.tsx'
import { MySection } from './my-section.tsx'
import { PinSection } from './pin-section.tsx'
import { ServerSection } from './server-section.tsx'
import { SoundSection } from './sound-section.tsx'
import { StationSection } from './station-section.tsx'
import { StationsSection } from './stations-section.tsx'
import { WarehousesSection } from './warehouses-section.tsx'

const sections = [
  'mine',
  'pin',
  'sound',
  'house',
  'claims',
  'carriers',
  'boxes',
  'warehouses',
  'server',
  'stations',
  'backup',
  'station',
] as const

/** For who may change the house. */
const forHouse: ReadonlySet<string> = new Set([
  'house',
  'claims',
  'warehouses',
  'server',
  'stations',
  'backup',
])

/** Search first; each section is saved by itself. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const mayHouse = useMay('manageSettings')
  const mayPrinters = useMay('managePrinters')
  const mayLayout = useMay('editLayout')
  const [search, setSearch] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': () => field.current?.focus() })

  const shown = sections.filter((section) => {
    if (forHouse.has(section) && !mayHouse) return false
    if ((section === 'carriers' || section === 'boxes') && !mayLayout) return false
    if (section === 'station' && !mayHouse && !mayPrinters) return false
    return `${t(`${section}.title`)} ${t(`${section}.words`)}`
      .toLowerCase()
      .includes(search.trim().toLowerCase())
  })
  return (
    <Screen title={t('title')}>
      <Stack maw={760} gap="lg">
        <TextInput
          ref={field}
          size="md"
          label={t('search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {shown.includes('mine') && <MySection />}
        {shown.includes('pin') && <PinSection />}
        {shown.includes('sound') && <SoundSection />}
        {shown.includes('house') && <HouseSection />}
        {shown.includes('claims') && <ClaimsSection />}
        {shown.includes('carriers') && <CarriersSection />}
        {shown.includes('boxes') && <BoxesSection />}
        {shown.includes('warehouses') && <WarehousesSection />}
        {shown.includes('server') && <ServerSection />}
        {shown.includes('stations') && <StationsSection />}
        {shown.includes('backup') && <BackupSection />}
        {shown.includes('station') && <StationSection />}
        {shown.length === 0 && <EmptyState title={t('nothing', { search })} />}
      </Stack>
    </Screen>
  )
}
