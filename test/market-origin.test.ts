import fc from 'fast-check'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/cli/load.ts'
import {
  actOf,
  compositionOf,
  controlOf,
  documentOf,
  eventOf,
  gradeOf,
  gramsOf,
  issueCredential,
  isRefusal,
  judgeLot,
  judgeMix,
  keysOf,
  kilogramsOf,
  parseDocument,
  parseEvent,
  parseOriginGrades,
  parseOriginRule,
  proveLot,
  recordLots,
  registerOf,
  registryOf,
  verdictInWords,
  verifyCredential,
  type Act,
  type EpcisEvent,
  type Lot,
  type LotBook,
  type OriginGrade,
  type OriginRule,
  type Refusal,
  type Registry,
} from '../src/market/index.ts'
import { grams } from '../src/quantity/index.ts'
import { InputError, type World } from '../src/world/index.ts'
import {
  bookOf,
  CHAIN,
  commission,
  day,
  had,
  inspect,
  kg,
  lot,
  move,
  ORGANISATIONS,
  org,
  pack,
  receive,
  registryFor,
  regroup,
  sell,
  ship,
  site,
  SITES,
  transform,
  unpack,
  withdraw,
  wrong,
} from './market-chain.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 60)
const DATA = join(import.meta.dirname, '..', 'data')
const textOf = (...path: string[]): string => readFileSync(join(DATA, ...path), 'utf8')

let world: World
let registry: Registry
let rules: Map<string, OriginRule>
let grades: readonly OriginGrade[]
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
  registry = registryFor(world)
  rules = new Map(
    readdirSync(join(DATA, 'origin-rules')).map((file) => [
      basename(file, '.yaml'),
      parseOriginRule(file, textOf('origin-rules', file), world),
    ]),
  )
  grades = parseOriginGrades('market.yaml', textOf('origin-grades', 'market.yaml'), rules)
})

