import type { Dependence, ExposureResult } from '../../../src/studies/index.ts'
import type { Flow } from '../../charts/sankey/state.ts'
import type { WorldTable } from '../../model/protocol.ts'
import { defaultOf } from '../../url/defaults.ts'

export type By = 'location' | 'control'
type Shares = Readonly<Record<string, number>>
type Told = { readonly byLocation: Shares; readonly byControl: Shares }

/** Every chain ends in it. */
const USE = 'use'

const sharesOf = (told: Told, by: By): Shares => (by === 'location' ? told.byLocation : told.byControl)

/** The element looked at: the one asked for, else the default, else the one that most is used of. */
export function elementOf(dependences: readonly Dependence[], asked: string): string {
  const used = new Map<string, number>()
  for (const { element, contained } of dependences) used.set(element, (used.get(element) ?? 0) + contained)
  if (used.has(asked)) return asked
  const usual = defaultOf('element')
  if (used.has(usual)) return usual
  return [...used].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** Dependences on an element, in one material or, if that is not used there, in all. */
export function pick(dependences: readonly Dependence[], element: string, material: string): readonly Dependence[] {
  const all = dependences.filter((dependence) => dependence.element === element)
  const some = all.filter((dependence) => dependence.material === material)
  return some.length > 0 ? some : all
}

/**
 * The links of several materials together, in t of the element a year. Stages in the order of work. A stage that only some of them know is passed
 * by by the others.
 */
export function flowsOf(
  dependences: readonly Dependence[],
  order: readonly string[],
  by: By,
): { readonly stages: readonly string[]; readonly flows: readonly Flow[] } {
  const stages: readonly string[] = [
    ...order.filter((stage) => dependences.some((one) => one.stages.some((told) => told.stage === stage))),
    USE,
  ]
  const sums = new Map<string, Flow>()
  const add = (flow: Flow): void => {
    const key = JSON.stringify([flow.fromStage, flow.from, flow.toStage, flow.to])
    sums.set(key, { ...flow, value: (sums.get(key)?.value ?? 0) + flow.value })
  }
  /** A stream from a stage to a later one, through all between. */
  const pass = (a: number, from: string | null, b: number, to: string | null, value: number): void => {
    for (let s = a; s < b; s++)
      add({
        fromStage: stages[s] ?? '',
        from: s === a ? from : null,
        toStage: stages[s + 1] ?? '',
        to: s + 1 === b ? to : null,
        value,
      })
  }
  for (const { place, contained, chain } of dependences) {
    const links = by === 'location' ? chain.byLocation : chain.byControl
    const first = links[0] === undefined ? stages.length - 1 : stages.indexOf(links[0].fromStage)
    if (first === stages.length - 1) pass(0, null, first, place, contained)
    for (const { fromStage, from, toStage, to, share } of links) {
      const [a, b] = [stages.indexOf(fromStage), stages.indexOf(toStage)]
      // What comes before the first stage that is known is unknown.
      if (a === first && first > 0) pass(0, null, a, from, share * contained)
      pass(a, from, b, to, share * contained)
    }
  }
  return { stages, flows: [...sums.values()] }
}

/** Who did a stage of what is used, in shares of it all; what passed the stage by is left out. */
export interface StageShares {
  readonly stage: string
  readonly location: readonly Holder[]
  readonly control: readonly Holder[]
  /** Share of what is used that went through the stage. */
  readonly done: number
  /** Herfindahl-Hirschman index, 0 to 10,000, of those that did it. */
  readonly hhi: Readonly<Record<By, number>>
  /** The same of the world's output of the element at the stage; null: none is made. */
  readonly world: Readonly<Record<By, number>> | null
}
export interface Holder {
  readonly place: string
  readonly share: number
}

export function stageShares(
  dependences: readonly Dependence[],
  worldStages: ExposureResult['worldStages'],
  order: readonly string[],
  element: string,
): readonly StageShares[] {
  const total = dependences.reduce((sum, { contained }) => sum + contained, 0)
  return order.flatMap((stage) => {
    const held = (by: By): readonly Holder[] => {
      const sums = new Map<string, number>()
      for (const { contained, stages } of dependences)
        for (const told of stages)
          if (told.stage === stage)
            for (const [place, share] of Object.entries(sharesOf(told, by)))
              sums.set(place, (sums.get(place) ?? 0) + (share * contained) / total)
      return ranked(Object.fromEntries(sums))
    }
    const [location, control] = [held('location'), held('control')]
    if (location.length === 0) return []
    const world = worldStages.find((row) => row.stage === stage && row.element === element)
    return [
      {
        stage,
        location,
        control,
        done: location.reduce((sum, { share }) => sum + share, 0),
        hhi: { location: concentration(location), control: concentration(control) },
        world:
          world === undefined
            ? null
            : {
                location: concentration(ranked(world.byLocation)),
                control: concentration(ranked(world.byControl)),
              },
      },
    ]
  })
}

export const ranked = (shares: Shares): readonly Holder[] =>
  Object.entries(shares)
    .map(([place, share]) => ({ place, share }))
    .sort((a, b) => b.share - a.share)

function concentration(holders: readonly Holder[]): number {
  const done = holders.reduce((sum, { share }) => sum + share, 0)
  return holders.reduce((sum, { share }) => sum + (100 * (share / done)) ** 2, 0)
}

/** The usual lines of the index: guidelines of the US authorities for mergers, 2023. */
export const THRESHOLDS = { some: 1000, high: 1800, whole: 10_000 } as const

/** What depends on the coercer, the most first: bought from it, and made from its feed but bought elsewhere. */
export interface Hanging {
  readonly key: string
  readonly name: string
  readonly material: string
  readonly element: string
  readonly directDependence: number
  readonly indirectDependence: number
  readonly bottleneckStage: string
  readonly bottleneckShare: number
}

export const hangingOf = (dependences: readonly Dependence[]): readonly Hanging[] =>
  dependences
    .map((one) => ({ ...hangs(one), key: `${one.material} ${one.element}`, name: one.material }))
    .sort(mostFirst)

type Part = NonNullable<ExposureResult['company']>[number]

export const hangingOfParts = (parts: readonly Part[]): readonly Hanging[] =>
  parts.map((one) => ({ ...hangs(one), key: `${one.part} ${one.material}`, name: one.part })).sort(mostFirst)

const hangs = (one: Dependence | Part): Omit<Hanging, 'key' | 'name'> => ({
  material: one.material,
  element: one.element,
  directDependence: one.totalDependence - one.indirectDependence,
  indirectDependence: one.indirectDependence,
  bottleneckStage: one.bottleneckStage,
  bottleneckShare: one.bottleneckShare,
})

const dependenceOf = ({ directDependence, indirectDependence }: Hanging): number =>
  directDependence + indirectDependence

const mostFirst = (a: Hanging, b: Hanging): number =>
  dependenceOf(b) - dependenceOf(a) || b.indirectDependence - a.indirectDependence

/** Where in the tables of the world the use of a material stands: its row if there is one, else what to look for. */
export function demandRow(
  tables: readonly WorldTable[],
  place: string,
  material: string,
): { readonly table: string; readonly row: string; readonly find: string } {
  const demand = tables.find(({ name }) => name === 'demand')
  const at = (column: string): number => demand?.columns.findIndex(({ name }) => name === column) ?? -1
  const rows = (demand?.rows ?? []).filter((row) => row[at('place')] === place && row[at('material')] === material)
  const [only] = rows
  return {
    table: 'demand',
    row: rows.length === 1 && only !== undefined ? (demand?.key ?? []).map((key) => only[at(key)] ?? '').join('|') : '',
    find: rows.length === 1 ? '' : material,
  }
}

/** Key of the route by which a material is bought from a place, if there is one. */
export function routeRow(
  tables: readonly WorldTable[],
  material: string,
  from: string,
  to: string,
): string | undefined {
  const routes = tables.find(({ name }) => name === 'routes')
  const at = (routes?.key ?? []).map((key) => routes?.columns.findIndex(({ name }) => name === key) ?? -1)
  const keys = (routes?.rows ?? []).map((row) => at.map((column) => row[column] ?? '').join('|'))
  return keys.find((key) => key === [material, from, to].join('|'))
}

/** How much of what is used passed at least one plant of the supplier state, by where the plants are or by who decides over them. */
export function passedShare(dependences: readonly Dependence[], by: By): number {
  const total = dependences.reduce((sum, { contained }) => sum + contained, 0)
  return dependences.reduce(
    (sum, { contained, dependenceByLocation, dependenceByControl }) =>
      sum + (contained / total) * (by === 'location' ? dependenceByLocation : dependenceByControl),
    0,
  )
}

/** The stage at which a place holds most. */
export function narrowest(
  stages: readonly StageShares[],
  by: By,
  place: string,
): { readonly stage: string; readonly share: number } | undefined {
  return stages
    .flatMap((one) =>
      one[by].filter((holder) => holder.place === place).map(({ share }) => ({ stage: one.stage, share })),
    )
    .sort((a, b) => b.share - a.share)[0]
}
