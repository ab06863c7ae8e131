import type { BaselineFlows } from '../../model/protocol.ts'
import { rowsOf, type Book } from '../../subjects/facts.ts'
import { defaultOf } from '../../url/defaults.ts'

/** What trade is shown of: one material, what is contained of one element, or all of a stage. */
export interface Choice {
  readonly material: string
  readonly element: string
  readonly stage: string
}

interface Flow {
  readonly from: string
  readonly to: string
  readonly tonnes: number
  /** The rows of `routes` that it adds up, largest first. */
  readonly routes: readonly { readonly material: string; readonly tonnes: number }[]
}

export interface Flows {
  readonly unit: string
  /** Largest first. */
  readonly drawn: readonly Flow[]
  /** Flows too small to be drawn, as one sum. */
  readonly other: { readonly count: number; readonly tonnes: number }
  readonly total: number
}

/** What is shown when nothing is chosen: the good that stands still first when it does not come. */
export const FIRST_STAGE = defaultOf('stage')
const MOST_DRAWN = 20
/** Less than this is what rounding leaves. */
const NOTHING = 1e-3

export function chooseFlows(book: Book, trade: BaselineFlows['trade'], { material, element, stage }: Choice): Flows {
  const weight = weightOf(book, { material, element, stage })
  const byWay = new Map<string, { from: string; to: string; routes: { material: string; tonnes: number }[] }>()
  for (const route of trade) {
    const tonnes = route.tonnes * weight(route.material)
    if (tonnes < NOTHING) continue
    const key = `${route.from} ${route.to}`
    const way = byWay.get(key) ?? { from: route.from, to: route.to, routes: [] }
    way.routes.push({ material: route.material, tonnes })
    byWay.set(key, way)
  }
  const flows = [...byWay.values()]
    .map(({ from, to, routes }) => ({
      from,
      to,
      tonnes: sum(routes),
      routes: routes.sort((a, b) => b.tonnes - a.tonnes || compare(a.material, b.material)),
    }))
    .sort((a, b) => b.tonnes - a.tonnes || compare(`${a.from}${a.to}`, `${b.from}${b.to}`))
  const rest = flows.slice(MOST_DRAWN)
  return {
    unit: unitOf(book, { material, element, stage }),
    drawn: flows.slice(0, MOST_DRAWN),
    other: { count: rest.length, tonnes: sum(rest) },
    total: sum(flows),
  }
}

const sum = (list: readonly { readonly tonnes: number }[]): number => list.reduce((all, { tonnes }) => all + tonnes, 0)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What a tonne of a material counts for. */
function weightOf(book: Book, { material, element, stage }: Choice): (material: string) => number {
  if (material !== '') return (one) => (one === material ? 1 : 0)
  if (element !== '') {
    const contents = new Map(
      rowsOf(book, 'contents')
        .filter(({ cells }) => cells['element'] === element)
        .map(({ cells }) => [cells['material'], Number(cells['value'])]),
    )
    return (one) => contents.get(one) ?? 0
  }
  const chosen = new Set(materialsAt(book, stage === '' ? FIRST_STAGE : stage))
  return (one) => (chosen.has(one) ? 1 : 0)
}

function unitOf(book: Book, { material, element, stage }: Choice): string {
  if (element !== '' && material === '') {
    const content = rowsOf(book, 'contents').find(({ cells }) => cells['element'] === element)
    return content?.cells['unit']?.split('/')[0] ?? ''
  }
  const one = material === '' ? materialsAt(book, stage === '' ? FIRST_STAGE : stage)[0] : material
  return book.entries.get('materials')?.get(one ?? '')?.cells['unit'] ?? ''
}

const materialsAt = (book: Book, stage: string): string[] =>
  rowsOf(book, 'materials')
    .filter(({ cells }) => cells['stage'] === stage)
    .map(({ row }) => row)

/** Stages of which it is asked who makes it, unless one is chosen: those that others are counted with. */
export const mainStages = (book: Book): string[] =>
  [...rowsOf(book, 'stages')]
    .filter(({ row, cells }) => cells['counted_with'] === row && cells['kind'] !== 'final')
    .sort((a, b) => Number(a.cells['position']) - Number(b.cells['position']))
    .map(({ row }) => row)

export interface Makers {
  readonly stage: string
  readonly unit: string
  readonly total: number
  /** Largest first. */
  readonly makers: readonly { readonly place: string; readonly tonnes: number; readonly share: number }[]
}

/**
 * Who made what comes out at a stage, by where the plant is or by who decides over it. What comes out is counted, not
 * what is worked on: samarium that leaves one step in solution is finished in another, and would count twice.
 */
export function makersOf(
  book: Book,
  output: BaselineFlows['output'],
  stage: string,
  by: 'location' | 'control',
): Makers {
  const chosen = new Set(materialsAt(book, stage))
  const sites = book.entries.get('sites')
  const byPlace = new Map<string, number>()
  for (const { site, place, outputs: gives } of output) {
    const decides = by === 'control' ? (sites?.get(site)?.cells['control'] ?? place) : place
    const tonnes = sum(gives.filter(({ material }) => chosen.has(material)))
    if (tonnes >= NOTHING) byPlace.set(decides, (byPlace.get(decides) ?? 0) + tonnes)
  }
  const total = [...byPlace.values()].reduce((all, tonnes) => all + tonnes, 0)
  return {
    stage,
    unit: unitOf(book, { material: '', element: '', stage }),
    total,
    makers: [...byPlace]
      .map(([place, tonnes]) => ({ place, tonnes, share: tonnes / total }))
      .sort((a, b) => b.tonnes - a.tonnes || compare(a.place, b.place)),
  }
}
