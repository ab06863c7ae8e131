import { expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../files/index.ts'
import { begunIn, parseScenario } from './index.ts'

const world = await loadWorld(shippedWorld())

/** All that a scenario can date. */
const text = (year: number): string => `
title: All that has a date
start: ${year}-03
months: 6
measures:
  - { id: a, instrument: ban, materials: [magnet-heavy], to: [JPN], from: ${year}-04, until: ${year}-08, announced: ${year}-05 }
  - { id: b, instrument: quota, materials: [dy-oxide], to: [JPN], from: ${year}-04, allowed_share: { ${year}-04: 0.5, ${year}-06: 0.2 } }
outages: [{ site: my-finishing-heavy, from: ${year}-04, until: ${year}-06, capacity_factor: 0.5 }]
demand: [{ place: JPN, factor: 1.1, from: ${year}-05 }]
contingencies:
  - { id: c, measures: [a], outages: [{ site: my-finishing-heavy, from: ${year}-05, capacity_factor: 0 }], demand: [{ place: USA, factor: 0.9, from: ${year}-06 }] }
stock_releases: [{ place: JPN, stage: oxide, from: ${year}-04, over_months: 3 }]
`

it('a scenario begun in another month is the one that says so from the start', () => {
  const read = (year: number) => parseScenario('own.yaml', text(year), world)
  expect(begunIn(read(2026), read(2028).start)).toEqual(read(2028))
  expect(begunIn(read(2028), read(2026).start)).toEqual(read(2026))
  const own = read(2026)
  expect(begunIn(own, own.start)).toBe(own)
})
