import { cashOf, coreOf, type Producer } from './dumping-books.ts'
import { inCase, found, priceBook, ranIn, yearsOf } from './dumping-paths.ts'
import type { Case, Ran, Setting, Year } from './dumping-paths.ts'
import { dot, leastCost, SOLVED, total, type Least } from './small-simplex.ts'

/**
 * The three instruments of *What keeps the core* (docs/explanation/dumping.md), and the least cost of each: `dumping-books.ts`
 * says what producers are short of, `small-simplex.ts` finds the cheapest raises. Masses are t a year, money million USD.
 */
export type Instrument = 'cfd' | 'tariff' | 'origin'
export const INSTRUMENTS: readonly Instrument[] = ['cfd', 'tariff', 'origin']

/** What keeping some of the core costs in a year, million USD, and what each of its producers gets. */
interface Support {
  readonly least: number
  readonly fiscalCost: number
  readonly consumerCost: number
  readonly producerTransfer: number
  readonly otherTransfer: number
  readonly overcompensation: number
  readonly needMet: number
  readonly inputLoss: number
  readonly evaded: number
  readonly deadweight: number
  /** By which the simplex may be wrong: breaches of either side, and the gap between both. */
  readonly worstFault: number
}

/** One instrument in one year and case. */
export interface Question {
  readonly producers: readonly string[]
  /** By producer: what its plants and head office are short of; less than nothing, what they have over. */
  readonly needs: readonly number[]
  /** What each lacks at the cheapest raises that leave no more lacking in all than they must; of these, at those least in proportion to prices. */
  readonly parted: () => readonly number[]
  /** The cheapest raises that keep all but those. */
  readonly cheapest: (spared: (producer: string) => boolean) => Support | undefined
}

/** Tonnes a year of one main good. */
interface Good {
  readonly material: string
  /** By producer of the core: what it sells and buys anywhere. */
  readonly sold: readonly number[]
  readonly bought: readonly number[]
  /** By producer: h of what it sells inside the members, and what it buys there. */
  readonly soldInside: readonly number[]
  readonly boughtInside: readonly number[]
  /** What members' users and plants outside the core buy. */
  readonly used: number
  /** h of what is imported, and of what others make inside. */
  readonly imported: number
  readonly others: number
}

/** Of what a plant of the core sells and may be traded, that which earns most at baseline prices. */
function mainGoods({ world, baseline }: Setting, core: readonly Producer[]): string[] {
  const plants = new Map<string, Map<string, number>>()
  for (const { operation, place, activity } of core.flatMap(({ runs }) => runs)) {
    const worth = plants.get(operation.site) ?? new Map<string, number>()
    plants.set(operation.site, worth)
    for (const { material, perTonne } of operation.recipe.outputs)
      if (found(world.materials.get(material), material).tradable)
        worth.set(material, (worth.get(material) ?? 0) + activity * perTonne * (baseline.price(material, place) ?? 0))
  }
  const mains = [...plants.values()].flatMap((worth) => {
    const [most] = [...worth].sort(([, one], [, other]) => other - one)
    return most !== undefined && most[1] > 0 ? [most[0]] : []
  })
  return [...new Set(mains)]
}

const of = (list: readonly { readonly material: string; readonly perTonne: number }[], material: string): number =>
  total(list.map((one) => (one.material === material ? one.perTonne : 0)))
const made = ({ operation, activity }: Ran, material: string): number =>
  activity * of(operation.recipe.outputs, material)
const taken = ({ operation, activity }: Ran, material: string): number =>
  activity * of(operation.recipe.inputs, material)

/**
 * h of each member's place: the part of its goods that members use in the end. Goods at a place are alike, so all that leaves it is
 * parted alike:
 *
 *     h(p) = ( used at p + sum over members q  shipped(p, q) . h(q) ) / ( used at p + all that p ships )
 */
