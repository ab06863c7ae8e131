import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { keepEnsembles, stress, stressRange, withRange, type KeptEnsembles } from '../src/studies/index.ts'
import { designRows } from '../src/studies/ensemble/design.ts'
import { stressSummary } from '../src/studies/light.ts'
import {
  factorsOf,
  hashScenario,
  InputError,
  parseScenario,
  parseWorld,
  referenceScenario,
  type Measure,
  type Scenario,
  type World,
} from '../src/world/index.ts'
import { loadScenario, loadWorld, shippedWorld } from '../src/files/index.ts'
import { namesIn } from '../src/studies/words.ts'
import { ONE_MAKER, randomTables, randomWorld, recipes } from './random-world.ts'

const START = 2026 * 12
const RUNS = Number(process.env['LAW_RUNS'] ?? 15)
const solver = await loadSolver()

const ban = (
  id: string,
  materials: readonly string[],
  to: readonly string[],
  more: Partial<Measure> = {},
): Measure => ({
  id,
  instrument: 'ban',
  by: 'P0',
  materials: new Set(materials),
  to: new Set(to),
  users: undefined,
  from: START,
  until: undefined,
  announced: START,
  allowedShare: [{ from: START, share: 0 }],
  leakage: 0,
  origin: false,
  tariff: 0,
  waits: false,
  byWeight: false,
  ...more,
})

const scenarioOf = (measures: readonly Measure[], focus: readonly string[], months = 6): Scenario => ({
  ...referenceScenario(START, months),
  id: 'made-up',
  focus,
  measures,
})

function answerOf(world: World, scenario: Scenario, foresight = scenario.months) {
  const { baseline } = makeBaseline(world, solver)
  const { result } = stress(world, baseline, scenario, solver, { foresight })
  return withRange(result, stressRange(world, baseline, scenario, solver, { foresight }))
}

const lostIn = ({ central, focus }: ReturnType<typeof answerOf>): number =>
  central.places
    .filter(({ place }) => focus.includes(place))
    .reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0)

describe('the loss with a measure left out', () => {
  it('is nothing without the one that carries all, and the whole without one that reaches nobody who loses', async () => {
    const world = await randomWorld(ONE_MAKER)
    const magnets = ban('magnets', ['magnet'], ['P1'], { title: 'Magnets', source: 'somewhere' })
    // P1 has no use for metal: nothing of it comes.
    const metal = ban('metal', ['metal'], ['P1'])
    const answer = answerOf(world, scenarioOf([magnets, metal], ['P1']))
    const lost = lostIn(answer)
    expect(lost).toBeGreaterThan(0)
    expect(answer.withoutMeasures?.map(({ measure }) => measure)).toEqual(['magnets', 'metal'])
    expect(answer.withoutMeasures?.[0]?.valueAddedLost).toBeCloseTo(0, 6)
    expect(answer.withoutMeasures?.[1]?.valueAddedLost).toBeCloseTo(lost, 6)
    const statement = stressSummary.tell(answer, 'en', namesIn(world, 'en')).find(({ id }) => id === 'carriedBy')
    expect(statement?.text).toBe('100 % of the loss rests on one measure, “Magnets” (somewhere).')
  })

  it('is said of two where either leaves much', async () => {
    const world = await randomWorld(ONE_MAKER)
    const judgement = { judgement: 'nothing passes', judgementJa: '何も通らない' }
    const measures = [ban('one', ['magnet'], ['P1'], judgement), ban('two', ['magnet'], ['P2'])]
    const answer = answerOf(world, scenarioOf(measures, ['P1', 'P2']))
    const [one = Number.NaN, two = Number.NaN] = (answer.withoutMeasures ?? []).map(
      ({ valueAddedLost }) => valueAddedLost,
    )
    // What P1 loses and what P2 loses add up: neither reaches the other's users.
    expect(one + two).toBeCloseTo(lostIn(answer), 3)
    const tell = (language: 'en' | 'ja') =>
      stressSummary.tell(answer, language, namesIn(world, language)).find(({ id }) => id === 'carriedByTwo')?.text
    expect(tell('en')).toMatch(
      /^Without a judgement \(nothing passes\) the loss would be \d+ % lower, without “two”, which the scenario assumes, \d+ % lower\.$/,
    )
    expect(tell('ja')).toContain('判断（何も通らない）')
  })

  it('is left out where there are many measures, and where nobody is asked about', async () => {
    const world = await randomWorld(ONE_MAKER)
    const many = Array.from({ length: 7 }, (_, i) => ban(`m${i}`, ['magnet'], ['P1']))
    expect(answerOf(world, scenarioOf(many, ['P1'], 1)).withoutMeasures).toBeUndefined()
    expect(answerOf(world, scenarioOf(many.slice(0, 2), [], 1)).withoutMeasures).toBeUndefined()
  })

  const measures = fc.array(
    fc.record({
      materials: fc.subarray(['ore', 'oxide', 'metal', 'magnet'], { minLength: 1, maxLength: 2 }),
      to: fc.subarray(['P1', 'P2', 'P3'], { minLength: 1 }),
      share: fc.constantFrom(0, 0.25, 0.5),
    }),
    { minLength: 2, maxLength: 4 },
  )

  it('is never more, where all measures hold from the first month, everything is foreseen and all places count', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, async (recipe, list) => {
        const world = await randomWorld(recipe)
        const acts = list.map(({ materials, to, share }, i) =>
          ban(`m${i}`, materials, to, { allowedShare: [{ from: START, share }] }),
        )
        const answer = answerOf(world, scenarioOf(acts, [...world.places.keys()]))
        const lost = lostIn(answer)
        for (const { valueAddedLost } of answer.withoutMeasures ?? [])
          expect(valueAddedLost).toBeLessThanOrEqual(lost + 1e-4 * Math.max(1, lost))
      }),
      { numRuns: RUNS, endOnFailure: true },
    ))
})

