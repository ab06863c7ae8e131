import { describe, expect, it } from 'vitest'
import { quantity } from '../../quantity/index.ts'
import { simulateOwner, type Conduct, type OwnerUnderPath, type PlantState, type PlantUnderPath } from './shutdown.ts'

const LETTER: Record<PlantState, string> = {
  'not yet': '.',
  running: 'r',
  mothballed: 'm',
  restarting: 's',
  closed: 'x',
}

/** A plant that costs 12 a month to run, 1 to keep idle and 5 while a restart is prepared; all money is thousand USD. */
const CONDUCT: Conduct = {
  thresholds: { stop: quantity(-60), stopsBy: 'mothballing', restart: quantity(60), close: quantity(-600) },
  expectation: quantity(1),
  volatility: quantity(0),
  requiredReturn: 0.1,
  careAndMaintenance: quantity(12),
  severance: quantity(7),
  restart: quantity(10),
  closing: quantity(3),
  restartMonths: quantity(2),
  preparing: quantity(5),
  rampUp: quantity(4),
  fixedShare: 0.5,
  cost: quantity(12),
}
/** A year's margin for each letter. */
const MARGIN: Readonly<Record<string, number>> = { '+': 120, '0': 0, '-': -120, '!': -1200, '.': Number.NaN }
const plant = (months: string, conduct: Partial<Conduct> = {}, rampsUp = false): PlantUnderPath => ({
  margins: Array.from(months, (letter) => quantity(MARGIN[letter] ?? 0)),
  conduct: { ...CONDUCT, ...conduct },
  rampsUp,
})
const owner = (more: Partial<OwnerUnderPath> & Pick<OwnerUnderPath, 'units'>): OwnerUnderPath => ({
  fixed: quantity(0),
  cash: undefined,
  rescued: false,
  ...more,
})
const statesOf = (asked: OwnerUnderPath): string[] =>
  simulateOwner(asked).units.flatMap((unit) => unit.map(({ states }) => states.map((state) => LETTER[state]).join('')))
const fate = (months: string, conduct?: Partial<Conduct>): string | undefined =>
  statesOf(owner({ units: [[plant(months, conduct)]] }))[0]

describe('what an owner does with a plant', () => {
  it.each([
    ['runs on between the stop and the restart', '+0000', 'rrrrr'],
    ['mothballs below the stop', '+0-00', 'rrmmm'],
    ['leaves it idle between the stop and the restart', '-000', 'mmmm'],
    ['starts again above the restart, once that is prepared', '-++++', 'mssrr'],
    ['puts a restart off when the margin falls below the stop', '-+-++++', 'msmssrr'],
    ['gives it up below the close', '-!++', 'mxxx'],
    ['does nothing before it stands', '..++', '..rr'],
  ])('%s', (_, months, states) => expect(fate(months)).toBe(states))

  it('closes at once where idling is worth nothing', () => {
    const closing = { thresholds: { ...CONDUCT.thresholds, stopsBy: 'closing' as const } }
    expect(fate('+-++', closing)).toBe('rxxx')
  })

  it('believes a fall as it lasts: with a year of expectation, in the seventeenth month', () => {
    // From 120 towards -120, a twelfth of the gap a month: -120 + 240 (11/12)^n < -60 from n = 16 on.
    expect(fate(`+${'-'.repeat(20)}`, { expectation: quantity(12) })).toBe(`${'r'.repeat(16)}${'m'.repeat(5)}`)
  })

  it('pays severance, then care; its people while a restart is prepared; and the clearing of the site', () => {
    const cash = (months: string): readonly number[] | undefined =>
      simulateOwner(owner({ units: [[plant(months)]] })).units[0]?.[0]?.cash
    // What a stop costs at once is the owner's, and stands in no plant's month.
    expect(cash('+-0++++')).toEqual([10, -1, -1, -5, -5, 10, 10])
    expect(cash('-!0')).toEqual([-1, 0, 0])
  })

  it('makes nothing for the time being, and pays its people, where it would lose more than that', () => {
    const slow = { expectation: quantity<'months'>(12) }
    // 1,200 a year less than nothing are 100 a month; half of 12 is fixed. Its owner does not believe it yet.
    expect(simulateOwner(owner({ units: [[plant('+-', slow)]] })).units[0]?.[0]?.cash).toEqual([10, -6])
    const little = { ...slow, fixedShare: 0.9 }
    expect(simulateOwner(owner({ units: [[plant('+-', little)]] })).units[0]?.[0]?.cash).toEqual([10, -10])
  })

  it('earns in proportion while it ramps up, and pays the fixed part of its cost in full', () => {
    const ramping = simulateOwner(owner({ units: [[plant('.+++++', {}, true)]] })).units[0]?.[0]?.cash
    // A quarter of 10 less three quarters of half of 12, and so on.
    expect(ramping).toEqual([0, 2.5 - 4.5, 5 - 3, 7.5 - 1.5, 10, 10])
  })
})

describe('plants of one owner', () => {
  it('that need each other stop together, on what they earn together', () => {
    expect(statesOf(owner({ units: [[plant('++'), plant('--')]] }))).toEqual(['rr', 'rr'])
    // Closing is dearer than care for ever, so that they are kept idle.
    const kept = { closing: quantity<'kUSD'>(1000) }
    expect(statesOf(owner({ units: [[plant('0000', kept), plant('0---', kept)]] }))).toEqual(['rmmm', 'rmmm'])
  })

  it('that do not, stop each by itself', () => {
    expect(statesOf(owner({ units: [[plant('++')], [plant('--')]] }))).toEqual(['rr', 'mm'])
  })

  it('cannot wait once its money is spent: what loses more than care stops at once', () => {
    const small = {
      margins: Array.from({ length: 6 }, () => quantity<'kUSD/yr'>(-48)),
      conduct: CONDUCT,
      rampsUp: false,
    }
    const asked = owner({ units: [[small]], fixed: quantity(6), cash: quantity(0.025) })
    // 4 a month by running and 6 of head office: 25 thousand are spent in the third month.
    expect(simulateOwner(asked).outOfCash).toBe(2)
    expect(statesOf(asked)).toEqual(['rrrmmm'])
    expect(statesOf({ ...asked, rescued: true })).toEqual(['rrrrrr'])
    expect(statesOf({ ...asked, cash: undefined })).toEqual(['rrrrrr'])
  })

  it('pay what a stop costs out of the owner’s money', () => {
    const asked = owner({ units: [[plant('--')]], cash: quantity(0.0075) })
    // Severance of 7 and care of 1.
    expect(simulateOwner(asked).outOfCash).toBe(0)
    expect(simulateOwner({ ...asked, cash: quantity(0.0085) }).outOfCash).toBe(1)
  })
})
