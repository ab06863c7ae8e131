import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSolver } from '../solver/index.ts'
import { leastForAll } from './core.ts'
import { excess, everyone, properCoalitions, sumIn } from './game.ts'
import {
  gameOf,
  hasCore,
  MOST_PLAYERS,
  nucleolus,
  playersIn,
  shapley,
  shapleyOf,
  testSplit,
  type Coalition,
  type Game,
} from './index.ts'

const solver = await loadSolver()

/** Worths by the players' numbers, from 1: `{ '1': 0, '12': 5, ... }`; what is left out is worth nothing. */
const named = (players: number, worths: Readonly<Record<string, number>>): Game =>
  gameOf(players, (members) => worths[members.map((player) => player + 1).join('')] ?? 0)
/** Costs as a game of what is spared: each coalition is worth minus what it costs. */
const costs = (players: number, of: (members: readonly number[]) => number): Game =>
  gameOf(players, (members) => -of(members))
/** Worths in the order 1, 12, 123, 13, 2, 23, 3. */
const inDepth = (players: number, worths: readonly number[]): Game => {
  const order: string[] = []
  const go = (start: number, name: string): void => {
    for (let player = start; player <= players; player++) {
      order.push(name + player)
      go(player + 1, name + player)
    }
  }
  go(1, '')
  return named(players, Object.fromEntries(order.map((name, i) => [name, worths[i] ?? Number.NaN])))
}
const close = (found: readonly number[] | undefined, asked: readonly number[]): void => {
  const size = Math.max(1, ...asked.map(Math.abs))
  expect(found?.map((part) => part / size)).toEqual(asked.map((part) => expect.closeTo(part / size, 8)))
}
const exactly = (game: Game) => ({ least: game, most: game })

/** Creditors who get what the others leave: O'Neill (1982). */
const bankruptcy = (estate: number, claims: readonly number[]): Game =>
  gameOf(claims.length, (members) =>
    Math.max(0, estate - claims.reduce((sum, claim, player) => (members.includes(player) ? sum : sum + claim), 0)),
  )
/** The rule of the Talmud: half claims at most are filled from below, and beyond half of all from above. */
function talmud(estate: number, claims: readonly number[]): number[] {
  const half = claims.map((claim) => claim / 2)
  const total = claims.reduce((sum, claim) => sum + claim, 0)
  const filled = (amount: number): number[] => {
    let [low, high] = [0, Math.max(...half)]
    for (let i = 0; i < 200; i++) {
      const level = (low + high) / 2
      if (half.reduce((sum, most) => sum + Math.min(most, level), 0) < amount) low = level
      else high = level
    }
    return half.map((most) => Math.min(most, high))
  }
  if (estate <= total / 2) return filled(estate)
  return filled(total - estate).map((missed, player) => (claims[player] ?? 0) - missed)
}
/** A runway as long as the largest of those who share it needs. */
const runway = (needs: readonly number[]): Game =>
  costs(needs.length, (members) => Math.max(...members.map((player) => needs[player] ?? 0)))