/** A record of one ensemble of this scenario in this world. */
function recordOf(world: World, scenario: Scenario, central: number, more: object = {}): KeptEnsembles {
  const quantiles = { p5: central / 4, p25: central / 2, p50: central, p75: 2 * central, p95: 4 * central }
  return {
    study: 'ensemble-keep',
    version: '0',
    world: { title: world.title, hash: world.clearingHash },
    seed: 1,
    samples: 200,
    distribution: 'triangular',
    ensembles: [
      {
        scenario: scenario.id,
        question: hashScenario(scenario),
        focus: [...scenario.focus],
        foresight: scenario.months,
        terminalValue: 'baseline-price',
        samples: 200,
        failed: 0,
        central,
        below: 0.5,
        valueAddedLost: quantiles,
        lostOrders: null,
        rationedParts: null,
        factors: [{ factor: 'ramp', name: 'Speed', nameJa: '速さ', figures: 8, judged: 8, share: 0.6 }],
        ...more,
      },
    ],
  } as unknown as KeptEnsembles
}

const worldWith = (text: string): Promise<World> =>
  parseWorld([{ name: 'random', files: new Map([...randomTables(ONE_MAKER), ['ensembles.json', text]]) }])

describe('the band of a headline', async () => {
  const bare = await randomWorld(ONE_MAKER)
  const scenario = scenarioOf([ban('magnets', ['magnet'], ['P1'])], ['P1'])
  const lost = lostIn(answerOf(bare, scenario))
  const bandIn = async (record: KeptEnsembles, asked = scenario) => {
    const world = await worldWith(JSON.stringify(record))
    expect(world.hash).toBe(bare.hash)
    return answerOf(world, asked).band
  }

  it('stands in for the mild and the severe case where it is kept of the question on its tables, and nowhere else', async () => {
    const casesIn = async (record: KeptEnsembles, asked = scenario) => {
      const { mild, severe, withoutMeasures } = answerOf(await worldWith(JSON.stringify(record)), asked)
      expect(withoutMeasures).toHaveLength(asked.measures.length)
      expect(mild === undefined).toBe(severe === undefined)
      return mild !== undefined
    }
    const record = recordOf(bare, scenario, lost)
    expect(await casesIn(record)).toBe(false)
    expect(await casesIn({ ...record, world: { ...record.world, hash: 'other' } })).toBe(true)
    expect(await casesIn(recordOf(bare, scenario, lost, { foresight: 3 }))).toBe(true)
    expect(await casesIn(recordOf(bare, scenario, lost, { terminalValue: 'last-price' }))).toBe(true)
    expect(await casesIn(record, { ...scenario, months: 5 })).toBe(true)
    expect(await casesIn(record, { ...scenario, measures: [...scenario.measures, ban('b', ['ore'], ['P1'])] })).toBe(
      true,
    )
  })

  it('is that of the ensemble kept of its question on its tables', async () => {
    const band = await bandIn(recordOf(bare, scenario, lost))
    expect(band).toMatchObject({ provisional: false, draws: 200, valueAddedLost: { p5: lost / 4, p95: 4 * lost } })
    const world = await worldWith(JSON.stringify(recordOf(bare, scenario, lost)))
    const told = stressSummary.tell(answerOf(world, scenario), 'en', namesIn(world, 'en'))
    expect(told.find(({ id }) => id === 'valueAddedLost')?.text).toMatch(/\(90 %: .+ to .+\)/)
    expect(told.map(({ id }) => id)).not.toContain('bandProvisional')
    expect(told.find(({ id }) => id === 'spreadBy')?.text).toContain('“Speed” (8 of 8 figures judged) explains 60 % of')
  })

  it('says how sure the share of a factor is, where the record does', async () => {
    const [factor] = recordOf(bare, scenario, lost).ensembles[0]?.factors ?? []
    const sure = { ...factor, low: 0.48, high: 0.72 }
    const world = await worldWith(JSON.stringify(recordOf(bare, scenario, lost, { factors: [sure] })))
    const answer = answerOf(world, scenario)
    expect(answer.band?.factors).toEqual([sure])
    const told = stressSummary.tell(answer, 'en', namesIn(world, 'en')).find(({ id }) => id === 'spreadBy')?.text
    expect(told).toContain('explains 60 % (48 to 72 %) of the spread')
  })

  it('is carried over in proportion, and provisional, from other tables, another question, or another model', async () => {
    const elsewhere = recordOf(bare, scenario, lost / 2)
    const others: KeptEnsembles[] = [
      { ...recordOf(bare, scenario, lost / 2), world: { title: 'other', hash: 'f'.repeat(64) } },
      recordOf(bare, scenario, lost / 2, { question: 'another' }),
      // The same question on the same tables, and another loss: the model has changed.
      elsewhere,
    ]
    for (const record of others)
      expect(await bandIn(record)).toMatchObject({ provisional: true, valueAddedLost: { p50: lost, p5: lost / 4 } })
  })

  it('is none where what is kept is of other places, or far from it in size; nor where nothing is kept', async () => {
    expect(await bandIn(recordOf(bare, scenario, lost, { focus: ['P2'] }))).toBeUndefined()
    expect(await bandIn(recordOf(bare, scenario, 11 * lost))).toBeUndefined()
    expect(answerOf(bare, scenario).band).toBeUndefined()
  })

  it('refuses a record that is none', async () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"study":"stress"}',
      JSON.stringify({ ...recordOf(bare, scenario, lost), ensembles: 7 }),
    ]) {
      const world = await worldWith(text)
      expect(() => answerOf(world, scenario), text).toThrow(InputError)
    }
  })
})

