import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../src/files/index.ts'
import { quantity } from '../../../src/quantity/index.ts'
import { STUDIES, type PlanResult } from '../../../src/studies/index.ts'
import { completeNamed } from '../../../src/studies/light.ts'
import { QUESTIONS, type PlanRequest } from '../../url/questions.ts'
import { readRequest, writeRequest } from '../../url/word.ts'
import {
  asksBesides,
  clashesOf,
  comparedWorlds,
  drawOf,
  dumpedPlants,
  extremesOf,
  gainFrom,
  quietYearsOf,
  refusalOf,
  risksWith,
  withAgainst,
  withAttackStart,
  withDumping,
  withFreshDraws,
  withRisk,
  withSamples,
  worstPart,
} from './guard.ts'

const { options, example } = QUESTIONS.plan
const musd = (value: number) => quantity<'MUSD'>(value)
const plain: PlanRequest = completeNamed(options, { members: ['JPN', 'USA'] })

describe('the worlds that are chosen', () => {
  it('take other budgets and plans out, and let the search go on as long as the page does', () => {
    const asked = withAgainst({ ...example, timeLimit: 300 }, 'conducts')
    expect(asked).toMatchObject({ against: 'conducts', risk: 'worst', alternatives: 0, timeLimit: example.timeLimit })
    expect(asked.budgets ?? []).toEqual([])
    // Between several worlds, what was asked for on purpose stays.
    expect(withAgainst({ ...asked, alternatives: 2, timeLimit: 60 }, 'draws')).toMatchObject({
      alternatives: 2,
      timeLimit: 60,
    })
  })

  it('are weighed, and the central case alone is not', () => {
    const tail = withRisk(withAgainst(plain, 'conducts-and-draws'), 'cvar:0.3')
    expect(withAgainst(tail, 'draws').risk).toBe('cvar:0.3')
    expect(withAgainst(tail, 'central')).toEqual({ ...plain, timeLimit: example.timeLimit })
  })

  it('are weighed as an address asks, too', () => {
    expect(risksWith('cvar:0.3')).toEqual(risksWith('worst'))
    expect(risksWith('cvar:0.25')).toEqual([...risksWith('worst'), 'cvar:0.25'])
    expect(['cvar:0.25', 'cvar:25%', 'cvar:.25'].map(worstPart)).toEqual([0.25, 0.25, 0.25])
  })

  it('keep other samples as long as there is a mean over draws', () => {
    const sampled = { ...withRisk(withAgainst(plain, 'draws'), 'expected'), replications: 3 }
    expect(withAgainst(sampled, 'conducts-and-draws').replications).toBe(3)
    expect(withRisk(sampled, 'cvar:0.2').replications).toBe(3)
    expect(withAgainst(sampled, 'conducts')).not.toHaveProperty('replications')
    expect(withRisk(sampled, 'worst')).not.toHaveProperty('replications')
    expect(withSamples(sampled, '5').replications).toBe(5)
    expect(withSamples(sampled, '')).not.toHaveProperty('replications')
    expect(withSamples(plain, '5')).not.toHaveProperty('replications')
  })

  it('leave worlds drawn besides to be asked for or not', () => {
    expect(withFreshDraws(withAgainst(plain, 'draws'), '50')).toMatchObject({ against: 'draws', freshDraws: 50 })
    expect(withAgainst(withFreshDraws(plain, '50'), 'conducts').freshDraws).toBe(50)
    expect(withFreshDraws(withFreshDraws(plain, '50'), '')).toEqual(plain)
  })
})

