import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'
import { signal } from '../../feedback/sounds.ts'
import classes from '../../floor/floor.module.css'
import { Overlay } from '../../floor/overlay.tsx'
import type { Trouble } from '../../station/client.ts'
import { station } from '../../station/station.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { NumberPad } from '../../ui/number-pad.tsx'

interface CountPanelProps {
  readonly view: CaseView
  readonly onClose: () => void
  readonly onCounted: () => void
  readonly onTrouble: (trouble: Trouble | null) => void
}

/** Somebody has looked: the number in the bin settles the case and corrects the books. */
export function CountPanel({ view, onClose, onCounted, onTrouble }: CountPanelProps) {
  const { t } = useTranslation('cases')
  const [text, setText] = useState('')
  const [waiting, setWaiting] = useState(false)
  const count = async () => {
    if (waiting || text === '') return
    setWaiting(true)
    const reply = await station.do('countBin', {
      bin: view.bin ?? '',
      sku: view.sku ?? '',
      lot: typeof view.data.lot === 'string' ? view.data.lot : null,
      countedEach: Number(text),
      caseId: view.id,
    })
    setWaiting(false)
    onClose()
    onTrouble(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    signal('right')
    onCounted()
  }
  return (
    <Overlay title={t('countTitle', { bin: view.bin ?? '' })} onClose={onClose}>
      <div className={classes.strong}>{view.productName}</div>
      <output className={classes.quantity}>{text === '' ? '–' : text}</output>
      <NumberPad value={text} onChange={setText} onDone={() => void count()} maxDigits={6} />
      <FloorButton disabled={text === ''} loading={waiting} onClick={() => void count()} hotkey="F9">
        {t('countDone')}
      </FloorButton>
    </Overlay>
  )
}