describe('published cases', () => {
  it('Aumann and Maschler (1985): the nucleolus is what the Talmud gives to claims of 100, 200 and 300', () => {
    const claims = [100, 200, 300]
    close(nucleolus(solver, bankruptcy(100, claims)), [100 / 3, 100 / 3, 100 / 3])
    close(nucleolus(solver, bankruptcy(200, claims)), [50, 75, 75])
    close(nucleolus(solver, bankruptcy(300, claims)), [50, 100, 150])
  })
  it('Littlechild and Owen (1973): each part of a runway is shared by those who need it', () => {
    // Needs of 8, 11, 13 and 18, as often shown: 8 by four, 3 by three, 2 by two, 5 by one.
    close(shapleyOf(runway([8, 11, 13, 18])), [-2, -3, -4, -9])
  })
  it('the glove game: of a left glove and two right ones the core gives all to the left, Shapley 2/3', () => {
    const gloves = named(3, { '12': 1, '13': 1, '123': 1 })
    close(shapleyOf(gloves), [2 / 3, 1 / 6, 1 / 6])
    close(nucleolus(solver, gloves), [1, 0, 0])
    expect(hasCore(solver, exactly(gloves))).toBe('yes')
    expect(testSplit(exactly(gloves), [1, 0, 0])).toEqual({ held: 'yes', leaving: [] })
    const shared = testSplit(exactly(gloves), shapleyOf(gloves))
    expect(shared.held).toBe('no')
    expect(shared.leaving.map(({ coalition }) => playersIn(coalition, 3))).toEqual([
      [0, 1],
      [0, 2],
    ])
    for (const { atLeast, atMost } of shared.leaving) {
      expect(atLeast).toBeCloseTo(1 / 6, 12)
      expect(atMost).toBe(atLeast)
    }
  })
  it('the majority of three: an empty core, and thirds', () => {
    const majority = gameOf(3, ({ length }) => (length >= 2 ? 1 : 0))
    expect(hasCore(solver, exactly(majority))).toBe('no')
    expect(leastForAll(solver, majority).atLeast).toBeCloseTo(1.5, 9)
    close(shapleyOf(majority), [1 / 3, 1 / 3, 1 / 3])
    close(nucleolus(solver, majority), [1 / 3, 1 / 3, 1 / 3])
  })
  it('weighted votes (Shapley and Shubik 1954): 51 of 50, 49 and 1 leave the two smaller alike', () => {
    const weights = [50, 49, 1]
    const votes = gameOf(3, (members) =>
      members.reduce((sum, player) => sum + (weights[player] ?? 0), 0) >= 51 ? 1 : 0,
    )
    close(shapleyOf(votes), [2 / 3, 1 / 6, 1 / 6])
    // Nothing can be done without the first.
    close(nucleolus(solver, votes), [1, 0, 0])
  })
  // As corrected by Guajardo and Jörnsten (2015), "Common mistakes in computing the nucleolus".
  it('Lemaire (1991), three who invest', () => {
    const game = inDepth(3, [46125, 69187.5, 90000, 53812.5, 17437.5, 30750, 5812.5])
    close(nucleolus(solver, game), [52687.5, 24468.75, 12843.75])
  })
  it('Hasan and others (2011), four mobiles that broadcast', () => {
    const given = [8, 8, 10, 20, 19, 10, 20, 19, 1, 10, 13, 12, 10, 12, 11]
    close(
      nucleolus(
        solver,
        inDepth(
          4,
          given.map((cost) => -cost),
        ),
      ),
      [-7.5, -0.5, -1.5, -10.5],
    )
  })
  it('Oh and Shin (2012), three manufacturers', () => {
    const given = [375144, 568232, 772500, 551055, 245280, 452411, 211239]
    close(
      nucleolus(
        solver,
        inDepth(
          3,
          given.map((cost) => -cost),
        ),
      ),
      [-331695.25, -233051.25, -207753.5],
    )
  })
  it('Sakawa and others (2001), five who produce and transport', () => {
    const given = [
      0.06, 0.378, 0.536, 0.906, 1, 0.573, 0.747, 0.874, 0.485, 0.144, 0.546, 0.634, 0.255, 0.408, 0.561, 0.182, 0.168,
      0.337, 0.706, 0.801, 0.379, 0.538, 0.668, 0.279, 0.03, 0.383, 0.473, 0.083, 0.249, 0.386, 0,
    ]
    close(nucleolus(solver, inDepth(5, given)), [0.165, 0.3205, 0.0845, 0.3745, 0.0555])
  })
  it('two games of the R package CoopGame, one of them from Ferguson’s lecture notes', () => {
    const four = named(4, {
      '12': 5,
      '13': 5,
      '14': 8,
      '23': 9,
      '24': 10,
      '34': 8,
      '123': 13,
      '124': 15,
      '134': 16,
      '234': 17,
      '1234': 21,
    })
    close(nucleolus(solver, four), [3.5, 4.5, 5.5, 7.5])
    const three = named(3, { '1': -1, '3': 1, '12': 3, '13': 4, '23': 2, '123': 5 })
    close(nucleolus(solver, three), [8 / 3, 2 / 3, 5 / 3])
  })
})