describe('what is asked besides', () => {
  it('has its place in an address, and comes back from it', () => {
    const asked = {
      ...withDumping(
        withAttackStart(withRisk(withAgainst(example, 'draws'), 'cvar:0.5'), '2028-01', '2026-01'),
        'own-cost',
      ),
      draws: 3,
      quietYears: true,
      dumpingProbability: 0.2,
    }
    const word = writeRequest(options, asked)
    expect(word).toContain('attackStart=2028-01~')
    expect(word).toContain('quietYears=yes~against=draws~draws=3~dumping=own-cost~dumpingProbability=0.2~risk=cvar:0.5')
    expect(readRequest(options, word)).toEqual(asked)
  })

  it('says no month that is the menu’s own, and no chance of prices that are not asked for', () => {
    expect(withAttackStart({ ...plain, attackStart: '2028-01' }, '2026-01', '2026-01')).toEqual(plain)
    expect(withAttackStart({ ...plain, attackStart: '2028-01' }, '', '2026-01')).toEqual(plain)
    const dumped = { ...withDumping(plain, 'own-cost'), dumpingProbability: 0.2 }
    expect(withDumping(dumped, 'below-cost')).toMatchObject({ dumping: 'below-cost', dumpingProbability: 0.2 })
    expect(withDumping(dumped, '')).toEqual(plain)
  })

  it('opens its fold where any of it is asked', () => {
    expect(asksBesides(example)).toBe(false)
    expect(asksBesides({ ...example, timeLimit: 60, assumptions: true })).toBe(false)
    for (const one of [
      { against: 'draws' },
      { risk: 'expected' },
      { freshDraws: 20 },
      { attackStart: '2028-01' },
      { quietYears: true },
      { dumping: 'own-cost' },
      { dumpingProbability: 0.2 },
    ] as const)
      expect(asksBesides({ ...example, ...one })).toBe(true)
  })
})

describe('what cannot be asked together', () => {
  const text = (path: string) => ({
    file: path,
    text: readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'),
  })
  const both = [false, true]

  it('is what the study refuses, in each combination', async () => {
    const world = await loadWorld(shippedWorld())
    const files = {
      menu: text('menus/bans.yaml'),
      news: text('news/jp-2027.yaml'),
      dumping: text('dumping/own-cost.yaml'),
    }
    const refuses = (request: PlanRequest): boolean => {
      const { menu: _menu, news, dumping, constraints: _none, ...rest } = request
      try {
        STUDIES.plan.resolve(world, {
          ...rest,
          menu: files.menu,
          ...(news === undefined ? {} : { news: files.news }),
          ...(dumping === undefined ? {} : { dumping: files.dumping }),
        })
        return false
      } catch {
        return true
      }
    }
    let refused = 0
    for (const news of both)
      for (const contingencies of both)
        for (const costSharing of both)
          for (const assumptions of both)
            for (const quietYears of both)
              for (const guards of both)
                for (const fresh of both)
                  for (const dumping of both)
                    for (const chance of both) {
                      // News and a split of costs have refusals of their own, for which the page has no control.
                      if ([news, contingencies, costSharing].filter(Boolean).length > 1 && (news || costSharing))
                        continue
                      const request = completeNamed(options, {
                        members: plain.members,
                        costSharing,
                        assumptions,
                        quietYears,
                        against: guards ? 'conducts' : 'central',
                        ...(fresh ? { freshDraws: 2 } : {}),
                        ...(news ? { news: 'jp-2027' } : {}),
                        ...(contingencies ? { contingencies: 3 } : {}),
                        ...(dumping ? { dumping: 'own-cost' } : {}),
                        ...(chance ? { dumpingProbability: 0.2 } : {}),
                      })
                      const clash = refusalOf(request, false)
                      expect({ request, clash, isRefused: clash !== undefined }).toEqual({
                        request,
                        clash,
                        isRefused: refuses(request),
                      })
                      refused += clash === undefined ? 0 : 1
                    }
    // Of 256 combinations 64 ask for nothing that clashes.
    expect(refused).toBe(192)
  })

  it('is said by its reason, where the menu lists contingencies too', () => {
    expect(clashesOf(plain, false)).toEqual({})
    expect(clashesOf(plain, true)).toMatchObject({ against: 'clashContingencies', quietYears: 'clashContingencies' })
    expect(refusalOf(plain, true)).toBeUndefined()
    expect(clashesOf({ ...plain, assumptions: true }, false).quietYears).toBe('clashAssumptions')
    expect(clashesOf({ ...plain, quietYears: true }, false).assumptions).toBe('clashQuietYears')
    expect(refusalOf({ ...plain, quietYears: true, costSharing: true }, false)).toBe('clashCostSharing')
    expect(refusalOf({ ...plain, quietYears: true, news: 'jp-2027' }, false)).toBe('clashNews')
  })

  it('is a mean without several worlds or contingencies', () => {
    for (const risk of risksWith('worst')) {
      expect(refusalOf({ ...plain, risk }, false)).toBe(risk === 'worst' ? undefined : 'riskAlone')
      expect(refusalOf({ ...plain, risk, against: 'conducts' }, false)).toBeUndefined()
      expect(refusalOf({ ...plain, risk, contingencies: 5 }, false)).toBeUndefined()
      expect(refusalOf({ ...plain, risk }, true)).toBeUndefined()
    }
    expect(refusalOf({ ...plain, risk: 'expected', news: 'jp-2027' }, false)).toBe('clashNews')
  })
})

