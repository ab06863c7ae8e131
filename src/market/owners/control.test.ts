import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlOf, registerOf } from '../index.ts'
import { org } from '../../../test/market-chain.ts'
import { RUNS, registry, faultsOf } from '../../../test/market-origin.ts'

describe('owners', () => {
  const control = (name: string, threshold?: { share: number; inclusive: boolean }) =>
    controlOf(registry.owners, org(name), threshold)
  const small = (...organisations: [id: string, country: string, owners?: Readonly<Record<string, number>>][]) =>
    registerOf({
      organisations: organisations.map(([id, country, owners = {}]) => ({
        id,
        name: id,
        country,
        owners: Object.entries(owners).map(([owner, of]) => ({ owner, share: of })),
      })),
    })

  it('are looked through chains of majorities, which count in full', () => {
    // 0.6 · 0.55 · 0.51 is 17 %, and yet nobody else decides.
    const found = control('jp-front')
    expect(found.countries).toEqual(['CHN'])
    expect(found.controllers[0]).toMatchObject({ party: org('cn-state'), weight: 0.51 })
    expect(found.controllers[0]?.path).toEqual([
      { owner: org('cn-state'), owned: org('shell-2'), share: 0.6, counted: 0.6 },
      { owner: org('shell-2'), owned: org('shell-1'), share: 0.55, counted: 0.55 },
      { owner: org('shell-1'), owned: org('jp-front'), share: 0.51, counted: 0.51 },
    ])
  })

  it('sum what sisters hold', () => {
    const found = control('jp-split')
    expect(found.countries).toEqual(['CHN'])
    expect(found.controllers[0]?.weight).toBeCloseTo(0.6, 12)
  })

  it('multiply minorities along each path, and sum the paths', () => {
    // a has 40 % of b and 40 % of c, which have 50 % of t each: 0.4 · 0.5 + 0.4 · 0.5 = 40 %.
    const register = small(
      ['a', 'CHN'],
      ['b', 'AUS', { a: 0.4 }],
      ['c', 'AUS', { a: 0.4 }],
      ['t', 'JPN', { b: 0.5, c: 0.5 }],
    )
    expect(controlOf(register, 't').countries).toEqual(['JPN'])
    const quarter = controlOf(register, 't', { share: 0.25, inclusive: true })
    expect(quarter.controllers.find(({ party }) => party === 'a')?.weight).toBeCloseTo(0.4, 12)
    expect(quarter.byCountry.get('CHN')).toBeCloseTo(0.4, 12)
  })

  it('are more than half, or half and more', () => {
    const register = small(['a', 'CHN'], ['b', 'AUS'], ['t', 'JPN', { a: 0.5, b: 0.5 }])
    expect(controlOf(register, 't').controllers.map(({ party }) => party)).toEqual(['t'])
    expect(controlOf(register, 't', { share: 0.5, inclusive: true }).countries).toEqual(['AUS', 'CHN'])
  })

  it('are found through holdings in a circle', () => {
    // x: 0.4 + 0.3 · y, y: 0.3 + 0.7 · x: neither settles at once, and a ends with a majority of both.
    const register = small(['a', 'CHN'], ['x', 'AUS', { a: 0.4, y: 0.3 }], ['y', 'AUS', { a: 0.3, x: 0.7 }])
    expect(controlOf(register, 'x').controllers.map(({ party }) => party)).toEqual(['a'])
    const closed = small(['x', 'AUS', { y: 1 }], ['y', 'MYS', { x: 1 }], ['t', 'JPN', { y: 0.6 }])
    expect(controlOf(closed, 't').controllers.map(({ party }) => party)).toEqual(['x', 'y'])
  })

  it('count as one if they are related', () => {
    const register = registerOf({
      organisations: [
        { id: 'p', name: 'P', country: 'CHN' },
        { id: 'q', name: 'Q', country: 'RUS' },
        {
          id: 't',
          name: 'T',
          country: 'JPN',
          owners: [
            { owner: 'p', share: 0.3 },
            { owner: 'q', share: 0.3 },
          ],
        },
      ],
      related: [{ id: 'pact', name: 'Pact', members: ['p', 'q'], why: 'vote together' }],
    })
    expect(controlOf(register, 't').controllers).toMatchObject([
      { party: 'pact', countries: ['CHN', 'RUS'], weight: 0.6 },
    ])
  })

  it('are shown all that is wrong with them at once', () => {
    const faults = faultsOf(() =>
      registerOf({
        organisations: [
          {
            id: 'a',
            name: 'A',
            country: 'JPN',
            owners: [
              { owner: 'nobody', share: 0.7 },
              { owner: 'a', share: 0.7 },
            ],
          },
          { id: 'a', name: 'A', country: 'JPN' },
        ],
      }),
    )
    expect(faults.map(({ code }) => code)).toEqual(['OWNERS_ABOVE_ONE', 'OWNERS_TWICE'].sort())
    expect(faultsOf(() => registerOf({ organisations: [{ id: 'a', name: 'A', country: 'Japan' }] }))[0]?.code).toBe(
      'OWNERS_NOT_ALLOWED',
    )
    expect(
      faultsOf(() =>
        registerOf({ organisations: [{ id: 'a', name: 'A', country: 'JPN', owners: [{ owner: 'b', share: 0.1 }] }] }),
      )[0],
    ).toMatchObject({ code: 'OWNERS_UNKNOWN' })
  })

  it('never have less when they buy more', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 20 }), (held, which, more) => {
        const register = (of: readonly number[]) => {
          const [ax = 0, ay = 0, xy = 0, yx = 0, xt = 0, yt = 0] = of.map((percent) => percent / 100)
          const some = (owners: Readonly<Record<string, number>>) =>
            Object.fromEntries(Object.entries(owners).filter(([, value]) => value > 0))
          return small(
            ['a', 'CHN'],
            ['x', 'AUS', some({ a: ax, y: yx })],
            ['y', 'AUS', some({ a: ay, x: xy })],
            ['t', 'JPN', some({ x: xt, y: yt })],
          )
        }
        const weight = (of: readonly number[]): number => controlOf(register(of), 't').byCountry.get('CHN') ?? 0
        expect(weight(held.map((value, i) => (i === which ? value + more : value)))).toBeGreaterThanOrEqual(
          weight(held) - 1e-12,
        )
      }),
      { numRuns: RUNS },
    )
  })
})