const rule = (id: string): OriginRule => {
  const found = rules.get(id)
  if (found === undefined) throw new Error(`no rule ${id}`)
  return found
}
const lotIn = (book: LotBook, name: string): Lot => {
  const found = book.lots.get(lot(name))
  if (found === undefined)
    throw new Error(`no lot ${name}: ${book.refused.map(({ code, message }) => `${code} ${message}`).join('; ')}`)
  return found
}
const told = (book: LotBook): string[] => book.refused.map(({ code, event }) => `${code} ${event.split(':').at(-1)}`)
const faultsOf = (run: () => unknown): readonly { code: string; message: string }[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
  throw new Error('nothing was refused')
}
const ON = { on: '2027-06-01' }
const share = (of: Lot, step: string, country: string): number =>
  compositionOf(of, registry)
    .parts.filter((part) => part.step === step && part.country === country)
    .reduce((sum, part) => sum + part.share, 0)

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
    expect(recordLots([...recorded, ...recorded], registry)).toEqual(recordLots(recorded, registry))
  })

  it('corrects an event downwards, and all that hangs on it', () => {
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

describe('owners', () => {
  const control = (name: string, threshold?: { share: number; inclusive: boolean }) =>
    controlOf(registry.owners, org(name), threshold)
  const small = (...organisations: [id: string, country: string, owners?: Readonly<Record<string, number>>][]) =>
    registerOf({
      organisations: organisations.map(([id, country, owners = {}]) => ({
        id,
        name: id,
        country,
        owners: Object.entries(owners).map(([owner, of]) => ({ owner, share: of })),
      })),
    })

  it('are looked through chains of majorities, which count in full', () => {
    // 0.6 · 0.55 · 0.51 is 17 %, and yet nobody else decides.
    const found = control('jp-front')
    expect(found.countries).toEqual(['CHN'])
    expect(found.controllers[0]).toMatchObject({ party: org('cn-state'), weight: 0.51 })
    expect(found.controllers[0]?.path).toEqual([
      { owner: org('cn-state'), owned: org('shell-2'), share: 0.6, counted: 0.6 },
      { owner: org('shell-2'), owned: org('shell-1'), share: 0.55, counted: 0.55 },
      { owner: org('shell-1'), owned: org('jp-front'), share: 0.51, counted: 0.51 },
    ])
  })

  it('sum what sisters hold', () => {
    const found = control('jp-split')
    expect(found.countries).toEqual(['CHN'])
    expect(found.controllers[0]?.weight).toBeCloseTo(0.6, 12)
  })

  it('multiply minorities along each path, and sum the paths', () => {
    // a has 40 % of b and 40 % of c, which have 50 % of t each: 0.4 · 0.5 + 0.4 · 0.5 = 40 %.
    const register = small(
      ['a', 'CHN'],
      ['b', 'AUS', { a: 0.4 }],
      ['c', 'AUS', { a: 0.4 }],
      ['t', 'JPN', { b: 0.5, c: 0.5 }],
    )
    expect(controlOf(register, 't').countries).toEqual(['JPN'])
    const quarter = controlOf(register, 't', { share: 0.25, inclusive: true })
    expect(quarter.controllers.find(({ party }) => party === 'a')?.weight).toBeCloseTo(0.4, 12)
    expect(quarter.byCountry.get('CHN')).toBeCloseTo(0.4, 12)
  })

  it('are more than half, or half and more', () => {
    const register = small(['a', 'CHN'], ['b', 'AUS'], ['t', 'JPN', { a: 0.5, b: 0.5 }])
    expect(controlOf(register, 't').controllers.map(({ party }) => party)).toEqual(['t'])
    expect(controlOf(register, 't', { share: 0.5, inclusive: true }).countries).toEqual(['AUS', 'CHN'])
  })

  it('are found through holdings in a circle', () => {
    // x: 0.4 + 0.3 · y, y: 0.3 + 0.7 · x: neither settles at once, and a ends with a majority of both.
    const register = small(['a', 'CHN'], ['x', 'AUS', { a: 0.4, y: 0.3 }], ['y', 'AUS', { a: 0.3, x: 0.7 }])
    expect(controlOf(register, 'x').controllers.map(({ party }) => party)).toEqual(['a'])
    const closed = small(['x', 'AUS', { y: 1 }], ['y', 'MYS', { x: 1 }], ['t', 'JPN', { y: 0.6 }])
    expect(controlOf(closed, 't').controllers.map(({ party }) => party)).toEqual(['x', 'y'])
  })

  it('count as one if they are related', () => {
    const register = registerOf({
      organisations: [
        { id: 'p', name: 'P', country: 'CHN' },
        { id: 'q', name: 'Q', country: 'RUS' },
        {
          id: 't',
          name: 'T',
          country: 'JPN',
          owners: [
            { owner: 'p', share: 0.3 },
            { owner: 'q', share: 0.3 },
          ],
        },
      ],
      related: [{ id: 'pact', name: 'Pact', members: ['p', 'q'], why: 'vote together' }],
    })
    expect(controlOf(register, 't').controllers).toMatchObject([
      { party: 'pact', countries: ['CHN', 'RUS'], weight: 0.6 },
    ])
  })

  it('are told of all that is wrong with them at once', () => {
    const faults = faultsOf(() =>
      registerOf({
        organisations: [
          {
            id: 'a',
            name: 'A',
            country: 'JPN',
            owners: [
              { owner: 'nobody', share: 0.7 },
              { owner: 'a', share: 0.7 },
            ],
          },
          { id: 'a', name: 'A', country: 'JPN' },
        ],
      }),
    )
    expect(faults.map(({ code }) => code)).toEqual(['OWNERS_ABOVE_ONE', 'OWNERS_TWICE'].sort())
    expect(faultsOf(() => registerOf({ organisations: [{ id: 'a', name: 'A', country: 'Japan' }] }))[0]?.code).toBe(
      'OWNERS_NOT_ALLOWED',
    )
    expect(
      faultsOf(() =>
        registerOf({ organisations: [{ id: 'a', name: 'A', country: 'JPN', owners: [{ owner: 'b', share: 0.1 }] }] }),
      )[0],
    ).toMatchObject({ code: 'OWNERS_UNKNOWN' })
  })

  it('never have less when they buy more', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 20 }), (held, which, more) => {
        const register = (of: readonly number[]) => {
          const [ax = 0, ay = 0, xy = 0, yx = 0, xt = 0, yt = 0] = of.map((percent) => percent / 100)
          const some = (owners: Readonly<Record<string, number>>) =>
            Object.fromEntries(Object.entries(owners).filter(([, value]) => value > 0))
          return small(
            ['a', 'CHN'],
            ['x', 'AUS', some({ a: ax, y: yx })],
            ['y', 'AUS', some({ a: ay, x: xy })],
            ['t', 'JPN', some({ x: xt, y: yt })],
          )
        }
        const weight = (of: readonly number[]): number => controlOf(register(of), 't').byCountry.get('CHN') ?? 0
        expect(weight(held.map((value, i) => (i === which ? value + more : value)))).toBeGreaterThanOrEqual(
          weight(held) - 1e-12,
        )
      }),
      { numRuns: RUNS },
    )
  })
})

