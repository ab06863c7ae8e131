import { describe, expect, it } from 'vitest'
import { roundSchema } from '../../../../src/market/venue/events/round-spec.ts'
import {
  draftFrom,
  EMPTY,
  faultsOf,
  localOf,
  newMaterial,
  specOf,
  utcOf,
  withAllPairs,
  without,
  type Draft,
} from './state.ts'

const grades = ['democracies', 'us-2027', 'traced']
const route = { from: 'AUS', to: 'JPN', owner: 'urn:org:a', cost: '0.35', most: '', materials: [] }
const draft: Draft = {
  ...EMPTY,
  id: '2027-04',
  title: ' Oxides ',
  opens: '2027-03-01T09:00',
  closes: '2027-03-08T09:00',
  materials: [newMaterial('ndpr-oxide', grades)],
  places: ['AUS', 'JPN', 'USA'],
  months: ['2027-05', '2027-04'],
  routes: [route],
  trustees: ['urn:org:a', 'urn:org:b', 'urn:org:c'],
}
const known = { grades, taken: ['2027-03'], now: Date.parse('2027-02-01T00:00:00Z') }
const kinds = (given: Draft): readonly string[] => faultsOf(given, known).map(({ kind }) => kind)

describe('an instant in the operator’s time zone', () => {
  it('is sent in UTC, and comes back', () => {
    expect(utcOf('2027-03-01T09:30')).toBe(new Date(2027, 2, 1, 9, 30).toISOString())
    const at = new Date('2027-07-15T23:45:00.000Z')
    expect(utcOf(localOf(at))).toBe(at.toISOString())
  })

  it('is none where it is not written out', () => {
    expect(utcOf('')).toBeUndefined()
    expect(utcOf('2027-03-01')).toBeUndefined()
    expect(utcOf('2027-13-01T09:00')).toBeUndefined()
  })
})

describe('what is announced', () => {
  it('is what the market takes', () => {
    const spec = specOf(draft, grades)
    expect(roundSchema.safeParse(spec).success).toBe(true)
    expect(spec).toMatchObject({
      title: 'Oxides',
      opens: new Date(2027, 2, 1, 9).toISOString(),
      months: ['2027-04', '2027-05'],
      materials: [{ material: 'ndpr-oxide' }],
      routes: [{ id: 'AUS-JPN', cost: '0.35' }],
      margin: 0.1,
      threshold: 2,
    })
    expect(spec.materials[0]).not.toHaveProperty('grades')
    expect(spec.routes[0]).not.toHaveProperty('most')
  })

  it('names the grades in the market’s order where they are not all, and tells routes apart', () => {
    const some = { ...newMaterial('ndpr-oxide', ['traced', 'democracies']), wasteCost: '0.2' }
    const spec = specOf({ ...draft, materials: [some], routes: [route, { ...route, most: '5000' }] }, grades)
    expect(spec.materials).toEqual([{ material: 'ndpr-oxide', grades: ['democracies', 'traced'], wasteCost: '0.2' }])
    expect(spec.routes.map(({ id }) => id)).toEqual(['AUS-JPN', 'AUS-JPN-2'])
  })

  it('can begin from the terms of a round before; whoever has no key any more is no trustee', () => {
    const terms = { ...specOf(draft, grades), materials: [{ material: 'ndpr-oxide' }] }
    const member = (id: string, has: boolean) => ({
      id,
      name: id,
      name_ja: id,
      country: 'JPN',
      suspended: false,
      trustee: has ? { kty: 'OKP', crv: 'X25519', x: 'x' } : null,
      keysLeft: has ? 5 : 0,
    })
    const again = draftFrom({ terms, grades: [{ material: 'ndpr-oxide', grades }] }, [
      member('urn:org:a', true),
      member('urn:org:b', false),
    ])
    expect(again).toMatchObject({ id: '', opens: '', trustees: ['urn:org:a'], routes: [route], margin: '10' })
    expect(again.materials[0]?.grades).toEqual(grades)
  })

  it('states where a collar lies for what has no last price, and takes that along to the next round', () => {
    const one = { ...newMaterial('ndpr-oxide', grades), reference: '110', source: ' Argus, March ' }
    const collared = { ...draft, collar: '20', materials: [one, newMaterial('dy-oxide', grades)] }
    const { collar, ...rest } = specOf(collared, grades)
    expect(collar).toEqual({
      percent: 20,
      references: [{ material: 'ndpr-oxide', price: '110', source: 'Argus, March' }],
    })
    expect(specOf({ ...collared, collar: '' }, grades)).not.toHaveProperty('collar')
    const filled = { material: 'dy-oxide', grade: 'traced', place: 'JPN', price: '400', round: '2027-03' }
    const terms = { ...rest, collar: { percent: 20, references: [...(collar?.references ?? []), filled] } }
    expect(draftFrom({ terms, grades: [] }, []).materials).toMatchObject([
      { reference: '110', source: 'Argus, March' },
      { reference: '', source: '' },
    ])
  })

  it('gets routes between all pairs of places, each once', () => {
    const routes = withAllPairs(draft, { owner: 'urn:org:b', cost: '0.6', most: '' })
    expect(routes).toHaveLength(6)
    expect(routes[0]).toBe(route)
  })

  it('names nothing that was taken out', () => {
    const only = { ...route, materials: ['ndpr-oxide'] }
    expect(without({ ...draft, routes: [only] }, { material: 'ndpr-oxide' }).routes).toEqual([])
    expect(without(draft, { place: 'JPN' })).toMatchObject({ places: ['AUS', 'USA'], routes: [] })
  })
})

