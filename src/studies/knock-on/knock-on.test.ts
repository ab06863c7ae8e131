import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSolver } from '../../solver/index.ts'
import { quantity, type MillionUsd, type Months } from '../../quantity/index.ts'
import type { Economy, Figure, Place, World } from '../../world/index.ts'
import { knockOn, type KnockOn } from './knock-on.ts'
import { lostOrders } from './lost-orders.ts'
import { rationed } from './rationing.ts'
import { shareTable } from './table.ts'

const solver = await loadSolver()
const YEAR = quantity<'months'>(12)
const usd = (value: number): MillionUsd => quantity<'MUSD'>(value)

/** A table in figures: what i sells to j, outputs, trade, and who makes goods. Each industry is a sector of its own. */
interface Table {
  readonly inputs: readonly (readonly number[])[]
  readonly output: readonly number[]
  readonly exports?: readonly number[]
  readonly imports?: readonly number[]
  readonly makes: readonly boolean[]
}

const spent = ({ inputs }: Table, j: number): number => inputs.reduce((sum, row) => sum + (row[j] ?? 0), 0)
const valueAdded = (table: Table): number[] => table.output.map((output, j) => output - spent(table, j))
const total = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0)

const economyOf = (table: Table, unit = 1): Economy => ({
  year: '2018',
  accounts: table.output.map((output, i) => ({
    industry: `i${i}`,
    output: quantity<'MUSD/yr'>(unit * output),
    valueAdded: quantity<'MUSD/yr'>(unit * (output - spent(table, i))),
    exports: quantity<'MUSD/yr'>(unit * (table.exports?.[i] ?? 0)),
    imports: quantity<'MUSD/yr'>(unit * (table.imports?.[i] ?? 0)),
  })),
  inputs: table.inputs.flatMap((row, seller) =>
    row.map((value, buyer) => ({ seller, buyer, value: quantity<'MUSD/yr'>(unit * value) })),
  ),
})

const placeOf = (product: number): Place => ({
  id: 'HERE',
  name: 'Here',
  nameJa: '',
  bloc: 'alliance',
  region: '',
  lat: 0,
  lon: 0,
  gdp: figure(product),
})

const figure = (value: number): Figure => ({
  value,
  low: value,
  high: value,
  unit: '',
  date: '',
  source: '',
  confidence: 'low',
  note: '',
  file: '',
  line: 0,
})

/** A world of one place, whose product is that of its table times `gdp`. */
function worldOf(table: Table, { unit = 1, gdp = 1 } = {}): World {
  const world: Pick<World, 'places' | 'industries' | 'economies' | 'multiplier' | 'industriesOf'> = {
    places: new Map([['HERE', placeOf((gdp * total(valueAdded(table))) / 1000)]]),
    industries: new Map(
      table.makes.map((manufacturing, i) => [`i${i}`, { id: `i${i}`, name: '', nameJa: '', manufacturing }]),
    ),
    economies: new Map([['HERE', economyOf(table, unit)]]),
    multiplier: () => undefined,
    industriesOf: (sector) =>
      sector === 'unknown' ? [] : [{ industry: sector, share: { value: 1, low: 1, high: 1 } }],
  }
  return world as World
}

function follows(world: World, lost: readonly number[], months: Months = YEAR): KnockOn {
  const [found] = knockOn(
    world,
    lost.map((value, i) => ({ place: 'HERE', sector: `i${i}`, valueAdded: usd(value) })),
    months,
    solver,
  )
  return (
    found ?? { place: 'HERE', stoppedLines: usd(0), lostOrders: usd(0), rationedParts: usd(0), notFollowed: usd(0) }
  )
}

/** Parts, cars, and services. Cars are sold to final users alone. */
const CARS: Table = {
  inputs: [
    [0, 50, 10],
    [0, 0, 0],
    [20, 30, 0],
  ],
  output: [100, 200, 300],
  makes: [true, true, false],
}

