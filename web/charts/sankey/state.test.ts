import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, layOut, NONE, OTHER, step, through, type Chain, type Flow } from './state.ts'

const flow = (fromStage: string, from: string | null, toStage: string, to: string | null, value: number): Flow => ({
  fromStage,
  from,
  toStage,
  to,
  value,
})

/** Half the ore of A goes through the only smelter, B; the other half passes it by. */
const SMALL: readonly Flow[] = [
  flow('ore', 'A', 'metal', 'B', 4),
  flow('ore', 'A', 'metal', null, 4),
  flow('ore', 'C', 'metal', 'B', 2),
  flow('metal', 'B', 'use', 'U', 6),
  flow('metal', null, 'use', 'U', 4),
]
const small = fold(['ore', 'metal', 'use'], SMALL, 'C')
const value = (chain: Chain, key: string): number | undefined => chain.nodes.find((node) => node.key === key)?.value

/** Paths through three stages: what goes in comes out. */
const paths = fc
  .array(
    fc.record({
      way: fc.tuple(
        fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', null),
        fc.constantFrom('A', 'B', 'C', null),
      ),
      value: fc.integer({ min: 1, max: 100 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((all) =>
    all.flatMap(({ way: [a, b], value }) => [flow('ore', a, 'metal', b, value), flow('metal', b, 'use', 'U', value)]),
  )

describe('a chain as it is drawn', () => {
  it('has what passes a stage by as a node of its own, last', () => {
    expect(small.nodes.map(({ key }) => key)).toEqual(['ore:C', 'ore:A', 'metal:B', `metal:${NONE}`, 'use:U'])
    expect(value(small, `metal:${NONE}`)).toBe(4)
  })

  it('puts the place asked for on top, then the largest', () =>
    expect(fold(['ore', 'metal', 'use'], SMALL, 'A').nodes[0]?.key).toBe('ore:A'))

  it('shows six places of a stage at most and adds up the others', () => {
    const many = Array.from('ABCDEFGHI').flatMap((from, i) => [flow('ore', from, 'use', 'U', 20 - i)])
    const chain = fold(['ore', 'use'], many, 'I')
    const others = chain.nodes.find(({ who }) => who === OTHER)
    expect(chain.nodes.filter(({ stage }) => stage === 'ore')).toHaveLength(7)
    expect(others).toMatchObject({ value: 14 + 13 + 12, places: ['G', 'H', 'I'] })
  })

  it('loses nothing, whatever is folded', () =>
    fc.assert(
      fc.property(paths, (flows) => {
        const chain = fold(['ore', 'metal', 'use'], flows, 'A')
        for (const stage of chain.stages)
          expect(
            chain.nodes.filter((node) => node.stage === stage).reduce((sum, node) => sum + node.value, 0),
          ).toBeCloseTo(chain.total, 6)
        for (const node of chain.nodes) {
          const of = (end: 'from' | 'to'): number =>
            chain.links.filter((link) => link[end] === node.key).reduce((sum, link) => sum + link.value, 0)
          if (node.column > 0) expect(of('to')).toBeCloseTo(node.value, 6)
          if (node.column < 2) expect(of('from')).toBeCloseTo(node.value, 6)
        }
      }),
    ))

  it('lights up what passed a node: all of the use for the use, and its own share before', () => {
    const metal = through(small, 'metal:B')
    expect(metal.nodes.get('use:U')).toBeCloseTo(0.6)
    expect(metal.nodes.get('ore:A')).toBeCloseTo(0.5)
    expect(metal.nodes.get('ore:C')).toBeCloseTo(1)
    expect(metal.nodes.has(`metal:${NONE}`)).toBe(false)
    const use = through(small, 'use:U')
    expect(use.links.every((part) => Math.abs(part - 1) < 1e-9)).toBe(true)
  })

  it('never lights up more than there is', () =>
    fc.assert(
      fc.property(paths, (flows) => {
        const chain = fold(['ore', 'metal', 'use'], flows, 'A')
        for (const { key } of chain.nodes)
          for (const part of through(chain, key).links) expect(part).toBeLessThanOrEqual(1 + 1e-9)
      }),
    ))

  it('is walked with the arrow keys', () => {
    expect(step(small, 'ore:C', 'ArrowDown')).toBe('ore:A')
    expect(step(small, 'ore:C', 'ArrowUp')).toBe('ore:C')
    expect(step(small, 'use:U', 'ArrowLeft')).toBe('metal:B')
    expect(step(small, 'ore:C', 'ArrowRight')).toBe('metal:B')
    expect(step(small, 'ore:C', 'x')).toBe('ore:C')
  })

  it('is as thick whatever is in it, so that two can be compared', () => {
    const thick = (chain: Chain): number =>
      layOut(chain, 900).boxes.find(({ node }) => node.stage === 'use')?.height ?? 0
    const one = fold(['ore', 'use'], [flow('ore', 'A', 'use', 'U', 5)], 'A')
    expect(thick(one)).toBeCloseTo(thick(small), 6)
    expect(layOut(small, 900).streams).toHaveLength(5)
  })
})
