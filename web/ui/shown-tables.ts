import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import type { FigureTable } from './table.ts'

/** A figure's table, as it is taken along. */
export interface TitledTable {
  readonly title: string
  readonly table: FigureTable
  readonly source: string
  /** What is drawn, and what is written below it with its keys. */
  readonly drawing?: ReactNode
  readonly below?: ReactNode
}

/** Tables of the figures on the page at hand, by the element that each stands in. */
const shown = new Map<Element, TitledTable>()

/** Adds a figure’s table to those of its page, as long as the figure stands there; gives the place where it does. */
export function useShownTable<E extends Element>(titled: TitledTable): RefObject<E | null> {
  const place = useRef<E>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    shown.set(element, titled)
    return () => void shown.delete(element)
  })
  return place
}

/** In the order in which they stand on the page. */
export const shownTables = (): TitledTable[] =>
  [...shown]
    .sort(([a], [b]) => ((a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1))
    .map(([, titled]) => titled)
