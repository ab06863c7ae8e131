import { useSyncExternalStore } from 'react'
import type { Cells, PartColumn } from '../../src/studies/light.ts'

/** A list of parts as the reader gave it, and what was said of it. Kept in memory alone, as the file that is made of it. */
export interface OwnList {
  /** Name of the file; empty for what was pasted. */
  readonly name: string
  readonly cells: Cells
  /** Columns that the reader chose otherwise; -1: none. */
  readonly columns: Readonly<Partial<Record<PartColumn, number>>>
  /** What names mean, by `nameKey`. */
  readonly names: Readonly<Record<string, string>>
  /** What counts where the list says nothing. */
  readonly place: string
  readonly stockDays: number
}

let held: OwnList | undefined
const heard = new Set<() => void>()
const listen = (hear: () => void): (() => void) => {
  heard.add(hear)
  return () => heard.delete(hear)
}

/** The list that the reader gave, and how to change it. */
export function useOwnList(): readonly [OwnList | undefined, (list: OwnList | undefined) => void] {
  return [useSyncExternalStore(listen, () => held), hold]
}
function hold(list: OwnList | undefined): void {
  held = list
  for (const hear of heard) hear()
}
