import { describe, expect, it } from 'vitest'
import type { Names } from '../summary.ts'
import type { DumpingResult } from './result.ts'
import { DUMPING_PROOF, dumpingSummary } from './summary.ts'

const CASES = ['mild', 'central', 'severe'] as const
/** A plant, the cases in which it stops, and its chances when the path ends. */
const site = (
  id: string,
  down: readonly string[],
  [idle, closed, without = idle]: readonly number[],
  more: object = {},
) => ({
  site: id,
  project: false,
  core: true,
  baselineCash: 5,
  chances: [
    { idle: 0, closed: 0, idleWithoutContracts: 0 },
    { idle, closed, idleWithoutContracts: without },
  ],
  cases: CASES.map((which) => ({ case: which, mothballed: down.includes(which) ? '2028-01' : null, closed: null })),
  ...more,
})
const producer = (id: string, more: object = {}) => ({
  id,
  sites: [id],
  overheads: 0,
  debtService: 0,
  support: 0,
  tried: 400,
  kept: 400,
  ...more,
})
const topUp = (material: string, price: number, extra: number) => ({ material, price, topUp: extra })
const support = (instrument: string, which: string, yearly: object, more: object = {}) => ({
  instrument,
  case: which,
  years: [
    { producers: [], shortfalls: [], bound: 1, topUps: [topUp('ore', 50, 5), topUp('salt', 8, 2)] },
    { producers: [], shortfalls: [], bound: 1, topUps: [topUp('ore', 40, 20)] },
  ],
  yearly: {
    fiscalCost: 0,
    consumerCost: 0,
    producerTransfer: 7,
    overcompensation: 1,
    stillShort: 0,
    evaded: 2,
    ...yearly,
  },
  fixedStrike: null,
  ...more,
})
const attack = {
  attackProbability: 0.1,
  cases: [{ case: 'central', withCore: { loss: 20 }, withoutCore: { loss: 50 }, avertedLoss: 30, expected: 3 }],
}
const dumped = {
  options: { core: ['x', 'y'], maxMeasures: 2, capital: false },
  prices: [{ material: 'salt' }, { material: 'ore' }],
  sites: [
    site('x', ['central', 'severe'], [0.3, 0.1]),
    site('y', ['severe'], [0.5, 0.25, 0.75]),
    site('z', [], [0.9, 0.9], { core: false, baselineCash: -4 }),
  ],
  producers: [producer('x'), producer('y', { overheads: 7, support: 1 }), producer('z')],
  support: [
    support('cfd', 'central', { fiscalCost: 7 }),
    support('cfd', 'severe', { fiscalCost: 9 }),
    support('tariff', 'central', { fiscalCost: -5, consumerCost: 12 }),
    support('origin', 'central', { consumerCost: 8 }),
  ],
  supplier: { years: [], yearly: 40 },
  risk: { idle: 0.8, idleLow: 0, idleHigh: 2, closed: 0.35 },
  drivers: null,
  averted: attack,
  check: { gap: 0, optimal: true, minAnnualCash: 0 },
} as unknown as DumpingResult
const names: Names = { nameOf: (_, id) => `the ${id}`, setOf: (ids) => ids.join(' + ') }
const told = (change: object = {}) => dumpingSummary.tell({ ...dumped, ...change }, 'en', names)
const texts = (change: object = {}): string[] => told(change).map(({ text }) => text)
const ids = (change: object = {}): string[] => told(change).map(({ id }) => id)

