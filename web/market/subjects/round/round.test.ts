import { describe, expect, it } from 'vitest'
import { validateBook, type Certificate } from '../../../../src/market/round/index.ts'
import { filledOf, stepOf, tradedIn } from './round.ts'

const goods = { material: 'ndpr-oxide', grade: 'any', month: '2027-03' }

describe('a round', () => {
  it('stands at one step, or at none if it is void', () => {
    expect((['waiting', 'taking', 'over', 'closed', 'settled', 'void'] as const).map(stepOf)).toEqual([
      0, 1, 1, 2, 5, -1,
    ])
  })

  it('is told in a sentence by what was taken, and at which prices', () => {
    const price = (place: string, digits: string) => ({ ...goods, place, price: digits, low: digits, high: digits })
    const told = tradedIn({
      prices: [price('AUS', '59'), price('JPN', '100.5'), price('USA', '99')],
      volumes: [
        { ...goods, place: 'AUS', brought: '30', taken: '0' },
        { ...goods, place: 'JPN', brought: '0', taken: '20.5' },
        { ...goods, place: 'USA', brought: '0', taken: '9.5' },
      ],
    })
    expect(told).toEqual([{ material: 'ndpr-oxide', kg: '30', low: '99', high: '100.5' }])
    expect(tradedIn({ prices: [], volumes: [] })).toEqual([])
  })

  it('tells what an order got by its id, and nothing of one that is not there', () => {
    const node = 'ndpr-oxide/any/JPN/2027-03'
    const open = validateBook({
      round: 'r',
      materials: [{ name: 'ndpr-oxide', grades: ['any'], wasteCost: 0 }],
      places: ['JPN'],
      months: ['2027-03'],
      routes: [],
      priceRule: 'middle',
      budgets: {},
      orders: [{ id: 'a', owner: 'a', most: 5000, least: 0, alternatives: [{ limit: 1, moves: [[node, 1]] }] }],
    })
    const certificate = { fills: [[0, 0, 1500]] } as unknown as Certificate
    expect(filledOf(open, certificate, ' a ')?.moved).toEqual([{ node, kg: '1.5', isBrought: true }])
    expect(filledOf(open, { ...certificate, fills: [] }, 'a')?.moved).toEqual([])
    expect(filledOf(open, certificate, 'b')).toBeUndefined()
  })
})