describe('rules', () => {
  const magnetOf = (book: LotBook): Lot => lotIn(book, 'magnet')

  it('give their figures with a source and its address', () => {
    expect([...rules.keys()].sort()).toEqual([
      'democracies',
      'eu-65',
      'standards',
      'three-sources',
      'traced',
      'us-2027',
    ])
    for (const { sources } of rules.values()) for (const { url } of sources.values()) expect(url).toMatch(/^https?:/)
    expect(rule('us-2027').origin?.barred).toEqual(new Set(['CHN', 'IRN', 'PRK', 'RUS']))
    expect(rule('eu-65').concentration?.most).toBe(0.65)
    expect(rule('three-sources').concentration).toMatchObject({ most: 0.4, leastSources: 3 })
  })

  it('pass the chain from Australia over Malaysia to Japan where only the place is barred', () => {
    const verdict = judgeLot(rule('us-2027'), magnetOf(bookOf(CHAIN, registry)), registry, ON)
    expect(verdict.passed).toBe(true)
    expect(verdict.findings.filter(({ kind }) => kind === 'part')).toHaveLength(5)
  })

  it('say what fails, where and whose', () => {
    const lotOf = magnetOf(bookOf(CHAIN, registry))
    const verdict = judgeLot(rule('democracies'), lotOf, registry, ON)
    expect(verdict.passed).toBe(false)
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ step: 'separation', site: site('sep-my'), against: [{ by: 'place', country: 'MYS' }] }),
    )
    const words = verdictInWords(verdict, rule('democracies'), registry, 'en')
    expect(words[0]).toBe('Fails "A market of democracies: place and control".')
    expect(words[2]).toBe(
      '100 % passed separation at Separation M (Malaysia), run by MY Separation, controlled from Australia: fails, since the site lies in Malaysia.',
    )
    expect(words.at(-1)).toBe('100 % fails, and no part may, however small.')
    const japanese = verdictInWords(verdict, rule('democracies'), registry, 'ja')
    expect(japanese[0]).toBe('「民主主義国の市場：立地と支配」を満たさない。')
    expect(japanese[1]).toBe(
      '100 %が鉱山A（オーストラリア、操業者：豪州鉱石、最終支配者の国：オーストラリア）で採掘を経た：適合。',
    )
  })

  it('hold from their first day on, and not before', () => {
    const { lots } = bookOf([commission('cn', 0, 'cn', { ore: ['ore-bayan-obo', 10] })], registry)
    const [ore] = [...lots.values()]
    if (ore === undefined) throw new Error('no lot')
    expect(judgeLot(rule('us-2027'), ore, registry, { on: '2026-12-31' })).toMatchObject({
      passed: true,
      findings: [{ kind: 'not yet' }],
    })
    expect(judgeLot(rule('us-2027'), ore, registry, { on: '2027-01-01' }).passed).toBe(false)
  })

  it('exempt goods off the shelf with less than half of covered material', () => {
    const { lots } = bookOf([commission('cn', 0, 'cn', { ore: ['ore-bayan-obo', 10] })], registry)
    const [ore] = [...lots.values()]
    if (ore === undefined) throw new Error('no lot')
    const passes = (offTheShelf: boolean, covered: number): boolean =>
      judgeLot(rule('us-2027'), ore, registry, { ...ON, item: { offTheShelf, covered } }).passed
    expect([passes(true, 0.49), passes(true, 0.5), passes(false, 0.1)]).toEqual([true, false, false])
  })

  it('ask each site for the standards', () => {
    const verdict = judgeLot(rule('standards'), magnetOf(bookOf(CHAIN, registry)), registry, ON)
    expect(verdict.findings.filter((finding) => finding.kind === 'standards' && !finding.ok)).toEqual([
      { kind: 'standards', ok: false, step: 'separation', site: site('sep-my'), missing: ['human-rights'] },
    ])
  })

  const mined = (...parts: [where: string, material: string, mass: number][]) => {
    const book = bookOf(
      parts.map(([where, material, mass]) => commission(`c-${where}`, 0, where, { [where]: [material, mass] })),
      registry,
    )
    return parts.map(([where, , mass]) => ({ lot: lotIn(book, where), mass: kg(mass) }))
  }

  it('cap one third country at 65 % of a mix, element by element', () => {
    // Of the NdPr: China 24.7 % of its ore, the US 15.9 %. 500 kg against 500 kg is 61 %; 600 against 400 is 70 %.
    const after = { on: '2031-01-01' }
    const mix = (cn: number, us: number) =>
      judgeMix(
        rule('eu-65'),
        mined(['cn', 'ore-bayan-obo', cn], ['us', 'ore-mountain-pass', us]),
        registry,
        after,
      ).findings.find((one) => one.kind === 'source' && one.element === 'ndpr' && one.source === 'CHN')
    expect(mix(500, 500)).toMatchObject({ ok: true, share: expect.closeTo(0.247 / (0.247 + 0.159), 9) })
    expect(mix(600, 400)).toMatchObject({ ok: false })
  })

  it('ask for three sources, each at most 40 %, and take sister companies for one', () => {
    const passes = (...parts: [string, string, number][]): boolean =>
      judgeMix(rule('three-sources'), mined(...parts), registry, ON).passed
    const [au, us, cn] = [
      ['mine-au', 'ore-mt-weld'],
      ['us', 'ore-mountain-pass'],
      ['cn', 'ore-bayan-obo'],
    ] as const
    // Shares are of the rare earths in each: 0.9965, 0.99858 and 0.9948 of a kilogram.
    expect(passes([...au, 100], [...us, 100], [...cn, 100])).toBe(true)
    expect(passes([...au, 100], [...us, 100])).toBe(false)
    expect(passes([...au, 100], [...us, 100], [...cn, 200])).toBe(false)
    const sisters = bookOf(
      [
        commission('cn', 0, 'cn', { ore: ['ore-bayan-obo', 30_000] }),
        transform(
          's',
          1,
          'cn',
          'separate-all',
          { ore: 30_000 },
          { a: ['ndpr-oxide', 1000], b: ['ndpr-oxide', 1000], c: ['ndpr-oxide', 1000] },
        ),
        ...move('b', 2, 'cn', 'front', { b: 1000 }),
        ...move('c', 2, 'cn', 'split', { c: 1000 }),
        transform('ra', 6, 'cn', 'reduce-ndpr', { a: 1000 }, { ma: ['ndpr-metal', 800] }),
        transform('rb', 6, 'front', 'reduce-ndpr', { b: 1000 }, { mb: ['ndpr-metal', 800] }),
        transform('rc', 6, 'split', 'reduce-ndpr', { c: 1000 }, { mc: ['ndpr-metal', 800] }),
      ],
      registry,
    )
    const verdict = judgeMix(
      rule('three-sources'),
      ['ma', 'mb', 'mc'].map((name) => ({ lot: lotIn(sisters, name), mass: kg(100) })),
      registry,
      ON,
    )
    expect(verdict.findings).toContainEqual(expect.objectContaining({ kind: 'sources', count: 1, ok: false }))
  })

  it('allow a share by mass balance, and none where lots are to be kept apart', () => {
    const balanced = parseOriginRule(
      'balanced.yaml',
      textOf('origin-rules', 'us-2027.yaml')
        .replace('accepts: segregated', 'accepts: mass-balance')
        .replace('  scrap:', '  most: { value: 0.25, source: judgement }\n  scrap:'),
      world,
    )
    const metal = (cn: number): Lot =>
      lotIn(
        bookOf(
          [
            commission('cn', 0, 'cn', { 'ore-cn': ['ore-bayan-obo', 10_000] }),
            transform('s', 1, 'cn', 'separate-all', { 'ore-cn': 10_000 }, { bad: ['ndpr-oxide', 1000] }),
            sell('buy', 2, 'cn', 'cn-all', 'us-all', { bad: 1000 }),
            ...move('bad', 3, 'cn', 'us', { bad: 1000 }),
            commission('us', 0, 'us', { ore: ['ore-mountain-pass', 10_000] }),
            transform('s-us', 1, 'us', 'separate-light', { ore: 10_000 }, { fine: ['ndpr-oxide', 1500] }),
            transform('mix', 8, 'us', 'reduce-ndpr', { fine: 1000 - cn, bad: cn }, { metal: ['ndpr-metal', 800] }),
          ],
          registry,
        ),
        'metal',
      )
    const passes = (of: OriginRule, cn: number): boolean => judgeLot(of, metal(cn), registry, ON).passed
    expect([passes(balanced, 250), passes(balanced, 251), passes(rule('us-2027'), 250)]).toEqual([true, false, false])
  })

  it('are told of all their faults at once, each with its line', () => {
    const text = textOf('origin-rules', 'us-2027.yaml')
      .replace('places: [CHN,', 'places: [CHINA,')
      .replace("date: '2027-01-01', source: crowell-dfars", "date: '2027-01-01', source: hearsay")
      .replace('  scrap:', '  only: { places: [JPN], source: judgement }\n  scrap:')
    const faults = faultsOf(() => parseOriginRule('mine.yaml', text, world))
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'RULE_CONTRADICTS',
      'RULE_PLACE_UNKNOWN',
      'RULE_SOURCE_UNKNOWN',
    ])
    for (const fault of faults) expect(fault).toMatchObject({ file: 'mine.yaml', line: expect.any(Number) })
    expect(faultsOf(() => parseOriginRule('mine.yaml', `${text}\nbarred: all`, world))[0]?.code).toBe(
      'SCENARIO_NOT_ALLOWED',
    )
    const unused = textOf('origin-rules', 'eu-65.yaml').replaceAll('source: eurlex-crma', 'source: judgement')
    expect(faultsOf(() => parseOriginRule('mine.yaml', unused, world))[0]?.code).toBe('RULE_SOURCE_UNUSED')
  })
})

