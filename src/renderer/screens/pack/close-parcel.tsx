import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackView } from '../../../core/protocol/queries/floor.ts'
import classes from '../../floor/floor.module.css'
import { useFormat } from '../../i18n/use-format.ts'
import { useShortcuts } from '../../keys/use-shortcuts.ts'
import { useMay } from '../../station/hello-store.ts'
import { FloorButton } from '../../ui/floor-button.tsx'
import { NumberPad } from '../../ui/number-pad.tsx'
import { useIsHandheld } from '../../ui/use-is-handheld.ts'
import { expectedGrams } from './expected-weight.ts'
import own from './pack.module.css'
import { openParcelOf } from './pack-machine.ts'
import type { PackSession } from './pack-session.ts'
import type { PackSnapshot } from './pack-snapshot.ts'
import { parseWeightGrams } from './weight.ts'

interface CloseParcelProps {
  readonly view: PackView
  readonly session: PackSession
  readonly snapshot: PackSnapshot
  readonly weightText: string
  readonly onWeightText: (text: string) => void
  readonly onSeal: (overrideReason: string | null) => void
}

/** Box keys; F8 takes the expected weight and F9 seals. */
const BOX_KEYS = ['F5', 'F6', 'F7'] as const

/** Box and weight of the parcel in hand. */
export function CloseParcel({ view, session, snapshot, weightText, onWeightText, onSeal }: CloseParcelProps) {
  const { t } = useTranslation('pack')
  const format = useFormat()
  const handheld = useIsHandheld()
  const field = useRef<HTMLInputElement>(null)
  // The hands go from the box to the scale: on a station the next thing typed is the weight.
  useEffect(() => {
    if (!handheld) field.current?.focus()
  }, [handheld])
  const parcel = openParcelOf(view)
  const chosen = snapshot.boxId ?? view.suggestedBoxId
  const expected = expectedGrams(view, chosen)
  const weight = parseWeightGrams(weightText)
  useShortcuts(
    Object.fromEntries(
      BOX_KEYS.flatMap((key, index) => {
        const box = view.boxes[index]
        return box ? [[key, () => session.chooseBox(box.id)]] : []
      }),
    ),
  )
  return (
    <div className={classes.card} data-current="true" data-testid="close-parcel">
      {!handheld && (
        <div className={classes.strong}>{t('closeTitle', { no: parcel?.parcel.parcelNo ?? 1 })}</div>
      )}
      <div className={classes.label}>{t('box')}</div>
      <div className={own.boxes}>
        {view.boxes.map((box, index) => (
          <button
            key={box.id}
            type="button"
            className={own.box}
            aria-pressed={box.id === chosen}
            onClick={() => session.chooseBox(box.id)}
          >
            {box.code}
            {box.id === view.suggestedBoxId && ' ★'}
            {!handheld && BOX_KEYS[index] && <span className={classes.label}> {BOX_KEYS[index]}</span>}
            {!handheld && (
              <div className={classes.label}>
                {box.id === view.suggestedBoxId
                  ? t('suggested')
                  : t('upTo', { weight: format.weight(box.maxWeightGrams) })}
              </div>
            )}
          </button>
        ))}
      </div>
      <div className={own.weight}>
        <div>
          <label className={classes.label} htmlFor="parcel-weight">
            {t('weight')}
          </label>
          <input
            id="parcel-weight"
            className={classes.input}
            value={weightText}
            inputMode={handheld ? 'none' : 'decimal'}
            autoComplete="off"
            ref={field}
            onChange={(event) => onWeightText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onSeal(null)
            }}
          />
        </div>
        <FloorButton
          kind="secondary"
          hotkey="F8"
          disabled={expected === 0}
          onClick={() => onWeightText(String(expected))}
        >
          {t('asExpected', { weight: format.weight(expected) })}
        </FloorButton>
      </div>
      <div className={classes.body} data-testid="weight-read">
        {weight === null
          ? !handheld && t('weightHint')
          : t('weightRead', { weight: format.weight(weight), expected: format.weight(expected) })}
      </div>
      {handheld && <NumberPad value={weightText} onChange={onWeightText} maxDigits={6} decimals={3} />}
      {snapshot.reasonAsked && <WeightReason onSeal={onSeal} />}
    </div>
  )
}

const reasons = ['scaleIsRight', 'otherPackaging', 'productDataWrong'] as const

/** The scale and the books disagree: someone allowed says why, or the parcel is looked at again. */
function WeightReason({ onSeal }: { readonly onSeal: (reason: string) => void }) {
  const { t } = useTranslation('pack')
  const allowed = useMay('overrideVerification')
  const [other, setOther] = useState('')
  return (
    <div className={classes.notice} data-testid="weight-differs">
      <b>{t('weightDiffers')}</b>
      <span>{allowed ? t('weightDiffersWhy') : t('weightDiffersAsk')}</span>
      {allowed &&
        reasons.map((reason) => (
          <FloorButton key={reason} kind="secondary" onClick={() => onSeal(t(`reason.${reason}`))}>
            {t(`reason.${reason}`)}
          </FloorButton>
        ))}
      {allowed && (
        <div className={own.weight}>
          <input
            className={classes.input}
            aria-label={t('reason.other')}
            placeholder={t('reason.other')}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          <FloorButton kind="secondary" disabled={other.trim() === ''} onClick={() => onSeal(other.trim())}>
            {t('sealAllTheSame')}
          </FloorButton>
        </div>
      )}
    </div>
  )
}
