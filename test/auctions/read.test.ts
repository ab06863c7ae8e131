import { describe, expect, it } from 'vitest'
import { loadSolver } from '../../src/solver/index.ts'
import { bookOf, clearCase, expectClears, nanoOf, outcomeOf } from './clear.ts'
import { readCase, type AuctionCase } from './read.ts'

const solver = await loadSolver()
const MARKET = `
  places A, B
  goods dy, tb
  grades traced, any
  months 2027-01, 2027-02
  freight A to B 5 USD/kg, at most 4 kg a month
`
const ORDERS = `
  s asks 70 USD/kg for 10 kg
  b bids 75 USD/kg for 8 kg
`
const read = (...lines: string[]): AuctionCase => readCase([MARKET, ...lines].join('\n'))
const content = (line: string): unknown => read(line, 'nobody trades').orders[0]?.content
const DY = { material: 'dy', grade: 'any' }
const HERE = { place: 'A', month: '2027-01' }

describe('an order is read', () => {
  it.each<[string, object]>([
    ['s asks 70 USD/kg for 10 kg', { kind: 'sell', ...DY, ...HERE, kg: '10', ask: '70' }],
    [
      's asks 0.000001 USD/kg for 1,234 g of traced tb in B in 2027-02, at least 1 kg',
      {
        kind: 'sell',
        material: 'tb',
        grade: 'traced',
        place: 'B',
        month: '2027-02',
        kg: '1.234',
        least: '1',
        ask: '0.000001',
      },
    ],
    [
      'b bids 1,000.5 USD/kg for 2 t, all or nothing',
      { kind: 'buy', ...DY, place: 'A', kg: '2000', least: '2000', at: [{ month: '2027-01', bid: '1000.5' }] },
    ],
    [
      'b bids 75 USD/kg for 10 kg in 2027-01 or 74 USD/kg in 2027-02',
      {
        kind: 'buy',
        ...DY,
        place: 'A',
        kg: '10',
        at: [
          { month: '2027-01', bid: '75' },
          { month: '2027-02', bid: '74' },
        ],
      },
    ],
    [
      'p asks 70 USD/kg for 10 kg of dy with 5 kg of tb in B, all or nothing',
      {
        kind: 'package',
        place: 'B',
        month: '2027-01',
        ask: '70',
        least: '15',
        parts: [
          { ...DY, kg: '10' },
          { material: 'tb', grade: 'any', kg: '5' },
        ],
      },
    ],
    [
      'f asks 50 USD/kg for 10 kg, under a contract at 80 USD/kg paid from 90,000 USD',
      { kind: 'floor', ...DY, ...HERE, kg: '10', contract: 'f', floor: '50' },
    ],
    [
      'b bids 75 USD/kg for 10 kg of dy with 5 kg of tb\n or 70 USD/kg for 20 kg of tb, all or nothing',
      {
        kind: 'basket',
        place: 'A',
        whole: true,
        baskets: [
          {
            month: '2027-01',
            bid: '75',
            parts: [
              { ...DY, kg: '10' },
              { material: 'tb', grade: 'any', kg: '5' },
            ],
          },
          { month: '2027-01', bid: '70', parts: [{ material: 'tb', grade: 'any', kg: '20' }] },
        ],
      },
    ],
    [
      'x asks 10 USD/kg to turn 1.25 kg of dy into 1 kg of tb in B, for 5,000 kg of work, all or nothing',
      {
        kind: 'convert',
        place: 'B',
        month: '2027-01',
        kg: '5000',
        least: '5000',
        recipes: [{ fee: '10', inputs: [{ ...DY, kg: '1.25' }], outputs: [{ material: 'tb', grade: 'any', kg: '1' }] }],
      },
    ],
    [
      'w asks 1 USD/kg to keep 10 kg in B from 2027-01 to 2027-02',
      { kind: 'store', ...DY, place: 'B', month: '2027-01', until: '2027-02', kg: '10', fee: '1' },
    ],
  ])('%s', (line, expected) => expect(content(line)).toEqual(expected))

  it('with what its contract pays by', () =>
    expect(
      read('f asks 50 USD/kg for 10 kg, under a contract at 80 USD/kg paid from 90,000 USD', 'nobody trades').orders[0]
        ?.contract,
    ).toEqual({ strike: 80e6, amount: 90_000e6 }))
})