describe('grades', () => {
  it('are nested: a lot has the strictest that it passes with all below', () => {
    const book = bookOf(
      [
        ...CHAIN,
        commission('us', 0, 'us', { us: ['ore-mountain-pass', 10] }),
        commission('cn', 0, 'cn', { cn: ['ore-bayan-obo', 10] }),
        commission('scrap', 0, 'magnet-jp', { old: ['scrap-standard', 10] }, 'collect'),
      ],
      registry,
    )
    const gradeIn = (name: string) => gradeOf(grades, lotIn(book, name), registry, ON).grade?.id
    expect(['us', 'magnet', 'cn', 'old'].map(gradeIn)).toEqual(['democracies', 'us-2027', 'traced', 'traced'])
  })

  it('refuse a rule that is not there, or is about a mix', () => {
    const text =
      'title: a\ntitle_ja: a\ngrades:\n  - { id: x, title: x, title_ja: x, rule: eu-65 }\n  - { id: x, title: x, title_ja: x, rule: us-2028 }\n'
    expect(faultsOf(() => parseOriginGrades('g.yaml', text, rules)).map(({ code }) => code)).toEqual([
      'GRADE_RULE_ON_MIXES',
      'GRADE_TWICE',
      'GRADE_RULE_UNKNOWN',
    ])
  })
})