/** Random games: whole numbers, so that ties are common. */
const games = (least: number, most: number): fc.Arbitrary<Game> =>
  fc
    .integer({ min: least, max: most })
    .chain((players) =>
      fc
        .array(fc.integer({ min: -10, max: 30 }), { minLength: everyone(players), maxLength: everyone(players) })
        .map((worths) => ({ players, worth: Float64Array.from([0, ...worths]) })),
    )
/** The same, with enough for all that each gets what it is worth alone. */
const essential = (least: number, most: number): fc.Arbitrary<Game> =>
  fc.tuple(games(least, most), fc.integer({ min: 0, max: 60 })).map(([{ players, worth }, more]) => {
    const alone = Array.from({ length: players }, (_, i) => worth[1 << i] ?? 0).reduce((sum, value) => sum + value, 0)
    const all = everyone(players)
    return { players, worth: worth.map((value, coalition) => (coalition === all ? alone + more : value)) }
  })
const all = (game: Game): number => game.worth[everyone(game.players)] ?? 0
const alone = (game: Game, player: number): number => game.worth[1 << player] ?? 0

describe('the Shapley value', () => {
  it('shares out all that there is, gives nothing to who adds nothing, the same to who is alike, and adds up', () => {
    fc.assert(
      fc.property(games(2, 5), fc.integer({ min: -5, max: 5 }), (game, own) => {
        const split = shapleyOf(game)
        expect(split.reduce((sum, part) => sum + part, 0)).toBeCloseTo(all(game), 9)
        // One more, who adds what it has alone to all that it joins.
        const players = game.players + 1
        const dummy: Game = {
          players,
          worth: Float64Array.from({ length: 2 * game.worth.length }, (_, coalition) => {
            const others = coalition & everyone(game.players)
            return (game.worth[others] ?? 0) + (coalition === others ? 0 : own)
          }),
        }
        expect(shapleyOf(dummy)).toEqual([...split, own].map((part) => expect.closeTo(part, 9)))
        // Two that are exchanged everywhere.
        const exchanged = (coalition: Coalition): Coalition => {
          const [a, b] = [coalition & 1, (coalition >> 1) & 1]
          return (coalition & ~3) | b | (a << 1)
        }
        const swapped = { ...game, worth: game.worth.map((_, coalition) => game.worth[exchanged(coalition)] ?? 0) }
        const [first = 0, second = 0, ...rest] = split
        expect(shapleyOf(swapped)).toEqual([second, first, ...rest].map((part) => expect.closeTo(part, 9)))
        const doubled = { ...game, worth: game.worth.map((value, c) => value + (swapped.worth[c] ?? 0)) }
        const sum = split.map((part, i) => part + (shapleyOf(swapped)[i] ?? 0))
        expect(shapleyOf(doubled)).toEqual(sum.map((part) => expect.closeTo(part, 9)))
      }),
      { numRuns: 60 },
    )
  })
  it('is that of all orders for as many as a game may have, and of drawn ones beyond six where worths are dear', () => {
    const game = gameOf(MOST_PLAYERS, (members) => members.length * members.reduce((sum, player) => sum + player, 1))
    const asSet = (inside: ReadonlySet<number>): number =>
      game.worth[[...inside].reduce((sum, player) => sum + (1 << player), 0)] ?? 0
    // By the formula over coalitions, with |C|! (n - |C| - 1)! / n! as weights.
    const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))
    const byFormula = Array.from({ length: MOST_PLAYERS }, (_, i) =>
      [0, ...properCoalitions(MOST_PLAYERS)]
        .filter((coalition) => (coalition & (1 << i)) === 0)
        .reduce((sum, coalition) => {
          const size = playersIn(coalition, MOST_PLAYERS).length
          const weight = (factorial(size) * factorial(MOST_PLAYERS - size - 1)) / factorial(MOST_PLAYERS)
          return sum + weight * ((game.worth[coalition | (1 << i)] ?? 0) - (game.worth[coalition] ?? 0))
        }, 0),
    )
    close(shapleyOf(game), byFormula)
    expect(shapley(MOST_PLAYERS, asSet).reduce((sum, part) => sum + part, 0)).toBeCloseTo(all(game), 9)
  })
})

