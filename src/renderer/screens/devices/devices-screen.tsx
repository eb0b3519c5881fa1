import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../station/hello-store.ts'
import { Screen } from '../../ui/screen.tsx'
import { HandheldsTab } from './handhelds-tab.tsx'
import { JobsTab } from './jobs-tab.tsx'
import { LabelsTab } from './labels-tab.tsx'
import { PrintersTab } from './printers-tab.tsx'
import { ScannerBox } from './scanner-box.tsx'

const tabs = ['printers', 'jobs', 'labels', 'handhelds', 'scanner'] as const

/** Everything with a cable or a radio. Whoever may not change it can still see what prints and test the scanner. */
export function DevicesScreen() {
  const { t } = useTranslation('devices')
  const mayManage = useMay('managePrinters')
  const mayPick = useMay('pick')
  const mayPack = useMay('pack')
  const mayLayout = useMay('editLayout')
  const mayLabels = mayPick || mayPack || mayLayout
  const shown = tabs.filter((tab) => {
    if (tab === 'labels') return mayLabels
    return mayManage || tab === 'jobs' || tab === 'scanner'
  })
  const [tab, setTab] = useState<string | null>(shown[0] ?? null)
  return (
    <Screen title={t('title')}>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md">
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name} fz={17} mih={48}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="printers">
          <PrintersTab />
        </Tabs.Panel>
        <Tabs.Panel value="jobs">
          <JobsTab />
        </Tabs.Panel>
        <Tabs.Panel value="labels">
          <LabelsTab />
        </Tabs.Panel>
        <Tabs.Panel value="handhelds">
          <HandheldsTab />
        </Tabs.Panel>
        <Tabs.Panel value="scanner">
          <ScannerBox />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  )
}
