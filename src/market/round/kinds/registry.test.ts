import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { quantity } from '../../../quantity/index.ts'
import { gramsOf, microUsdOf, usdPerKg } from '../../amounts.ts'
import { nodeName, type Book } from '../book.ts'
import { validateBook } from '../validate-book.ts'
import { leastOf, month, name, orderKind, sized } from './kind.ts'
import { KINDS, orderKinds } from './registry.ts'
import { sell } from './sell.ts'

const CONTRACT = { strike: quantity<'µUSD/kg'>(80_000_000), budget: 'b', amount: quantity<'µUSD'>(3_000_000_000) }
const TERMS = { contract: CONTRACT, share: 1 }

/** A kind that the market does not have: goods that are for nothing but their carriage, sold for a token price a piece. */
const GIFT = orderKind({
  kind: 'gift',
  since: 4,
  schema: z.strictObject({
    kind: z.literal('gift'),
    ...sized,
    material: name,
    grade: name,
    place: name,
    month,
    token: usdPerKg,
  }),
  names: ({ material, grade, place, month: when }) => ({ materials: [[material, grade]], place, months: [when] }),
  book: (id, content) => {
    const { material, grade, place, month: when, token, kg } = content
    const node = nodeName(material, grade, place, when)
    return sell({ id, owner: id, most: gramsOf(kg), least: leastOf(content), node, ask: microUsdOf(token) })
  },
  limit: ({ token }) => token,
  example: {
    kind: 'gift',
    material: 'ndpr-oxide',
    grade: 'democracies',
    place: 'JPN',
    month: '2027-03',
    kg: '7',
    token: '0.01',
  },
})

const book = (orders: Book['orders']): Book => ({
  round: 'r',
  materials: ['ndpr-oxide', 'dy-oxide'].map((material) => ({
    name: material,
    grades: ['democracies', 'traced'],
    wasteCost: 100_000,
  })),
  places: ['JPN'],
  months: ['2027-03', '2027-04'],
  routes: [],
  priceRule: 'middle',
  budgets: { b: 3_000_000_000 },
  orders,
})

describe('a kind of order', () => {
  const orders = orderKinds(KINDS)

  it.each(KINDS.map((kind) => [kind.kind, kind.example] as const))(
    '%s: its example goes from the text of an order into a book',
    (kind, example) => {
      const content = orders.schema.parse(JSON.parse(JSON.stringify(example)))
      expect(content).toEqual(example)
      const booked = orders.bookOrder('one', content, TERMS)
      expect(booked.most).toBeGreaterThan(0)
      expect(validateBook(book([booked])).orders.map(({ order }) => order.id)).toEqual(['one'])
      const { place, materials, months } = orders.namesOf(content)
      expect([kind, place, materials.length > 0, months.length > 0]).toEqual([kind, 'JPN', true, true])
      expect(orders.limitOf(content)).toMatch(/\d/)
    },
  )

  it('is known by one name each, and taken from its own rules on', () => {
    expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length)
    const before = orders.schemaBy(2)
    expect(KINDS.filter(({ example }) => !before.safeParse(example).success).map(({ kind }) => kind)).toEqual([
      'basket',
      'store',
    ])
  })

  it('that is new takes its module and a place in the list', () => {
    const text = JSON.stringify(GIFT.example)
    expect(orders.schema.safeParse(JSON.parse(text)).success).toBe(false)
    const more = orderKinds([...KINDS, GIFT])
    const content = more.schema.parse(JSON.parse(text))
    expect(more.schemaBy(3).safeParse(content).success).toBe(false)
    const booked = more.bookOrder('present', content, { contract: undefined, share: 1 })
    expect(booked).toEqual({
      id: 'present',
      owner: 'present',
      most: 7000,
      least: 0,
      alternatives: [{ limit: 10_000, moves: [['ndpr-oxide/democracies/JPN/2027-03', 1]] }],
    })
    expect(validateBook(book([booked])).orders).toHaveLength(1)
    expect(more.limitOf(content)).toBe('0.01')
    expect(more.goodsOffered(content).size).toBe(0)
    // What it does not say holds for it as for any other.
    expect(more.contractUnder(content)).toBeUndefined()
    expect(more.plantWork(content)).toBeUndefined()
    expect([...more.kindFaults(content, booked, { values: new Map() })]).toEqual([])
    // The others are what they were.
    for (const { example } of KINDS)
      expect(more.bookOrder('o', example, TERMS)).toEqual(orders.bookOrder('o', example, TERMS))
  })

  it('that nobody knows is refused by name', () => {
    expect(() => orders.namesOf({ ...GIFT.example, kind: 'gift' } as never)).toThrow('no kind of order is called gift')
  })
})