describe('the answer by worlds', () => {
  const world = (id: string, central: number, plan: number): PlanResult['worlds'][number] => ({
    id,
    conduct: [],
    isDrawn: id.startsWith('draw'),
    heldBefore: musd(id === 'central' ? 1e-9 : 5),
    objective: { doNothing: musd(100), centralPlan: musd(central), plan: musd(plan) },
    periods: [],
  })

  it('has the largest difference first, whichever way it goes, and those without one last as they came', () => {
    const compared = comparedWorlds([
      world('central', 10, 10 + 1e-7),
      world('a', 20, 22),
      world('b', 70, 20),
      world('draw-1', 30, 30),
      world('draw-2', 30, 29),
    ])
    expect(compared.map(({ id, spared }) => [id, spared])).toEqual([
      ['b', 50],
      ['a', -2],
      ['draw-2', 1],
      ['central', 0],
      ['draw-1', 0],
    ])
    expect(compared.find(({ id }) => id === 'central')?.heldBefore).toBe(0)
    expect(extremesOf(compared)).toMatchObject({ best: { id: 'b' }, worst: { id: 'a' } })
    expect(drawOf({ id: 'draw-12' })).toBe('12')
  })

  it('has no best and no worst where all are alike', () => {
    expect(extremesOf(comparedWorlds([world('central', 10, 10), world('a', 20, 20)]))).toEqual({})
    expect(extremesOf(comparedWorlds([world('central', 10, 11)]))).toMatchObject({ worst: { spared: -1 } })
    expect(extremesOf([])).toEqual({})
  })
})

describe('the answer by years without an attack', () => {
  const period = (from: number, without: number, plan: number): PlanResult['periods'][number] => ({
    from,
    years: 2,
    doNothing: { measures: [], loss: musd(0) },
    worstCase: { measures: [], loss: musd(0) },
    losses: [],
    lossUpperBound: musd(0),
    recheckedLoss: null,
    quietYear: { doNothing: musd(without), plan: musd(plan), rechecked: null },
  })

  it('has what each spares, and the first from which it spares about as much as in the end', () => {
    const years = quietYearsOf([period(2028, 0, 0), period(2029, 0, -96), period(2031, 0, -90), period(2033, 0, -100)])
    expect(years.map(({ from, spared }) => [from, spared])).toEqual([
      [2028, 0],
      [2029, 96],
      [2031, 90],
      [2033, 100],
    ])
    expect(gainFrom(years)?.from).toBe(2029)
  })

  it('is empty where such years do not count, and nothing where less than ten dollars are spared', () => {
    const { quietYear: _left, ...without } = period(2028, 0, 0)
    expect(quietYearsOf([without])).toEqual([])
    expect(gainFrom([])).toBeUndefined()
    expect(gainFrom(quietYearsOf([period(2028, 0, -9e-6)]))).toBeUndefined()
  })
})

it('plants that low prices are shown of are those of the plan and those that are spoken of first', () => {
  const plants = [
    { id: 'chosen', share: 0.5 },
    { id: 'pinned', share: 0 },
    { id: 'other', share: 0 },
  ]
  const screening = [
    { id: 'pinned', pinned: true },
    { id: 'other', pinned: false },
  ]
  const given = { dumping: { plants }, screening } as unknown as PlanResult
  expect(dumpedPlants(given).map(({ id }) => id)).toEqual(['chosen', 'pinned'])
  expect(dumpedPlants({ screening: given.screening })).toEqual([])
})
