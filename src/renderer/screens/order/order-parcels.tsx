import { Button, Group, Text } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParcelStatus } from '../../../core/model/states.ts'
import type { OrderDetail, OrderDocument } from '../../../core/protocol/queries/orders.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useMay } from '../../station/hello-store.ts'
import { useQuery } from '../../station/use-query.ts'
import { type Status, StatusShape } from '../../ui/status-shape.tsx'
import classes from './order.module.css'
import type { OrderPageWork } from './use-order-page-work.ts'

const shapes: Readonly<Record<ParcelStatus, Status>> = {
  open: 'progress',
  sealed: 'progress',
  shipped: 'right',
  voided: 'wrong',
}

interface Props {
  readonly detail: OrderDetail
  readonly work: OrderPageWork
  readonly sectionRef: RefObject<HTMLElement | null>
}

export function OrderParcels({ detail, work, sectionRef }: Props) {
  const { t } = useTranslation('order')
  const format = useFormat()
  const counted = detail.parcels.filter((parcel) => parcel.status !== 'voided').length
  return (
    <section ref={sectionRef} aria-label={t('parcelsAndDocuments')}>
      <h2 className={classes.heading}>{t('parcelsTitle', { count: counted })}</h2>
      {detail.parcels.length === 0 ? <Text c="dimmed">{t('noParcels')}</Text> : null}
      <ul className={classes.cards}>
        {detail.parcels.map((parcel) => (
          <li key={parcel.id} className={classes.card}>
            <div className={classes.cardTop}>
              <StatusShape
                status={shapes[parcel.status]}
                label={`${t('parcelOf', { no: parcel.parcelNo, of: counted })}, ${t(`common:parcelStatus.${parcel.status}`)}`}
              />
              <span>
                {t('units', { count: parcel.qtyEach })}
                {parcel.weightGrams > 0 ? ` · ${format.weight(parcel.weightGrams)}` : ''}
              </span>
            </div>
            {parcel.tracking ? (
              <div>
                {t('tracking')} <span className="ep-code">{parcel.tracking}</span>
              </div>
            ) : null}
            {parcel.sscc ? (
              <div>
                {t('sscc')} <span className="ep-code">{parcel.sscc}</span>
              </div>
            ) : null}
            {detail.documents
              .filter((document) => document.parcelId === parcel.id)
              .map((document) => (
                <DocumentRow key={document.kind} document={document} work={work} />
              ))}
          </li>
        ))}
      </ul>
      {detail.documents
        .filter((document) => document.parcelId === null)
        .map((document) => (
          <DocumentRow key={document.kind} document={document} work={work} />
        ))}
    </section>
  )
}

/** A document is looked at, printed, and printed again only on purpose. */
function DocumentRow({ document, work }: { readonly document: OrderDocument; readonly work: OrderPageWork }) {
  const { t } = useTranslation('order')
  const mayReprint = useMay('reprint')
  const jobs = useQuery('printJobs', {}, { tables: ['printing'], keep: true })
  const printed = jobs.value?.find(
    (job) =>
      job.document === document.kind &&
      job.orderId === work.orderId &&
      job.parcelId === document.parcelId &&
      job.state !== 'cancelled',
  )
  return (
    <Group gap="xs" className={classes.document}>
      <Text flex={1} miw={140}>
        {t(`document.${document.kind}`)}
        {printed ? (
          <Text span c="dimmed" size="sm">
            {' '}
            {t(`job.${printed.state}`)}
          </Text>
        ) : null}
      </Text>
      <Button variant="default" onClick={() => work.view(document)}>
        {t('view')}
      </Button>
      {printed ? (
        mayReprint ? (
          <Button variant="default" onClick={() => void work.print(document, true)}>
            {t('printAgain')}
          </Button>
        ) : null
      ) : (
        <Button variant="default" onClick={() => void work.print(document, false)}>
          {t('print')}
        </Button>
      )}
    </Group>
  )
}
