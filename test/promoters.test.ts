import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { entry } from '../src/lists/index.ts'
import type { World } from '../src/world/index.ts'

/** The overlay with which a promoter would argue: it may flatter the projects that it names, and may touch nothing else. */
const world = await loadWorld(shippedWorld())
const flattering = await loadWorld(shippedWorld(), ['promoters'])
const NAMED = ['maaden-mp', 'minamitorishima', 'minamitorishima-large']

const changed = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): string[] =>
  [...other.keys()].filter((id) => JSON.stringify(one.get(id)) !== JSON.stringify(other.get(id))).sort()

describe('the overlay of promoters’ figures', () => {
  it('changes the projects and sites that it names, and no other', () => {
    expect(changed(world.projects, flattering.projects)).toEqual(NAMED)
    expect(changed(world.sites, flattering.sites)).toEqual(NAMED)
  })

  it.each(NAMED)('makes %s at least as cheap, as soon, as sure and as large as the world has it', (id) => {
    const project = ({ projects }: World) => entry(projects, id)
    const [own, theirs] = [project(world), project(flattering)]
    expect(theirs.capex.value).toBeLessThan(own.capex.value)
    expect(theirs.leadMonths.value).toBeLessThanOrEqual(own.leadMonths.value)
    expect(theirs.delayProbability.value).toBeLessThan(own.delayProbability.value)
    expect(theirs.earliest ?? 0).toBeLessThanOrEqual(own.earliest ?? Number.POSITIVE_INFINITY)
    const size = ({ sites }: World): number => entry(sites, id).capacity?.value ?? 0
    expect(size(flattering)).toBeGreaterThan(size(world))
  })

  it('mines mud as cheaply as ore on land', () => {
    const cost = ({ cost }: World): number | undefined => cost('mine', 'JPN')?.value
    expect(cost(flattering)).toBe(5)
    expect(cost(world)).toBe(40)
  })
})
