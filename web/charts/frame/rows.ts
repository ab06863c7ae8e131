import { textWidth, wrap } from '../text.ts'
import { placeOn, type Axis } from './axis.ts'
import { INSET, NARROW, type Strip } from './Drawing.tsx'

export interface Row {
  readonly id: string
  readonly name: string
  /** Below its name. */
  readonly details?: readonly string[]
  /** Told at its end: just beyond a place on the axis, or at the edge of the drawing. */
  readonly text?: string
  readonly textAt?: number
  readonly href?: string
  /** In words where the pointer rests. */
  readonly told?: string
  readonly isPicked?: boolean
  /** Its name is bold, if left out; a diamond before it if it is marked. */
  readonly isBold?: boolean
  readonly isMarked?: boolean
  /** What begins with it. */
  readonly heading?: { readonly name: string; readonly detail?: string }
}

const NAME = 12.5
const DETAIL = 11.5
/** Bold letters are wider. */
const BOLD = 1.12
export const LINE = 16
/** Before a name where any is marked. */
const MARK = 14
const GAP = 14
/** Names take no more of the width than this, and texts at the edge no more than that; longer ones go below the name. */
const NAMES = 0.42
const TEXTS = 0.34
const TEXTS_NARROW = 0.5

/** Where all that is written in rows lies, and their marks: one row below the other, from a height on, names beside marks or above them. */
export function layRows<T extends Row>(
  rows: readonly T[],
  axis: Axis,
  sizeOf: (row: T) => number,
  width: number,
  from: number,
  begins: number | undefined,
) {
  const isNarrow = width < NARROW
  const indent = rows.some(({ isMarked }) => isMarked === true) ? MARK : 0
  const wide = ({ name, isBold = true }: Row): number => textWidth(name, isBold ? BOLD * NAME : NAME)
  const most = (isNarrow ? TEXTS_NARROW : TEXTS) * width
  const isAtEnd = rows.every(({ text = '' }) => textWidth(text, NAME) <= most)
  const detailsOf = ({ details = [], text }: Row): readonly string[] =>
    isAtEnd || text === undefined ? details : [...details, text]
  const longest = Math.max(
    0,
    ...rows.flatMap((row) => [wide(row), ...detailsOf(row).map((text) => textWidth(text, DETAIL))]),
  )
  const names = isNarrow ? width : begins === undefined ? Math.min(NAMES * width, longest + indent + 2) : begins - GAP
  const tail =
    isNarrow || !isAtEnd
      ? 0
      : Math.max(0, ...rows.flatMap(({ text }) => (text === undefined ? [] : textWidth(text, NAME) + GAP)))
  const left = begins ?? (isNarrow ? (axis.isFlush === true ? 1 : INSET) : names + GAP)
  const right = width - tail - INSET
  const x = placeOn(axis, left, right)
  const strips: Strip[] = []
  let top = from
  const laid = rows.map((row) => {
    const { name, text, isBold = true, heading } = row
    const above = heading && { name: heading.name, y: top + 20, lines: wrap(heading.detail ?? '', width, DETAIL) }
    if (above !== undefined) top += 30 + LINE * above.lines.length
    const beside = isNarrow && isAtEnd && text !== undefined ? textWidth(text, NAME) + GAP : 0
    const lines = [
      ...wrap(name, names - indent - beside, isBold ? BOLD * NAME : NAME).map((line) => ({ line, isName: true })),
      ...detailsOf(row)
        .flatMap((detail) => wrap(detail, names - indent, DETAIL))
        .map((line) => ({ line, isName: false })),
    ]
    const written = LINE * lines.length
    const size = sizeOf(row)
    const height = isNarrow ? written + size + 20 : Math.max(written + 12, size + 12)
    const y = isNarrow ? top + written + 8 + size / 2 : top + height / 2
    const first = isNarrow ? top + 14 : top + (height - written) / 2 + 12
    const at = { row, above, top, height, lines, first, y, size }
    // Lines from top to bottom would cross names that stand above their marks.
    const last = strips.at(-1)
    if (isNarrow) strips.push([y - size / 2 - 3, y + size / 2 + 3])
    else if (last?.[1] === top) strips[strips.length - 1] = [last[0], top + height]
    else strips.push([top, top + height])
    top += height
    return at
  })
  return { isNarrow, isAtEnd, indent, left, right, x, strips, laid, bottom: top }
}
