import type { ComponentPropsWithoutRef } from 'react'

/**
 * The parts of a table whose rows are drawn one by one as one scrolls. Its rows stand at places of their own, which table
 * elements cannot; so these are blocks that tell assistive technology what they are.
 */
type Block = ComponentPropsWithoutRef<'div'>

// biome-ignore lint/a11y/useSemanticElements: see above
export const RowGroup = (props: Block) => <div role="rowgroup" {...props} />

// biome-ignore lint/a11y/useSemanticElements: see above
// biome-ignore lint/a11y/useFocusableInteractive: the focus is on the links and buttons inside
export const TableRow = (props: Block) => <div role="row" {...props} />

// biome-ignore lint/a11y/useSemanticElements: see above
export const Cell = (props: Block) => <div role="cell" {...props} />

// biome-ignore lint/a11y/useSemanticElements: see above
// biome-ignore lint/a11y/useFocusableInteractive: headings do nothing
export const HeadCell = (props: Block) => <div role="columnheader" {...props} />
