import type { Fill, Goods, Round } from './json.ts'
import { type Faults, keyOf, MICRO, SHARE, sum, Sums } from './sums.ts'

/** When a price is a benchmark: at least a tonne, three independent sellers and buyers, none with more than 60 %. */
const DEPTH = { tonnes: 1, owners: 3, largest: 0.6 }
/** From this share of a pool on, one who trades with itself is asked about. */
const SELF_TRADE = 0.05

/** What was delivered, weighed by volume, without sellers under contracts and without what owners sell where they buy. */
export function checkBenchmarks(round: Round, faults: Faults): void {
  const all = [...round.orders, ...round.conversions]
  const ownerOf = new Map(all.map(({ order, owner }) => [order, owner]))
  const contracted = new Set(round.orders.flatMap(({ order, contract }) => (contract === null ? [] : [order])))
  const poolOf = poolsOf(round)
  const [brought, took, turnover] = [new Sums(), new Sums(), new Sums()]
  const rows = round.fills.map((fill) => ({ ...fill, owner: ownerOf.get(fill.order) ?? '', pool: poolOf(keyOf(fill)) }))
  for (const { side, pool, owner, tonnes } of rows) {
    const sums = side === 'sell' ? brought : took
    sums.add(`${pool} ${owner}`, tonnes)
    if (side === 'buy') turnover.add(pool, tonnes)
  }
  const matched = (key: string): number => Math.min(brought.of(key).total, took.of(key).total)
  for (const stated of round.benchmarks) {
    const isHere = ({ material, grade }: Fill): boolean => material === stated.material && grade === stated.grade
    const pools = new Set(
      round.bounds
        .filter((one) => one.material === stated.material && one.grade === stated.grade)
        .map((one) => poolOf(keyOf(one))),
    )
    const [sellers, buyers] = [new Sums(), new Sums()]
    const worth = new Sums()
    for (const fill of rows) {
      const key = `${fill.pool} ${fill.owner}`
      const own = fill.side === 'sell' ? matched(key) / brought.of(key).total : matched(key) / took.of(key).total
      // Whole grams, as everywhere.
      const rest = Math.round(fill.tonnes * (1 - own) * 1e6) / 1e6
      if (rest === 0) continue
      if (fill.side === 'buy' && pools.has(fill.pool)) buyers.add(fill.owner, rest)
      if (fill.side === 'buy' || !isHere(fill) || contracted.has(fill.order)) continue
      sellers.add(fill.owner, rest)
      worth.add('tonnes', rest)
      worth.add('usd', rest * fill.price)
    }
    const name = `${stated.material} ${stated.grade}`
    const { total: tonnes } = worth.of('tonnes')
    faults.same(`tonnes of the benchmark ${name}`, stated.tonnes, worth.of('tonnes'))
    faults.holds(sellers.names.length === stated.sellers, `sellers of ${name} are ${sellers.names.length}`)
    faults.holds(buyers.names.length === stated.buyers, `buyers of ${name} are ${buyers.names.length}`)
    const isDeep =
      tonnes >= DEPTH.tonnes &&
      [sellers, buyers].every((side) => {
        const shares = side.names.map((owner) => side.of(owner).total)
        return shares.length >= DEPTH.owners && Math.max(...shares) <= DEPTH.largest * sum(shares).total
      })
    faults.holds((stated.price !== null) === isDeep, `the benchmark ${name} is withheld, or not, for no reason`)
    // Rounded down to a micro-dollar.
    if (stated.price !== null) {
      const exact = worth.of('usd').total / tonnes
      faults.holds(
        stated.price <= exact + SHARE * exact && exact < stated.price + MICRO + SHARE * exact,
        `the benchmark ${name} is ${exact}`,
      )
    }
  }
  const selfTrades = brought.names.flatMap((key) => {
    const [pool = ''] = key.split(' ')
    const both = matched(key)
    return both > 0 && both >= SELF_TRADE * turnover.of(pool).total ? [both] : []
  })
  const stated = round.alarms.filter(({ kind }) => kind === 'self-trade').map(({ tonnes }) => tonnes ?? NaN)
  faults.same('self-trades', sum(stated).total, sum(selfTrades))
  faults.holds(stated.length === selfTrades.length, `self-trades are ${selfTrades.length}`)
}

/** Goods between which anything was sent, or sold as a looser grade, are one pool. */
function poolsOf({ routes, downgrades }: Round): (key: string) => string {
  const links = new Map<string, string>()
  const root = (key: string): string => {
    const next = links.get(key)
    return next === undefined ? key : root(next)
  }
  const join = (one: Goods, other: Goods): void => {
    const [a, b] = [root(keyOf(one)), root(keyOf(other))]
    if (a !== b) links.set(a, b)
  }
  for (const { from, to, ...goods } of routes) join({ ...goods, place: from }, { ...goods, place: to })
  for (const { from, to, ...goods } of downgrades) join({ ...goods, grade: from }, { ...goods, grade: to })
  return root
}
