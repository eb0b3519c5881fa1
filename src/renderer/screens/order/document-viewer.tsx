import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParcelId } from '../../../core/model/ids.ts'
import type { OrderDocument } from '../../../core/protocol/queries/orders.ts'
import { blobOf, download } from '../../office/download.ts'
import { OfficeDialog } from '../../office/office-dialog.tsx'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import classes from './order.module.css'
import type { OrderPageWork } from './use-order-page-work.ts'

interface Shown {
  readonly url: string
  readonly blob: Blob
  readonly fileName: string
}

/** A document as it would be printed, drawn at the station; nothing leaves it. */
export function DocumentViewer({ work }: { readonly work: OrderPageWork }) {
  const { t } = useTranslation('order')
  const { viewing } = work
  return (
    <OfficeDialog
      opened={viewing !== null}
      onClose={() => work.view(null)}
      title={viewing ? t(`document.${viewing.kind}`) : ''}
      size="900px"
    >
      {viewing ? <ViewedDocument document={viewing} work={work} /> : null}
    </OfficeDialog>
  )
}

function ViewedDocument({
  document,
  work,
}: {
  readonly document: OrderDocument
  readonly work: OrderPageWork
}) {
  const { t } = useTranslation('order')
  const [shown, setShown] = useState<Shown | null>(null)
  const [trouble, setTrouble] = useState<Trouble | 'missing' | null>(null)
  const [asking, setAsking] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asking` counts the retries
  useEffect(() => {
    let url: string | null = null
    let gone = false
    const args = {
      kind: document.kind,
      orderId: work.orderId,
      ...(document.parcelId ? { parcelId: document.parcelId as ParcelId } : {}),
    }
    void station.query('document', args).then((reply) => {
      if (gone) return
      if (!reply.ok) return setTrouble(reply.refusal)
      if (!reply.value) return setTrouble('missing')
      const blob = blobOf(reply.value.base64, reply.value.mediaType)
      url = URL.createObjectURL(blob)
      setShown({ url, blob, fileName: reply.value.fileName })
    })
    return () => {
      gone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [document, work.orderId, asking])

  if (trouble === 'missing') return <EmptyState title={t('documentMissing')} />
  if (trouble) {
    return (
      <ErrorSection
        error={trouble}
        onRetry={() => {
          setTrouble(null)
          setAsking((count) => count + 1)
        }}
      />
    )
  }
  if (!shown) return <Text c="dimmed">{t('common:loading')}</Text>
  return (
    <Stack>
      {navigator.pdfViewerEnabled ? (
        <iframe src={shown.url} title={t(`document.${document.kind}`)} className={classes.paper} />
      ) : (
        <Text>{t('noViewer')}</Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => download(shown.blob, shown.fileName)}>
          {t('download')}
        </Button>
      </Group>
    </Stack>
  )
}
