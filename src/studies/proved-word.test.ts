import { describe, expect, it } from 'vitest'
import { loadMenu, loadWorld, shippedWorld } from '../files/index.ts'
import { quantity, type MillionUsd } from '../quantity/index.ts'
import { namesIn } from './words.ts'
import { planBrief, planReport, dumpingReport, type PlanResult, type DumpingResult } from './index.ts'
import { proofText } from './proof.ts'
import { planMessages } from '../../web/pages/plan/messages.gen.ts'
import { sureMessages } from '../../web/pages/dumping/sure.gen.ts'
import { dumpingMessages } from '../../web/pages/dumping/messages.gen.ts'

const PROVED = /\bprov(?:e|ed|es|en|ing)\b|証明/i

const musd = (value: number): MillionUsd => quantity(value)
const attack = { measures: [], loss: musd(10) }
const plan: PlanResult = {
  study: 'plan',
  version: '',
  world: { title: '', hash: '', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  coercer: 'CHN',
  menu: { id: 'bans', title: '', months: 12, measures: [], contingencies: [] },
  options: {
    members: ['JPN'],
    start: '2027-01',
    budget: musd(100),
    currency: null,
    maxMeasures: 1,
    attackProbability: 0.1,
    gap: 0.01,
    delay: 12,
    technologyBan: true,
    drawn: false,
    risk: 'worst',
    quietYears: false,
    worlds: [],
    constraints: null,
    include: [],
    exclude: [],
  },
  choices: { plants: 1, thrifting: 0, stockpiles: 0, offtakes: 0, underWay: 0 },
  objective: {
    lowerBound: musd(29.96),
    upperBound: musd(30),
    gap: 0.04 / 30,
    optimal: false,
    claimed: musd(29.99),
    doNothing: musd(90),
    termination: 'gap-reached',
  },
  search: { lpRounds: 1, mipRounds: 1, exactSubproblems: 1, cuts: 1 },
  discountedCost: musd(20),
  undiscountedCost: musd(22),
  decisions: [],
  periods: [
    {
      from: 2028,
      years: 1,
      doNothing: attack,
      worstCase: attack,
      losses: [],
      lossUpperBound: musd(10),
      recheckedLoss: musd(10),
    },
  ],
  worlds: [],
  centralPlan: null,
  outOfSample: null,
  samplingGap: null,
  screening: [],
  verdicts: [],
  budgetCurve: [],
  alternatives: [],
  noRegret: [],
  belowThreshold: { threshold: 1, from: 2028, beyond: [musd(0)] },
  delays: null,
  costSharing: null,
  constraints: [],
  check: { difference: 0, paid: musd(22), feasible: true },
}
const kept: DumpingResult['support'][number] = {
  instrument: 'cfd',
  case: 'central',
  years: [],
  yearly: {
    fiscalCost: quantity(7),
    consumerCost: quantity(0),
    producerTransfer: quantity(7),
    otherTransfer: quantity(0),
    overcompensation: quantity(1),
    leastCost: quantity(7),
    needMet: quantity(6),
    inputLoss: quantity(0),
    stillShort: quantity(0),
    evaded: quantity(0),
    deadweight: quantity(0),
  },
  fixedStrike: null,
  forms: [],
  minAnnualCash: quantity(0),
}
const dumped: DumpingResult = {
  study: 'dumping',
  version: '',
  world: { title: '', hash: '', facts: { flows: 1, outside: 0, overCapacity: 0, worst: null } },
  path: { id: 'own-cost', title: '', note: '', start: '2026-11', months: 24 },
  options: { members: ['JPN'], core: [], instruments: ['cfd'], clawbackShare: 0, capital: true, maxMeasures: 0 },
  prices: [],
  sites: [],
  risk: { idle: 0, idleLow: 0, idleHigh: 0, closed: 0 },
  producers: [],
  support: [kept],
  reply: null,
  supplier: { years: [], yearly: quantity(0) },
  contracts: [],
  drivers: null,
  averted: null,
  check: { gap: 2e-6, optimal: false, minAnnualCash: quantity(0) },
}

/** All that is said in a catalogue of words, whatever its keys are called. */
const said = (words: unknown): string =>
  typeof words === 'string'
    ? words
    : typeof words === 'object' && words !== null
      ? Object.values(words).map(said).join('\n')
      : ''

describe.each(['en', 'ja'] as const)('the word proved, in %s', (language) => {
  const within = { gap: 2e-6, optimal: false }
  const optimal = { gap: 1e-6, optimal: true }
  it('is said by one function, of what is optimal alone', () => {
    expect(proofText(optimal, language)).toMatch(PROVED)
    expect(proofText(within, language)).not.toMatch(PROVED)
    expect(proofText({ gap: null, optimal: false }, language)).not.toMatch(PROVED)
  })
  it.each(['gap-reached', 'time-limit', 'round-limit', 'unchecked', 'interrupted'] as const)(
    'is in no report or brief of a plan with a wider gap that ended by: %s',
    async (termination) => {
      const world = await loadWorld(shippedWorld())
      const menu = await loadMenu('bans', world)
      const text = (objective: PlanResult['objective']): string =>
        JSON.stringify([
          planReport(world, menu, { ...plan, objective }, language),
          planBrief(world, namesIn(world, language), { ...plan, objective }, language),
        ])
      const wide = text({ ...plan.objective, termination })
      expect(wide).not.toMatch(PROVED)
      expect(wide).toContain(proofText(plan.objective, language))
      // Rounded down: a bound that is printed must be one.
      expect(wide).toContain(language === 'ja' ? '2,990万ドル' : '29.9 M USD')
      expect(wide).not.toContain(`less than 30 M USD`)
      expect(text({ ...plan.objective, ...optimal, lowerBound: musd(30), termination })).toMatch(PROVED)
    },
  )
  it('is in no report of producers with a wider gap', async () => {
    const world = await loadWorld(shippedWorld())
    const path = { id: 'own-cost', title: '', titleJa: '' }
    const text = (check: DumpingResult['check']): string =>
      JSON.stringify(dumpingReport(world, path as never, [], { ...dumped, check }, language))
    expect(text(dumped.check)).not.toMatch(PROVED)
    expect(text({ ...dumped.check, ...optimal })).toMatch(PROVED)
  })
  it('is in no words of either page of their own: they say what that function says', () => {
    for (const words of [planMessages, dumpingMessages, sureMessages]) expect(said(words[language])).not.toMatch(PROVED)
  })
})