function stayingInside(
  members: readonly string[],
  used: ReadonlyMap<string, number>,
  routes: readonly { readonly from: string; readonly to: string; readonly tonnes: number }[],
): (place: string) => number {
  let parts = new Map(members.map((place) => [place, 0]))
  for (let round = 0; round < 100_000; round++) {
    const next = new Map(
      members.map((place) => {
        const leaving = routes.filter(({ from }) => from === place)
        const here = used.get(place) ?? 0
        const all = here + total(leaving.map(({ tonnes }) => tonnes))
        const inside = here + total(leaving.map(({ to, tonnes }) => tonnes * (parts.get(to) ?? 0)))
        return [place, all > 0 ? inside / all : 0]
      }),
    )
    const moved = Math.max(...members.map((place) => Math.abs((next.get(place) ?? 0) - (parts.get(place) ?? 0))))
    parts = next
    if (moved < 1e-15) return (place) => parts.get(place) ?? 0
  }
  throw new Error('what stays inside does not settle')
}

function goodOf(setting: Setting, core: readonly Producer[], material: string): Good {
  const { world, baseline, members } = setting
  const inside = (place: string): boolean => members.includes(place)
  const runs = ranIn(setting)
  const used = new Map<string, number>()
  const use = (place: string, tonnes: number): void =>
    void (inside(place) && used.set(place, (used.get(place) ?? 0) + tonnes))
  for (const run of runs) use(run.place, taken(run, material))
  world.demand.forEach((demand, i) => {
    if (demand.material === material) use(demand.place, found(baseline.use[i], demand.sector) * 12)
  })
  const routes = world.routes.flatMap((route, r) =>
    route.material === material ? [{ ...route, tonnes: found(baseline.ship[r], material) * 12 }] : [],
  )
  const h = stayingInside(members, used, routes)
  const ofCore = new Set(core.flatMap((producer) => producer.runs.map(({ operation }) => operation)))
  const each = (tonnes: (run: Ran) => number): number[] => core.map((producer) => total(producer.runs.map(tonnes)))
  const boughtInside = each((run) => (inside(run.place) ? taken(run, material) : 0))
  return {
    material,
    sold: each((run) => made(run, material)),
    bought: each((run) => taken(run, material)),
    soldInside: each((run) => made(run, material) * h(run.place)),
    boughtInside,
    used: total([...used.values()]) - total(boughtInside),
    imported: total(routes.map(({ from, to, tonnes }) => (inside(from) ? 0 : tonnes * h(to)))),
    others: total(runs.map((run) => (ofCore.has(run.operation) ? 0 : made(run, material) * h(run.place)))),
  }
}

/** What a dollar more on a kilogram of a good does: what each producer gains, and who pays, thousand USD a year. */
interface Effect {
  readonly gains: readonly number[]
  readonly users: number
  readonly treasury: number
  readonly others: number
  /** All that members buy. */
  readonly bought: number
}

function effectOf(instrument: Instrument, good: Good): Effect {
  const { sold, bought, soldInside, boughtInside, used, imported, others } = good
  switch (instrument) {
    case 'cfd':
      return { gains: sold, users: 0, treasury: total(sold), others: 0, bought: used }
    case 'tariff': {
      const gains = soldInside.map((tonnes, i) => tonnes - found(boughtInside[i], 'a producer'))
      return { gains, users: used, treasury: -imported, others, bought: used }
    }
    case 'origin': {
      const [q, x] = [total(sold), total(bought)]
      // What plants of the core buy abroad they may be made to buy of the core too.
      const k = q > 0 ? Math.min(1, (used + x) / q) : 0
      const r = x > 0 ? Math.min(1, (k * q) / x) : 0
      const gains = sold.map((tonnes, i) => k * tonnes - r * found(bought[i], 'a producer'))
      return { gains, users: k * q - r * x, treasury: 0, others: 0, bought: used }
    }
    default:
      return instrument satisfies never
  }
}

/** What a raise is to all once users and importers have answered, for each tonne-dollar; `core`: the part that the core still gets of what it would. */
interface Answered {
  readonly users: number
  readonly treasury: number
  readonly others: number
  readonly evaded: number
  readonly deadweight: number
  readonly core: number
}