describe('what follows from a stop, by hand', () => {
  it('has suppliers of cars lose what is in the cars that are not sold', () => {
    // 40 % of cars: 80 of final sales. Without imports all of it is value added of somebody here: 48 of the car industry itself.
    const { stoppedLines, lostOrders: orders, rationedParts } = follows(worldOf(CARS), [0, 48, 0])
    expect(stoppedLines).toBe(48)
    expect(orders).toBeCloseTo(80, 9)
    // Parts are left over, not short.
    expect(rationedParts).toBeCloseTo(80, 7)
  })

  it('has cars stop for parts that are not made, and services lose the orders of both', () => {
    const { lostOrders: orders, rationedParts } = follows(worldOf(CARS), [32, 0, 0])
    // Services: 20 of 300 go to parts, 40 % of which stop.
    expect(orders).toBeCloseTo(32 + 290 * ((20 / 300) * 0.4), 9)
    // Cars c and services s: c = 0.4 - 0.1 s (services order fewer parts), s = 0.4 / 15 + 0.1 c.
    const c = (0.4 - 0.1 * (0.4 / 15)) / 1.01
    expect(rationedParts).toBeCloseTo(32 + 120 * c + 290 * (0.4 / 15 + 0.1 * c), 6)
  })

  it('lets cars run on imported parts, as far as they were imported', () => {
    // Half of the parts used here come from abroad: 100 made, 100 imported, none exported.
    const half: Table = {
      ...CARS,
      inputs: [
        [0, 100, 20],
        [0, 0, 0],
        [20, 30, 0],
      ],
      imports: [100, 0, 0],
    }
    const { stoppedLines, lostOrders: orders, rationedParts } = follows(worldOf(half), [40, 0, 0])
    const added = valueAdded(half)
    expect(stoppedLines).toBe(40)
    expect(orders).toBeCloseTo(40 + (added[2] ?? 0) * ((20 / 300) * 0.5), 9)
    const c = (0.25 - 0.05 * (0.5 / 15)) / 1.005
    expect(rationedParts).toBeCloseTo(40 + (added[1] ?? 0) * c + (added[2] ?? 0) * (0.5 / 15 + 0.1 * c), 6)
  })

  it('sets a run of months beside what industries make in as many', () => {
    const year = follows(worldOf(CARS), [32, 0, 0])
    const half = follows(worldOf(CARS), [16, 0, 0], quantity<'months'>(6))
    expect(half.rationedParts).toBeCloseTo((year.rationedParts ?? 0) / 2, 9)
  })

  it('stops all of an industry, and no more, where a sector loses more than its industry makes', () => {
    const all = follows(worldOf(CARS), [0, 120, 0])
    const more = follows(worldOf(CARS), [0, 150, 0])
    expect(more.stoppedLines).toBe(150)
    expect((more.lostOrders ?? 0) - 150).toBeCloseTo((all.lostOrders ?? 0) - 120, 9)
  })

  it('says what it could not follow: sectors that belong to no industry, industries that make nothing', () => {
    const world = worldOf({
      inputs: [
        [0, 5, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      output: [10, 20, 0],
      makes: [true, true, true],
    })
    const losses = [
      { place: 'HERE', sector: 'unknown', valueAdded: usd(3) },
      { place: 'HERE', sector: 'i2', valueAdded: usd(2) },
      { place: 'HERE', sector: 'i1', valueAdded: usd(1) },
    ]
    const [found] = knockOn(world, losses, YEAR, solver)
    expect(found?.notFollowed).toBe(5)
    expect(found?.stoppedLines).toBe(6)
    expect(found?.lostOrders).toBeGreaterThan(6)
  })

  it('uses a multiplier where there is no table, less what the industry buys from itself', () => {
    const multiple = figure(2.5)
    const world: World = {
      ...worldOf(CARS),
      economies: new Map(),
      multiplier: (_, industry) =>
        industry === 'i1' ? { multiple, ownInputShare: quantity<'share'>(0.2) } : undefined,
    }
    expect(follows(world, [4, 10, 0])).toEqual({
      place: 'HERE',
      stoppedLines: 14,
      lostOrders: 14 + 10,
      rationedParts: undefined,
      notFollowed: 4,
    })
    expect(follows(world, [4, 0, 0]).lostOrders).toBeUndefined()
  })
})

/** Tables that balance: nobody buys or sells more than there is. */
const tables: fc.Arbitrary<Table> = fc.integer({ min: 2, max: 5 }).chain((n) => {
  const each = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: n, maxLength: n })
  return fc
    .record({
      inputs: each(each(fc.integer({ min: 0, max: 30 }))),
      own: each(fc.integer({ min: 1, max: 60 })),
      exports: each(fc.integer({ min: 0, max: 40 })),
      imports: each(fc.integer({ min: 0, max: 40 })),
      makes: each(fc.boolean()),
    })
    .map(({ inputs, own, exports, imports, makes }) => ({
      inputs,
      exports,
      imports,
      makes,
      output: inputs.map(
        (row, i) => Math.max(total(row) + (exports[i] ?? 0), spent({ inputs, output: [], makes }, i)) + (own[i] ?? 0),
      ),
    }))
})
const cases = tables.chain((table) =>
  fc.record({
    table: fc.constant(table),
    parts: fc.array(fc.constantFrom(0, 0, 0.001, 0.1, 0.4, 1), {
      minLength: table.makes.length,
      maxLength: table.makes.length,
    }),
  }),
)
const lossesOf = (table: Table, parts: readonly number[]): number[] =>
  valueAdded(table).map((added, i) => added * (parts[i] ?? 0))