describe('the fingerprint of a scenario', () => {
  const yaml = (more: string): string =>
    `title: a\nstart: 2026-01\nmonths: 6\nfocus: [P1]\nmeasures:\n  - id: m\n    instrument: ban\n    materials: [magnet, metal]\n    to: [P1, P2]\n    from: 2026-01\n    ${more}\n`
  it('is the same under another name or source, and another for all else', async () => {
    const world = await randomWorld(ONE_MAKER)
    const hashOf = (text: string): string => hashScenario(parseScenario('a.yaml', text, world))
    const hash = hashOf(yaml('leakage: 0'))
    for (const same of ['title: b', 'source: c', 'judgement: d', 'judgement_ja: e', 'note: f'])
      expect(hashOf(yaml(`leakage: 0\n    ${same}`)), same).toBe(hash)
    expect(hashOf(yaml('leakage: 0').replace('[magnet, metal]', '[metal, magnet]'))).toBe(hash)
    expect(hashOf(yaml('leakage: 0').replace('title: a', 'title: z'))).toBe(hash)
    for (const [from, to] of [
      ['leakage: 0', 'leakage: 0.1'],
      ['months: 6', 'months: 7'],
      ['[P1, P2]', '[P1]'],
      ['[magnet, metal]', '[magnet]'],
      ['from: 2026-01', 'from: 2026-02'],
    ] as const)
      expect(hashOf(yaml('leakage: 0').replace(from, to)), to).not.toBe(hash)
  })
})

