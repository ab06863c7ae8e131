import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actOf, eventOf } from '../../../../src/market/origin/index.ts'
import { kgText, massOf } from '../../parts/exact.ts'
import { handOver, leftAfter, lotsFor, mostOf, openParcels, type Lot, type Parcel } from './deliveries.ts'

const GOODS = { material: 'ndpr-oxide', grade: 'us-2027', place: 'AUS', month: '2027-03' }
const PARCEL: Parcel = {
  round: 'r',
  parcel: 'urn:ytterby:parcel:r:1',
  side: 'deliver',
  order: 'o',
  with: 'urn:org:buyer',
  ...GOODS,
  from: GOODS,
  kg: '1000',
  delivered: '0',
  undelivered: '0',
  left: '1000',
  due: Date.parse('2027-04-01T00:00:00Z'),
}
const lot = (more: Partial<Lot> = {}): Lot => ({
  id: 'urn:lot:a:1',
  material: 'ndpr-oxide',
  made: '5000',
  left: '5000',
  bound: '0',
  grade: 'democracies',
  qualifications: [],
  site: 'urn:site:a',
  country: 'AUS',
  way: null,
  container: null,
  from: [],
  events: [],
  ...more,
})
const WHERE = {
  at: '2026-11-24T09:00:00.000Z',
  zone: '+00:00',
  site: 'urn:site:a',
  operator: 'urn:org:a',
  country: 'AUS',
  controllers: ['AUS'],
}
const given = (of: Lot, mass: bigint) =>
  handOver({
    parcel: PARCEL,
    lot: of,
    mass,
    seller: 'urn:org:a',
    buyer: 'urn:org:buyer',
    elements: ['Nd', 'Pr'],
    where: WHERE,
    part: 'urn:lot:a:part',
    events: { split: 'urn:event:split', transfer: 'urn:event:transfer' },
  })

describe('handing over', () => {
  it('of a part splits it off first, to the gram, and a moment before', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 4_999_999n }), (mass) => {
        const [split, transfer, ...more] = given(lot(), mass)
        expect(more).toEqual([])
        expect(split).toMatchObject({
          kind: 'regroup',
          inputs: [{ lot: 'urn:lot:a:1', mass }],
          outputs: [{ lot: 'urn:lot:a:part', mass, material: 'ndpr-oxide' }],
        })
        expect(transfer).toMatchObject({ kind: 'transfer', lots: [{ lot: 'urn:lot:a:part', mass }] })
        expect(Date.parse(split?.at ?? '')).toBeLessThan(Date.parse(transfer?.at ?? ''))
        // What is signed says the same grams.
        for (const act of [split, transfer]) if (act !== undefined) expect(actOf(eventOf(act))).toEqual(act)
      }),
    )
  })
  it('of all that is left of a lot is one record', () => {
    expect(given(lot({ left: '0.001' }), 1n)).toMatchObject([
      { kind: 'transfer', lots: [{ lot: 'urn:lot:a:1', mass: 1n }], order: PARCEL.parcel },
    ])
  })
  it('leaves what it leaves', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (all, some) => {
        const rest = massOf(leftAfter({ left: kgText(all) }, kgText(some))) ?? 0n
        expect(rest).toBe(all > some ? all - some : 0n)
      }),
    )
    expect(mostOf(PARCEL, lot())).toBe('1000')
    expect(mostOf(PARCEL, lot({ left: '12.5' }))).toBe('12.5')
  })
})

describe('lots for a parcel', () => {
  const known = { grades: ['democracies', 'us-2027', 'traced'], ownSites: new Set(['urn:site:a']) }
  it.each<[string, Partial<Lot>, boolean]>([
    ['of a stricter grade', {}, true],
    ['of a grade that is not strict enough', { grade: 'traced' }, false],
    ['of no grade', { grade: null }, false],
    ['of another material', { material: 'dy-oxide' }, false],
    ['elsewhere', { country: 'JPN' }, false],
    ['on the way', { site: null, country: null }, false],
    ['in a container', { container: 'urn:box:1' }, false],
    ['used up', { left: '0' }, false],
    ['at a site of somebody else, and larger', { site: 'urn:site:b' }, false],
    ['at a site of somebody else, and not larger', { site: 'urn:site:b', left: '1000' }, true],
  ])('one %s', (_, more, isFit) => {
    expect(lotsFor(PARCEL, [lot(more)], known)).toHaveLength(isFit ? 1 : 0)
  })
  it('the smallest that is enough comes first, then the largest of the others', () => {
    const lots = ['4', '5000', '600', '1000', '186000'].map((left) => lot({ id: left, left }))
    expect(lotsFor(PARCEL, lots, known).map(({ id }) => id)).toEqual(['1000', '5000', '186000', '600', '4'])
  })
})

it('only rounds that are cleared and not settled have something to deliver', () => {
  const round = (id: string, status: 'cleared' | 'settled') => ({
    id,
    title: '',
    opens: '',
    closes: '',
    status,
    orders: 1,
  })
  const done = { ...PARCEL, parcel: 'done', left: '0' }
  const settled = { ...PARCEL, round: 's' }
  const found = openParcels([done, settled, PARCEL], [round('r', 'cleared'), round('s', 'settled')], 'deliver')
  expect(found).toEqual([done, PARCEL])
})
