import { describe, expect, it } from 'vitest'
import { benchmarksOf, clearRound, moneyOf, publishedFills, raiseAlarms, sumOf } from '../index.ts'
import { loadSolver } from '../../solver/index.ts'
import { bookOf, clearCase } from '../../../test/auctions/clear.ts'
import { readCase } from '../../../test/auctions/read.ts'
import { kg, usd } from '../../../test/market-units.ts'

/**
 * A round worked out by hand. A mine in the US sells oxide, of which a route carries 2 t a month to Japan, where a plant makes metal of
 * it; and another, without a limit, to the EU.
 */
const MARKET = `
  places EU, JP, US
  goods oxide, metal
  freight US to JP 5 USD/kg, at most 2,000 kg a month
  freight US to EU 2 USD/kg
  waste 0.1 USD/kg
  prices middle

  # 90,000 USD / (80 - 50 USD/kg) = 3,000 kg, of the 5,000 kg that it has
  mine asks 50 USD/kg for 5,000 kg of oxide in US, under a contract at 80 USD/kg paid from 90,000 USD
  # All or nothing, at the price exactly: it gains nothing, and is let in.
  stock asks 70 USD/kg for 300 kg of oxide in US, all or nothing
  phosphors bids 70 USD/kg for 1,500 kg of oxide in US
  glass bids 80 USD/kg for 200 kg of oxide in EU
  plant asks 10 USD/kg to turn 1.25 kg of oxide into 1 kg of metal in JP, for 5,000 kg of work
  magnets bids 150 USD/kg for 2,000 kg of metal in JP
`
const CLEARS = `
  # 3,300 kg are sold: 2,000 go to Japan, 200 to the EU, 1,100 stay.
  mine sells 3,000 kg
  stock sells 300 kg
  plant turns 2,000 kg of oxide into 1,600 kg of metal
  magnets buys 1,600 kg
  glass buys 200 kg
  phosphors buys 1,100 kg

  # The prices of the buyers that want more, and what the plant can pay: (150 - 10) / 1.25, and 70 + 2 in the EU
  price of metal in JP 150 USD/kg
  price of oxide in JP 112 USD/kg
  price of oxide in US 70 USD/kg
  price of oxide in EU 72 USD/kg

  mine is paid 210,000 USD    # 3,000 kg x 70 USD/kg
  stock is paid 21,000 USD    # 300 kg x 70
  phosphors pays 77,000 USD   # 1,100 kg x 70
  glass pays 14,400 USD       # 200 kg x 72
  plant is paid 16,000 USD    # 1,600 kg x 150 - 2,000 kg x 112, which is its fee: 1,600 x 10
  magnets pays 240,000 USD    # 1,600 kg x 150
  # 2,000 kg x 5 USD/kg; and, as it is full, 2,000 x (112 - 70 - 5)
  US to JP earns 84,000 USD, 74,000 USD of it rent
  US to EU earns 400 USD, 0 USD of it rent    # 200 kg x 2

  # Bids 240,000 + 77,000 + 16,000, less 3,000 kg x 50 and 300 kg x 70, freight of 10,400 and the fee of 16,000
  the round gains 135,600 USD
  contract of mine pays 30,000 USD    # 3,000 kg x (80 - 70)
`
const solver = await loadSolver()
const { open, certificate } = clearRound(solver, bookOf(readCase(MARKET + CLEARS)), { solves: 10_000 })
const US = 'oxide/any/US/2027-01'
const NOBODY = new Map<string, string>()

describe('a round worked out by hand', () => {
  it('clears as by hand: what each gets, the prices, who pays whom, what is gained and what the budget pays', () => {
    clearCase(solver, MARKET + CLEARS)
    expect(sumOf(moneyOf(open, certificate))).toBe(0n)
  })

  it('is filled in grains: of the plant, of 4 g of capacity', () => {
    const plant = publishedFills(open, certificate).find(({ order }) => order === 'plant')
    // 1.25 kg to 1 kg is 5 g to 4 g.
    expect(plant).toEqual({ order: 'plant', alternative: 0, grains: kg(1600) / 4 })
  })

  it('leaves nothing open', () => {
    const { gap, missed, guard } = certificate.stated
    expect({ gap, missed, guard }).toEqual({ gap: '0', missed: '0', guard: '0' })
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
      kind: 'physical withholding',
      owner: 'mine',
      node: US,
      grams: kg(1000),
      price: usd(70),
      with: usd(50),
      gain: 60_000,
    })
  })
})
