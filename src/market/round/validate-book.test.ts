import { describe, expect, it } from 'vitest'
import { InputError } from '../../world/index.ts'
import type { Alternative, Book, Order } from './book.ts'
import { validateBook } from './validate-book.ts'

const USD = 1e6
const [DY, ND] = ['dy/any/JP/2027-01', 'nd/any/JP/2027-01']
const bookOf = (orders: readonly Order[], terms: Partial<Book> = {}): Book => ({
  round: 'test',
  materials: ['nd', 'dy'].map((name) => ({ name, grades: ['any'], wasteCost: 0 })),
  places: ['JP', 'US'],
  months: ['2027-01'],
  routes: [],
  priceRule: 'lowest',
  budgets: { floors: 1e12 },
  orders,
  ...terms,
})

describe('a route', () => {
  it('carries what it says, or everything, within what it may of all of it', () => {
    const route = { owner: 'line', from: 'US', to: 'JP', cost: 1 }
    const { nodes, legs, limits } = validateBook(
      bookOf([], {
        routes: [
          { ...route, id: 'dy alone', materials: ['dy'], most: 7 },
          { ...route, id: 'all', most: 9 },
        ],
      }),
    )
    const told = legs.map(({ from, to, limit }) => [nodes[from], nodes[to], limits[limit ?? -1]?.route])
    expect(told).toEqual([
      ['dy/any/US/2027-01', DY, 'all'],
      ['nd/any/US/2027-01', ND, 'all'],
      ['dy/any/US/2027-01', DY, 'dy alone'],
    ])
  })
})

describe('a contract', () => {
  const faults = (...alternatives: Alternative[]): unknown => {
    const contract = { strike: 60 * USD, budget: 'floors' }
    try {
      validateBook(bookOf([{ id: 'mine', owner: 'm', most: 10, least: 0, alternatives, contract }]))
      return []
    } catch (error) {
      return error instanceof InputError ? error.faults.map(({ code }) => code) : error
    }
  }
  const [limit, unclear] = [50 * USD, ['ROUND_CONTRACT_UNCLEAR']]
  it('is about one sale by the gram, at one node', () => {
    expect(faults({ limit, moves: [[DY, 1]] })).toEqual([])
    expect(faults({ limit, moves: [[DY, 2]] })).toEqual(unclear)
    expect(faults({ limit, moves: [[DY, -1]] })).toEqual(unclear)
  })
  it('is about no choice, though each would do, and about no package', () => {
    expect(faults({ limit, moves: [[DY, 1]] }, { limit, moves: [[ND, 1]] })).toEqual(unclear)
    // In canonical order the first of the two is dysprosium.
    const both: Alternative['moves'] = [
      [DY, 1],
      [ND, 1],
    ]
    expect(faults({ limit, moves: both })).toEqual(unclear)
  })
})