describe('EPCIS', () => {
  const every: Act[] = [
    ...CHAIN,
    sell('sell', 20, 'magnet-jp', 'aus-ore', 'us-all', { magnet: 400 }),
    regroup('split', 21, 'magnet-jp', { magnet: 400 }, { half: ['magnet-standard', 200.001] }),
    inspect('look', 22, 'magnet-jp', { half: 200.001 }, 'JPN'),
    pack('pack', 23, 'magnet-jp', 'urn:test:box:1', { half: 200.001 }),
    unpack('unpack', 24, 'magnet-jp', 'urn:test:box:1'),
    pack('install', 25, 'magnet-jp', 'urn:test:motor:1', { half: 200.001 }, 'install'),
    unpack('remove', 26, 'magnet-jp', 'urn:test:motor:1', 'remove'),
    withdraw('away', 27, 'magnet-jp', { half: 1 }),
    wrong(withdraw('away', 27, 'magnet-jp', { half: 1 }), []),
  ]

  it('documents made from our lots parse back to the same, all five events among them', () => {
    expect(told(bookOf(every, registry))).toEqual([])
    const events = every.map(eventOf)
    expect(new Set(events.map(({ type }) => type)).size).toBe(5)
    const back = parseDocument(JSON.parse(JSON.stringify(documentOf(events, day(30)))))
    expect(back).toEqual(events)
    expect(back.map(actOf)).toEqual(every)
  })

  it('masses go to kilograms and back, gram by gram', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }), (mass) => {
        expect(gramsOf(kilogramsOf(grams(mass)))).toBe(mass)
      }),
      { numRuns: 2000 },
    )
  })

  it('a document is told of all that is wrong in it', () => {
    const document = structuredClone(documentOf(CHAIN.map(eventOf), day(30))) as unknown as {
      epcisBody: { eventList: Record<string, unknown>[] }
    }
    const [first = {}, second = {}] = document.epcisBody.eventList
    delete first['readPoint']
    second['bizStep'] = 'storing'
    expect(faultsOf(() => parseDocument(document)).map(({ code }) => code)).toEqual([
      'EPCIS_NOT_ALLOWED',
      'EPCIS_NOT_ALLOWED',
    ])
  })
})

