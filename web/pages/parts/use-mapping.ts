import { useEffect, useMemo } from 'react'
import {
  guessColumns,
  lexiconOf,
  mapParts,
  ratesOf,
  PART_COLUMNS,
  partsCsv,
  type Mapping,
  type PartColumn,
  type ListColumns,
} from '../../../src/studies/light.ts'
import { useCatalogue } from '../../model/catalogue.tsx'
import { useCompany } from '../../model/company.ts'
import type { OwnList } from '../../model/own-list.ts'

export interface MappedList {
  readonly columns: ListColumns
  readonly mapping: Mapping
}

/** The reader's list as parts of the world; undefined without a list, or before the world is known. */
export function useMapping(list: OwnList | undefined): MappedList | undefined {
  const { materials, places, sectors, words, currencies } = useCatalogue()
  const { give, clear, file } = useCompany()
  const lexicon = useMemo(
    () => lexiconOf({ materials: materials.filter(({ tradable }) => tradable), places, sectors, words }),
    [materials, places, sectors, words],
  )
  const guessed = useMemo(
    () => (list === undefined || materials.length === 0 ? undefined : guessColumns(list.cells, lexicon)),
    [list?.cells, lexicon, materials.length],
  )
  const mapped = useMemo(() => {
    if (list === undefined || guessed === undefined) return undefined
    const columns = { ...guessed, of: chosen(guessed.of, list.columns) }
    const { names, place, stockDays } = list
    const rates = ratesOf(currencies, words)
    return { columns, mapping: mapParts(list.cells, columns, lexicon, { names, place, stockDays, rates }) }
  }, [list, guessed, lexicon, currencies, words])
  const text = mapped === undefined || mapped.mapping.parts.length === 0 ? '' : partsCsv(mapped.mapping.parts)
  const isOurs = file?.file === OWN_FILE
  useEffect(() => {
    if (text === '') {
      if (isOurs) clear()
    } else if (file?.text !== text) give({ file: OWN_FILE, text })
    // What another page has read is replaced only once there is a list here.
  }, [text])
  return mapped
}
const OWN_FILE = 'own-parts.csv'

/** What was guessed, with what the reader chose otherwise; a column stands for one thing. */
function chosen(guessed: ListColumns['of'], own: Readonly<Partial<Record<PartColumn, number>>>): ListColumns['of'] {
  const taken = new Set(Object.values(own).filter((index) => index >= 0))
  return Object.fromEntries(
    PART_COLUMNS.flatMap((column) => {
      const index = own[column] ?? guessed[column]
      const isFree = own[column] !== undefined || index === undefined || !taken.has(index)
      return index === undefined || index < 0 || !isFree ? [] : [[column, index]]
    }),
  )
}