describe('shares of the spread', () => {
  it('of a sum of factors are those of their variances, and chance is not named', async () => {
    const world = await loadWorld(shippedWorld())
    const scenario = {
      file: 'made-up.yaml',
      text: 'title: a\nstart: 2026-01\nmonths: 6\nfocus: [JPN, USA]\nmeasures: [{ id: m, instrument: ban, materials: [all], to: [JPN], from: 2026-01 }]\n',
    }
    // Factors that only their ids make: the record names those that the world has.
    const factors = factorsOf(world)
      .filter(({ plan }) => !plan)
      .map(({ id }) => id)
    const [first, second, third] = factors
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few factors')
    const options = { seed: 3, samples: 600, totalOrderSamples: 0, distribution: 'uniform' as const }
    const columns = ['JPN', 'USA'].map((place) => ({
      label: 'made-up',
      what: 'value-added-lost',
      place,
      unit: 'M USD',
    }))
    const rows = designRows(options, factors).slice(0, 601)
    // The variance of c u is c^2 / 12: 9 to 1 to nothing. Half of it is at each place.
    const values = Float64Array.from(
      rows.flatMap(({ quantiles }) => {
        const total = 100 + 30 * (quantiles.get(first) ?? 0.5) + 10 * (quantiles.get(second) ?? 0.5)
        return [total / 2, total / 2]
      }),
    )
    const { ensembles } = keepEnsembles(
      { world, solver },
      { of: [{ study: 'stress', scenario }], options },
      columns,
      values,
    )
    const [kept] = ensembles
    expect(kept?.factors.map(({ factor }) => factor)).toEqual([first, second])
    expect(kept?.factors[0]?.share).toBeCloseTo(0.9, 1)
    expect(kept?.factors[1]?.share).toBeCloseTo(0.1, 1)
    for (const [i, truth] of [0.9, 0.1].entries()) {
      expect(kept?.factors[i]?.low).toBeLessThan(truth)
      expect(kept?.factors[i]?.high).toBeGreaterThan(truth)
    }
    expect(kept).toMatchObject({ scenario: 'made-up', central: 120, samples: 600, failed: 0 })
    expect(kept?.below).toBeCloseTo(0.5, 1)
    expect(kept?.valueAddedLost.p50).toBeCloseTo(120, 0)
  })
})

describe('the ensembles kept beside today’s tables', async () => {
  const world = await loadWorld()
  const record = JSON.parse(world.keptEnsembles.at(-1)?.text ?? '') as KeptEnsembles
  const scenarios = await Promise.all(record.ensembles.map(({ scenario }) => loadScenario(scenario, world)))

  it('were drawn from these very tables and ask what the shipped scenarios ask', () => {
    expect(record.world.hash).toBe(world.clearingHash)
    expect(record.ensembles.map(({ question }) => question)).toEqual(scenarios.map(hashScenario))
    expect(record.ensembles.map(({ scenario }) => scenario)).toContain('jp-2026-practice')
    for (const { samples, failed, foresight } of record.ensembles) {
      expect(samples + failed).toBe(record.samples)
      expect(foresight).toBe(world.parameter('foresight'))
    }
  })

  // The shortest stands for all: a model that has moved moves it.
  it('were drawn by this very model: the headline of the shortest has its own band', () => {
    const [shortest] = scenarios.toSorted((a, b) => a.months - b.months)
    if (shortest === undefined) throw new Error('No ensemble is kept.')
    const { result } = stress(world, makeBaseline(world, solver).baseline, shortest, solver)
    expect(result.band).toMatchObject({ scenario: shortest.id, provisional: false, draws: record.samples })
    const kept = record.ensembles.find(({ scenario }) => scenario === shortest.id)
    expect(lostIn(result)).toBeCloseTo(kept?.central ?? 0, -1)
  })
})