function answered(
  instrument: Instrument,
  { users, treasury, others, bought }: Effect,
  { raise, price, elasticity, evasion }: Record<'raise' | 'price' | 'elasticity' | 'evasion', number>,
): Answered {
  const plain = {
    users: raise * users,
    treasury: raise * treasury,
    others: raise * others,
    evaded: 0,
    deadweight: 0,
    core: 1,
  }
  if (instrument === 'cfd' || raise === 0 || (instrument === 'origin' && users <= 0)) return plain
  const e = (elasticity * raise) / price
  if (e > 1) throw new Error('users buy nothing')
  if (instrument === 'tariff') {
    const imported = -treasury
    const dQ = users * e
    const dM = Math.min(imported, dQ)
    const dO = Math.min(others, dQ - dM)
    const duty = raise * (imported - dM)
    const ofCore = users - imported - others
    return {
      users: raise * (users - dQ) + (raise * dQ) / 2,
      treasury: -duty * Math.exp((-evasion * raise) / price),
      others: raise * (others - dO),
      evaded: duty * (1 - Math.exp((-evasion * raise) / price)),
      deadweight: (raise * dQ) / 2,
      core: ofCore > 0 ? 1 - (dQ - dM - dO) / ofCore : 1,
    }
  }
  // Bisection for the smaller r with r ( B - B e r / p ) = s Q.
  const fall = (mean: number): number => (bought * elasticity * mean) / price
  const brings = (mean: number): number => mean * (bought - fall(mean))
  let [low, high] = [0, price / (2 * elasticity)]
  const solvable = brings(high) >= raise * users
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (brings(middle) < raise * users) low = middle
    else high = middle
  }
  if (solvable && bought - fall(high) >= users)
    return { ...plain, users: raise * users + (high * fall(high)) / 2, deadweight: (high * fall(high)) / 2 }
  const dB = bought * e
  return {
    ...plain,
    users: raise * (bought - dB) + (raise * dB) / 2,
    deadweight: (raise * dB) / 2,
    core: (bought - dB) / users,
  }
}

/** USD/kg: mean price of a year as the core gets it, by what its plants make, without the premium. */
function meanPrice(
  setting: Setting,
  which: Case,
  { first, months }: Year,
  core: readonly Producer[],
  material: string,
) {
  const price = priceBook(setting, which)
  const runs = core.flatMap((producer) => producer.runs)
  const worth = Array.from({ length: months }, (_, month) =>
    total(runs.map((run) => made(run, material) * price(material, run.place, first + month))),
  )
  return total(worth) / (months * total(runs.map((run) => made(run, material))))
}

/** Opens the instruments of a setting: what each does is the same in all years and cases. */
export function instrumentsOf(setting: Setting): (instrument: Instrument, which: Case, year: number) => Question {
  const core = coreOf(setting)
  const goods = mainGoods(setting, core).map((material) => goodOf(setting, core, material))
  const years = yearsOf(setting)
  return (instrument, which, y) => {
    const year = found(years[y], `year ${y}`)
    const needs = core.map((producer) => -cashOf(setting, which, producer, year))
    const prices = goods.map(({ material }) => meanPrice(setting, which, year, core, material))
    const effects = goods.map((good) => effectOf(instrument, good))
    const responses = goods.map(({ material }) => {
      const { stage } = found(setting.world.materials.get(material), material)
      const of = (what: 'price-elasticity' | 'duty-evasion'): number => {
        const figure = setting.world.shutdown(stage, what)
        return figure === undefined ? 0 : inCase(which, figure, 'high')
      }
      return { elasticity: of('price-elasticity'), evasion: of('duty-evasion') }
    })
    return questionOf(instrument, year, { core, needs, prices, effects, responses })
  }
}

interface Terms {
  readonly core: readonly Producer[]
  readonly needs: readonly number[]
  readonly prices: readonly number[]
  readonly effects: readonly Effect[]
  readonly responses: readonly { readonly elasticity: number; readonly evasion: number }[]
}

