import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventsInOrder, recordLots, recordNext, type CustodyEvent, type Recorded } from '../index.ts'
import {
  bookOf,
  CHAIN,
  commission,
  had,
  inspect,
  move,
  pack,
  receive,
  regroup,
  sell,
  ship,
  transform,
  unpack,
  withdraw,
  wrong,
} from '../../../test/market-chain.ts'
import { RUNS, registry, lotIn, plain, told, share } from '../../../test/market-origin.ts'

describe('laws', () => {
  /** Random steps down a chain: masses in hundreds of grams, some impossible, so that some events are refused. */
  const step = fc.record({
    kind: fc.constantFrom('split', 'merge', 'reduce', 'cast', 'withdraw', 'over'),
    from: fc.nat(9),
    other: fc.nat(9),
    part: fc.integer({ min: 1, max: 99 }),
  })
  const play = (steps: readonly { kind: string; from: number; other: number; part: number }[]): CustodyEvent[] => {
    const acts: CustodyEvent[] = [
      commission('us', 0, 'us', { l0: ['ore-mountain-pass', 20_000] }),
      transform('s', 1, 'us', 'separate-light', { l0: 20_000 }, { l1: ['ndpr-oxide', 1000], l2: ['ndpr-oxide', 2000] }),
    ]
    const live = new Map<string, [material: string, mass: number]>([
      ['l1', ['ndpr-oxide', 1_000_000]],
      ['l2', ['ndpr-oxide', 2_000_000]],
    ])
    steps.forEach(({ kind, from, other, part }, i) => {
      const names = [...live.keys()]
      const one = names[from % names.length]
      const two = names[other % names.length]
      const [material, mass] = live.get(one ?? '') ?? ['', 0]
      if (one === undefined || two === undefined || mass < 1000) return
      const inKg = (value: number): number => value / 1000
      const id = `e${i}`
      const when = i + 2
      const name = `m${i}`
      if (kind === 'split') {
        const first = Math.floor((mass * part) / 100)
        if (first === 0 || first === mass) return
        acts.push(
          regroup(
            id,
            when,
            'us',
            { [one]: inKg(mass) },
            { [`${name}a`]: [material, inKg(first)], [`${name}b`]: [material, inKg(mass - first)] },
          ),
        )
        live.delete(one)
        live.set(`${name}a`, [material, first]).set(`${name}b`, [material, mass - first])
      } else if (kind === 'merge') {
        const [of, more] = live.get(two) ?? ['', 0]
        if (two === one || of !== material) return
        acts.push(
          regroup(id, when, 'us', { [one]: inKg(mass), [two]: inKg(more) }, { [name]: [material, inKg(mass + more)] }),
        )
        live.delete(one)
        live.delete(two)
        live.set(name, [material, mass + more])
      } else if (kind === 'reduce' && material === 'ndpr-oxide') {
        const out = Math.floor(mass / 1.24 / 1.0001)
        acts.push(
          transform(id, when, 'us', 'reduce-ndpr', { [one]: inKg(mass) }, { [name]: ['ndpr-metal', inKg(out)] }),
        )
        live.delete(one)
        live.set(name, ['ndpr-metal', out])
      } else if (kind === 'over' && material === 'ndpr-oxide') {
        // More than the recipe allows, or the input used once more: to be refused.
        acts.push(
          transform(id, when, 'us', 'reduce-ndpr', { [one]: inKg(mass) }, { [name]: ['ndpr-metal', inKg(mass)] }),
        )
      } else if (kind === 'withdraw') {
        const gone = Math.max(1, Math.floor((mass * part) / 200))
        acts.push(withdraw(id, when, 'us', { [one]: inKg(gone) }))
        live.set(one, [material, mass - gone])
      }
    })
    return acts
  }
  const steps = fc.array(step, { minLength: 1, maxLength: 12 })

  it('mass is never created: of each lot no more is used than was made, and all oxide is within what the ore yields', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const book = bookOf(play(taken), registry)
        let held = 0
        for (const { material, left, made, mix } of book.lots.values()) {
          expect(left >= 0n && left <= made).toBe(true)
          for (const histories of mix.values())
            expect([...histories.values()].reduce((sum, of) => sum + of, 0)).toBeCloseTo(1, 9)
          if (material === 'ore-mountain-pass') continue
          const asOxide = material === 'ndpr-oxide' ? 1 : 1.24
          held += Number(left) * asOxide
        }
        expect(held).toBeLessThanOrEqual(3_000_000 * (1 + 1e-9))
        for (const { code } of book.refused) expect(['YIELD_TOO_HIGH']).toContain(code)
      }),
      { numRuns: RUNS },
    )
  })

  it('the order in which events arrive does not matter once all are there', () => {
    const shuffled = steps.chain((taken) => {
      const acts = [...play(taken), ...CHAIN]
      return fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length }))
    })
    fc.assert(
      fc.property(shuffled, ([acts, mixed]) => {
        const one = bookOf(acts, registry)
        const other = bookOf(mixed, registry)
        expect({ ...plain(other), refused: told(other).sort() }).toEqual({ ...plain(one), refused: told(one).sort() })
      }),
      { numRuns: RUNS },
    )
  })

  it('a record after all others leaves the same whether it is played alone or with all before it', () => {
    const all = CHAIN.map((act) => had(act))
    let book = recordLots([], registry)
    for (let n = 1; n <= all.length; n++) {
      book = recordNext(book, all.slice(0, n), registry)
      expect(book.changed).not.toBeUndefined()
      expect(plain(book)).toEqual(plain(recordLots(all.slice(0, n), registry)))
    }
    // Given again, it is played with all of them.
    const again = [...all, all.at(-1)!]
    expect(plain(recordNext(book, again, registry))).toEqual(plain(recordLots(again, registry)))
  })

  it('a record that comes in late, or after corrections, leaves the same as all records played in their order', () => {
    /** What happens to one lot of ore, in order; days as given. */
    const chainOf = (c: number, days: readonly number[]): CustodyEvent[] => {
      const drum = `urn:test:drum:${c}`
      const acts: readonly ((when: number) => CustodyEvent)[] = [
        // Not all of them are within the capacity of the mine.
        (when) => commission(`mine${c}`, when, 'mine-au', { [`ore${c}`]: ['ore-mt-weld', c === 0 ? 2600 : 3400] }),
        (when) => inspect(`look${c}`, when, 'mine-au', { [`ore${c}`]: 2600 }),
        (when) =>
          regroup(
            `split${c}`,
            when,
            'mine-au',
            { [`ore${c}`]: 2600 },
            { [`a${c}`]: ['ore-mt-weld', 1000], [`b${c}`]: ['ore-mt-weld', 1600] },
          ),
        (when) => sell(`sell${c}`, when, 'mine-au', 'aus-ore', 'jp-metal', { [`a${c}`]: 1000 }),
        (when) => pack(`pack${c}`, when, 'mine-au', drum, { [`b${c}`]: 1600 }),
        (when) => ship(`out${c}`, when, 'mine-au', 'sep-my', {}, [drum]),
        (when) => receive(`in${c}`, when, 'mine-au', 'sep-my', {}, [drum]),
        (when) => unpack(`unpack${c}`, when, 'sep-my', drum),
        (when) => withdraw(`lose${c}`, when, 'mine-au', { [`a${c}`]: 3 }),
        // Takes of its neighbour's as well.
        (when) =>
          regroup(
            `blend${c}`,
            when,
            'mine-au',
            { [`a${c}`]: 10, [`a${(c + 1) % 4}`]: 20 },
            { [`m${c}`]: ['ore-mt-weld', 30] },
          ),
      ]
      return acts.map((act, i) => act(days[i] ?? 0))
    }
    const days = fc
      .uniqueArray(fc.nat(40), { minLength: 10, maxLength: 10 })
      .map((all) => all.toSorted((one, other) => one - other))
    const pick = fc.record({
      // One chain comes in well before the others.
      chain: fc.oneof({ weight: 3, arbitrary: fc.constant(3) }, fc.nat(3)),
      which: fc.nat(1000),
      isWrong: fc.nat(14),
      staysRefused: fc.boolean(),
    })
    const arrivals = fc.tuple(fc.array(days, { minLength: 4, maxLength: 4 }), fc.infiniteStream(pick))
    const seen = { late: 0, afterRefused: 0 }
    fc.assert(
      fc.property(arrivals, ([all, picks]) => {
        const chains = all.map((of, c) => chainOf(c, of))
        const acts: CustodyEvent[] = []
        const came: Recorded[] = []
        let book = recordLots([], registry)
        while (chains.some((chain) => chain.length > 0)) {
          const { chain = 0, which = 0, isWrong, staysRefused } = picks.next().value ?? {}
          // Now and then one is declared wrong, and perhaps replaced by another; either may still be to come.
          const next = chains[chain]?.[0]
          const replaced = isWrong === 0 ? [...acts, next][which % (acts.length + 1)] : undefined
          const act =
            replaced === undefined
              ? chains[chain]?.shift()
              : wrong(
                  replaced,
                  [[], [acts[which % 7]], [next]][which % 3]?.flatMap((one) => one?.id.split(':').at(-1) ?? []) ?? [],
                )
          if (act === undefined) continue
          if (replaced === undefined) acts.push(act)
          came.push({ ...had(act), received: new Date(Date.UTC(2028, 0, 1) + came.length * 1000).toISOString() })
          const whole = recordLots(came, registry)
          const before = book
          book = recordNext(before, came, registry)
          expect(plain(book)).toEqual(plain(whole))
          const isNew = book.refused.length > before.refused.length
          if (book.changed !== undefined && !isNew) {
            if (eventsInOrder(book.events.keys(), book).at(-1) !== act.id) seen.late += 1
            if (book.refused.length > 0) seen.afterRefused += 1
            const other = [...book.lots].filter(([id, lot]) => before.lots.get(id) !== lot).map(([id]) => id)
            expect(other.sort()).toEqual([...book.changed].sort())
          }
          if (isNew && replaced === undefined && staysRefused !== true) {
            // A record that is refused does not get into the market.
            came.pop()
            book = recordLots(came, registry)
          }
        }
      }),
      { numRuns: RUNS },
    )
    expect(seen.afterRefused, 'records on a book with others refused').toBeGreaterThan(RUNS)
    expect(seen.late, 'records that came in late').toBeGreaterThan(RUNS)
  })

  it('splitting and merging keeps the composition', () => {
    const mass = fc.integer({ min: 1, max: 200_000 })
    fc.assert(
      fc.property(mass, mass, fc.integer({ min: 1, max: 999 }), (good, bad, cut) => {
        const total = good + bad
        const first = Math.max(1, Math.floor((total * cut) / 1000))
        if (first >= total) return
        const inKg = (value: number): number => value / 1000
        const book = bookOf(
          [
            commission('cn', 0, 'cn', { 'ore-cn': ['ore-bayan-obo', 10_000] }),
            transform('s', 1, 'cn', 'separate-all', { 'ore-cn': 10_000 }, { bad: ['ndpr-oxide', inKg(bad)] }),
            sell('buy', 2, 'cn', 'cn-all', 'us-all', { bad: inKg(bad) }),
            ...move('bad', 3, 'cn', 'us', { bad: inKg(bad) }),
            commission('us', 0, 'us', { ore: ['ore-mountain-pass', 10_000] }),
            transform('s-us', 1, 'us', 'separate-light', { ore: 10_000 }, { good: ['ndpr-oxide', inKg(good)] }),
            regroup('blend', 8, 'us', { good: inKg(good), bad: inKg(bad) }, { blend: ['ndpr-oxide', inKg(total)] }),
            regroup(
              'split',
              9,
              'us',
              { blend: inKg(total) },
              {
                a: ['ndpr-oxide', inKg(first)],
                b: ['ndpr-oxide', inKg(total - first)],
              },
            ),
            regroup(
              'merge',
              10,
              'us',
              { a: inKg(first), b: inKg(total - first) },
              { back: ['ndpr-oxide', inKg(total)] },
            ),
          ],
          registry,
        )
        expect(told(book)).toEqual([])
        for (const name of ['blend', 'a', 'b', 'back'])
          expect(share(lotIn(book, name), 'mine', 'CHN')).toBeCloseTo(bad / total, 9)
      }),
      { numRuns: RUNS },
    )
  })
})
