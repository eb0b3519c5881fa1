import { Button, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { runEach } from '../../office/run-each.ts'
import type { Trouble } from '../../station/client.ts'
import { useHello } from '../../station/hello-store.ts'
import { station } from '../../station/station.ts'
import { RefusalText } from '../../ui/refusal-note.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'
import { makeTotes, type ToteStore } from './make-totes.ts'
import { printToteLabel } from './print-tote-label.ts'
import { MOST_AT_ONCE, OWN_TOTE_PREFIX, toteName } from './tote-codes.ts'

const PAGE = 200
const FIRST_COUNT = 10

const store: ToteStore = {
  ownTotes: (after) =>
    station.query('locations', { kind: 'tote', search: OWN_TOTE_PREFIX, after, limit: PAGE }),
  save: (codes) => station.do('saveLocations', { locations: codes.map(newTote) }),
}

/** A tote goes everywhere: it stands in no aisle. */
const newTote = (code: string) => ({
  code,
  kind: 'tote' as const,
  zone: null,
  aisle: null,
  xMm: 0,
  yMm: 0,
  level: 0,
  walkSequence: 0,
  pickFace: false,
  active: true,
})

interface Made {
  readonly codes: readonly string[]
  /** Made, but no label is on its way. */
  readonly left: readonly string[]
}

/**
 * Makes totes and prints a label for each. Where printing stops in the middle the totes are there already: what is offered
 * then is to print the rest, not to make more.
 */
export function NewToteLabels() {
  const { t } = useTranslation('devices')
  const hello = useHello()
  const [count, setCount] = useState<number | null>(FIRST_COUNT)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const [refusal, setRefusal] = useState<Trouble | null>(null)

  const print = async (codes: readonly string[], wanted: readonly string[]) => {
    let trouble: Trouble | null = null
    const { doneCount } = await runEach(
      wanted,
      async (code) => {
        const reply = await printToteLabel(code, false)
        if (!reply.ok) trouble = reply.refusal
        return reply
      },
      // Without a printer the next label would be refused like this one.
      { progress: () => undefined, stopAsked: () => trouble !== null },
    )
    setMade({ codes, left: wanted.slice(doneCount) })
    setRefusal(trouble)
  }
  const makeAndPrint = async (event: FormEvent) => {
    event.preventDefault()
    if (count === null || busy) return
    setBusy(true)
    const reply = await makeTotes(store, count, hello?.station?.prefix ?? '')
    if (reply.ok) await print(reply.value, reply.value)
    else setRefusal(reply.refusal)
    setBusy(false)
  }
  const printRest = async () => {
    if (!made || busy) return
    setBusy(true)
    await print(made.codes, made.left)
    setBusy(false)
  }
  const names = made && [made.codes[0], made.codes.at(-1)].map((code) => toteName(code ?? ''))
  const unfinished = made !== null && made.left.length > 0
  return (
    <Paper withBorder p="md" component="section">
      <Stack component="form" onSubmit={makeAndPrint} gap="md">
        <Title order={2} fz={20}>
          {t('label.newTotes')}
        </Title>
        <Text>{t('label.newTotesWhat')}</Text>
        <Group align="flex-end">
          <NumberInput
            size="md"
            w={160}
            label={t('label.howMany')}
            min={1}
            max={MOST_AT_ONCE}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            value={count ?? ''}
            onChange={(value) => setCount(Number(value) || null)}
          />
          <Button
            size="md"
            type="submit"
            variant={unfinished ? 'default' : 'filled'}
            loading={busy}
            disabled={count === null}
          >
            {t('label.print', { count: count ?? 0 })}
          </Button>
        </Group>
        <RefusalText refusal={refusal} />
        <div role="status">
          {made && names && (
            <StatusShape
              status={unfinished ? 'attention' : 'right'}
              label={
                unfinished
                  ? t('label.notAllPrinted', { count: made.left.length })
                  : t('label.onTheirWay', { count: made.codes.length, from: names[0], to: names[1] })
              }
            />
          )}
        </div>
        {unfinished && (
          <Group>
            <Button size="md" loading={busy} onClick={() => void printRest()}>
              {t('label.printRest', { count: made.left.length })}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}
