import { nameIn } from '../../../src/messages/index.ts'
import { useMemo } from 'react'
import { amountOf } from '../../url/money.ts'
import type { WorldTable } from '../../model/protocol.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useModel } from '../../model/use-model.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { entryOf, readBook, rowsOf } from '../../subjects/facts.ts'
import { amountText, type Item } from './state.ts'
import { planMessages } from './messages.gen.ts'

const ASK = {}
const READ: ReadonlySet<string> = new Set(['projects', 'sites', 'stockpiles', 'offtakes'])
const NONE: readonly WorldTable[] = []

/** Where a plant stands, as the tables of the world have it. */
export interface PlantSite {
  readonly lat: number
  readonly lon: number
  readonly stage: string
  readonly control: string
}

/** What items are called, where their figures come from, and where plants stand. */
export function useItems(): {
  readonly name: (item: Pick<Item, 'id' | 'kind' | 'material' | 'place' | 'from'>) => string
  readonly size: (item: Item, amount?: number) => string
  /** Address of the row that its cost comes from. */
  readonly source: (item: Pick<Item, 'id' | 'kind' | 'material'>) => string
  readonly site: (item: Item) => PlantSite | undefined
  /** Ids of the sources that the rows of some items name. */
  readonly sourcesOf: (items: readonly Item[]) => string[]
} {
  const say = useMessages(planMessages)
  const words = useWording()
  const { href } = useView()
  const { materials } = useCatalogue()
  const tables = useModel('tables', ASK)
  const rows = tables.state === 'done' ? tables.value : NONE
  const book = useMemo(() => readBook(rows.filter(({ name }) => READ.has(name))), [rows])
  const projects = useMemo(() => new Map(rowsOf(book, 'projects').map(({ row, cells }) => [row, cells])), [book])
  const stages = useMemo(() => new Map(materials.map(({ id, stage }) => [id, stage])), [materials])
  const short = (id: string | null): string => words.place(id ?? '').replace(/（.*/, '')
  return {
    name: ({ id, kind, material, place, from }) => {
      if (kind === 'stockpile')
        return say('reserveOf', { material: words.material(material ?? ''), place: short(place) })
      if (kind === 'offtake')
        return say('offtakeOf', { material: words.material(material ?? ''), from: short(from), to: short(place) })
      const cells = projects.get(id)
      return nameIn(words.lang, { name: cells?.['name'] ?? id, name_ja: cells?.['name_ja'] ?? '' })
    },
    size: ({ kind, amounts, unit }, amount = Math.max(0, ...amounts)) =>
      kind === 'thrifting'
        ? words.percent(amount)
        : `${words.number(amount)} ${unit.endsWith('/yr') ? say('perYear', { unit: words.unit(unit.slice(0, -3)) }) : words.unit(unit)}`,
    source: ({ id, kind, material }) =>
      kind === 'plant' || kind === 'thrifting'
        ? href('/world', { table: 'projects', row: id })
        : href('/world', {
            table: kind === 'stockpile' ? 'stockpiles' : 'offtakes',
            row: stages.get(material ?? '') ?? '',
          }),
    sourcesOf: (chosen) => {
      const named = chosen.map(({ id, kind, material }) => {
        const stage = stages.get(material ?? '') ?? ''
        const place =
          kind === 'stockpile'
            ? { table: 'stockpiles', row: stage }
            : kind === 'offtake'
              ? { table: 'offtakes', row: stage }
              : { table: 'projects', row: id }
        return entryOf(book, place)?.cells['source'] ?? ''
      })
      return [...new Set(named)].filter((id) => id !== '' && id !== 'judgement')
    },
    site: ({ id, kind }) => {
      if (kind !== 'plant') return undefined
      const cells = entryOf(book, { table: 'sites', row: projects.get(id)?.['site'] ?? '' })?.cells
      if (cells === undefined || !cells['lat'] || !cells['lon']) return undefined
      return {
        lat: Number(cells['lat']),
        lon: Number(cells['lon']),
        stage: cells['stage'] ?? '',
        control: cells['control'] ?? '',
      }
    },
  }
}

/** An amount of money in its own currency. */
export function useAmount(): (money: string | undefined) => string {
  const say = useMessages(planMessages)
  const { lang } = useWording()
  const { currencies } = useCatalogue()
  return (money) => {
    if (money === undefined) return say('noLimit')
    const given = amountOf(money)
    return amountText(given, lang, currencies.find(({ id }) => id === given.currency)?.nameJa ?? given.currency)
  }
}