function questionOf(
  instrument: Instrument,
  { months }: Year,
  { core, needs, prices, effects, responses }: Terms,
): Question {
  // Thousand USD a year become million USD in the months of this one.
  const part = months / 12 / 1000
  const gains = core.map((_, i) => effects.map((effect) => part * found(effect.gains[i], 'a gain')))
  const most = prices.map((price) => (instrument === 'cfd' ? Infinity : price / 2))
  const cost = effects.map(({ users, treasury }) => part * (instrument === 'cfd' ? treasury : users))
  const rows = core.map(({ id }, i) => ({ id, gains: found(gains[i], id), need: found(needs[i], id) }))
  const solve = (
    dollars: readonly number[],
    more: readonly { readonly gains: readonly number[]; readonly need: number }[],
    spared: (producer: string) => boolean,
  ): Least | undefined => {
    const answer = leastCost(
      dollars,
      [...rows.map((row, i) => ({ ...row, gains: [...row.gains, ...rows.map((_, j) => (i === j ? 1 : 0))] })), ...more],
      [...most, ...rows.map(({ id }) => (spared(id) ? Infinity : 0))],
    )
    if (answer !== undefined && !(answer.worstFault <= SOLVED)) throw new Error(`off by ${answer.worstFault}`)
    return answer
  }
  const lackingAt = (...asked: Parameters<typeof solve>): readonly number[] | undefined =>
    solve(...asked)?.raises.slice(prices.length)
  return {
    producers: core.map(({ id }) => id),
    needs,
    parted: () => {
      const all = total(lackingAt([...prices.map(() => 0), ...rows.map(() => 1)], [], () => true) ?? [NaN])
      const free = rows.map(() => 0)
      const noMore = { gains: [...prices.map(() => 0), ...rows.map(() => -1)], need: -all * (1 + 1e-9) - 1e-12 }
      const least = solve([...cost, ...free], [noMore], () => true)
      const noDearer = {
        gains: [...cost.map((each) => -each), ...free],
        need: -(least?.cost ?? NaN) * (1 + 1e-9) - 1e-12,
      }
      return lackingAt([...prices.map((price) => 1 / price), ...free], [noMore, noDearer], () => true) ?? []
    },
    cheapest: (spared) => {
      const kept = rows.filter(({ id }) => !spared(id))
      const least = leastCost(cost, kept, most)
      if (least === undefined) return undefined
      // Of all that cost no more, the raises that move prices least in proportion.
      const noDearer = { gains: cost.map((each) => -each), need: -least.cost * (1 + 1e-9) - 1e-12 }
      const smallest =
        leastCost(
          prices.map((price) => 1 / price),
          [...kept, noDearer],
          most,
        ) ?? least
      const { raises } = smallest
      const after = effects.map((effect, m) =>
        answered(instrument, effect, {
          raise: found(raises[m], 'a raise'),
          price: found(prices[m], 'a price'),
          ...found(responses[m], 'a response'),
        }),
      )
      const sum = (what: keyof Answered): number => part * total(after.map((each) => each[what]))
      const got = rows.map(({ gains: own }) =>
        dot(
          own,
          raises.map((raise, m) => raise * found(after[m], 'an answer').core),
        ),
      )
      const beside = (of: (need: number, gets: number) => number): number =>
        total(rows.map(({ need }, i) => of(Math.max(0, need), found(got[i], 'a gain'))))
      return {
        least: least.cost,
        fiscalCost: sum('treasury'),
        consumerCost: sum('users'),
        producerTransfer: total(got),
        otherTransfer: sum('others'),
        evaded: sum('evaded'),
        deadweight: sum('deadweight'),
        overcompensation: beside((need, gets) => Math.max(0, gets - need)),
        needMet: beside((need, gets) => Math.min(need, Math.max(0, gets))),
        inputLoss: beside((_, gets) => Math.max(0, -gets)),
        worstFault: Math.max(least.worstFault, smallest.worstFault),
      }
    },
  }
}
