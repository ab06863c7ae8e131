import { describe, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { expectClears } from './auctions/clear.ts'
import { readCase } from './auctions/read.ts'
import { Exchange, TRADED } from './market-exchange.ts'

/**
 * Published auctions as rounds of a whole market, asked and read over its API. Megawatt hours are tonnes, currency per MWh USD per
 * kg, zones places, hours goods: a block over two hours is a package. Where the source leaves prices open it publishes the
 * lowest. What the lines mean stands in `auctions/read.ts`.
 */
const exchange = await Exchange.open(await loadWorld(shippedWorld()), await loadSolver())

async function round(...lines: string[]): Promise<void> {
  const asked = readCase([TRADED, ...lines].join('\n'))
  expectClears(asked, await exchange.clear(asked.orders, asked.market.routes))
}

describe('a stack of bids (UNSW-CEEM, nempy, examples/bidstack.py)', () => {
  it('clears at the ask of the last one needed', () =>
    round(`
      a1 asks 50 USD/kg for 20 t
      a2 asks 60 USD/kg for 20 t
      a3 asks 100 USD/kg for 5 t
      b1 asks 50 USD/kg for 50 t
      b2 asks 55 USD/kg for 30 t
      b3 asks 80 USD/kg for 10 t
      j bids 3,000 USD/kg for 120 t

      price 60 USD/kg
      a1, a2 and a3 sell 40 t together
      b1, b2 and b3 sell 80 t together
      j buys 120 t
      sold 120 t
    `))
})

describe('zones (ASSUME, tests/test_complex_market_mechanisms.py)', () => {
  const TWO = `
    freight AUS to USA 0 USD/kg, at most 500 t a month
    freight USA to AUS 0 USD/kg, at most 500 t a month
    d1 bids 3,000 USD/kg for 1,000 t in AUS
    s1 asks 100 USD/kg for 1,000 t in AUS
    d2 bids 3,000 USD/kg for 200 t in USA
    s2 asks 50 USD/kg for 1,000 t in USA
  `
  const THREE = `${TWO}
    d3 bids 3,000 USD/kg for 500 t in CAN
    s3 asks 75 USD/kg for 400 t in CAN
  `

  it('part in price where the line between them is full, which earns the difference', () =>
    round(
      TWO,
      `
      price in AUS 100 USD/kg
      price in USA 50 USD/kg
      s1 sells 500 t
      s2 sells 700 t
      d1 buys 1,000 t
      d2 buys 200 t
      USA to AUS earns 25,000,000 USD
    `,
    ))

  it('alone, a zone pays what its last user would', () =>
    round(
      THREE,
      `
      price in AUS 100 USD/kg
      price in USA 50 USD/kg
      price in CAN 3,000 USD/kg
      s1 sells 500 t
      s2 sells 700 t
      s3 sells 400 t
      sold in CAN 400 t
      d1 buys 1,000 t
      d2 buys 200 t
      d3 buys 400 t
    `,
    ))

  it('connected, it pays what its last supplier asks', () =>
    round(
      THREE,
      `
      freight USA to CAN 0 USD/kg, at most 200 t a month
      freight CAN to USA 0 USD/kg, at most 200 t a month

      price in AUS 100 USD/kg
      price in USA 50 USD/kg
      price in CAN 75 USD/kg
      s1 sells 500 t
      s2 sells 900 t
      s3 sells 300 t
      sold in AUS 500 t
      sold in USA 900 t
      sold in CAN 300 t
      d1 buys 1,000 t
      d2 buys 200 t
      d3 buys 500 t
      USA to AUS earns 25,000,000 USD
      USA to CAN earns 5,000,000 USD
    `,
    ))
})

describe('a block over two hours (ASSUME, tests/test_complex_market_mechanisms.py)', () => {
  /** In each hour 1,000 t are bought, and two offer as much. */
  const HOURS = `
    j1 bids 3,000 USD/kg for 1,000 t of ore-mt-weld
    dear1 asks 100 USD/kg for 1,000 t of ore-mt-weld
    j2 bids 3,000 USD/kg for 1,000 t of ore-xenotime
    dear2 asks 100 USD/kg for 1,000 t of ore-xenotime
    cheap2 asks 50 USD/kg for 1,000 t of ore-xenotime

    j1 buys 1,000 t
    j2 buys 1,000 t
    sold of ore-mt-weld 1,000 t
    sold of ore-xenotime 1,000 t
    proved
  `
  const LEFT_OUT = `
    cheap1 sells 1,000 t
    cheap2 sells 1,000 t
    block is paid 0 USD
  `
  const TAKEN = `
    block sells 100 t of ore-mt-weld with 100 t of ore-xenotime
    cheap1 sells 900 t
    cheap2 sells 900 t
  `
  it.each<[string, string, string]>([
    [
      'asks too much',
      `
      cheap1 asks 50 USD/kg for 1,000 t of ore-mt-weld
      block asks 75 USD/kg for 100 t of ore-mt-weld with 100 t of ore-xenotime, all or nothing
      price of ore-mt-weld 50 USD/kg
      price of ore-xenotime 50 USD/kg
      `,
      LEFT_OUT,
    ],
    [
      'asks less',
      `
      cheap1 asks 50 USD/kg for 1,000 t of ore-mt-weld
      block asks 45 USD/kg for 100 t of ore-mt-weld with 100 t of ore-xenotime, all or nothing
      price of ore-mt-weld 50 USD/kg
      price of ore-xenotime 50 USD/kg
      block is paid 10,000,000 USD
      `,
      TAKEN,
    ],
    [
      'loses in one hour less than it gains in the other',
      `
      cheap1 asks 41 USD/kg for 1,000 t of ore-mt-weld
      block asks 45 USD/kg for 100 t of ore-mt-weld with 100 t of ore-xenotime, all or nothing
      price of ore-mt-weld 41 USD/kg
      price of ore-xenotime 50 USD/kg
      block is paid 9,100,000 USD
      `,
      TAKEN,
    ],
    [
      'would lose over both',
      `
      cheap1 asks 39 USD/kg for 1,000 t of ore-mt-weld
      block asks 45 USD/kg for 100 t of ore-mt-weld with 100 t of ore-xenotime, all or nothing
      price of ore-mt-weld 39 USD/kg
      price of ore-xenotime 50 USD/kg
      `,
      LEFT_OUT,
    ],
    [
      // ASSUME lets it in. Here it would take from others who gain nothing either, and take any part (decision 0053).
      'neither gains nor loses',
      `
      cheap1 asks 40 USD/kg for 1,000 t of ore-mt-weld
      block asks 45 USD/kg for 100 t of ore-mt-weld with 100 t of ore-xenotime, all or nothing
      price of ore-mt-weld 40 USD/kg
      price of ore-xenotime 50 USD/kg
      `,
      LEFT_OUT,
    ],
  ])('that %s', (_, block, clears) => round(HOURS, block, clears))

  it('that is larger where it gains', () =>
    round(
      HOURS,
      `
      cheap1 asks 40 USD/kg for 1,000 t of ore-mt-weld
      block asks 45 USD/kg for 100 t of ore-mt-weld with 900 t of ore-xenotime, all or nothing

      price of ore-mt-weld 40 USD/kg
      price of ore-xenotime 50 USD/kg
      block sells 100 t of ore-mt-weld with 900 t of ore-xenotime
      block is paid 49,000,000 USD # 45,000,000 are asked
      cheap1 sells 900 t
      cheap2 sells 100 t
    `,
    ))
})

describe('blocks that cannot trade at one price (Bichler et al. 2021, figure 5)', () => {
  const REST = `
    d1 bids 300 USD/kg for 10 t
    d2 bids 10 USD/kg for 14 t
    s asks 100 USD/kg for 13 t
  `

  it('divisible, the cheap supply sells', () =>
    round(
      REST,
      `
      x asks 40 USD/kg for 1 t
      y asks 40 USD/kg for 11 t

      price 40 USD/kg
      d1 buys 10 t
      x and y sell 10 t together
    `,
    ))

  it('indivisible, it is left out though it would gain more, since at the price it would lose', () =>
    round(
      REST,
      `
      block asks 40 USD/kg for 12 t, at least 11 t

      price 100 USD/kg
      d1 buys 10 t
      s sells 10 t
      block is paid 0 USD
      1 block is passed over
      proved
    `,
    ))
})
