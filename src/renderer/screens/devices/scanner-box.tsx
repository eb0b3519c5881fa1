import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classifyScan } from '../../../core/codes/scan.ts'
import { signal } from '../../feedback/sounds.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { Scan } from '../../scan/burst-detector.ts'
import { scanQueue } from '../../scan/keyboard.ts'
import { useScanner } from '../../scan/use-scanner.ts'
import classes from './scanner-box.module.css'

const KEPT = 6

/** Shows what the scanner sends: the code with its invisible signs, what kind it is, how fast, and which key ends it. */
export function ScannerBox() {
  const { t } = useTranslation('devices')
  const format = useFormat()
  const [scans, setScans] = useState<readonly Scan[]>([])
  useEffect(
    () =>
      scanQueue.watch((scan) => {
        signal('right')
        setScans((before) => [scan, ...before].slice(0, KEPT))
      }),
    [],
  )
  // A scan for trying must not wait for the next screen.
  useScanner(() => undefined)
  const newest = scans[0]
  if (!newest) return <div className={classes.box}>{t('scanner.waiting')}</div>
  const kind = classifyScan(newest.code, { referenceYear: new Date().getFullYear() })
  return (
    <div className={classes.box} role="status">
      <div className={`${classes.code} ep-code`}>{visible(newest.code)}</div>
      <dl className={classes.facts}>
        <dt>{t('scanner.kind')}</dt>
        <dd>{kind.kind === 'own' ? t(`scanner.own.${kind.own.kind}`) : t(`scanner.kinds.${kind.kind}`)}</dd>
        <dt>{t('scanner.length')}</dt>
        <dd>{t('scanner.characters', { count: newest.code.length })}</dd>
        <dt>{t('scanner.speed')}</dt>
        <dd>{t('scanner.msPerKey', { value: format.number(Math.round(newest.msPerKey * 10) / 10) })}</dd>
        <dt>{t('scanner.suffix')}</dt>
        <dd>{t(`scanner.suffixes.${newest.suffix}`)}</dd>
      </dl>
      {scans.length > 1 && (
        <ol className={classes.before}>
          {scans.slice(1).map((scan) => (
            <li key={scan.endedAtMs} className="ep-code">
              {visible(scan.code)}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Control characters as the signs that Unicode has for them: the GS1 separator is seen as ␝. */
function visible(code: string): string {
  return Array.from(code, (character) => {
    const point = character.codePointAt(0) ?? 0
    return point < 0x20 ? String.fromCodePoint(0x2400 + point) : character
  }).join('')
}
