/**
 * Which rows of a list are chosen. Rows are named by id, so that a choice survives scrolling, sorting and a refresh.
 */
export interface Selection<Id extends string> {
  readonly ids: ReadonlySet<Id>
  /** Index of the row that a range begins at. */
  readonly anchor: number | null
}

const nobody: Selection<never> = { ids: new Set<never>(), anchor: null }
export const noSelection = <Id extends string>(): Selection<Id> => nobody

export function toggled<Id extends string>(selection: Selection<Id>, id: Id, index: number): Selection<Id> {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ids, anchor: index }
}

/** From the anchor to `index`, both included; rows that are not loaded are left out. */
export function rangeChosen<Id extends string>(
  selection: Selection<Id>,
  index: number,
  idAt: (index: number) => Id | undefined,
): Selection<Id> {
  const anchor = selection.anchor ?? index
  const ids = new Set(selection.ids)
  for (let at = Math.min(anchor, index); at <= Math.max(anchor, index); at++) {
    const id = idAt(at)
    if (id !== undefined) ids.add(id)
  }
  return { ids, anchor }
}

export const allChosen = <Id extends string>(ids: readonly Id[]): Selection<Id> => ({
  ids: new Set(ids),
  anchor: null,
})
