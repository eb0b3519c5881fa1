import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReturnView } from '../../../core/protocol/queries/orders.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import classes from './returns.module.css'

const outcomes = ['restocked', 'creditOnly', 'rejected'] as const
type Outcome = (typeof outcomes)[number]

/** What becomes of the goods. The money is settled apart from this: a credit is given whether or not goods go back into stock. */
export function ReviewForm({ view }: { readonly view: ReturnView }) {
  const { t } = useTranslation('returns')
  const goods = view.lines.some((line) => line.productId !== null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [bin, setBin] = useState('')
  const [note, setNote] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const ready = outcome !== null && (outcome !== 'restocked' || bin.trim() !== '')

  useScanner(async (code) => {
    const reply = await station.query('resolveCode', { code })
    if (!reply.ok || reply.value.kind !== 'bin') return
    setOutcome('restocked')
    setBin(reply.value.code)
  })

  const review = async () => {
    if (outcome === null || !ready) return
    setBusy(true)
    setTrouble(null)
    const reply = await station.do('reviewReturn', {
      returnId: view.return.id,
      outcome,
      bin: outcome === 'restocked' ? bin.trim() : null,
      note: note.trim(),
    })
    setBusy(false)
    if (!reply.ok) setTrouble(reply.refusal)
  }

  return (
    <Stack
      component="form"
      className={classes.review}
      onSubmit={(event) => {
        event.preventDefault()
        void review()
      }}
    >
      <Radio.Group
        label={t('review.question')}
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
      >
        <Stack gap="xs" mt="xs">
          {outcomes
            .filter((each) => goods || each !== 'restocked')
            .map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`review.${each}`)}
                description={t(`review.${each}Detail`)}
              />
            ))}
        </Stack>
      </Radio.Group>
      {outcome === 'restocked' ? (
        <TextInput
          label={t('review.bin')}
          description={t('review.binHint')}
          required
          maxLength={60}
          value={bin}
          onChange={(event) => setBin(event.currentTarget.value)}
        />
      ) : null}
      <Textarea
        label={t('review.note')}
        autosize
        minRows={2}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <RefusalText refusal={trouble} />
      <Group justify="flex-end">
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('review.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}
