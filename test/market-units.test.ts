import { describe, expect, it } from 'vitest'
import {
  benchmarksOf,
  buy,
  clearRound,
  convert,
  floorContract,
  moneyOf,
  nodeName,
  publishedFills,
  publishedPrices,
  raiseAlarms,
  settleContracts,
  sell,
  sumOf,
  type Book,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { dollars, kg, usd } from './market-units.ts'

/**
 * A round worked out by hand, in dollars, kilograms and USD/kg. A mine in the US sells oxide, of which a route carries 2 t a
 * month to Japan, where a plant makes metal of it: 1.25 kg of oxide and 10 USD make 1 kg; and another, without a limit, to the EU.
 */
const node = (material: string, place: string): string => nodeName(material, 'any', place, '2027-01')
const [US, JP, EU, METAL] = [node('oxide', 'US'), node('oxide', 'JP'), node('oxide', 'EU'), node('metal', 'JP')]
const BOOK: Book = {
  round: 'by hand',
  materials: ['oxide', 'metal'].map((name) => ({ name, grades: ['any'], wasteCost: usd(0.1) })),
  places: ['EU', 'JP', 'US'],
  months: ['2027-01'],
  routes: [
    { id: 'ship', owner: 'line', from: 'US', to: 'JP', cost: usd(5), most: kg(2000) },
    { id: 'ferry', owner: 'line', from: 'US', to: 'EU', cost: usd(2) },
  ],
  rules: 3,
  priceRule: 'middle',
  budgets: { floors: dollars(90_000) },
  orders: [
    // 90,000 USD / (80 - 50 USD/kg) = 3,000 kg, of the 5,000 kg that it has.
    floorContract({
      id: 'mine',
      owner: 'mine',
      node: US,
      most: kg(5000),
      strike: usd(80),
      floor: usd(50),
      budget: { name: 'floors', amount: dollars(90_000) },
    }),
    // All or nothing, at the price exactly: it gains nothing, and is let in.
    sell({ id: 'stock', owner: 'stock', most: kg(300), least: kg(300), node: US, ask: usd(70) }),
    buy({ id: 'phosphors', owner: 'phosphors', most: kg(1500), at: [{ node: US, bid: usd(70) }] }),
    buy({ id: 'glass', owner: 'glass', most: kg(200), at: [{ node: EU, bid: usd(80) }] }),
    convert({
      id: 'plant',
      owner: 'plant',
      most: kg(5000),
      recipes: [{ fee: usd(10), inputs: [[JP, kg(1.25)]], outputs: [[METAL, kg(1)]] }],
    }),
    buy({ id: 'magnets', owner: 'magnets', most: kg(2000), at: [{ node: METAL, bid: usd(150) }] }),
  ],
}
const LIMITS = { solves: 10_000 }
const solver = await loadSolver()
const { open, certificate } = clearRound(solver, BOOK, LIMITS)
const nano = (amount: number): bigint => BigInt(amount) * 1_000_000_000n
const NOBODY = new Map<string, string>()

describe('a round worked out by hand', () => {
  it('sells 3,300 kg: 2,000 make 1,600 kg of metal in Japan, 200 go to the EU, 1,100 stay', () => {
    expect(publishedFills(open, certificate).sort((a, b) => (a.order < b.order ? -1 : 1))).toEqual([
      { order: 'glass', alternative: 0, grains: kg(200) },
      { order: 'magnets', alternative: 0, grains: kg(1600) },
      { order: 'mine', alternative: 0, grains: kg(3000) },
      { order: 'phosphors', alternative: 0, grains: kg(1100) },
      // The grain of 1.25 kg to 1 kg is 4 g of capacity.
      { order: 'plant', alternative: 0, grains: kg(1600) / 4 },
      { order: 'stock', alternative: 0, grains: kg(300) },
    ])
  })

  it('has the prices of the buyers that want more, and what the plant can pay', () => {
    // Metal 150; oxide in Japan (150 - 10) / 1.25 = 112, in the US 70, in the EU 70 + 2.
    expect(Object.fromEntries(publishedPrices(open, certificate).map((one) => [one.node, one.price]))).toEqual({
      [METAL]: usd(150),
      [JP]: usd(112),
      [US]: usd(70),
      [EU]: usd(72),
    })
  })

  it('pays 210,000 USD to the mine, 84,000 to the ship and 16,000 to the plant', () => {
    const money = moneyOf(open, certificate)
    expect(Object.fromEntries(money.orders)).toEqual({
      mine: nano(210_000), // 3,000 kg x 70 USD/kg
      stock: nano(21_000), // 300 kg x 70
      phosphors: -nano(77_000), // 1,100 kg x 70
      glass: -nano(14_400), // 200 kg x 72
      plant: nano(16_000), // 1,600 kg x 150 - 2,000 kg x 112, which is its fee: 1,600 x 10
      magnets: -nano(240_000), // 1,600 kg x 150
    })
    // 2,000 kg x 5 USD/kg; and, as it is full, 2,000 x (112 - 70 - 5).
    expect(money.routes.get('ship')).toEqual({ freight: nano(10_000), rent: nano(74_000) })
    // 200 kg x 2
    expect(money.routes.get('ferry')).toEqual({ freight: nano(400), rent: 0n })
    expect(sumOf(money)).toBe(0n)
  })

  it('gains 135,600 USD and leaves nothing open', () => {
    // Bids 240,000 + 77,000 + 16,000, less 3,000 kg x 50 and 300 kg x 70, freight of 10,400 and the fee of 16,000.
    const { gains, gap, missed, guard } = certificate.stated
    expect({ gains, gap, missed, guard }).toEqual({ gains: String(nano(135_600)), gap: '0', missed: '0', guard: '0' })
  })

  it('draws 30,000 USD on the budget', () => {
    // 3,000 kg x (80 - 70)
    expect(settleContracts(open, certificate)).toEqual([{ order: 'mine', budget: 'floors', amount: nano(30_000) }])
  })

  it('has a benchmark of 150 USD/kg for 1.6 t of metal', () => {
    const depth = { grams: kg(1600), sellers: 1, buyers: 1, largest: 1 }
    const metal = benchmarksOf(open, certificate, { owners: NOBODY, depth }).find((one) => one.material === 'metal')
    expect(metal).toMatchObject({ grams: kg(1600), price: usd(150), withheld: undefined })
  })

  it('made the mine 60,000 USD, had it kept back 1,000 kg', () => {
    // With them the US price falls to their cost of 50: 3,000 kg x (70 - 50), and nothing is gained on those.
    const register = [{ owner: 'mine', node: US, grams: kg(4000), cost: usd(50) }]
    expect(raiseAlarms(solver, open, certificate, { owners: NOBODY, register })).toContainEqual({
      kind: 'withheld',
      owner: 'mine',
      node: US,
      grams: kg(1000),
      price: usd(70),
      with: usd(50),
      gain: 60_000,
    })
  })
})
