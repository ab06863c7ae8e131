import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainOf, type Event } from './chain.ts'
import { layOut, step } from '../../pages/lot/layout.ts'

type Mass = readonly [lot: string, kg: string]

/** An event in one line. */
function event(
  id: string,
  kind: string,
  {
    ins = [],
    outs = [],
    site = 'mine',
    material = 'ore',
  }: { ins?: Mass[]; outs?: Mass[]; site?: string; material?: string },
): Event {
  const masses = (list: readonly Mass[]) => list.map(([lot, kg]) => ({ lot, kg, material }))
  return {
    event: id,
    kind,
    at: '2026-11-24T00:00:00Z',
    process: kind === 'transform' ? 'separate-light' : null,
    site: { id: site, name: site, name_ja: site, country: 'AUS' },
    operator: { id: 'urn:org:a', name: 'A', name_ja: 'A', controllers: ['AUS'] },
    signer: 'urn:org:a',
    inputs: masses(ins),
    outputs: masses(outs),
  }
}

const SIMPLE = [
  event('dig', 'commission', { outs: [['ore', '1000']] }),
  event('ship', 'ship', { ins: [['ore', '1000']], outs: [['ore', '1000']] }),
  event('receive', 'receive', { ins: [['ore', '1000']], outs: [['ore', '1000']], site: 'works' }),
  event('separate', 'transform', { ins: [['ore', '600']], outs: [['oxide', '100']], site: 'works', material: 'oxide' }),
  event('other', 'transform', { ins: [['ore', '400']], outs: [['oxide-2', '60']], site: 'works' }),
  event('split', 'regroup', { ins: [['oxide', '30.5']], outs: [['part', '30.5']], site: 'works' }),
  event('sell', 'transfer', { ins: [['part', '30.5']], outs: [['part', '30.5']], site: 'works' }),
]

describe('a chain of custody', () => {
  it('is drawn from the mine to the lot, moves between two steps as one', () => {
    const { nodes, aside } = chainOf({ id: 'part', history: SIMPLE })
    expect(nodes.map(({ kind }) => kind)).toEqual(['event', 'lot', 'moves', 'event', 'lot', 'event', 'lot', 'moves'])
    const moves = nodes.flatMap((node) => (node.kind === 'moves' ? [node.events.map((one) => one.event)] : []))
    expect(moves).toEqual([['ship', 'receive'], ['sell']])
    // What else became of the ore is no part of this lot.
    expect(aside).toBe(1)
  })
  it('says how much of each lot went into it, to the gram', () => {
    const lots = chainOf({ id: 'part', history: SIMPLE }).nodes.flatMap((node) => (node.kind === 'lot' ? [node] : []))
    expect(lots.map(({ made, used, target }) => [made, used, target])).toEqual([
      ['1000', '600', false],
      ['100', '30.5', false],
      ['30.5', '30.5', true],
    ])
  })
  it('draws many lots of one kind that went the same way as one, few one by one', () => {
    const blended = (n: number): Event[] => [
      ...Array.from({ length: n }, (_, i) => event(`dig-${i}`, 'commission', { outs: [[`ore-${i}`, '10']] })),
      event('blend', 'regroup', {
        ins: Array.from({ length: n }, (_, i): Mass => [`ore-${i}`, '10']),
        outs: [['all', `${10 * n}`]],
      }),
    ]
    const many = chainOf({ id: 'all', history: blended(40) })
    expect(many.nodes).toHaveLength(4)
    expect(many.nodes[1]).toMatchObject({ kind: 'lot', made: '400', used: '400' })
    expect(many.nodes[0]).toMatchObject({ kind: 'event', events: { length: 40 } })
    expect(chainOf({ id: 'all', history: blended(3) }).nodes).toHaveLength(8)
  })
  it('of a lot that nothing is known of is the lot alone', () => {
    expect(chainOf({ id: 'x', history: [] }).nodes).toMatchObject([{ kind: 'lot', target: true, material: null }])
  })
})

/** Histories as they may come: each step takes some of what is there. */
const history = fc
  .array(fc.record({ kind: fc.nat(4), takes: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }), site: fc.nat(2) }), {
    minLength: 3,
    maxLength: 60,
  })
  .map((steps) => {
    const lots: string[] = []
    const events = steps.map(({ kind, takes, site }, i) => {
      const ins = [...new Set(takes.flatMap((take) => lots[take % Math.max(1, lots.length)] ?? []))].map(
        (lot): Mass => [lot, '1'],
      )
      const where = { site: `site-${site}` }
      if (ins.length === 0 || kind === 0) {
        lots.push(`lot-${i}`)
        return event(`e${i}`, 'commission', { outs: [[`lot-${i}`, '10']], ...where })
      }
      if (kind > 2) return event(`e${i}`, 'ship', { ins, outs: ins, ...where })
      lots.push(`lot-${i}`)
      return event(`e${i}`, kind === 1 ? 'transform' : 'regroup', { ins, outs: [[`lot-${i}`, '1']], ...where })
    })
    return { id: lots.at(-1) ?? '', history: events }
  })

describe('its drawing', () => {
  it('puts nothing over anything else, and each step to the right of what it comes from', () => {
    fc.assert(
      fc.property(history, (given) => {
        const chain = chainOf(given)
        const { boxes, paths, width, height } = layOut(chain)
        expect(boxes).toHaveLength(chain.nodes.length)
        for (const [i, a] of boxes.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true)
          for (const b of boxes.slice(i + 1))
            expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
              true,
            )
        }
        const at = new Map(boxes.map((box) => [box.node.key, box]))
        for (const { from, to } of paths)
          expect((at.get(from)?.x ?? 0) + (at.get(from)?.width ?? 0)).toBeLessThan(at.get(to)?.x ?? 0)
        // Every event is drawn once or told to be left out.
        const drawn = chain.nodes.flatMap((node) => (node.kind === 'event' ? node.events : []))
        expect(new Set(drawn).size).toBe(drawn.length)
      }),
    )
  })
  it('can be gone through by arrow keys from one end to the other', () => {
    const layout = layOut(chainOf({ id: 'part', history: SIMPLE }))
    let key = step(layout, '', 'Home')
    const seen = [key]
    for (let next = step(layout, key, 'ArrowRight'); next !== key; next = step(layout, key, 'ArrowRight'))
      seen.push((key = next))
    expect(seen).toHaveLength(8)
    for (let next = step(layout, key, 'ArrowLeft'); next !== key; next = step(layout, key, 'ArrowLeft')) key = next
    expect(key).toBe(seen[0])
  })
})