describe('laws of what follows', () => {
  it('has nothing follow from nothing', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(
          knockOn(
            worldOf(table),
            lossesOf(table, []).map((value, i) => ({ place: 'HERE', sector: `i${i}`, valueAdded: usd(value) })),
            YEAR,
            solver,
          ),
        ).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  it('loses no less with each answer, and no more than all there is', () => {
    fc.assert(
      fc.property(cases, ({ table, parts }) => {
        const {
          stoppedLines,
          lostOrders: orders = usd(Number.NaN),
          rationedParts = usd(Number.NaN),
        } = follows(worldOf(table), lossesOf(table, parts))
        expect(orders).toBeGreaterThanOrEqual(stoppedLines * (1 - 1e-12))
        expect(rationedParts).toBeGreaterThanOrEqual(orders * (1 - 1e-12))
        expect(rationedParts).toBeLessThanOrEqual(total(valueAdded(table)) * (1 + 1e-9))
      }),
      { numRuns: 150 },
    )
  })

  it('loses no less when more stops', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ table, parts }, which) => {
        const more = parts.map((part, i) => (i === which % parts.length ? Math.min(1, part + 0.3) : part))
        const [one, other] = [parts, more].map((list) => follows(worldOf(table), lossesOf(table, list)))
        const slack = 1e-6 * total(valueAdded(table))
        expect(other?.lostOrders).toBeGreaterThanOrEqual((one?.lostOrders ?? 0) - slack)
        expect(other?.rationedParts).toBeGreaterThanOrEqual((one?.rationedParts ?? 0) - slack)
      }),
      { numRuns: 100 },
    )
  })

  it('counts nothing twice: an economy that stops altogether loses its value added, by each answer', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const all = valueAdded(table)
        const { stoppedLines, lostOrders: orders, rationedParts } = follows(worldOf(table), all)
        for (const answer of [stoppedLines, orders, rationedParts]) expect(answer).toBeCloseTo(total(all), 6)
      }),
      { numRuns: 50 },
    )
  })

  it('knows no unit: another currency of the table changes nothing, another of the world all in proportion', () => {
    fc.assert(
      fc.property(cases, ({ table, parts }) => {
        const lost = lossesOf(table, parts)
        const one = follows(worldOf(table), lost)
        const yen = follows(worldOf(table, { unit: 110 }), lost)
        const large = follows(
          worldOf(table, { gdp: 1000 }),
          lost.map((value) => 1000 * value),
        )
        expect(yen.rationedParts).toBeCloseTo(one.rationedParts ?? 0, 6)
        expect(yen.lostOrders).toBeCloseTo(one.lostOrders ?? 0, 9)
        expect((large.rationedParts ?? 0) / 1000).toBeCloseTo(one.rationedParts ?? 0, 6)
      }),
      { numRuns: 60 },
    )
  })

  it('finds the least that can be lost: no other sharing out that keeps to the rules loses less', () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        ({ table, parts }, seeds) => {
          const world = worldOf(table)
          const place = world.places.get('HERE')
          if (place === undefined) throw new Error('no place')
          const shares = shareTable(world, place, economyOf(table))
          const lost = lostOrders(shares, Float64Array.from(parts))
          const least = rationed(shares, lost, solver)
          const other = repaired(
            shares,
            lost.map((part, i) => Math.max(part, part + (seeds[i] ?? 0) * (1 - part))),
          )
          const cost = (list: Float64Array): number =>
            total(shares.valueAdded.map((added, i) => added * (list[i] ?? 0)))
          expect(broken(shares, lost, least)).toBeLessThan(1e-6)
          expect(cost(least)).toBeLessThanOrEqual(cost(other) * (1 + 1e-7) + 1e-9)
        },
      ),
      { numRuns: 150 },
    )
  })
})

type Shares = ReturnType<typeof shareTable>

const sumOver = (row: Float64Array, lost: Float64Array, who: (j: number) => boolean): number =>
  row.reduce((sum, share, j) => sum + (who(j) ? share * (lost[j] ?? 0) : 0), 0)

/** The rules of rationing, written down a second time: by how much each is broken, at most. */
function broken({ orders, domestic, manufacturing }: Shares, floor: Float64Array, lost: Float64Array): number {
  const makes = (j: number): boolean => manufacturing[j] ?? false
  return Math.max(
    0,
    ...orders.flatMap((row, i) => {
      const own = lost[i] ?? 0
      const withdrawn = sumOver(row, lost, (j) => !makes(j))
      const makers = row.reduce((sum, share, j) => sum + (makes(j) ? share : 0), 0)
      return [
        (floor[i] ?? 0) - own,
        own - 1,
        sumOver(row, lost, () => true) - own,
        makes(i) ? (domestic[i] ?? 0) * makers * (own - withdrawn) - sumOver(row, lost, makes) : 0,
      ]
    }),
  )
}

/** Raises losses until the rules hold. All that stops keeps to them, so there is an end. */
function repaired(shares: Shares, start: Float64Array): Float64Array {
  let lost = start
  for (let round = 0; round < 200 && broken(shares, start, lost) > 1e-12; round++) {
    const orders = lostOrders(shares, lost)
    lost =
      broken(shares, start, orders) > 1e-12
        ? orders.map((part, i) => (shares.manufacturing[i] ? part + 0.2 * (1 - part) : part))
        : orders
  }
  return broken(shares, start, lost) > 1e-9 ? lost.map(() => 1) : lost
}
