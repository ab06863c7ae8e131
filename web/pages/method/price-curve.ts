import type { WorkedExample } from '../../../src/studies/index.ts'

/** Shares that the reader can let the supplier state keep back. */
export const SHARES: readonly number[] = Array.from({ length: 21 }, (_, i) => (5 * i) / 100)

export type Offer = WorkedExample['offers'][number]['id']
export type StepKind = WorkedExample['steps'][number]['kind']
export type ExampleCase = WorkedExample['cases'][number]

/** A stretch of a stair: tonnes from and to, at a level of USD/kg, with the part of it that is traded. */
export interface Block<T> {
  readonly what: T
  readonly from: number
  readonly to: number
  readonly level: number
  readonly traded: number
}

function stair<T>(list: readonly { what: T; size: number; level: number; traded: number }[]): Block<T>[] {
  let at = 0
  return list.map(({ what, size, level, traded }) => {
    const from = at
    at += size
    return { what, from, to: at, level, traded }
  })
}

/** What is offered, the cheapest first. */
export const supplyStair = ({ offers }: WorkedExample, one: ExampleCase): Block<Offer>[] =>
  stair(
    offers
      .map(({ id, cost }, o) => ({
        what: id,
        size: one.offered[o] ?? 0,
        level: cost,
        traded: one.sent[o] ?? 0,
      }))
      .sort((a, b) => a.level - b.level),
  )

/** What is wanted, the dearest use first. */
export const demandStair = ({ steps }: WorkedExample, one: ExampleCase): Block<StepKind>[] =>
  stair(
    steps
      .map(({ kind, size, worth }, s) => ({ what: kind, size, level: worth, traded: one.served[s] ?? 0 }))
      .sort((a, b) => b.level - a.level),
  )

/** Corners of a stair's outline. */
export const outline = <T>(blocks: readonly Block<T>[]): (readonly [number, number])[] =>
  blocks
    .filter(({ from, to }) => to > from)
    .flatMap(({ from, to, level }) => [[from, level] as const, [to, level] as const])

/** Below this the two ends of a price are one, USD/kg. */
const SAME = 0.01
export const isKink = ({ low, high }: ExampleCase): boolean => high - low > SAME

/** Whose cost or worth a price is, by its place in the stair. In this market no two are alike. */
export type Setter = { readonly offer: number } | { readonly use: number } | undefined
export function setterOf(example: WorkedExample, one: ExampleCase, price: number): Setter {
  const near = ({ level }: { readonly level: number }): boolean => Math.abs(level - price) < SAME
  const offer = supplyStair(example, one).findIndex(near)
  if (offer >= 0) return { offer }
  const use = demandStair(example, one).findIndex(near)
  return use < 0 ? undefined : { use }
}