describe('faults of a draft', () => {
  it('are none where all is said', () => {
    expect(kinds(draft)).toEqual([])
  })

  it('are told before anything is sent', () => {
    expect(kinds(EMPTY)).toEqual(
      expect.arrayContaining(['id', 'titleMissing', 'times', 'noMaterial', 'noPlace', 'noMonth', 'noTrustee']),
    )
    expect(kinds({ ...draft, id: '2027-03' })).toEqual(['idTaken'])
    expect(kinds({ ...draft, closes: draft.opens })).toEqual(['times'])
    expect(kinds({ ...draft, opens: '2026-01-01T00:00', closes: '2026-01-02T00:00' })).toEqual(['closesPast'])
    for (const threshold of ['3', '4']) expect(kinds({ ...draft, threshold })).toEqual(['threshold'])
    expect(kinds({ ...draft, routes: [{ ...route, cost: '1,5' }] })).toEqual(['route'])
    expect(kinds({ ...draft, margin: '101' })).toEqual(['share'])
    expect(kinds({ ...draft, reduced: '5' })).toEqual(['share'])
    expect(kinds({ ...draft, damages: '5', reduced: '5', raised: '20' })).toEqual([])
    expect(kinds({ ...draft, damages: '6', reduced: '5', raised: '20' })).toEqual(['belowDamages'])
    expect(kinds({ ...draft, margin: '9' })).toEqual(['belowDamages'])
    for (const days of ['0', '61', 'ten', '1.5']) expect(kinds({ ...draft, disputeDays: days })).toEqual(['days'])
    expect(kinds({ ...draft, forceMajeureDays: '91' })).toEqual(['days'])
    expect(kinds({ ...draft, erroneousTradeDays: '6' })).toEqual(['days'])
    expect(kinds({ ...draft, disputeDays: '60', forceMajeureDays: '90', erroneousTradeDays: '5' })).toEqual([])
    const stated = (reference: string, source: string, collar = '20') =>
      kinds({ ...draft, collar, materials: [{ ...newMaterial('ndpr-oxide', grades), reference, source }] })
    expect(stated('110', 'Argus')).toEqual([])
    for (const [price, source] of [
      ['110', ' '],
      ['', 'Argus'],
      ['1,5', 'Argus'],
    ] as const)
      expect(stated(price, source)).toEqual(['reference'])
    expect(stated('110', '', '')).toEqual([])
    expect(kinds({ ...draft, months: ['2027-04', 'May'] })).toEqual(['other'])
  })
})
