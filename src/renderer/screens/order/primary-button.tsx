import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '../../../core/protocol/queries/orders.ts'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import type { OrderPageWork } from './use-order-page-work.ts'

export function PrimaryButton({
  detail,
  work,
}: {
  readonly detail: OrderDetail
  readonly work: OrderPageWork
}) {
  const { t } = useTranslation('order')
  const handheld = useIsHandheld()
  if (work.step === null) return null
  const started = detail.nextStep === 'finishPick' || detail.nextStep === 'finishPack'
  return (
    <Button
      size={handheld ? 'hand' : 'sm'}
      flex={handheld ? 1 : undefined}
      loading={work.busy}
      onClick={() => void work.takePrimaryStep()}
      title={t('primaryKey')}
    >
      {started ? t(`step.continue.${work.step}`) : t(`step.${work.step}`)}
    </Button>
  )
}