describe('laws', () => {
  /** Random steps down a chain: masses in hundreds of grams, some impossible, so that some events are refused. */
  const step = fc.record({
    kind: fc.constantFrom('split', 'merge', 'reduce', 'cast', 'withdraw', 'over'),
    from: fc.nat(9),
    other: fc.nat(9),
    part: fc.integer({ min: 1, max: 99 }),
  })
  const play = (steps: readonly { kind: string; from: number; other: number; part: number }[]): Act[] => {
    const acts: Act[] = [
      commission('us', 0, 'us', { l0: ['ore-mountain-pass', 20_000] }),
      transform('s', 1, 'us', 'separate-light', { l0: 20_000 }, { l1: ['ndpr-oxide', 1000], l2: ['ndpr-oxide', 2000] }),
    ]
    const live = new Map<string, [material: string, mass: number]>([
      ['l1', ['ndpr-oxide', 1_000_000]],
      ['l2', ['ndpr-oxide', 2_000_000]],
    ])
    steps.forEach(({ kind, from, other, part }, i) => {
      const names = [...live.keys()]
      const one = names[from % names.length]
      const two = names[other % names.length]
      const [material, mass] = live.get(one ?? '') ?? ['', 0]
      if (one === undefined || two === undefined || mass < 1000) return
      const inKg = (value: number): number => value / 1000
      const id = `e${i}`
      const when = i + 2
      const name = `m${i}`
      if (kind === 'split') {
        const first = Math.floor((mass * part) / 100)
        if (first === 0 || first === mass) return
        acts.push(
          regroup(
            id,
            when,
            'us',
            { [one]: inKg(mass) },
            { [`${name}a`]: [material, inKg(first)], [`${name}b`]: [material, inKg(mass - first)] },
          ),
        )
        live.delete(one)
        live.set(`${name}a`, [material, first]).set(`${name}b`, [material, mass - first])
      } else if (kind === 'merge') {
        const [of, more] = live.get(two) ?? ['', 0]
        if (two === one || of !== material) return
        acts.push(
          regroup(id, when, 'us', { [one]: inKg(mass), [two]: inKg(more) }, { [name]: [material, inKg(mass + more)] }),
        )
        live.delete(one)
        live.delete(two)
        live.set(name, [material, mass + more])
      } else if (kind === 'reduce' && material === 'ndpr-oxide') {
        const out = Math.floor(mass / 1.24 / 1.0001)
        acts.push(
          transform(id, when, 'us', 'reduce-ndpr', { [one]: inKg(mass) }, { [name]: ['ndpr-metal', inKg(out)] }),
        )
        live.delete(one)
        live.set(name, ['ndpr-metal', out])
      } else if (kind === 'over' && material === 'ndpr-oxide') {
        // More than the recipe allows, or the input used once more: to be refused.
        acts.push(
          transform(id, when, 'us', 'reduce-ndpr', { [one]: inKg(mass) }, { [name]: ['ndpr-metal', inKg(mass)] }),
        )
      } else if (kind === 'withdraw') {
        const gone = Math.max(1, Math.floor((mass * part) / 200))
        acts.push(withdraw(id, when, 'us', { [one]: inKg(gone) }))
        live.set(one, [material, mass - gone])
      }
    })
    return acts
  }
  const steps = fc.array(step, { minLength: 1, maxLength: 12 })

  it('mass is never created: of each lot no more is used than was made, and all oxide is within what the ore yields', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const book = bookOf(play(taken), registry)
        let held = 0
        for (const { material, left, made, mix } of book.lots.values()) {
          expect(left >= 0n && left <= made).toBe(true)
          for (const histories of mix.values())
            expect([...histories.values()].reduce((sum, of) => sum + of, 0)).toBeCloseTo(1, 9)
          if (material === 'ore-mountain-pass') continue
          const asOxide = material === 'ndpr-oxide' ? 1 : 1.24
          held += Number(left) * asOxide
        }
        expect(held).toBeLessThanOrEqual(3_000_000 * (1 + 1e-9))
        for (const { code } of book.refused) expect(['YIELD_TOO_HIGH']).toContain(code)
      }),
      { numRuns: RUNS },
    )
  })

  it('the order in which events arrive does not matter once all are there', () => {
    const shuffled = steps.chain((taken) => {
      const acts = [...play(taken), ...CHAIN]
      return fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length }))
    })
    fc.assert(
      fc.property(shuffled, ([acts, mixed]) => {
        const one = bookOf(acts, registry)
        const other = bookOf(mixed, registry)
        expect([...other.lots].sort()).toEqual([...one.lots].sort())
        expect(other.events).toEqual(one.events)
        expect(told(other).sort()).toEqual(told(one).sort())
      }),
      { numRuns: RUNS },
    )
  })

  it('splitting and merging keeps the composition', () => {
    const mass = fc.integer({ min: 1, max: 200_000 })
    fc.assert(
      fc.property(mass, mass, fc.integer({ min: 1, max: 999 }), (good, bad, cut) => {
        const total = good + bad
        const first = Math.max(1, Math.floor((total * cut) / 1000))
        if (first >= total) return
        const inKg = (value: number): number => value / 1000
        const book = bookOf(
          [
            commission('cn', 0, 'cn', { 'ore-cn': ['ore-bayan-obo', 10_000] }),
            transform('s', 1, 'cn', 'separate-all', { 'ore-cn': 10_000 }, { bad: ['ndpr-oxide', inKg(bad)] }),
            sell('buy', 2, 'cn', 'cn-all', 'us-all', { bad: inKg(bad) }),
            ...move('bad', 3, 'cn', 'us', { bad: inKg(bad) }),
            commission('us', 0, 'us', { ore: ['ore-mountain-pass', 10_000] }),
            transform('s-us', 1, 'us', 'separate-light', { ore: 10_000 }, { good: ['ndpr-oxide', inKg(good)] }),
            regroup('blend', 8, 'us', { good: inKg(good), bad: inKg(bad) }, { blend: ['ndpr-oxide', inKg(total)] }),
            regroup(
              'split',
              9,
              'us',
              { blend: inKg(total) },
              {
                a: ['ndpr-oxide', inKg(first)],
                b: ['ndpr-oxide', inKg(total - first)],
              },
            ),
            regroup(
              'merge',
              10,
              'us',
              { a: inKg(first), b: inKg(total - first) },
              { back: ['ndpr-oxide', inKg(total)] },
            ),
          ],
          registry,
        )
        expect(told(book)).toEqual([])
        for (const name of ['blend', 'a', 'b', 'back'])
          expect(share(lotIn(book, name), 'mine', 'CHN')).toBeCloseTo(bad / total, 9)
      }),
      { numRuns: RUNS },
    )
  })
})
