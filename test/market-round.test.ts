import { describe, expect, it } from 'vitest'
import {
  checkCertificate,
  clearRound,
  moneyOf,
  validateBook,
  publishedPrices,
  sealed,
  settleContracts,
  sumOf,
  type Certificate,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { bestByTrying } from './market-truth.ts'
import { drawsOf, randomBook, shuffled } from './random-book.ts'

const solver = await loadSolver()
/** More books with LAW_RUNS=1000; each is named by its seed, and LAW_SEED=... begins with another. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 150)
const FIRST = Number(process.env['LAW_SEED'] ?? 1)
const SEEDS = Array.from({ length: RUNS }, (_, i) => FIRST + i)
/** Time stands still: the search ends by itself. */
const LIMITS = { solves: 10_000 }
const NANO = 1e9
const TINY = 1e-6

const clear = (seed: number) => clearRound(solver, randomBook(seed), LIMITS)

describe('on random books, a round', () => {
  it('gains the most that any set of blocks with prices does', () => {
    let withBlocks = 0
    let misled = 0
    for (const seed of SEEDS) {
      const book = randomBook(seed)
      const truth = bestByTrying(solver, book)
      const { certificate } = clear(seed)
      const { gains, missed } = certificate.stated
      const [found, lost] = [Number(gains) / NANO, Number(missed) / NANO]
      const near = TINY * Math.max(1, truth.gains)
      expect(found, `seed ${seed}`).toBeLessThanOrEqual(truth.gains + near + lost)
      expect(found + lost, `seed ${seed}`).toBeGreaterThanOrEqual(truth.gains - near)
      expect(certificate.proved, `seed ${seed}`).toBe(true)
      withBlocks += book.orders.some(({ least }) => least > 0) ? 1 : 0
      misled += truth.unsupported > 0 ? 1 : 0
    }
    // The test is about something: in many books the best set has no prices.
    expect(withBlocks).toBeGreaterThan(0.9 * RUNS)
    expect(misled).toBeGreaterThan(0.1 * RUNS)
  })

  it('lets nobody trade at a loss, and its money adds to nothing', () => {
    for (const seed of SEEDS) {
      const { open, certificate } = clear(seed)
      const money = moneyOf(open, certificate)
      expect(sumOf(money), `seed ${seed}`).toBe(0n)
      const asked = new Map<string, bigint>()
      for (const [o, a, grains] of certificate.fills) {
        const { id, alternatives } = open.orders[o]?.order ?? { id: '', alternatives: [] }
        asked.set(id, (asked.get(id) ?? 0n) + BigInt(alternatives[a]?.limit ?? 0) * BigInt(grains))
      }
      for (const [id, limit] of asked) expect(money.orders.get(id), `seed ${seed}, ${id}`).toBeGreaterThanOrEqual(limit)
      for (const { freight, rent } of money.routes.values()) {
        expect(freight).toBeGreaterThanOrEqual(0n)
        expect(rent).toBeGreaterThanOrEqual(0n)
      }
      // A micro-dollar per kg on a few kg is nothing.
      expect(-BigInt(money.rounding), `seed ${seed}`).toBeLessThan(1_000_000n)
    }
  })

  it('never pays more for floors than their budget holds', () => {
    let settled = 0
    for (const seed of SEEDS) {
      const { open, certificate } = clear(seed)
      const paid = settleContracts(open, certificate).reduce((sum, { amount }) => sum + amount, 0n)
      expect(paid, `seed ${seed}`).toBeLessThanOrEqual(BigInt(open.book.budgets['floor'] ?? 0) * 1000n)
      settled += paid > 0n ? 1 : 0
    }
    expect(settled).toBeGreaterThan(0.1 * RUNS)
  })

  it('has the same bytes in whatever order it was entered', () => {
    for (const seed of SEEDS) {
      const { certificate } = clearRound(solver, shuffled(randomBook(seed), drawsOf(seed + 1e6)), LIMITS)
      expect(JSON.stringify(certificate), `seed ${seed}`).toBe(JSON.stringify(clear(seed).certificate))
    }
  })

  it('that has no time to search is still proved, gains no more, and says that its blocks are not', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const { open, certificate } = clearRound(solver, randomBook(seed), { solves: 0 })
      expect(accepts(open, certificate), `seed ${seed}`).toBe(true)
      expect(certificate.proved).toBe(open.book.orders.every(({ least }) => least === 0))
      const { gains, missed } = clear(seed).certificate.stated
      expect(BigInt(certificate.stated.gains)).toBeLessThanOrEqual(BigInt(gains) + BigInt(missed) + 1000n)
    }
  })

  it('has prices within their ends, and none where nothing is traded', () => {
    for (const seed of SEEDS) {
      const { open, certificate } = clear(seed)
      for (const { price, low, high } of publishedPrices(open, certificate)) {
        expect(price).toBe(open.book.priceRule === 'lowest' ? low : Math.floor((low + high) / 2))
        expect(high).toBeGreaterThanOrEqual(low)
      }
      if (certificate.fills.length === 0) expect(publishedPrices(open, certificate)).toEqual([])
    }
  })
})

/** Every text that differs from this one in one digit of a number, by a digit chosen at random. */
function* changes(text: string, seed: number): Generator<string> {
  const draw = drawsOf(seed)
  for (const { index } of text.matchAll(/\d/g)) {
    const changed = `${text.slice(0, index)}${(Number(text[index]) + draw(1, 9)) % 10}${text.slice(index + 1)}`
    if (!/[[,:-]0\d/.test(changed)) yield changed
  }
}

const accepts = (open: ReturnType<typeof validateBook>, certificate: Certificate): boolean => {
  try {
    checkCertificate(open, certificate)
    return true
  } catch {
    return false
  }
}

describe('a certificate', () => {
  const seeds = SEEDS.slice(0, 40)

  it('is accepted as read back from its text, by anyone who opens the book', () => {
    for (const seed of SEEDS) {
      const text = JSON.stringify(clear(seed).certificate)
      expect(accepts(validateBook(randomBook(seed)), JSON.parse(text) as Certificate), `seed ${seed}`).toBe(true)
    }
  })

  it('is refused with any digit changed', () => {
    for (const seed of seeds) {
      const { open, certificate } = clear(seed)
      for (const text of changes(JSON.stringify(certificate), seed))
        expect(accepts(open, JSON.parse(text) as Certificate), text).toBe(false)
    }
  })

  it('is refused about a book with any digit changed', () => {
    for (const seed of seeds.slice(0, 5)) {
      const { certificate } = clear(seed)
      for (const text of changes(JSON.stringify(randomBook(seed)), seed)) {
        let open
        try {
          open = validateBook(JSON.parse(text) as Parameters<typeof validateBook>[0])
        } catch {
          continue
        }
        expect(accepts(open, certificate), text).toBe(false)
      }
    }
  })

  it.each(['fills', 'flows', 'waste', 'dust', 'stated'] as const)(
    'sealed again after a digit of its %s was changed is refused by arithmetic',
    (part) => {
      for (const seed of seeds) {
        const { open, certificate } = clear(seed)
        const { seal: _, ...content } = certificate
        for (const text of changes(JSON.stringify(content[part]), seed)) {
          if (JSON.stringify(JSON.parse(text)) === JSON.stringify(content[part])) continue
          const changed = sealed({ ...content, [part]: JSON.parse(text) as never })
          expect(accepts(open, changed), `seed ${seed}: ${part} ${text}`).toBe(false)
        }
      }
    },
  )
})
