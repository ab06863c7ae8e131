import { describe, expect, it } from 'vitest'
import { quantity, times, tonnes } from '../../src/quantity/index.ts'
import type { StressResult } from '../../src/studies/index.ts'
import { casesOf, glance, othersHit, priceRows, sectorsStopped, stopRows } from './stress.ts'

type Run = StressResult['central']
type Use = Run['uses'][number]

const musd = (value: number) => quantity<'MUSD'>(value)
const usdPerKg = (value: number) => quantity<'USD/kg'>(value)

const use = (sector: string, change: Partial<Use> = {}): Use => ({
  place: 'JPN',
  sector,
  material: 'magnet-smco',
  unit: 't product',
  needed: tonnes(20),
  shortfall: tonnes(4),
  stopped: tonnes(2),
  firstShortfall: '2026-01',
  firstStop: null,
  valueAddedLost: musd(100),
  grossOutputLost: musd(200),
  byMonth: [
    { month: '2026-01', served: tonnes(10), shortfall: tonnes(0), stopped: tonnes(0), monthsOfCover: 2 },
    { month: '2026-02', served: tonnes(6), shortfall: tonnes(4), stopped: tonnes(2), monthsOfCover: 0 },
  ],
  ...change,
})
const place = (id: string, lostAdded: number, bill: number): Run['places'][number] => ({
  place: id,
  bloc: 'alliance',
  valueAddedLost: musd(lostAdded),
  grossOutputLost: times(musd(lostAdded), 2),
  valueAddedLostProRata: musd(lostAdded),
  shareOfGdp: 0,
  shortfallByUnit: {},
  importCostIncrease: musd(bill),
  firstStop: null,
})
const run = (change: Partial<Run> = {}): Run => ({
  uses: [],
  knockOn: [],
  places: [],
  supply: [],
  coercer: { place: 'CHN', exportsForgone: musd(0), exportsDiverted: musd(0) },
  maxBalanceResidual: 0,
  maxBoundViolation: 0,
  gap: 0,
  simplexIterations: 0,
  ...change,
})
const result = (middle: Run): StressResult => ({
  study: 'stress',
  version: '0',
  world: { title: 'w', hash: 'h', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  scenario: { id: 's', title: 's', start: '2026-01', months: 2 },
  conduct: [],
  options: { foresight: 6, terminalValue: 'baseline-price', minForesight: 4 },
  focus: ['JPN'],
  focusGdp: quantity<'MUSD'>(4.1e6),
  focusSectors: 18,
  measuresWithoutEffect: [],
  central: middle,
  stopChances: [],
  published: [],
})
const stop = (month: string): Use['firstStop'] => ({ month, buyer: 'lean', timeToSurvive: 1 })

describe('the rows of stop dates', () => {
  it('come in the order in which lines stop, then by what is lost', () => {
    const uses = [
      use('never', { valueAddedLost: musd(900) }),
      use('late', { firstStop: stop('2026-05') }),
      use('soon-small', { firstStop: stop('2026-02'), valueAddedLost: musd(1) }),
      use('soon-large', { firstStop: stop('2026-02'), valueAddedLost: musd(50) }),
    ]
    expect(stopRows(result(run({ uses }))).map(({ sector }) => sector)).toEqual([
      'soon-large',
      'soon-small',
      'late',
      'never',
    ])
  })

  it('leave out other places', () => {
    const uses = [use('elsewhere', { place: 'USA' })]
    expect(stopRows(result(run({ uses })))).toEqual([])
  })

  it('tell each month as shares of its need', () => {
    const [row] = stopRows(result(run({ uses: [use('one')] })))
    expect(row?.months.map(({ shortfall, stopped }) => [shortfall, stopped])).toEqual([
      [0, 0],
      [0.4, 0.2],
    ])
    expect(row?.months.map(glance)).toEqual(['served', 'some'])
  })

  it('count a sector once, however many of its uses stop', () => {
    const rows = stopRows(
      result(
        run({
          uses: [use('one', { firstStop: stop('2026-03') }), use('one', { material: 'x', firstStop: stop('2026-02') })],
        }),
      ),
    )
    expect(sectorsStopped(rows)).toMatchObject({ stopped: 1, first: { material: 'x' } })
  })
})

describe('prices', () => {
  const supply = (came: number[], price: number[]): Run['supply'][number] => ({
    material: 'dy-metal',
    place: 'JPN',
    unit: 't metal',
    baselineSupply: tonnes(10),
    baselinePrice: usdPerKg(200),
    byMonth: came.map((amount, t) => ({
      month: `2026-0${t + 1}`,
      supply: tonnes(amount),
      shadowPrice: usdPerKg(price[t] ?? 0),
      shadowPriceNonCoercer: null,
      insidePrice: usdPerKg(200),
      contractPrice: usdPerKg(200),
      spotPrice: usdPerKg(200),
      averagePrice: t === 0 ? usdPerKg(200) : null,
    })),
  })

  it('are of what falls under nine tenths of the usual, as multiples', () => {
    const rows = priceRows(result(run({ supply: [supply([10, 2], [200, 900]), supply([10, 9.5], [200, 210])] })))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ least: 0.2, averagePrice: 1, peak: { month: '2026-02', low: 4.5, high: 4.5 } })
  })

  it('have an open end where nothing is left to lose', () => {
    const open = {
      ...supply([0], [900]),
      peak: { month: '2026-01', low: usdPerKg(900), high: null, marginalUse: null },
    }
    expect(priceRows(result(run({ supply: [open] })))[0]?.peak).toEqual({ month: '2026-01', low: 4.5, high: null })
  })
})

describe('figures with their range', () => {
  const middle = run({ places: [place('JPN', 10, 1), place('USA', 5, 0), place('KOR', 0, 0.1)] })

  it('add up the places asked about', () => {
    expect(casesOf(result(middle), undefined, ({ valueAddedLost }) => valueAddedLost)).toEqual({
      central: 10,
      low: undefined,
      high: undefined,
    })
  })

  it('have both ends once the range is known', () => {
    const range = { mild: run(), severe: run({ places: [place('JPN', 40, 0)] }) }
    expect(casesOf(result(middle), range, ({ valueAddedLost }) => valueAddedLost)).toEqual({
      central: 10,
      low: 0,
      high: 40,
    })
  })

  it('show who else is hit, and nobody who is not', () => {
    expect(othersHit(result(middle)).map((one) => one.place)).toEqual(['USA'])
  })
})
