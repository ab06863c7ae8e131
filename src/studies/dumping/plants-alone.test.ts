import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { F, flat, handWorld, oxideAt } from '../../../test/hand-world.ts'
import { makeBaseline } from '../../baseline/index.ts'
import { loadSolver } from '../../solver/index.ts'
import type { World } from '../../world/index.ts'
import { plantsAlone } from './plants-alone.ts'

const solver = await loadSolver()
const DRAWS = 8

/** `second` could make 20 t of oxide a year at 80 USD/kg, and sell them at 100. */
const world = handWorld()
const under = (multiple: number, of: World = world, sites: readonly string[] = ['second']) =>
  plantsAlone(of, makeBaseline(of, solver).baseline, oxideAt(of, multiple), sites, DRAWS)
const second = (multiple: number, of?: World) => {
  const [plant] = under(multiple, of).plants
  if (plant === undefined) throw new Error('second has no books')
  return plant
}
const sized = (tonnes: number): World => {
  const sites = [
    'id,name,place,country,lat,lon,operator,control,control_source,stage,value,low,high,unit,date,source,confidence,note,status,start,start_low,start_high,part_of',
    `mine,mine,A,A,,,,A,case,oxide,${flat(100, 't REO/yr')},operating,,,,`,
    `furnace,furnace,A,A,,,,A,case,metal,${flat(40, 't metal/yr')},operating,,,,`,
    `mine-c,mine-c,C,C,,,,C,case,oxide,${flat(125, 't REO/yr')},operating,,,,`,
    `furnace-c,furnace-c,C,C,,,,C,case,metal,${flat(100, 't metal/yr')},operating,,,,`,
    `second,second,A,A,,,,A,case,oxide,${flat(tonnes, 't REO/yr')},planned,2028,2028,2028,`,
  ]
  return handWorld({ more: { sites: sites.join('\n') } })
}

describe('a new plant under a path, by itself', () => {
  it('needs what it is short of in each year, and is kept by the price at which it breaks even', () => {
    // 20 t . (70 - 80) USD/kg = -0.2 M USD a year; care costs 0.16, so that it stands still from the start.
    const plant = second(0.7)
    expect(plant.baselineMargin).toBeCloseTo(0.4, 12)
    expect(plant.central.years.map((need) => need.toFixed(9))).toEqual(['0.200000000', '0.200000000', '0.200000000'])
    expect(plant.central.floorPrice).toBeCloseTo(80, 9)
    expect(plant.product).toMatchObject({
      material: 'oxide',
      baselinePrice: expect.closeTo(100, 9),
      lowestPrice: expect.closeTo(70, 9),
    })
    expect(plant.idle).toEqual([1, 1, 1])
    expect(plant.closed).toEqual([0, 0, 0])
    // No figure of this world is uncertain: each draw is as tabled.
    expect(plant.needs).toHaveLength(DRAWS)
    for (const draw of plant.needs) expect(draw).toEqual(plant.central.years)
    expect(plant.needsBefore.flat().every((need) => need === 0)).toBe(true)
    expect(plant.idleBefore).not.toContain(true)
  })
  it('runs on where a year of losses costs less than care and a stop, and still needs the money', () => {
    const plant = second(0.75)
    expect(plant.central.years[0]).toBeCloseTo(0.1, 9)
    expect(plant.idle).toEqual([0, 0, 0])
  })
  it('needs nothing where it loses nothing', () => {
    const plant = second(0.8)
    expect(plant.central).toEqual({ years: [0, 0, 0], floorPrice: undefined })
    expect(plant.needs.flat().every((need) => need === 0)).toBe(true)
  })
  it('that is short at baseline prices already is said to be', () => {
    const dear = handWorld({ mineCost: 110 })
    const plant = second(1, dear)
    // 20 t . (100 - 110): no path is needed for that.
    expect(plant.needsBefore[0]?.[0]).toBeCloseTo(0.2, 9)
    expect(plant.needs).toEqual(plant.needsBefore)
    expect(plant.idleBefore).toEqual(plant.idleInDraw)
  })
  it('has no books where the tables do not say what it does, costs or sells at', () => {
    const { baseline } = makeBaseline(world, solver)
    const path = oxideAt(world, 0.7)
    const lacking = (of: World, base = baseline) => plantsAlone(of, base, path, ['second', 'second'], DRAWS)
    expect(lacking(world, { ...baseline, price: () => undefined })).toEqual({
      plants: [],
      withoutBooks: [{ site: 'second', lacks: 'prices' }],
    })
    const noCost = { ...world, cost: () => undefined, plantCost: () => undefined } as unknown as World
    expect(lacking(noCost).withoutBooks).toEqual([{ site: 'second', lacks: 'costs' }])
    const idle = { ...world, operations: world.operations.filter(({ site }) => site !== 'second') } as World
    expect(lacking(idle).withoutBooks).toEqual([{ site: 'second', lacks: 'operations' }])
  })
  it('is carried by a contract on the record that names it', () => {
    const contracts = `id,name,name_ja,sites,material,payer,clawback,clawback_above,clawback_max,max_tonnes,from,until,value,low,high,${F}\nfloor,floor,,second,oxide,treasury,0,200,,,2027-01,2027-12,${flat(80, 'USD/kg')}`
    const plant = second(0.7, handWorld({ more: { contracts } }))
    expect(plant.central.years.map((need) => Number(need.toFixed(9)))).toEqual([0, 0.2, 0.2])
  })
  it('needs in proportion to its size, and stands still with the same chance: what keeps the sum of a plan linear', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 1.1, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (multiple, tonnes) => {
          const [one, other] = [second(multiple), second(multiple, sized(tonnes))]
          other.central.years.forEach((need, y) =>
            expect(need).toBeCloseTo(((one.central.years[y] ?? Number.NaN) * tonnes) / 20, 9),
          )
          expect(other.idle).toEqual(one.idle)
          expect(other.closed).toEqual(one.closed)
          // The margin at the floor price is nothing in the worst year.
          if (one.central.floorPrice !== undefined) expect(one.central.floorPrice).toBeCloseTo(80, 6)
        },
      ),
      { numRuns: 20, examples: [[0.7, 40]] },
    )
  })
})