/** Minimal balanced collections with their weights, by elimination and nothing else: independent, and with one solution that is positive. */
const collections = new Map<number, readonly (readonly (readonly [Coalition, number])[])[]>()
function minimalBalanced(players: number): readonly (readonly (readonly [Coalition, number])[])[] {
  const before = collections.get(players)
  if (before !== undefined) return before
  const found: (readonly (readonly [Coalition, number])[])[] = []
  const go = (chosen: readonly Coalition[], next: Coalition): void => {
    if (chosen.length > 0) {
      const solved = weightsOf(chosen, players)
      if (solved === 'dependent') return
      // More coalitions beside one that is balanced are not minimal.
      if (solved !== undefined)
        return void (solved.every((w) => w > 1e-9) && found.push(chosen.map((c, i) => [c, solved[i] ?? 0])))
    }
    if (chosen.length < players) for (let c = next; c <= everyone(players); c++) go([...chosen, c], c + 1)
  }
  go([], 1)
  collections.set(players, found)
  return found
}
/** Weights that add to 1 for each player; undefined where there are none. */
function weightsOf(chosen: readonly Coalition[], players: number): number[] | 'dependent' | undefined {
  const rows = Array.from({ length: players }, (_, player) => [
    ...chosen.map((coalition) => ((coalition & (1 << player)) === 0 ? 0 : 1)),
    1,
  ])
  let rank = 0
  for (let column = 0; column < chosen.length; column++) {
    const pivot = rows.findIndex((row, r) => r >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) return 'dependent'
    const row = rows[pivot] ?? []
    rows[pivot] = rows[rank] ?? []
    rows[rank] = row
    const scale = row[column] ?? 1
    for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) / scale
    for (const other of rows) {
      if (other === row) continue
      const times = other[column] ?? 0
      for (let j = 0; j < row.length; j++) other[j] = (other[j] ?? 0) - times * (row[j] ?? 0)
    }
    rank += 1
  }
  const last = chosen.length
  if (rows.slice(rank).some((row) => Math.abs(row[last] ?? 0) > 1e-9)) return undefined
  return rows.slice(0, rank).map((row) => row[last] ?? 0)
}