it('the terms are read', () => {
  const { market } = read('waste 0.1 USD/kg', 'prices middle', 'rules 2', ORDERS, 'nobody trades')
  expect(market).toEqual({
    places: ['A', 'B'],
    goods: ['dy', 'tb'],
    grades: ['traced', 'any'],
    months: ['2027-01', '2027-02'],
    routes: [{ id: 'A-B', from: 'A', to: 'B', cost: '5', mostGrams: 4000 }],
    waste: 100_000,
    priceRule: 'middle',
    rules: 2,
  })
})

describe('a line is refused', () => {
  it.each<[string, string, string]>([
    ['of no known form', 's offers 10 kg', 'what the order does expected'],
    ['with a verb that no outcome has', 's gives 8 kg', 'what the order does expected'],
    ['about an order that is not there', 'q sells 8 kg', 'the name of an order expected, "q" found'],
    [
      'about an order that comes later',
      'q sells 8 kg\nq asks 70 USD/kg for 10 kg',
      'the name of an order expected, "q"',
    ],
    ['of an order that is there already', 's asks 60 USD/kg for 1 kg', 'a name that no order has expected'],
    ['of an order with a word of the form as its name', 'price asks 60 USD/kg for 1 kg', 'USD/kg expected'],
    ['of an order called as a place', 'A asks 60 USD/kg for 1 kg', 'a name that no order has expected'],
    ['without the unit of a price', 'q asks 70 for 10 kg', 'a number of USD/kg expected'],
    ['with another currency', 'q asks 70 EUR/kg for 10 kg', 'a number of USD/kg expected'],
    ['with a price a tonne', 'q asks 70 USD/t for 10 kg', 'a number of USD/kg expected'],
    ['with a sign', 'q asks -70 USD/kg for 10 kg', 'a number of USD/kg expected'],
    ['with a price below a micro-dollar', 'q asks 0.0000001 USD/kg for 10 kg', 'a number of USD/kg expected'],
    ['without the unit of a mass', 'q asks 70 USD/kg for 10', 'a mass in g, kg or t'],
    ['with another unit of mass', 'q asks 70 USD/kg for 10 lb', 'a mass in g, kg or t'],
    ['with half a gram', 'q asks 70 USD/kg for 0.5 g', 'in whole grams, expected'],
    ['with half a gram in tonnes', 'q asks 70 USD/kg for 0.0000005 t', 'in whole grams, expected'],
    ['with commas that part no thousands', 'q asks 70 USD/kg for 1,00 kg', 'a mass in g, kg or t'],
    ['with goods that are not traded', 'q asks 70 USD/kg for 10 kg of nd', 'goods of the market expected, "nd"'],
    ['with a grade that is not there', 'q asks 70 USD/kg for 10 kg of fine dy', 'goods of the market expected, "fine"'],
    ['with a place that is not there', 'q asks 70 USD/kg for 10 kg in C', 'a place of the market expected, "C"'],
    ['with a month that is not there', 'q asks 70 USD/kg for 10 kg in 2027-03', 'a month of the market expected'],
    ['that goes on', 'q asks 70 USD/kg for 10 kg please', 'the end expected, "please" found'],
    ['that goes on after a comma', 'q asks 70 USD/kg for 10 kg, or nothing', 'the end expected, "," found'],
    ['that ends early', 'q asks 70 USD/kg for', 'a mass in g, kg or t, in whole grams, expected, the end found'],
    [
      'with a place before its last goods',
      'q asks 1 USD/kg for 1 kg of dy in B with 1 kg of tb',
      'the place comes after all goods',
    ],
    ['of one basket or another in part', 'q bids 1 USD/kg for 1 kg with 1 kg of tb, at least 1 kg', 'the end expected'],
    [
      'of months and of goods to choose from',
      'q bids 1 USD/kg for 1 kg or 1 USD/kg in 2027-02 or 1 USD/kg for 1 kg of tb',
      'a choice is of months or of goods',
    ],
    ['of an outcome said before', 's sells 8 kg\ns sells 8 kg', 'what s gets was said before'],
    [
      'of one that is said together with others',
      's sells 8 kg\ns and b sell 8 kg together',
      'what s gets was said before',
    ],
    ['of several together that does not say so', 's and b sell 8 kg', '"together" expected'],
    ['of a price said before', 'price 70 USD/kg\nno price', 'that was said before'],
    ['of a price in nothing', 'price 70', 'a number of USD/kg expected'],
    ['of money a kilogram', 's is paid 700 USD/kg', 'a number of USD expected'],
    ['of a route that has no freight', 'B to A earns 700 USD', 'there is no such freight'],
    ['of a route from nowhere', 'freight A to C 5 USD/kg', 'a place of the market expected, "C"'],
    ['of a route that is there', 'freight A to B 6 USD/kg', 'freight A-B was said before'],
    ['of terms said before', 'places C', 'places was said before'],
    ['of other rules', 'rules 4', '1, 2 or 3 expected'],
    ['of other prices', 'prices highest', '"lowest" or "middle" expected'],
    ['of blocks without a number', 'some blocks are passed over', 'the name of an order expected'],
  ])('%s', (_, lines, why) => {
    expect(() => read(ORDERS, lines, 'nobody trades')).toThrow(why)
    const [first = '', last = first] = lines.split('\n')
    // It names the line.
    expect(() => read(ORDERS, lines, 'nobody trades')).toThrow(why.includes('"q"') ? first : last)
  })

  it('and so is a case without orders, or that does not say what clears, or where', () => {
    expect(() => read('nobody trades')).toThrow('no orders')
    expect(() => read(ORDERS)).toThrow('does not say what clears')
    expect(() => readCase(`goods dy\n${ORDERS}`)).toThrow('the places of the market come first')
    expect(() => readCase(`places A\n${ORDERS}`)).toThrow('does not say which goods')
  })
})

