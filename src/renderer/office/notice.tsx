import { Button, CloseButton, Group, Progress, Stack, Text } from '@mantine/core'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Status, StatusShape } from '../ui/status-shape.tsx'
import classes from './notice.module.css'

/** What came of an action, in its own words, until it is closed or the next one speaks. Never a dialogue: nothing waits for it. */
export interface NoticeText {
  readonly status: Status
  readonly title: string
  readonly details?: readonly string[]
  /** Work that is going on: 0 to 1, and how to stop it. */
  readonly progress?: { readonly share: number; readonly stop: () => void }
  readonly action?: ReactNode
}

export interface NoticeState {
  readonly notice: NoticeText | null
  readonly show: (notice: NoticeText) => void
  readonly clear: () => void
}

export function useNotice(): NoticeState {
  const [notice, setNotice] = useState<NoticeText | null>(null)
  const clear = useCallback(() => setNotice(null), [])
  return { notice, show: setNotice, clear }
}

const SHOWN_DETAILS = 6

export function Notice({ notice, clear }: NoticeState) {
  const { t } = useTranslation('orders')
  if (!notice) return null
  const details = notice.details ?? []
  return (
    <div className={classes.notice} role="status">
      <Stack gap={4} flex={1} miw={0}>
        <StatusShape status={notice.status} label={notice.title} />
        {details.slice(0, SHOWN_DETAILS).map((detail) => (
          <Text key={detail} size="sm">
            {detail}
          </Text>
        ))}
        {details.length > SHOWN_DETAILS ? (
          <Text size="sm" c="dimmed">
            {t('andMore', { count: details.length - SHOWN_DETAILS })}
          </Text>
        ) : null}
        {notice.progress ? (
          <Group gap="sm" wrap="nowrap">
            <Progress flex={1} value={notice.progress.share * 100} aria-label={notice.title} />
            <Button variant="default" onClick={notice.progress.stop}>
              {t('stop')}
            </Button>
          </Group>
        ) : null}
      </Stack>
      {notice.action}
      {notice.progress ? null : <CloseButton aria-label={t('common:close')} onClick={clear} />}
    </div>
  )
}
