import { expect, it } from 'vitest'
import { isDay, shortLot, totals } from './lots.ts'

const lot = (material: string, left: string) => ({
  id: 'urn:lot:x',
  material,
  made: '1000',
  left,
  bound: '0',
  grade: null,
  qualifications: [],
  site: null,
  country: null,
  way: null,
  container: null,
  from: [],
  events: [],
})

it('sums up what is left of each material, to the gram', () => {
  expect(totals([lot('a', '0.1'), lot('b', '5'), lot('a', '0.2'), lot('c', '0')])).toEqual([
    { material: 'b', kg: '5' },
    { material: 'a', kg: '0.3' },
  ])
})
it('calls a lot by the part of its id that tells it from others', () => {
  expect(shortLot('urn:lot:western-ore:ndpr-1')).toBe('western-ore:ndpr-1')
  expect(shortLot('urn:test:lot:seller-1')).toBe('seller-1')
  expect(shortLot('https://id.example/lot/7')).toBe('https://id.example/lot/7')
})
it('asks for a day only once it is one', () => {
  expect(['2027-03-01', '0002-03-01', '', '2027-03'].map(isDay)).toEqual([true, false, false, false])
})
