import { describe, expect, it } from 'vitest'
import type { Names } from '../summary.ts'
import type { DumpingResult } from './result.ts'
import { DUMPING_PROOF, dumpingSummary } from './summary.ts'

const CASES = ['central', 'no-support', 'mild', 'severe'] as const
const site = (id: string, down: readonly string[], closed: readonly string[] = [], more: object = {}) => ({
  site: id,
  project: false,
  core: true,
  implicitSupport: 0,
  cases: CASES.map((which) => ({
    case: which,
    mothballed: down.includes(which) ? '2028-01' : null,
    closed: closed.includes(which) ? '2029-01' : null,
  })),
  ...more,
})
const topUp = (material: string, price: number, extra: number) => ({ material, price, topUp: extra })
const support = (instrument: string, which: string, yearly: object, more: object = {}) => ({
  instrument,
  case: which,
  years: [
    { sites: [], shortfalls: [], bound: 1, topUps: [topUp('ore', 50, 5), topUp('salt', 8, 2)] },
    { sites: [], shortfalls: [], bound: 1, topUps: [topUp('ore', 40, 20)] },
  ],
  yearly: { fiscalCost: 0, consumerCost: 0, producerTransfer: 7, overcompensation: 1, ...yearly },
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
    site('x', ['central', 'no-support', 'severe'], ['no-support']),
    site('y', ['no-support', 'severe'], []),
    site('z', [], [], { core: false, implicitSupport: 4 }),
  ],
  support: [
    support('cfd', 'central', { fiscalCost: 7 }),
    support('cfd', 'no-support', { fiscalCost: 9 }),
    support('tariff', 'central', { fiscalCost: -5, consumerCost: 12 }),
    support('origin', 'central', { consumerCost: 8 }),
  ],
  averted: attack,
  check: { gap: 0, optimal: true, minAnnualCash: 0 },
} as unknown as DumpingResult
const names: Names = { nameOf: (_, id) => `the ${id}`, setOf: (ids) => ids.join(' + ') }
const told = (change: object = {}) => dumpingSummary.tell({ ...dumped, ...change }, 'en', names)
const texts = (change: object = {}): string[] => told(change).map(({ text }) => text)
const ids = (change: object = {}): string[] => told(change).map(({ id }) => id)

describe('the statements of a path of prices', () => {
  it('say first who is mothballed, what keeps them and what that averts, and last how far to trust it', () => {
    expect(texts()).toEqual([
      '1 of 2 producers to be kept is mothballed, the first in January 2028; none of them closes for good.',
      'Price contracts for 7 M USD a year from the treasury keep them all.',
      'With these producers kept, an attack of at most 2 measures costs 30 M USD less in a year; without them it costs 50 M USD. At 10 % a year, that is worth 3 M USD a year; keeping them costs 7 M USD a year.',
      'Without the support that covers old losses, 2 are mothballed and 1 closes for good.',
      'In the mild case none is mothballed, in the severe case 2.',
      'The least strike prices, in the year that asks most: the salt 10 USD/kg, the ore 60 USD/kg.',
      'Without the support that covers old losses, price contracts cost 9 M USD a year.',
      'A tariff costs users 12 M USD a year: 5 M USD goes to the treasury, 7 M USD to the producers kept.',
      'A rule of origin costs users 8 M USD a year, all of it to the producers kept: 1 M USD more than they need.',
      'At baseline prices, 1 of the 3 producers that ran loses money by the facts: 4 M USD a year must have been covered, by better goods, a subsidy, their own group or lower costs than tabled.',
      expect.stringMatching(/^Proved optimal, for each instrument and year: no raise of the prices of main goods/),
    ])
    expect(ids().map((id) => DUMPING_PROOF.has(id))).toEqual([...Array<boolean>(10).fill(false), true])
  })

  it('say that all of those close, or that nobody is mothballed and nothing is needed', () => {
    expect(texts({ sites: [site('x', CASES, CASES), site('y', CASES, CASES)] })[0]).toBe(
      '2 of 2 producers to be kept are mothballed, the first in January 2028, and all of these close for good.',
    )
    const calm = {
      sites: [site('x', [])],
      support: [support('cfd', 'central', { producerTransfer: 0 }, { years: [] })],
    }
    expect(texts(calm).slice(0, 2)).toEqual([
      'None of the producers to be kept (1) is mothballed, as long as old losses go on being covered.',
      'No price contract is needed to keep them.',
    ])
  })

  it('say how many contracts cannot keep, and who they are', () => {
    const lacking = [{ sites: [], bound: 1, topUps: [], shortfalls: [{ site: 'x', shortfall: 2 }] }]
    const some = { support: [support('cfd', 'central', { fiscalCost: 7 }, { years: lacking })] }
    expect(texts(some)).toContain('Price contracts for 7 M USD a year from the treasury keep all but 1 of them.')
    expect(texts(some)).toContain('Not kept by price contracts: the x.')
    const none = { support: [support('cfd', 'central', { producerTransfer: 0 }, { years: lacking })] }
    expect(ids(none)).not.toContain('contractsMost')
    expect(texts(none)).toContain('None of the producers that are short (1) is kept by price contracts.')
    const tariff = support('tariff', 'central', { fiscalCost: -5, consumerCost: 12 }, { years: lacking })
    expect(texts({ support: [tariff] }).slice(4, 6)).toEqual([
      'A tariff costs users 12 M USD a year: 5 M USD goes to the treasury, 7 M USD to the producers kept. It cannot keep 1 of them.',
      'Not kept by a tariff: the x.',
    ])
  })

  it('say that keeping them averts nothing, what it averts where no cost is known, and that it was not asked', () => {
    const [found] = attack.cases
    const nothing = { averted: { ...attack, cases: [{ ...found, withCore: { loss: 50 }, avertedLoss: 1e-9 }] } }
    expect(texts(nothing)[2]).toBe(
      'An attack of at most 2 measures costs 50 M USD a year, with these producers kept or without them: keeping them averts none of it.',
    )
    expect(ids({ support: [] })).toContain('averted')
    expect(ids({ averted: null })).toContain('notAverted')
  })

  it('name the cheapest of the other instruments where contracts were not asked about', () => {
    const others = dumped.support.filter(({ instrument }) => instrument !== 'cfd')
    expect(texts({ support: others })[1]).toMatch(/keeping them costs 8 M USD a year\.$/)
  })
})
