import { describe, expect, it } from 'vitest'
import { compositionOf, parseHistory, recordLots, type CustodyEvent } from '../index.ts'
import {
  bookOf,
  CHAIN,
  commission,
  had,
  kg,
  move,
  org,
  pack,
  receive,
  sell,
  ship,
  site,
  transform,
  unpack,
  withdraw,
  wrong,
} from '../../../test/market-chain.ts'
import { registry, lotIn, plain, told, share } from '../../../test/market-origin.ts'

describe('a chain from the mine to the magnet', () => {
  it('is taken whole, and each step is found in the magnet', () => {
    const book = bookOf(CHAIN, registry)
    expect(told(book)).toEqual([])
    const { parts, unknown } = compositionOf(lotIn(book, 'magnet'), registry)
    expect(unknown).toBe(0)
    expect(
      parts.map(({ step, country, controllingCountries, share: of }) => [step, country, ...controllingCountries, of]),
    ).toEqual([
      ['mine', 'AUS', 'AUS', 1],
      ['separation', 'MYS', 'AUS', 1],
      ['metal', 'JPN', 'JPN', 1],
      ['alloy', 'JPN', 'JPN', 1],
      ['magnet', 'JPN', 'JPN', 1],
    ])
    expect(lotIn(book, 'ore')).toMatchObject({ left: 0n, made: kg(1000) })
    expect(lotIn(book, 'magnet')).toMatchObject({ left: kg(400), site: site('magnet-jp'), owner: org('aus-ore') })
  })

  it('mixes in proportion to the rare earths that the inputs hold', () => {
    // 60 kg of oxide by Australia and 40 kg by China: 60 % and 40 % of the neodymium.
    const book = bookOf(
      [
        ...CHAIN.slice(0, 4),
        ...move('m1', 6, 'sep-my', 'kr', { oxide: 220 }),
        commission('mine-cn', 0, 'cn', { 'ore-cn': ['ore-bayan-obo', 1000] }),
        transform('sep-cn', 2, 'cn', 'separate-all', { 'ore-cn': 1000 }, { 'oxide-cn': ['ndpr-oxide', 200] }),
        sell('buy', 3, 'cn', 'cn-all', 'aus-ore', { 'oxide-cn': 200 }),
        ...move('m2', 6, 'cn', 'kr', { 'oxide-cn': 200 }),
        transform('mix', 10, 'kr', 'reduce-ndpr', { oxide: 60, 'oxide-cn': 40 }, { blend: ['ndpr-metal', 80] }),
      ],
      registry,
    )
    expect(told(book)).toEqual([])
    const blend = lotIn(book, 'blend')
    expect(share(blend, 'mine', 'AUS')).toBeCloseTo(0.6, 12)
    expect(share(blend, 'mine', 'CHN')).toBeCloseTo(0.4, 12)
    expect(share(blend, 'metal', 'KOR')).toBe(1)
    expect(lotIn(book, 'oxide').left).toBe(kg(160))
  })

  it('follows each element by itself', () => {
    // Yttrium from the US and dysprosium from China in one additive for capacitors.
    const book = bookOf(
      [
        commission('us', 0, 'us', { ore: ['ore-mountain-pass', 10_000] }),
        transform('s', 1, 'us', 'separate-all', { ore: 10_000 }, { 'y-raw': ['y-raw', 10.8] }),
        transform('f', 2, 'us', 'finish-y', { 'y-raw': 10.8 }, { y: ['y-oxide', 10] }),
        commission('cn', 0, 'cn', { 'ore-cn': ['ore-bayan-obo', 10_000] }),
        transform('s-cn', 1, 'cn', 'separate-all', { 'ore-cn': 10_000 }, { dy: ['dy-oxide', 5] }),
        sell('buy', 2, 'cn', 'cn-all', 'us-all', { dy: 5 }),
        ...move('dy', 3, 'cn', 'us', { dy: 5 }),
        transform('make', 9, 'us', 'make-mlcc', { y: 6.06, dy: 3.54 }, { additive: ['mlcc-additive', 10] }),
      ],
      registry,
    )
    expect(told(book)).toEqual([])
    const additive = compositionOf(lotIn(book, 'additive'), registry)
    const mines = additive.elements.map(({ element, parts }) => [
      element,
      ...parts.filter(({ step }) => step === 'mine').map(({ country, share: of }) => `${country} ${of}`),
    ])
    expect(mines).toEqual([
      ['dy', 'CHN 1'],
      ['y', 'USA 1'],
    ])
    // 0.35 of 0.95 t of oxide in a tonne of additive is dysprosium.
    expect(share(lotIn(book, 'additive'), 'mine', 'CHN')).toBeCloseTo(0.35 / 0.95, 9)
  })

  it('lets material be worked for its owner by another', () => {
    const book = bookOf(CHAIN.slice(0, 4), registry)
    expect(lotIn(book, 'oxide')).toMatchObject({ owner: org('aus-ore'), site: site('sep-my') })
    const sold = bookOf(
      [...CHAIN.slice(0, 4), sell('toller-sells', 6, 'sep-my', 'my-sep', 'us-all', { oxide: 220 })],
      registry,
    )
    expect(told(sold)).toEqual(['LOT_OWNER_WRONG toller-sells'])
  })

  it('takes scrap back, with all that it went through', () => {
    const book = bookOf(
      [
        ...CHAIN,
        transform('again', 20, 'magnet-jp', 'recycle', { scrap: 50 }, { oxide2: ['ndpr-oxide', 45] }),
        ...move('back', 21, 'magnet-jp', 'metal-jp', { oxide2: 45 }),
      ],
      registry,
    )
    expect(told(book)).toEqual([])
    const { parts } = compositionOf(lotIn(book, 'oxide2'), registry)
    expect(parts.map(({ step, site: where }) => [step, where])).toEqual([
      ['mine', site('mine-au')],
      ['separation', site('magnet-jp')],
      ['separation', site('sep-my')],
      ['metal', site('metal-jp')],
      ['alloy', site('metal-jp')],
      ['magnet', site('magnet-jp')],
    ])
  })

  it('remembers a site once, however often scrap goes round', () => {
    const acts: CustodyEvent[] = [
      commission('m', 0, 'us', { ore: ['ore-mountain-pass', 10_000] }),
      transform('s', 1, 'us', 'separate-light', { ore: 10_000 }, { 'oxide-0': ['ndpr-oxide', 1500] }),
    ]
    for (let i = 0, oxide = 1500; i < 3; i++) {
      const [metal = 0, alloy = 0, scrap = 0, back = 0] = [0.8, 2.5, 0.24, 0.2].map((of) => Math.floor(oxide * of))
      const day = 10 * (i + 1)
      acts.push(
        transform(
          `r${i}`,
          day,
          'us',
          'reduce-ndpr',
          { [`oxide-${i}`]: oxide },
          { [`metal-${i}`]: ['ndpr-metal', metal] },
        ),
        transform(
          `c${i}`,
          day + 1,
          'us',
          'cast-alloy',
          { [`metal-${i}`]: metal },
          { [`alloy-${i}`]: ['ndfeb-alloy', alloy] },
        ),
        transform(
          `p${i}`,
          day + 2,
          'us',
          'sinter-standard',
          { [`alloy-${i}`]: alloy },
          { [`scrap-${i}`]: ['scrap-standard', scrap] },
        ),
        transform(
          `b${i}`,
          day + 3,
          'us',
          'recycle',
          { [`scrap-${i}`]: scrap },
          { [`oxide-${i + 1}`]: ['ndpr-oxide', back] },
        ),
      )
      oxide = back
    }
    const book = bookOf(acts, registry)
    expect(told(book)).toEqual([])
    const [history = ''] = lotIn(book, 'oxide-3').mix.get('ndpr')?.keys() ?? []
    expect(parseHistory(history).map(({ step }) => step)).toEqual(['mine', 'metal', 'alloy', 'magnet', 'separation'])
  })

  it('loses what is lost on the way, and takes returns', () => {
    const book = bookOf(
      [
        ...CHAIN.slice(0, 1),
        ship('out', 1, 'mine-au', 'sep-my', { ore: 1000 }),
        receive('in', 3, 'mine-au', 'sep-my', { ore: 990 }),
        ...move('return', 4, 'sep-my', 'mine-au', { ore: 990 }),
        withdraw('spill', 8, 'mine-au', { ore: 40.5 }),
      ],
      registry,
    )
    expect(told(book)).toEqual([])
    expect(lotIn(book, 'ore').left).toBe(kg(949.5))
  })

  it('moves what is packed with its container, and nothing out of it', () => {
    const drum = 'urn:test:drum:1'
    const acts = [
      ...CHAIN.slice(0, 4),
      pack('pack', 6, 'sep-my', drum, { oxide: 220 }),
      ship('out', 7, 'sep-my', 'metal-jp', {}, [drum]),
      receive('in', 9, 'sep-my', 'metal-jp', {}, [drum]),
    ]
    const reduced = transform('reduce', 12, 'metal-jp', 'reduce-ndpr', { oxide: 220 }, { metal: ['ndpr-metal', 177] })
    expect(told(bookOf([...acts, reduced], registry))).toEqual(['LOT_PACKED reduce'])
    const whole = bookOf([...acts, unpack('unpack', 10, 'metal-jp', drum), reduced], registry)
    expect(told(whole)).toEqual([])
    expect(lotIn(whole, 'metal').made).toBe(kg(177))
  })

  it('takes an event once, however often it is handed in', () => {
    const recorded = CHAIN.map((act) => had(act))
    expect(plain(recordLots([...recorded, ...recorded], registry))).toEqual(plain(recordLots(recorded, registry)))
  })

  it('corrects an event downwards, and all that depends on it', () => {
    const mistaken = commission('typo', 0, 'mine-au', { ore: ['ore-mt-weld', 5000] })
    const right = commission('right', 0, 'mine-au', { ore: ['ore-mt-weld', 500] })
    const use = (mass: number) => ship('out', 1, 'mine-au', 'sep-my', { ore: mass })
    const book = bookOf([mistaken, right, wrong(mistaken, ['right']), use(500)], registry)
    expect(told(book)).toEqual([])
    expect(lotIn(book, 'ore').made).toBe(kg(500))
    expect(told(bookOf([mistaken, right, wrong(mistaken, ['right']), use(5000)], registry))).toEqual([
      'LOT_USED_UP out',
    ])
    const gone = bookOf([mistaken, wrong(mistaken, []), use(5000)], registry)
    expect(told(gone)).toEqual(['LOT_UNKNOWN out'])
  })
})
