import { compareDigits, kgText, sumOf } from '../../parts/exact.ts'
import type { RoundShown } from '../../../../src/market/index.ts'
import type { Certificate, CanonicalBook } from '../../../../src/market/light.ts'
import type { Stage } from '../../parts/Status.tsx'

type Result = NonNullable<RoundShown['result']>
export type PriceRow = Result['prices'][number]
export type VolumeRow = Result['volumes'][number]

/** The way of a round, step by step. */
export const STEPS = ['announced', 'taking', 'closed', 'opened', 'cleared', 'settled'] as const

/** Which step a round is at; none if it is void. */
export function stepOf(stage: Stage): number {
  if (stage === 'waiting') return 0
  // Until somebody closes it, a round whose time is over is where it was.
  if (stage === 'over') return 1
  return STEPS.findIndex((step) => step === stage)
}

export interface Traded {
  readonly material: string
  /** What was taken by orders, and from which price to which. */
  readonly kg: string
  readonly low: string
  readonly high: string
}

/** What was traded of each material at which prices, the most first. */
export function tradedIn({ prices, volumes }: Pick<Result, 'prices' | 'volumes'>): readonly Traded[] {
  const materials = [...new Set(volumes.map(({ material }) => material))]
  return materials
    .map((material): Traded => {
      const own = volumes.filter((one) => one.material === material && one.taken !== '0')
      const at = new Set(own.map(keyOf))
      // Prices of goods that only passed through say nothing about what was paid.
      const paid = prices
        .filter((one) => at.has(keyOf(one)))
        .map(({ price }) => price)
        .sort(compareDigits)
      return {
        material,
        kg: sumOf(own.map(({ taken }) => taken)),
        low: paid[0] ?? '0',
        high: paid.at(-1) ?? '0',
      }
    })
    .filter(({ kg }) => kg !== '0')
    .sort((a, b) => compareDigits(b.kg, a.kg))
}

type Key = Pick<PriceRow, 'material' | 'grade' | 'place' | 'month'>
export const keyOf = ({ material, grade, place, month }: Key): string => [material, grade, place, month].join('/')

/** What one order got, by its id. */
export interface Filled {
  readonly id: string
  /** By node, positive if it brought and negative if it took. */
  readonly moved: readonly { readonly node: string; readonly kg: string; readonly isBrought: boolean }[]
}

/** What an order of a published book got; undefined if there is no such order. */
export function filledOf(open: CanonicalBook, { fills }: Certificate, id: string): Filled | undefined {
  const o = open.orders.findIndex(({ order }) => order.id === id.trim())
  const found = open.orders[o]
  if (found === undefined) return undefined
  const moved = fills.flatMap(([order, a, grains]) =>
    order === o
      ? (found.alternatives[a]?.moves ?? []).map(({ node, grams }) => ({
          node: open.nodes[node] ?? '',
          kg: kgText(Math.abs(grams) * grains),
          isBrought: grams > 0,
        }))
      : [],
  )
  return { id: found.order.id, moved }
}
