import { Box } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import type { Trouble } from '../station/client.ts'
import type { KeysetList, KeysetListState } from './keyset-list.ts'
import { knownCount, rowAt } from './keyset-pages.ts'
import { RowGroup } from './table-parts.tsx'
import classes from './virtual-rows.module.css'

/**
 * The rows of a long list: only those on the screen exist. A row that is on its way is an empty one of the same height, so
 * that nothing jumps when it arrives.
 */
interface Props<Row> {
  readonly label: string
  readonly list: KeysetListState<Row, Trouble>['list']
  readonly source: KeysetList<Row, Trouble>
  readonly rowHeight: number
  readonly header?: ReactNode
  /** Index of the row that the keyboard is at; kept in sight. */
  readonly cursor?: number | null
  readonly children: (row: Row, index: number) => ReactNode
}

export function VirtualRows<Row>({
  label,
  list,
  source,
  rowHeight,
  header,
  cursor = null,
  children,
}: Props<Row>) {
  const frame = useRef<HTMLDivElement>(null)
  const known = knownCount(list)
  const count = known + (list.complete ? 0 : 1)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: source.scrollTop,
  })
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0

  useEffect(() => source.show(first, last), [source, first, last])

  // A new question begins at its top, an old one where it was left.
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollTop = source.scrollTop
  }, [source])

  // The row's own link takes the focus, so that Enter is its, wherever the focus was before.
  useEffect(() => {
    if (cursor === null) return
    rows.scrollToIndex(cursor, { align: 'auto' })
    const later = window.requestAnimationFrame(() => {
      const row = frame.current?.querySelector(`[data-index="${cursor}"]`)
      row?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
    })
    return () => window.cancelAnimationFrame(later)
  }, [cursor, rows])

  return (
    <Box
      ref={frame}
      className={classes.frame}
      role="table"
      aria-label={label}
      aria-rowcount={list.complete ? known : -1}
      onScroll={(event) => {
        source.scrollTop = event.currentTarget.scrollTop
      }}
    >
      {header ? <RowGroup className={classes.header}>{header}</RowGroup> : null}
      <RowGroup className={classes.body} style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(list, item.index)
          return (
            <div
              key={item.key}
              data-index={item.index}
              className={classes.place}
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
            >
              {row === undefined ? <div className={classes.waiting} /> : children(row, item.index)}
            </div>
          )
        })}
      </RowGroup>
    </Box>
  )
}