describe('the statements of a path of prices', () => {
  it('name the figures that carry the headlines, where that was asked', () => {
    const group = (id: string, share: number) => ({ group: id, share, low: 0, high: 1 })
    const headline = (id: string, groups: readonly object[]) => ({ headline: id, groups })
    const drivers = {
      draws: 50,
      headlines: [
        headline('idle', [group('cost', 0.5), group('premium', 0.3), group('waiting', 0.2), group('path', 0.15)]),
        headline('contracts', [group('cost', 0.09)]),
        headline('exports', []),
      ],
    }
    expect(texts({ drivers }).filter((text) => text.includes('most decides'))).toEqual([
      'What most decides how many stand still: costs of running, what makers outside fetch above its price, how owners wait (volatility, expectations, required return); the first takes part in 50 % of the variance.',
    ])
  })

  it('say first who is mothballed, what keeps them and what that averts, and last how far to trust it', () => {
    expect(texts()).toEqual([
      'Of 2 plants to be kept, 0.8 can be expected to stand still when the path ends (90 %: 0 to 2).',
      '0.4 are closed for good. Most at risk: the y, the x, the first with a chance of 50 %.',
      'Without the contracts on the record, 1.1 would stand still.',
      'Price contracts for 7 M USD a year from the treasury keep them all.',
      'At these prices the supplier state forgoes 40 M USD of exports a year, if it ships as much as before.',
      'Keeping these producers cuts the loss in a year of attack (at most 2 measures) by 30 M USD; without them it is 50 M USD. At 10 % a year that is worth 3 M USD a year; keeping them costs 7 M USD a year.',
      'With all figures at their central values 1 stops; in the mild case 0, in the severe case 2.',
      'Least strike prices, in the dearest year: the salt 10 USD/kg, the ore 60 USD/kg.',
      'In the severe case price contracts cost 9 M USD a year.',
      'A tariff costs users 12 M USD a year: 5 M USD goes to the treasury, 7 M USD to the producers kept, 2 M USD to importers who evade it.',
      'A rule of origin costs users 8 M USD a year: 7 M USD goes to the producers kept, 1 M USD more than they need.',
      'At baseline prices 2 of the 3 owners lose money by the tables, 5 M USD a year together.',
      expect.stringMatching(
        /^Proved optimal, for each instrument and year: no cheaper raise of the prices of main goods/,
      ),
    ])
    expect(ids().map((id) => DUMPING_PROOF.has(id))).toEqual([...Array<boolean>(ids().length - 1).fill(false), true])
  })

  it('say what a grant would cost, and whom an instrument leaves short once members buy less', () => {
    const more = {
      support: [
        support('grant', 'central', { fiscalCost: 6 }),
        support('origin', 'central', { consumerCost: 8, stillShort: 0.5 }),
      ],
    }
    expect(texts(more)).toContain('Paying each owner just what it is short of, as a grant, would cost 6 M USD a year.')
    expect(texts(more).find((text) => text.startsWith('Under a rule of origin members buy less'))).toMatch(
      /short of 0.5 M USD a year/,
    )
    expect(ids()).not.toContain('stillShort')
  })

  it('say that nobody is likely to stop and nothing is needed', () => {
    const calm = {
      sites: [site('x', [], [0.02, 0])],
      support: [support('cfd', 'central', { producerTransfer: 0 }, { years: [] })],
    }
    expect(texts(calm).slice(0, 2)).toEqual([
      'None of the plants to be kept (1) is likely to stop: the largest chance is 2 %, over random draws of every uncertain figure.',
      'No price contract is needed to keep them.',
    ])
  })

  it('name the producers whose past the tables contradict', () => {
    const few = { producers: [producer('x', { tried: 2000, kept: 99 }), producer('y', { tried: 2000, kept: 100 })] }
    expect(texts(few).find((text) => text.startsWith('The tables contradict'))).toMatch(/the past of the x:/)
    expect(ids()).not.toContain('contradicted')
  })

  it('say how many contracts cannot keep, and who they are', () => {
    const lacking = [{ producers: [], bound: 1, topUps: [], shortfalls: [{ producer: 'x', shortfall: 2 }] }]
    const some = { support: [support('cfd', 'central', { fiscalCost: 7 }, { years: lacking })] }
    expect(texts(some)).toContain('Price contracts for 7 M USD a year from the treasury keep all but 1 of them.')
    expect(texts(some)).toContain('Not kept by price contracts: the x.')
    const none = { support: [support('cfd', 'central', { producerTransfer: 0 }, { years: lacking })] }
    expect(ids(none)).not.toContain('contractsMost')
    expect(texts(none)).toContain('None of the producers that are short (1) is kept by price contracts.')
    const tariff = support('tariff', 'central', { fiscalCost: -5, consumerCost: 12 }, { years: lacking })
    expect(texts({ support: [tariff] }).slice(6, 8)).toEqual([
      'A tariff costs users 12 M USD a year: 5 M USD goes to the treasury, 7 M USD to the producers kept, 2 M USD to importers who evade it. It cannot keep 1 of them.',
      'Not kept by a tariff: the x.',
    ])
  })

  it('say that keeping them averts nothing, what it averts where no cost is known, and that it was not asked', () => {
    const [found] = attack.cases
    const nothing = { averted: { ...attack, cases: [{ ...found, withCore: { loss: 50 }, avertedLoss: 1e-9 }] } }
    expect(texts(nothing)[5]).toBe(
      'Keeping these producers averts no loss: an attack of at most 2 measures costs 50 M USD a year with or without them.',
    )
    expect(ids({ support: [] })).toContain('averted')
    expect(ids({ averted: null })).toContain('notAverted')
  })

  it('name the cheapest of the other instruments where contracts were not asked about', () => {
    const others = dumped.support.filter(({ instrument }) => instrument !== 'cfd')
    expect(texts({ support: others })[4]).toMatch(/keeping them costs 8 M USD a year\.$/)
  })
})
