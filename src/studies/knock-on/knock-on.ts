import { addAt, at, numberAt } from '../../lists/index.ts'
import { during, quantity, sum, sumOf, times, type MillionUsd, type Months } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Place, World } from '../../world/index.ts'
import { lostOrders } from './lost-orders.ts'
import { rationed } from './rationing.ts'
import { shareTable, type ShareTable } from './table.ts'

/** Value added that a sector of a place loses because its lines stand still. */
export interface DirectLoss {
  readonly place: string
  readonly sector: string
  readonly valueAdded: MillionUsd
}

/** What a place loses in all, by three answers to what follows; each holds the one before. */
export interface KnockOn {
  readonly place: string
  /** Nothing follows, and sales only wait: at most this, less what is sold later. */
  readonly stoppedLines: MillionUsd
  /** Suppliers lose the orders of lines that stand still; undefined where no table says how much. */
  readonly lostOrders: MillionUsd | undefined
  /** The goods that are not made are missing as parts elsewhere, too; undefined without an input-output table. */
  readonly rationedParts: MillionUsd | undefined
  /** The part of `stoppedLines` that nothing is said to follow from: its sector belongs to no industry that has accounts. */
  readonly notFollowed: MillionUsd
}

/**
 * What follows from stopped lines beyond the sectors of the model. A run is one period: what a sector loses in it is set beside what its
 * industries make in as many months.
 */
export function knockOn(world: World, losses: readonly DirectLoss[], months: Months, solver: Solver): KnockOn[] {
  const places = new Set(losses.filter(({ valueAdded }) => valueAdded > 0).map(({ place }) => place))
  return [...world.places.values()]
    .filter(({ id }) => places.has(id))
    .map((place) => {
      const own = losses.filter((loss) => loss.place === place.id && loss.valueAdded > 0)
      const economy = world.economies.get(place.id)
      return economy === undefined
        ? byMultipliers(world, place.id, own)
        : byTable(world, place, shareTable(world, place, economy), own, { months, solver })
    })
}

function byTable(
  world: World,
  place: Place,
  table: ShareTable,
  losses: readonly DirectLoss[],
  { months, solver }: { months: Months; solver: Solver },
): KnockOn {
  const usual = table.valueAdded.map((flow) => during(flow, months))
  const index = new Map(table.industries.map((industry, i) => [industry, i]))
  const direct = new Float64Array(usual.length)
  let notFollowed = quantity<'MUSD'>(0)
  for (const { sector, valueAdded } of losses) {
    let followed = quantity<'MUSD'>(0)
    for (const { industry, share } of world.industriesOf(sector)) {
      const i = index.get(industry)
      if (i === undefined || at(usual, i) <= 0) continue
      const part = times(valueAdded, share.value)
      addAt(direct, i, part / at(usual, i))
      followed = sum(followed, part)
    }
    notFollowed = sum(notFollowed, quantity<'MUSD'>(Math.max(0, valueAdded - followed)))
  }
  // The model judges what a sector has at stake, the table measures its industry: where more is lost than the industry makes, all of it stops.
  const stopped = direct.map((part) => Math.min(1, part))
  const unordered = lostOrders(table, stopped)
  const missing = rationed(table, unordered, solver)
  const stoppedLines = sumOf(losses.map(({ valueAdded }) => valueAdded))
  const beyond = (lost: Float64Array): MillionUsd =>
    sumOf(usual.map((flow, i) => times(flow, numberAt(lost, i) - numberAt(stopped, i))))
  return {
    place: place.id,
    stoppedLines,
    lostOrders: sum(stoppedLines, beyond(unordered)),
    rationedParts: sum(stoppedLines, beyond(missing)),
    notFollowed,
  }
}

/**
 * Without a table: each industry by its multiplier. What it buys from itself is in its own loss already and is taken out,
 * as far as it buys it at first hand; what sectors that stop together order from each other is not.
 */
function byMultipliers(world: World, place: string, losses: readonly DirectLoss[]): KnockOn {
  const parts = losses.flatMap(({ sector, valueAdded }) =>
    world.industriesOf(sector).flatMap(({ industry, share }) => {
      const known = world.multiplier(place, industry)
      if (known === undefined) return []
      const all = Math.max(1, known.multiple.value * (1 - known.ownInputShare))
      return [{ followed: times(valueAdded, share.value), beyond: times(valueAdded, share.value * (all - 1)) }]
    }),
  )
  const stoppedLines = sumOf(losses.map(({ valueAdded }) => valueAdded))
  const followed = sumOf(parts.map((part) => part.followed))
  return {
    place,
    stoppedLines,
    lostOrders: parts.length === 0 ? undefined : sum(stoppedLines, sumOf(parts.map(({ beyond }) => beyond))),
    rationedParts: undefined,
    notFollowed: quantity<'MUSD'>(Math.max(0, stoppedLines - followed)),
  }
}
