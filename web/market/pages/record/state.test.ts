import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actOf, eventOf } from '../../../../src/market/origin/index.ts'
import { grams } from '../../../../src/quantity/index.ts'
import { maxOutput } from '../../../../src/market/origin/yields.ts'
import {
  canTake,
  declaredWrong,
  expected,
  instantOf,
  lotsAt,
  massesOf,
  orderUri,
  sourcesOf,
  worksOf,
  type Lot,
  type Site,
} from './state.ts'

const SITE: Site = {
  id: 'urn:site:a',
  name: 'A',
  name_ja: 'A',
  country: 'AUS',
  operator: 'urn:org:a',
  standards: [],
  processes: [
    { process: 'mine', materials: ['ore-a'], kgPerYear: '100' },
    { process: 'separate', materials: null, kgPerYear: null },
  ],
}
const RECIPES = [
  { process: 'mine', inputs: [], outputs: [{ material: 'ore-a', per: 1 }] },
  { process: 'mine', inputs: [], outputs: [{ material: 'ore-b', per: 1 }] },
  {
    process: 'separate',
    inputs: [{ material: 'ore-a', per: 1.1 }],
    outputs: [
      { material: 'ndpr', per: 0.2 },
      { material: 'mud', per: 0.5 },
    ],
  },
  { process: 'melt', inputs: [{ material: 'ndpr', per: 1 }], outputs: [{ material: 'metal', per: 0.8 }] },
]
const lot = (id: string, more: Partial<Lot> = {}): Lot => ({
  id,
  material: 'ore-a',
  made: '10',
  left: '10',
  bound: '0',
  grade: null,
  qualifications: [],
  site: SITE.id,
  country: 'AUS',
  way: null,
  container: null,
  from: [],
  events: [],
  ...more,
})

describe('what can be recorded', () => {
  it('a mine brings out what it is registered for', () => {
    expect(sourcesOf([SITE], RECIPES).map(({ material }) => material)).toEqual(['ore-a'])
  })
  it('a site runs its own processes, and makes what can be followed', () => {
    const works = worksOf([SITE], RECIPES, new Set(['ore-a', 'ndpr']))
    expect(works.map(({ recipe }) => [recipe.process, recipe.outputs.map(({ material }) => material)])).toEqual([
      ['separate', ['ndpr']],
    ])
  })
  it('only loose lots that lie there and have something left are taken, and no more of them than is left', () => {
    const lots = [lot('a'), lot('b', { left: '0' }), lot('c', { container: 'urn:box' }), lot('d', { site: null })]
    expect(lotsAt(lots, SITE.id).map(({ id }) => id)).toEqual(['a'])
    expect(canTake([{ lot: 'a', kg: '10' }], lots)).toBe(true)
    for (const kg of ['10.001', '0', '', 'x']) expect(canTake([{ lot: 'a', kg }], lots)).toBe(false)
    expect(canTake([], lots)).toBe(false)
  })
})

it('what is expected is what the market allows, to the gram', () => {
  const mass = fc.bigInt({ min: 1n, max: 10n ** 13n })
  const per = fc.integer({ min: 1, max: 3_000_000_000 })
  fc.assert(
    fc.property(mass, mass, per, per, per, (a, b, perA, perB, perOut) => {
      const recipe = (of: (n: number) => number) => ({
        process: 'p',
        inputs: [
          { material: 'a', per: of(perA) },
          { material: 'b', per: of(perB) },
        ],
        outputs: [{ material: 'o', per: of(perOut) }],
      })
      const exact = {
        process: 'p',
        inputs: [
          { material: 'a', per: BigInt(perA) },
          { material: 'b', per: BigInt(perB) },
        ],
        outputs: [{ material: 'o', per: BigInt(perOut) }],
      }
      const inputs = new Map([
        ['a', grams(a)],
        ['b', grams(b)],
      ])
      // As the recipe is given in JSON: parts of one.
      expect(
        expected(
          recipe((n) => n / 1e9),
          inputs,
        ),
      ).toEqual(maxOutput([exact], inputs))
    }),
  )
  const masses = massesOf(
    [
      { lot: 'x', kg: '0.1' },
      { lot: 'y', kg: '0.2' },
    ],
    [lot('x'), lot('y')],
  )
  expect(masses).toEqual(new Map([['ore-a', 300n]]))
})

it('nothing is recorded that is still to come', () => {
  const now = Date.parse('2026-11-24T09:00:00Z')
  expect(instantOf('', now)?.getTime()).toBe(now)
  expect(instantOf('2020-01-01T00:00:00', now)).toBeDefined()
  expect(instantOf('2036-01-01T00:00:00', now)).toBeUndefined()
  expect(instantOf('2026-13-45T00:00', now)).toBeUndefined()
})

it('a contract is named by a URI', () => {
  expect(orderUri('a', 'https://a.example/po/7')).toBe('https://a.example/po/7')
  expect(orderUri('a', ' PO 7 ')).toBe('urn:order:a:PO%207')
  expect(orderUri('a', '注文書7')).toMatch(/^urn:order:a:[\w%.-]+$/)
})

it('a declaration repeats the event word for word', () => {
  const act = {
    kind: 'withdraw' as const,
    id: 'urn:event:1',
    at: '2026-11-24T09:00:00Z',
    zone: '+09:00',
    site: SITE.id,
    operator: 'urn:org:a',
    country: 'AUS',
    controllers: ['AUS'],
    lots: [{ lot: 'urn:lot:a', mass: grams(1500n) }],
  }
  const wrong = eventOf(declaredWrong(act, '2026-11-25T00:00:00Z', []))
  const { errorDeclaration, ...content } = wrong
  expect(content).toEqual(eventOf(act))
  expect(errorDeclaration).toMatchObject({ reason: 'did_not_occur', correctiveEventIDs: [] })
  expect(actOf(eventOf(declaredWrong(act, '2026-11-25T00:00:00Z', ['urn:event:2'])))).toMatchObject({
    error: { reason: 'incorrect_data', corrections: ['urn:event:2'] },
  })
})