describe('what does not clear so fails', () => {
  const clear = (lines: string): unknown => clearCase(solver, `${MARKET}${ORDERS}\n${lines}`)
  const WORK = `
    f asks 50 USD/kg for 2 kg, under a contract at 80 USD/kg paid from 60 USD
    x asks 10 USD/kg to turn 1 kg of dy into 0.5 kg of tb, for 8 kg of work
    b bids 170 USD/kg for 8 kg of tb
    w asks 1 USD/kg to keep 8 kg of tb from 2027-01 to 2027-02
    c bids 200 USD/kg for 0.25 kg of tb in 2027-02
    f sells 2 kg of dy in A in 2027-01
    x turns 2 kg of dy into 1 kg of tb
    b buys 0.75 kg of tb
    w keeps 250 g
    c buys 0.25 kg in 2027-02
    price of dy 75 USD/kg
    price of tb 170 USD/kg
    price of tb in 2027-02 171 USD/kg
    contract of f pays 10 USD
  `
  it.each([
    ['what is taken', 'turns 2 kg', 'turns 2.1 kg'],
    ['what is made', 'into 1 kg of tb', 'into 1.1 kg of tb'],
    ['what is kept', 'keeps 250 g', 'keeps 251 g'],
    ['what is paid back', 'of f pays', 'of f takes'],
    ['the month', 'kg in 2027-02\n    price', 'kg in 2027-01\n    price'],
  ])('by %s', (_, line, wrong) => {
    expect(WORK).toContain(line)
    expect(() => clearCase(solver, MARKET + WORK.replace(line, wrong))).toThrow(/to deeply equal/)
  })
  const SOLD = 's sells 8 kg\nb buys 8 kg\n'
  it('and what does, does not', () => {
    clear(`${SOLD}
      price 70 USD/kg
      no price in B
      sold 8 kg
      sold in B 0 kg
      s is paid 560 USD
      b pays 560 USD
      the round gains 40 USD
      proved
      no blocks are passed over
    `)
    clearCase(solver, MARKET + WORK)
  })
  it.each([
    ['a mass', 's sells 7 kg\nb buys 8 kg'],
    ['a mass to the gram', 's sells 8 kg\nb buys 8,001 g'],
    ['a side', 's buys 8 kg\nb buys 8 kg'],
    ['goods', 's sells 8 kg of tb\nb buys 8 kg'],
    ['a grade', 's sells 8 kg of traced dy\nb buys 8 kg'],
    ['a place', 's sells 8 kg\nb buys 8 kg in B'],
    ['a month', 's sells 8 kg\nb buys 8 kg in 2027-02'],
    ['goods besides', 's sells 8 kg of dy with 1 kg of tb\nb buys 8 kg'],
    ['who trades', 's sells 8 kg'],
    ['that anybody does', 'nobody trades'],
    ['what several do together', 's and b sell 16 kg together'],
    ['what is turned into what', 's turns 8 kg into 8 kg\nb buys 8 kg'],
    ['that it is kept', 's keeps 8 kg\nb buys 8 kg'],
    ['a price', `${SOLD}price 70.000001 USD/kg`],
    ['that there is a price', `${SOLD}price 70 USD/kg\nprice in B 70 USD/kg`],
    ['that there is none', `${SOLD}no price`],
    ['all prices', `${SOLD}no price in B`],
    ['what is sold', `${SOLD}sold 9 kg`],
    ['where it is sold', `${SOLD}sold in B 8 kg`],
    ['what one is paid', `${SOLD}s is paid 560.01 USD`],
    ['who pays', `${SOLD}s pays 560 USD`],
    ['what a route earns', `${SOLD}A to B earns 1 USD`],
    ['what a contract pays', `${SOLD}contract of s pays 1 USD`],
    ['what is gained', `${SOLD}the round gains 41 USD`],
    ['that it is not proved', `${SOLD}not proved`],
    ['blocks passed over', `${SOLD}1 block is passed over`],
  ])('by %s', (_, lines) => expect(() => clear(lines)).toThrow(/to deeply equal/))

  it('by what another route earns, and another contract pays, than those that are said', () => {
    const sold = `${MARKET}
      freight B to A 0 USD/kg
      s asks 50 USD/kg for 4 kg, under a contract at 60 USD/kg paid from 1,000 USD
      t asks 50 USD/kg for 4 kg, under a contract at 60 USD/kg paid from 1,000 USD
      b bids 75 USD/kg for 4 kg in B
      c bids 75 USD/kg for 4 kg in A
      s sells 4 kg
      t sells 4 kg
      b buys 4 kg
      c buys 4 kg
    `
    clearCase(
      solver,
      `${sold}\nA to B earns 20 USD, 0 USD of it rent\ncontract of s pays 40 USD\ncontract of t pays 40 USD`,
    )
    for (const wrong of ['B to A earns 0 USD', 'contract of s pays 40 USD', 'A to B earns 20 USD, 1 USD of it rent'])
      expect(() => clearCase(solver, `${sold}\n${wrong}`), wrong).toThrow(/to deeply equal/)
  })
})

it.each([
  ['prices middle', ''],
  ['waste 0.1 USD/kg', ''],
  ['rules 2', ''],
  ['freight B to A 0 USD/kg', ''],
  ['', 'for 10 kg, all or nothing'],
  ['', 'for 9 kg'],
])('a case is not about the round of another book: %s%s', (terms, size) => {
  const lines = `${MARKET}${ORDERS}
    s sells 8 kg
    b buys 8 kg
  `
  const book = bookOf(readCase(lines))
  const outcome = outcomeOf(book, clearCase(solver, lines).certificate)
  expectClears(readCase(lines), outcome)
  const other = readCase(`${lines}\n${terms}`.replace('for 10 kg', size === '' ? 'for 10 kg' : size))
  expect(() => expectClears(other, outcome)).toThrow(/to deeply equal/)
})

it('amounts of answers are read to the nano-dollar', () => {
  expect([nanoOf('12'), nanoOf('-0.5'), nanoOf('1.000000001')]).toEqual([
    12_000_000_000n,
    -500_000_000n,
    1_000_000_001n,
  ])
  expect(() => nanoOf('1e3')).toThrow('no amount')
})