describe('the core', () => {
  it('knows the balanced collections: 2, 6 and 42 minimal ones of two, three and four players', () => {
    // As Laplace Mermoud, Grabisch and Sudhölter (2023) count them.
    expect([2, 3, 4].map((players) => minimalBalanced(players).length)).toEqual([2, 6, 42])
  })
  it('is not empty exactly where no balanced collection is worth more than all (Bondareva 1963, Shapley 1967)', () => {
    const seen = { yes: 0, no: 0 }
    fc.assert(
      fc.property(games(2, 4), fc.integer({ min: 0, max: 60 }), ({ players, worth }, more) => {
        const game = { players, worth: worth.map((v, c) => (c === everyone(players) ? v + more : v)) }
        const most = Math.max(
          ...minimalBalanced(players)
            .filter((collection) => collection.length > 1)
            .map((collection) => collection.reduce((sum, [c, weight]) => sum + weight * (game.worth[c] ?? 0), 0)),
        )
        const { atLeast, atMost, split, weights } = leastForAll(solver, game)
        expect(atLeast).toBeCloseTo(most, 6)
        expect(atMost).toBeCloseTo(most, 6)
        expect(atLeast).toBeLessThanOrEqual(most + 1e-9)
        expect(atMost).toBeGreaterThanOrEqual(most - 1e-9)
        for (const coalition of properCoalitions(players))
          expect(excess(game, split, coalition)).toBeLessThanOrEqual(1e-9)
        for (let player = 0; player < players; player++)
          expect(weights.reduce((sum, [c, weight]) => (c & (1 << player) ? sum + weight : sum), 0)).toBeCloseTo(1, 12)
        const held = most <= all(game) + 1e-9 ? 'yes' : 'no'
        seen[held] += 1
        expect(hasCore(solver, exactly(game))).toBe(held)
      }),
      { numRuns: 200 },
    )
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(20)
  })
  it('says of a range only what holds for each game in it', () => {
    const seen = { yes: 0, no: 0, undecided: 0 }
    fc.assert(
      fc.property(
        essential(2, 4),
        fc.integer({ min: 0, max: 8 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (game, width, draws) => {
          const range = {
            least: { ...game, worth: game.worth.map((value, c) => (c === 0 ? 0 : value - width)) },
            most: { ...game, worth: game.worth.map((value, c) => (c === 0 ? 0 : value + width)) },
          }
          const split = shapleyOf(game)
          const core = hasCore(solver, range)
          const test = testSplit(range, split)
          seen[test.held] += 1
          for (let i = 0; i < 3; i++) {
            const inside = {
              ...game,
              worth: game.worth.map((value, c) => (c === 0 ? 0 : value + width * (2 * draws.next().value - 1))),
            }
            if (core !== 'undecided') expect(hasCore(solver, exactly(inside))).toBe(core)
            const known = testSplit(exactly(inside), split)
            if (test.held !== 'undecided') expect(known.held).toBe(test.held)
            for (const { coalition, atLeast } of known.leaving) {
              const bounds = test.leaving.find((one) => one.coalition === coalition)
              expect(bounds?.atMost).toBeGreaterThanOrEqual(atLeast)
              expect(bounds?.atLeast).toBeLessThanOrEqual(atLeast)
            }
          }
        },
      ),
      { numRuns: 100 },
    )
    expect(Math.min(seen.yes, seen.no, seen.undecided)).toBeGreaterThan(2)
  })
})

describe('the nucleolus', () => {
  it('is what the Talmud gives, whatever is claimed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 5 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (claims, part) => {
          const estate = part * claims.reduce((sum, claim) => sum + claim, 0)
          close(nucleolus(solver, bankruptcy(estate, claims)), talmud(estate, claims))
        },
      ),
      { numRuns: 100 },
    )
  })
  it('meets the criterion of Kohlberg (1971): coalitions with an excess of at least any level are balanced, with players who get no more than alone', () => {
    fc.assert(
      fc.property(essential(2, 4), (game) => {
        const split = nucleolus(solver, game) ?? []
        expect(split.reduce((sum, part) => sum + part, 0)).toBeCloseTo(all(game), 7)
        const coalitions = [...properCoalitions(game.players)]
        const excesses = new Map(coalitions.map((c) => [c, excess(game, split, c)]))
        const bound = coalitions.filter(
          (c) => playersIn(c, game.players).length === 1 && (excesses.get(c) ?? 0) > -1e-6,
        )
        for (const level of excesses.values()) {
          const tight = coalitions.filter((c) => (excesses.get(c) ?? 0) >= level - 1e-6)
          const allowed = new Set([...tight, ...bound])
          const within = minimalBalanced(game.players).filter((one) => one.every(([c]) => allowed.has(c)))
          for (const coalition of tight)
            expect(
              within.some((one) => one.some(([c]) => c === coalition)),
              `${coalition} of ${[...game.worth].join(' ')}`,
            ).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
  it('has excesses that no other split comes before, in the order of the largest', () => {
    fc.assert(
      fc.property(
        essential(2, 5),
        fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }), {
          minLength: 10,
          maxLength: 10,
        }),
        (game, draws) => {
          const split = nucleolus(solver, game) ?? []
          const ranked = (parts: readonly number[]): number[] =>
            properCoalitions(game.players)
              .map((coalition) => excess(game, parts, coalition))
              .sort((a, b) => b - a)
          const best = ranked(split)
          const spare = split.map((part, player) => part - alone(game, player))
          const rest = spare.reduce((sum, part) => sum + part, 0)
          for (const spared of spare) expect(spared).toBeGreaterThanOrEqual(-1e-6)
          for (const draw of draws) {
            // Any other, and one near by; of small whole numbers, so that what differs does by more than rounding.
            const weights = spare.map((_, i) => 10 * (draw[i] ?? 0) + (i === 0 ? 1 : 0))
            const total = weights.reduce((sum, weight) => sum + weight, 0)
            const other = weights.map((weight, i) => alone(game, i) + (rest * weight) / total)
            for (const share of [1, 0.01]) {
              const moved = ranked(split.map((part, i) => part + share * ((other[i] ?? 0) - part)))
              const first = moved.findIndex((value, i) => Math.abs(value - (best[i] ?? 0)) > 1e-7)
              if (first >= 0) expect(moved[first]).toBeGreaterThan(best[first] ?? 0)
            }
          }
        },
      ),
      { numRuns: 100 },
    )
  })
  it('is in the core where there is one, follows what is added to players and every scale, and treats those alike who are alike', () => {
    let cores = 0
    fc.assert(
      fc.property(
        essential(2, 5),
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 5 }),
        fc.constantFrom(1e-3, 7, 1e6),
        (game, added, scale) => {
          const split = nucleolus(solver, game) ?? []
          if (hasCore(solver, exactly(game)) === 'yes') {
            cores += 1
            expect(testSplit(exactly(game), split).held).toBe('yes')
          }
          const own = added.slice(0, game.players)
          const other = { ...game, worth: game.worth.map((value, c) => scale * value + sumIn(own, c)) }
          close(
            nucleolus(solver, other)?.map((part, i) => (part - (own[i] ?? 0)) / scale),
            split,
          )
          const turned = {
            ...game,
            worth: game.worth.map(
              (_, c) =>
                game.worth[playersIn(c, game.players).reduce((sum, p) => sum + (1 << (game.players - 1 - p)), 0)] ?? 0,
            ),
          }
          close(nucleolus(solver, turned), [...split].reverse())
        },
      ),
      { numRuns: 100 },
    )
    expect(cores).toBeGreaterThan(10)
  })
  it('is there only where all together are worth what the players are alone', () => {
    expect(nucleolus(solver, named(2, { '1': 1, '2': 1, '12': 1 }))).toBeUndefined()
    close(nucleolus(solver, named(2, { '1': 1, '2': 2, '12': 3 })), [1, 2])
    close(
      nucleolus(
        solver,
        gameOf(3, () => 0),
      ),
      [0, 0, 0],
    )
    close(
      nucleolus(
        solver,
        gameOf(MOST_PLAYERS, ({ length }) => length * length),
      ),
      Array.from({ length: 7 }, () => 7),
    )
  })
})

describe('a game', () => {
  it('is refused where it has too many players, none, or a worth that is no amount', () => {
    expect(() => gameOf(MOST_PLAYERS + 1, () => 0)).toThrow('a game of 8 players; it needs 2 to 7')
    expect(() => gameOf(1, () => 0)).toThrow('a game of 1 players')
    expect(() => gameOf(2.5, () => 0)).toThrow('a game of 2.5 players')
    expect(() => gameOf(2, () => Number.POSITIVE_INFINITY)).toThrow('no finite amount')
  })
})
