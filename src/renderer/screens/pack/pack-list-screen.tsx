import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { QueryValue } from '../../../core/protocol/queries.ts'
import { useVerdict } from '../../feedback/verdict.ts'
import { VerdictBand } from '../../feedback/verdict-band.tsx'
import { CannotScan } from '../../floor/cannot-scan.tsx'
import classes from '../../floor/floor.module.css'
import { useGoByScan } from '../../floor/use-go-by-scan.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useQuery } from '../../station/use-query.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorSection } from '../../ui/error-section.tsx'
import { FloorButton } from '../../ui/floor-button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { StatusShape } from '../../ui/status-shape.tsx'

/** Orders that wait for the bench, what leaves first on top. A scan of tote, slip or label opens its order. */
export function PackListScreen() {
  const { t } = useTranslation('pack')
  const [, navigate] = useLocation()
  const go = useGoByScan()
  const [typing, setTyping] = useState(false)
  const verdict = useVerdict((state) => state.verdict)
  const { value, error, refresh } = useQuery(
    'packList',
    {},
    { tables: ['order', 'orderLine', 'location', 'parcel'] },
  )
  const rows = value ?? []
  const next = rows[0]
  return (
    <Screen
      title={t('listTitle')}
      back="/"
      help={<p>{t('listHelp')}</p>}
      action={
        <div className={classes.buttons}>
          <FloorButton kind="secondary" onClick={() => setTyping(true)} hotkey="F4">
            {t('typeNumber')}
          </FloorButton>
          {next && (
            <FloorButton onClick={() => navigate(`/pack/${next.orderId}`)} hotkey="F9">
              {t('packOrder', { number: next.number })}
            </FloorButton>
          )}
        </div>
      }
    >
      <div className={classes.stack}>
        <div className={classes.card} data-current="true">
          <div className={classes.strong}>{t('scanTote')}</div>
          <div className={classes.label}>{t('scanToteWhy')}</div>
        </div>
        {verdict && <VerdictBand />}
        {error && <ErrorSection error={error} onRetry={refresh} />}
        {value && rows.length === 0 && <EmptyState title={t('nothing')} detail={t('nothingDetail')} />}
        <ul className={classes.list}>
          {rows.map((row) => (
            <li key={row.orderId}>
              <PackRow row={row} onOpen={() => navigate(`/pack/${row.orderId}`)} />
            </li>
          ))}
        </ul>
      </div>
      {typing && (
        <CannotScan
          wanted="code"
          onCode={(code) => void go(code)}
          onProduct={() => undefined}
          onClose={() => setTyping(false)}
        />
      )}
    </Screen>
  )
}

type RowView = QueryValue<'packList'>[number]

function PackRow({ row, onOpen }: { readonly row: RowView; readonly onOpen: () => void }) {
  const { t } = useTranslation(['pack', 'common'])
  const format = useFormat()
  const status = row.status === 'packed' ? 'right' : row.status === 'packing' ? 'progress' : 'open'
  return (
    <button type="button" className={`${classes.card} ${classes.cardButton}`} onClick={onOpen}>
      <span className={classes.row}>
        <StatusShape status={status} label={t(`common:orderStatus.${row.status}`)} hideLabel size={26} />
        <span className={classes.strong}>{t('order', { number: row.number })}</span>
        {row.toteCode !== null && <b className="ep-code">{row.toteCode}</b>}
      </span>
      <span className={classes.body}>
        {t('packedOf', { packed: row.packedEach, of: row.pickedEach })} ·{' '}
        {t('lines', { count: row.lineCount })} · {t('leaves', { time: format.moment(row.dueAt) })} ·{' '}
        {row.customerName}
      </span>
    </button>
  )
}
