import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadMenu, loadWorld, packageRoot, shippedWorld } from '../src/files/index.ts'
import { quantity } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { aimedAt, placesNamed, dumping, dumpingResultSchema, type DumpingOptions } from '../src/studies/index.ts'
import { booksUnder, yearly, type Books } from '../src/studies/dumping/books.ts'
import { FIGURES } from '../src/studies/dumping/figures.ts'
import { leastCost, type SupportProblem } from '../src/studies/dumping/least-cost.ts'
import { plantsOf } from '../src/studies/dumping/plants.ts'
import { depth, openPrices, costOfProduction } from '../src/studies/dumping/prices.ts'
import { parseDumping, parseMonth, type DumpingPath, type World } from '../src/world/index.ts'
import { F, flat, handWorld, oxideAt, pathOf } from './hand-world.ts'
import { runHere, toldFaults } from './run-cli.ts'

const RUNS = Number(process.env['LAW_RUNS'] ?? 100)
const solver = await loadSolver()

function ask(world: World, path: DumpingPath, options: Partial<DumpingOptions> = {}) {
  const { baseline } = makeBaseline(world, solver)
  const result = dumping(world, baseline, path, solver, { members: ['A'], ...options })
  const site = (id: string) => result.sites.find((each) => each.site === id)
  const fate = (id: string, which = 'central') => site(id)?.cases.find((each) => each.case === which)
  const kept = (instrument: string, which = 'central') =>
    result.support.find((each) => each.instrument === instrument && each.case === which)
  return { result, site, fate, kept }
}

describe('prices under a path', () => {
  const world = handWorld()
  const { baseline } = makeBaseline(world, solver)

  it('fall to what the supplier state pays itself, stage by stage', () => {
    // Oxide 50 / 100. Metal (1.25 . 100 . 0.5 + 15) / 150 = 77.5 / 150.
    expect(costOfProduction(world, baseline).get('oxide')).toBeCloseTo(0.5, 12)
    expect(costOfProduction(world, baseline).get('metal')).toBeCloseTo(77.5 / 150, 12)
    const path = pathOf(world, '  - { materials: [all], of: cost, multiple: 1, source: judgement }')
    const prices = openPrices(world, baseline, path)(FIGURES.central)
    expect(prices.at('oxide', 'A', path.start)).toBeCloseTo(50, 9)
    expect(prices.at('metal', 'A', path.start)).toBeCloseTo(77.5, 9)
  })

  it('pass on what inputs cost less, where a path does not name a good', () => {
    // Metal: 150 + 1.25 . 100 . (0.7 - 1) = 112.5.
    const path = oxideAt(world, 0.7)
    const prices = openPrices(world, baseline, path)(FIGURES.central)
    expect(prices.at('metal', 'A', path.start)).toBeCloseTo(112.5, 9)
    expect(prices.at('metal', 'A', path.start + 36)).toBe(150)
  })

  it('fall and rise along ramps, or along straight lines between the months given', () => {
    const ramps = oxideAt(world, 0.5, 'months: 10\nramp_down: 4\nramp_up: 5')
    expect(Array.from({ length: 11 }, (_, t) => depth(ramps, ramps.start + t))).toEqual([
      0.25, 0.5, 0.75, 1, 1, 1, 0.8, 0.6, 0.4, 0.2, 0,
    ])
    const lines = pathOf(world, '  - { materials: [oxide], multiple: { 2027-01: 2, 2027-05: 1 }, source: judgement }')
    const prices = openPrices(world, baseline, lines)(FIGURES.central)
    expect([0, 1, 2, 4, 8].map((t) => prices.at('oxide', 'A', lines.start + t))).toEqual([200, 175, 150, 100, 100])
  })
})

describe('prices in the mild and the severe case', () => {
  it('take a baseline price half-way to the ends of its range, and leave own cost the amount of money that it is', () => {
    const prices = `material,place,kind,value,low,high,${F}\noxide,C,baseline,100,80,125,USD/kg,2024,case,high,\nmetal,C,baseline,${flat(150, 'USD/kg')}`
    const world = handWorld({ more: { prices } })
    const { baseline } = makeBaseline(world, solver)
    const path = pathOf(world, '  - { materials: [oxide], of: cost, multiple: 1, spread: 0.1, source: judgement }')
    const at = (which: 'mild' | 'central' | 'severe') => {
      const open = openPrices(world, baseline, path)(FIGURES[which])
      return [open.baseline('oxide', 'A'), Number(open.at('oxide', 'A', path.start).toFixed(9))]
    }
    expect([at('mild'), at('central'), at('severe')]).toEqual([
      [112.5, 52.5],
      [100, 50],
      [90, 47.5],
    ])
  })

  it('let only a part of a fall through, where a world says so', () => {
    const shutdowns = `stage,what,value,low,high,${F}\noxide,pass-through,0.5,0.2,1,share,2024,case,high,`
    const world = handWorld({ more: { shutdowns } })
    const { baseline } = makeBaseline(world, solver)
    const path = oxideAt(world, 0.6)
    const at = (place: string) =>
      (['mild', 'central', 'severe'] as const).map((which) =>
        openPrices(world, baseline, path)(FIGURES[which]).at('oxide', place, path.start),
      )
    expect(at('A')).toEqual([86, 80, 70])
    // In the supplier state, where the fall begins, there is nothing to pass through.
    expect(at('C')).toEqual([60, 60, 60])
  })
})

describe('the hand world, at prices of seven tenths', () => {
  const world = handWorld()
  const path = oxideAt(world, 0.7)

  it('books the mine a loss of ten a kilogram, and leaves the furnace what it had', () => {
    const { site, fate } = ask(world, path)
    expect(site('mine')).toMatchObject({ baselineCash: 2, owner: 'mine' })
    expect(site('furnace')?.baselineCash).toBeCloseTo(0.2, 9)
    expect(fate('mine')?.worst).toBeCloseTo(-1, 9)
    expect(fate('furnace')?.worst).toBeCloseTo(0.2, 9)
  })

  it('mothballs the mine at once, since a loss of a million is more than care and the return on severance', () => {
    // Care is a tenth of 8 million, severance a twentieth: -0.8 - 0.1 . 0.4. Closing would cost what care for ever does.
    const { fate, site } = ask(world, path, { contracts: [] })
    expect(site('mine')?.thresholds?.stop).toBeCloseTo(-0.84, 6)
    expect(site('mine')?.thresholds).toMatchObject({ stopsBy: 'mothballing', close: null })
    expect(fate('mine')).toMatchObject({
      mothballed: '2027-01',
      closed: null,
      idleMonths: 36,
      finalState: 'mothballed',
    })
    expect(fate('mine')?.totalCash).toBeCloseTo(-3 * 0.8, 9)
    expect(fate('furnace')).toMatchObject({ mothballed: null, finalState: 'running' })
    // No figure has a range, so that every draw says the same.
    expect(site('mine')?.chances.map(({ idle, closed }) => [idle, closed])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ])
    expect(site('furnace')?.chances.every(({ idle }) => idle === 0)).toBe(true)
  })

  it('runs the mine on where it loses less than that', () => {
    // At 72 it loses 0.8 million a year.
    expect(ask(world, oxideAt(world, 0.72), { contracts: [] }).fate('mine')).toMatchObject({
      mothballed: null,
      finalState: 'running',
    })
  })

  it('runs the mine on for as long as a contract covers what it is short of', () => {
    // 110 for 100 t in 2027, and then nothing.
    const { site } = ask(world, path)
    expect(site('mine')?.cases.map(({ mothballed }) => mothballed)).toEqual(['2028-01', '2028-01', '2028-01'])
    expect(site('mine')?.chances.map(({ idle }) => idle)).toEqual([0, 1, 1])
    expect(site('mine')?.chances.map(({ idleWithoutContracts }) => idleWithoutContracts)).toEqual([1, 1, 1])
  })

  it('costs C what it forgoes on the metal that it ships to A', () => {
    // 60 t of metal at 112.5 in place of 150; what C uses itself is not in it.
    const { result } = ask(world, path)
    expect(result.supplier.years.map(({ exportsForgone }) => Number(exportsForgone.toFixed(9)))).toEqual([
      2.25, 2.25, 2.25,
    ])
    expect(result.supplier.yearly).toBeCloseTo(2.25, 9)
    expect(ask(world, oxideAt(world, 1.5)).result.supplier.yearly).toBeLessThan(0)
  })

  it('keeps the mine with a strike of eighty, for a million a year of the treasury', () => {
    const { kept } = ask(world, path)
    const year = kept('cfd')?.years[0]
    expect(year?.topUps.map(({ material }) => material)).toEqual(['oxide'])
    expect(year?.topUps[0]?.price).toBeCloseTo(70, 9)
    expect(year?.topUps[0]?.topUp).toBeCloseTo(10, 6)
    expect(kept('cfd')?.yearly.fiscalCost).toBeCloseTo(1, 6)
    expect(kept('cfd')?.fixedStrike?.strikes[0]?.strike).toBeCloseTo(80, 6)
    expect(kept('cfd')?.fixedStrike?.yearly).toBeCloseTo(1, 6)
  })

  it('keeps both with tariffs of 10 and 7.5, which cost users 1.25 million, of which the treasury gets 0.45', () => {
    // The furnace pays 12.5 a kilogram more and had 5: it needs 7.5. Users pay 10 on 50 t of oxide and 7.5 on 100 t of
    // metal; 60 t of that come from C.
    const { kept } = ask(world, path)
    const topUps = new Map(kept('tariff')?.years[0]?.topUps.map(({ material, topUp }) => [material, topUp]))
    expect(topUps.get('oxide')).toBeCloseTo(10, 6)
    expect(topUps.get('metal')).toBeCloseTo(7.5, 6)
    expect(kept('tariff')?.yearly.consumerCost).toBeCloseTo(1.25, 6)
    expect(kept('tariff')?.yearly.fiscalCost).toBeCloseTo(-0.45, 6)
    expect(kept('tariff')?.yearly.producerTransfer).toBeCloseTo(0.8, 6)
  })

  it('keeps both with the same premiums on their own goods alone, for 0.8 million of users', () => {
    // 10 on the 50 t of oxide that the furnace does not take, 7.5 on 40 t of metal.
    const { kept } = ask(world, path)
    expect(kept('origin')?.yearly.consumerCost).toBeCloseTo(0.8, 6)
    expect(kept('origin')?.yearly.producerTransfer).toBeCloseTo(0.8, 6)
  })

  it('keeps the mine alone with a tariff on all oxide that is bought', () => {
    const { kept } = ask(world, path, { core: ['mine'] })
    // The furnace is a user now: 10 on 100 t.
    expect(kept('tariff')?.yearly.consumerCost).toBeCloseTo(1, 6)
  })

  it('settles a contract on the record for as long as it runs', () => {
    const { result } = ask(world, path)
    const middle = result.contracts[0]?.cases.find((each) => each.case === 'central')
    // (110 - 70) . 100 t in 2027; the mine would break even at 80.
    expect(middle?.years.map(({ payment }) => Math.round(1e6 * payment) / 1e6)).toEqual([4, 0, 0])
    expect(middle?.leastCost).toBeCloseTo(1, 6)
    // Above 110, three tenths come back, here of 40 on 100 t, but no more than a million a year.
    const dear = ask(world, oxideAt(world, 1.5)).result.contracts[0]?.cases[1]?.years[0]
    expect(dear).toMatchObject({ payment: 0, clawback: 1 })
  })

  it('counts a plant of a plan from the month in which it stands', () => {
    const { site, kept } = ask(world, path, {
      planned: [{ site: 'second', share: 0.5, availableFrom: parseMonth('2027-07') ?? 0 }],
      core: ['mine', 'second'],
    })
    expect(site('second')).toMatchObject({ project: true, availableFrom: '2027-07', baselineCash: 0.2 })
    // 100 t and, for half a year, 10 t.
    expect(kept('cfd')?.years[0]?.fiscalCost).toBeCloseTo(1.05, 6)
    expect(kept('cfd')?.years[1]?.fiscalCost).toBeCloseTo(1.1, 6)
  })

  it('adds up: what users and treasury give is what the core gets, where all they buy is the core’s', () => {
    const { kept } = ask(world, path)
    const { fiscalCost = 0, consumerCost = 0, producerTransfer = 0 } = kept('origin')?.yearly ?? {}
    expect(fiscalCost + consumerCost).toBeCloseTo(producerTransfer, 9)
  })
})

describe('a grant, and users and importers who answer', () => {
  const stages = (what: string, value: string): string =>
    ['oxide', 'metal'].map((stage) => `${stage},${what},${value},x,2024,case,high,`).join('\n')
  const shutdowns = (...rows: readonly string[]): string => [`stage,what,value,low,high,${F}`, ...rows].join('\n')
  const answering = shutdowns(stages('price-elasticity', '0.5,0,2'), stages('duty-evasion', '2,2,2'))

  it('costs just the million that the mine is short of', () => {
    const world = handWorld()
    const { kept } = ask(world, oxideAt(world, 0.7))
    expect(kept('grant')?.yearly).toMatchObject({
      fiscalCost: expect.closeTo(1, 9),
      consumerCost: 0,
      overcompensation: 0,
    })
    expect(kept('grant')?.years[0]).toMatchObject({ topUps: [], shortfalls: [], optimal: true })
  })

  it('share out a tariff as on paper', () => {
    // Oxide: 10 on 70, 3.571 of 50 t less, all of it the core's, since none is imported. Metal: 7.5 on 112.5, 3.333 t less of
    // 60 t from C, and exp(-2 . 0.0667) of the duty on the rest is paid.
    const world = handWorld({ more: { shutdowns: answering } })
    const { kept } = ask(world, oxideAt(world, 0.7))
    const { yearly } = kept('tariff') ?? {}
    expect(yearly?.leastCost).toBeCloseTo(1.25, 6)
    expect(yearly?.consumerCost).toBeCloseTo(0.4821429 + 0.7375, 6)
    expect(yearly?.fiscalCost).toBeCloseTo(-0.425 * Math.exp(-2 / 15), 6)
    expect(yearly?.evaded).toBeCloseTo(0.425 * (1 - Math.exp(-2 / 15)), 6)
    expect(yearly?.deadweight).toBeCloseTo(0.0178571 + 0.0125, 6)
    // The mine gets 0.9286 of its million; the furnace gains 0.3 and pays 0.4643 more.
    expect(yearly?.needMet).toBeCloseTo(0.9285714, 6)
    expect(yearly?.inputLoss).toBeCloseTo(0.1642857, 6)
    expect(yearly?.stillShort).toBeCloseTo(0.0714286, 6)
  })

  it('leave what is paid the same as what is got or lost, for each instrument, case and year', () => {
    const world = handWorld({ more: { shutdowns: answering } })
    const { result } = ask(world, oxideAt(world, 0.7))
    const years = result.support.flatMap((each) => each.years)
    expect(years).toHaveLength(4 * 3 * 3)
    for (const year of years) {
      const got = year.needMet + year.overcompensation - year.inputLoss
      expect(got).toBeCloseTo(year.producerTransfer, 9)
      expect(year.fiscalCost + year.consumerCost).toBeCloseTo(
        got + year.otherTransfer + year.evaded + year.deadweight,
        9,
      )
    }
    expect(result.support.some(({ yearly }) => yearly.deadweight > 0)).toBe(true)
  })

  it('settle the forms of a contract as on paper', () => {
    // Strike 80 for 100 t; 70 on the path, 100 before, 200 where prices are high; a report of 66.5 for 70, or 68.6 or 63.
    const plain = handWorld()
    const more = {
      shutdowns: shutdowns(`oxide,premium,0.1,0.05,0.3,share,2024,case,high,`, stages('high-prices', '2,2,2')),
    }
    // Its goods fetch 77, or 73.5 to 91, and it costs 87.
    const world = handWorld({ mineCost: 87, more })
    const { kept } = ask(world, oxideAt(world, 0.7), { contracts: [] })
    const forms = kept('cfd')?.forms ?? []
    const rounded = forms.map(({ form, ...numbers }) => [
      form,
      ...Object.values(numbers).map((value) => Math.round(1e6 * value) / 1e6 + 0),
    ])
    // Paid on the path, at baseline prices, at high ones; more by false reports, low and high; least cash as tabled, with low and high premiums.
    expect(rounded).toEqual([
      ['two-way', 1, -2, -12, 0.35, 0.14, 0.7, 0, -0.35, 0.2],
      ['floor', 1, 0, 0, 0.35, 0.14, 0.7, 0, -0.35, 0.2],
      ['share', 1, -0.6, -3.6, 0.35, 0.14, 0.7, 0, -0.35, 0.2],
      // Its cap is 1.77 . 80 = 141.6.
      ['collar', 1, 0, -5.84, 0.35, 0.14, 0.7, 0, -0.35, 0.2],
      // 0.4 of what is not covered: of 1.0, and of what its own premium moves, -0.35 or 1.4.
      ['volume', 0.6, -1.2, -7.2, 0, 0, 0, -0.4, -0.54, 0.16],
    ])
    // One is the fixed strike that stands beside.
    expect(forms[2]?.onPath).toBeCloseTo(kept('cfd')?.fixedStrike?.yearly ?? Number.NaN, 9)
    expect(ask(plain, oxideAt(plain, 1)).kept('cfd')?.forms).toEqual([])
  })
})

describe('capital', () => {
  it('of a new plant is served by an annuity, if it is asked to count', () => {
    // 12 % a year, from 1 % a month: 1.01^12 - 1 = 0.126825; over 10 years 0.126825 / (1 - 1.01^-120) = 0.181957.
    const projects = `id,name,name_ja,kind,site,place,process,min_share,earliest,requires,excludes,value,low,high,unit,fixed_cost_share,fixed_cost_share_low,fixed_cost_share_high,lead_months,lead_months_low,lead_months_high,delay_probability,delay_probability_low,delay_probability_high,technology_months,technology_months_low,technology_months_high,share,share_low,share_high,date,source,confidence,note\nsecond,second,,plant,second,,,1,,,,2,2,2,M USD,0.5,0.5,0.5,0,0,0,0,0,0,0,0,0,,,,2024,case,high,`
    const shutdowns = `stage,what,value,low,high,${F}\noxide,life,${flat(10, 'years')}`
    const world = handWorld({ more: { projects, shutdowns } })
    const told = (capital: boolean) =>
      ask(world, oxideAt(world, 1), { core: ['second'], projects: ['second'], instruments: ['cfd'], capital })
    // 20 t at 20 a kilogram earn 0.4 million; 2 million cost 0.363914 a year.
    expect(told(false).fate('second')?.worst).toBeCloseTo(0.4, 9)
    expect(told(true).fate('second')?.worst).toBeCloseTo(0.4 - 0.363914, 5)
  })
})

describe('an owner of several plants', () => {
  const F_OWNER = 'id,name,name_ja,sites,source,confidence,note'
  const owners = `${F_OWNER}\nfirm,Firm,,mine furnace,case,high,`
  const books = (rows: string): string => `owner,what,value,low,high,${F}\n${rows}`

  it('is short of what its plants lack together, head office and debt service less support in it', () => {
    // The mine loses 1 million, the furnace earns 0.2; head office takes 0.3, lenders 0.4, a state gives 0.1.
    const rows = `firm,overheads,${flat(0.3, 'M USD/yr')}\nfirm,debt-service,${flat(0.4, 'M USD/yr')}\nfirm,support,${flat(0.1, 'M USD/yr')}`
    const world = handWorld({ more: { owners, 'owner-books': books(rows) } })
    const { result, kept } = ask(world, oxideAt(world, 0.7), { contracts: [] })
    expect(result.producers).toMatchObject([{ id: 'firm', sites: ['mine', 'furnace'], overheads: 0.3, cash: null }])
    const [year] = kept('cfd')?.years ?? []
    expect(
      year?.producers.map(({ producer, requiredSupport }) => [producer, Number(requiredSupport.toFixed(9))]),
    ).toEqual([['firm', 1.4]])
    expect(kept('cfd')?.yearly.fiscalCost).toBeCloseTo(1.4, 6)
    expect(kept('cfd')?.yearly.overcompensation).toBeCloseTo(0, 6)
  })

  it('runs out of cash in the month in which it is spent, and then cannot wait', () => {
    // It loses 0.8 million a year: 0.2 million last three months.
    const world = handWorld({ more: { owners, 'owner-books': books(`firm,cash,${flat(0.2, 'M USD')}`) } })
    const { result, fate } = ask(world, oxideAt(world, 0.72), { contracts: [] })
    expect(fate('mine')).toMatchObject({ mothballed: null })
    expect(result.producers[0]?.outOfCash.map(Number)).toEqual([1, 1, 1])
    const debts = books(`firm,cash,${flat(0.2, 'M USD')}\nfirm,debt-service,${flat(0.6, 'M USD/yr')}`)
    const indebted = handWorld({ mineCost: 82, more: { owners, 'owner-books': debts } })
    // At a cost of 82 the mine loses a million at 72, which is above its stop of care (0.82) and severance; by itself it would stop.
    expect(ask(indebted, oxideAt(indebted, 0.72), { contracts: [] }).fate('mine')?.mothballed).toBe('2027-01')
  })

  it('of a site that is named twice, or is none, is reported; so is a cost of work that nothing does', () => {
    const told = (more: Record<string, string>): string => {
      try {
        handWorld({ more })
      } catch (error) {
        return String(error)
      }
      return 'nothing'
    }
    expect(told({ owners: `${owners}\nother,Other,,mine,case,high,` })).toContain('OWNER_SITE_TWICE')
    expect(told({ owners: `${F_OWNER}\nfirm,Firm,,mime,case,high,` })).toContain('ID_UNKNOWN')
    expect(told({ owners, 'owner-books': books(`firm,cash,${flat(1, 'share')}`) })).toContain('WORLD_UNIT_MISMATCH')
    const costs = `site,process,value,low,high,${F}\nmine,reduce,${flat(1, 'USD/kg')}`
    expect(told({ 'plant-costs': costs })).toContain('PLANT_COST_WITHOUT_WORK')
  })

  it('has a plant’s own cost where that is published, and a premium on its goods where makers fetch one', () => {
    const costs = `site,process,value,low,high,${F}\nmine,dig,${flat(60, 'USD/kg')}`
    const shutdowns = `stage,what,value,low,high,${F}\noxide,premium,${flat(0.1, 'share')}`
    const world = handWorld({ more: { 'plant-costs': costs, shutdowns } })
    // 110 for 100 t at 60.
    expect(ask(world, oxideAt(world, 1)).site('mine')?.baselineCash).toBeCloseTo(5, 9)
  })
})

describe('what was seen since the baseline year', () => {
  const ranged = `process,place,value,low,high,${F}\ndig,A,100,60,140,USD/kg,2024,case,low,\ndig,C,${flat(50, 'USD/kg')}\nreduce,A,${flat(20, 'USD/kg')}\nreduce,C,${flat(15, 'USD/kg')}`
  const prices = (quotes: string): string =>
    `material,place,kind,basis,value,low,high,${F}\noxide,C,baseline,,${flat(100, 'USD/kg')}\nmetal,C,baseline,,${flat(150, 'USD/kg')}${quotes}`
  const quote = (month: string, price: number): string =>
    `\noxide,C,offer,fob,${price},${price},${price},USD/kg,${month},case,high,`

  it('leaves out draws in which a plant would have stopped then, since it did not', () => {
    const open = handWorld({ more: { costs: ranged, prices: prices('') } })
    const known = handWorld({ more: { costs: ranged, prices: prices(quote('2024-01', 100) + quote('2025-12', 90)) } })
    const asked = (world: World) =>
      ask(world, oxideAt(world, 0.9), { core: ['mine'], contracts: [], instruments: ['cfd'] })
    const idle = (world: World): number => asked(world).site('mine')?.chances[0]?.idle ?? Number.NaN
    // Half of all costs are above the price of 100, and the mine ran at 90 nevertheless.
    expect(idle(open)).toBeGreaterThan(0.4)
    expect(idle(known)).toBeLessThan(0.05)
    const mine = asked(known).result.producers.find(({ id }) => id === 'mine')
    expect(mine?.kept).toBe(400)
    expect(mine?.tried).toBeGreaterThan(600)
  })

  it('is said to contradict the tables where hardly a draw is left', () => {
    const dear = ranged.replace('100,60,140', '130,128,140')
    const world = handWorld({ more: { costs: dear, prices: prices(quote('2024-01', 100) + quote('2025-12', 90)) } })
    const { result } = ask(world, oxideAt(world, 0.9), { core: ['mine'], contracts: [], instruments: ['cfd'] })
    expect(result.producers.find(({ id }) => id === 'mine')).toMatchObject({ kept: 0, tried: 1000 })
    expect(result.sites.find(({ site }) => site === 'mine')?.chances[0]).toMatchObject({ idle: 1, closed: 0 })
  })
})

describe('laws', () => {
  const multiple = fc.integer({ min: 10, max: 150 }).map((percent) => percent / 100)
  const cost = fc.integer({ min: 40, max: 120 })
  const booksOf = (world: World, path: DumpingPath): Books => {
    const { baseline } = makeBaseline(world, solver)
    return booksUnder(world, baseline, path, false)(FIGURES.central)
  }

  it('deeper dumping never raises the cash of a producer that buys nothing', () =>
    fc.assert(
      fc.property(multiple, multiple, cost, (one, other, mineCost) => {
        const world = handWorld({ mineCost })
        const { fate: deep } = ask(world, oxideAt(world, Math.min(one, other)))
        const { fate: mild } = ask(world, oxideAt(world, Math.max(one, other)))
        expect(deep('mine')?.worst).toBeLessThanOrEqual((mild('mine')?.worst ?? 0) + 1e-9)
      }),
      { numRuns: 30 },
    ))

  it('a higher strike never lowers it', () =>
    fc.assert(
      fc.property(multiple, fc.nat(100), fc.nat(100), (at, one, other) => {
        const world = handWorld()
        const books = booksOf(world, oxideAt(world, at))
        const [mine] = plantsOf(world, books.baseline, ['A'], [])
        const cash = (raise: number): number =>
          mine === undefined
            ? 0
            : yearly(books, mine, { from: 24324, months: 12 }, (_, __, side) => quantity(side === 'out' ? raise : 0))
        expect(cash(Math.max(one, other))).toBeGreaterThanOrEqual(cash(Math.min(one, other)))
      }),
      { numRuns: 30 },
    ))

  it('a deeper fall never makes it less likely that a plant stands still', () =>
    fc.assert(
      fc.property(multiple, multiple, (one, other) => {
        const costs = `process,place,value,low,high,${F}\ndig,A,80,50,110,USD/kg,2024,case,low,\ndig,C,${flat(50, 'USD/kg')}\nreduce,A,${flat(20, 'USD/kg')}\nreduce,C,${flat(15, 'USD/kg')}`
        const world = handWorld({ more: { costs } })
        const idle = (at: number): number =>
          ask(world, oxideAt(world, at, 'months: 12'), { core: ['mine'], contracts: [], instruments: [] }).site('mine')
            ?.chances[0]?.idle ?? Number.NaN
        expect(idle(Math.min(one, other))).toBeGreaterThanOrEqual(idle(Math.max(one, other)))
      }),
      { numRuns: 15 },
    ))

  it('no dumping costs nothing where all earn at baseline prices', () => {
    const world = handWorld()
    const { result } = ask(world, oxideAt(world, 1))
    for (const { yearly: mean } of result.support) expect(new Set(Object.values(mean))).toEqual(new Set([0]))
  })

  const covers: fc.Arbitrary<SupportProblem> = fc
    .record({ plants: fc.integer({ min: 1, max: 4 }), materials: fc.integer({ min: 1, max: 4 }) })
    .chain(({ plants, materials }) => {
      const amounts = (size: number, min: number, max: number): fc.Arbitrary<number[]> =>
        fc.array(fc.integer({ min, max }), { minLength: size, maxLength: size })
      return fc.record({
        plants: fc.constant(Array.from({ length: plants }, (_, i) => `p${i}`)),
        materials: fc.constant(Array.from({ length: materials }, (_, i) => `m${i}`)),
        gain: fc.array(amounts(materials, -2, 6), { minLength: plants, maxLength: plants }),
        requiredSupport: amounts(plants, -5, 20),
        cost: amounts(materials, 0, 9),
        price: amounts(materials, 1, 100),
      })
    })
  const gets = (cover: SupportProblem, raise: readonly number[], i: number): number =>
    raise.reduce((sum, value, m) => sum + value * (cover.gain[i]?.[m] ?? 0), 0)

  it('the least raise keeps all that can be kept, a little less would not, and nothing drawn at random is cheaper', () => {
    fc.assert(
      fc.property(
        covers,
        fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (cover, drawn) => {
          const { topUp, shortfall, cost: least, bound } = leastCost(solver, cover)
          const sum = (of: readonly number[]): number =>
            of.reduce((all, value, m) => all + value * (cover.cost[m] ?? 0), 0)
          cover.plants.forEach((_, i) => {
            if (shortfall[i] === 0)
              expect(gets(cover, topUp, i)).toBeGreaterThanOrEqual((cover.requiredSupport[i] ?? 0) - 1e-5)
          })
          expect(sum(topUp)).toBeCloseTo(least, 6)
          expect(bound).toBeLessThanOrEqual(least + 1e-6 * Math.max(1, least))
          const other = drawn.slice(0, cover.materials.length)
          const feasible = cover.plants.every(
            (_, i) => (shortfall[i] ?? 0) > 0 || gets(cover, other, i) >= (cover.requiredSupport[i] ?? 0),
          )
          if (feasible) expect(sum(other)).toBeGreaterThanOrEqual(bound - 1e-6 * Math.max(1, bound))
          if (least > 1e-3) {
            const less = topUp.map((value) => 0.99 * value)
            const broken = cover.plants.some(
              (_, i) => (shortfall[i] ?? 0) === 0 && gets(cover, less, i) < (cover.requiredSupport[i] ?? 0) - 1e-9,
            )
            expect(broken).toBe(true)
          }
        },
      ),
      { numRuns: 3 * RUNS },
    )
  })

  it('names whom an instrument cannot keep, and what is still lacking', () => {
    const found = leastCost(solver, {
      plants: ['in', 'out'],
      materials: ['oxide'],
      gain: [[2], [0]],
      requiredSupport: [4, 3],
      cost: [1],
      price: [10],
    })
    expect(found).toMatchObject({ shortfall: [0, 3] })
    expect(found.topUp[0]).toBeCloseTo(2, 9)
  })
})

describe('bad input', () => {
  const world = handWorld()
  const code = (run: () => unknown): string => {
    try {
      run()
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    return 'nothing'
  }

  it.each([
    ['an unknown site in the core', { core: ['mime'] }, 'CORE_UNKNOWN', 'Did you mean "mine"'],
    ['a core site that is not among ours', { core: ['mine-c'] }, 'CORE_NOT_OURS', 'mine-c'],
    ['an unknown project', { projects: ['third'] }, 'DUMPING_PROJECT_UNKNOWN', 'third'],
    ['an unknown contract', { contracts: ['dael'] }, 'CONTRACT_UNKNOWN', 'Did you mean "deal"'],
    ['nobody who makes anything', { members: [] }, 'DUMPING_NO_PRODUCERS', '--members'],
  ])('%s is reported', (_, options, first, then) => {
    const told = code(() => ask(world, oxideAt(world, 0.7), options))
    expect(told).toContain(first)
    expect(told).toContain(then)
  })

  it.each([
    ['a material', '  - { materials: [oxyde], multiple: 0.7, source: judgement }', 'DUMPING_ID_UNKNOWN', 'line 5'],
    ['a source', '  - { materials: [oxide], multiple: 0.7, source: nobody }', 'DUMPING_ID_UNKNOWN', 'nobody'],
    ['an entry', '  - { materials: [oxide], multipel: 0.7, source: judgement }', 'SCENARIO_NOT_ALLOWED', 'multipel'],
    [
      'a negative price',
      '  - { materials: [oxide], multiple: -1, source: judgement }',
      'SCENARIO_NOT_ALLOWED',
      'line 5',
    ],
  ])('a path that gets %s wrong is reported with its place', (_, prices, first, then) => {
    const told = code(() => pathOf(world, prices))
    expect(told).toContain(first)
    expect(told).toContain(then)
  })

  it('ramps longer than the path, shares above one and contracts that end before they begin are reported', () => {
    expect(code(() => oxideAt(world, 0.7, 'months: 3\nramp_down: 2\nramp_up: 2'))).toContain('DUMPING_RAMPS_TOO_LONG')
    const shutdowns = `stage,what,value,low,high,${F}\noxide,care-and-maintenance,${flat(2, 'share')}\noxide,expectation,${flat(2, 'years')}`
    const wrong = code(() => handWorld({ more: { shutdowns } }))
    expect(wrong).toContain('SHUTDOWN_SHARE_TOO_LARGE')
    expect(wrong).toContain('WORLD_UNIT_MISMATCH')
    const contracts = `id,name,name_ja,sites,material,payer,clawback,clawback_above,clawback_max,max_tonnes,from,until,value,low,high,${F}\ndeal,deal,,nowhere,oxide,treasury,0.3,90,,,2027-05,2027-01,${flat(110, 'USD/kg')}`
    const told = code(() => handWorld({ more: { contracts } }))
    for (const fault of ['ID_UNKNOWN', 'CONTRACT_REVERSED', 'CONTRACT_CLAWBACK_UNDER_FLOOR'])
      expect(told).toContain(fault)
  })

  it('on the command line: an unknown path, a file that is no plan, an unknown instrument', async () => {
    const unknown = await runHere('dumping', 'own-cots', '--members', 'japan')
    expect(unknown.code).toBe(1)
    expect(toldFaults(unknown.stderr)).toMatchObject([{ code: 'DUMPING_UNKNOWN' }])
    expect(unknown.stderr).toContain('own-cost')
    const plan = await runHere('dumping', '--members', 'japan', '--plan', join(packageRoot(), 'package.json'))
    expect(toldFaults(plan.stderr)).toMatchObject([{ code: 'PLAN_FILE_UNREADABLE' }])
    expect((await runHere('dumping', '--members', 'japan', '--instruments', 'magic')).code).toBe(2)
  })
})

describe('the shipped world', () => {
  it.each(['own-cost', 'below-cost', 'fall-of-2022'])(
    'answers %s, checks and all, in the form of its schema',
    async (name) => {
      const ran = await runHere('dumping', name, '--members', 'alliance', '--max-measures', '0', '--json')
      expect(ran.code, ran.stderr).toBe(0)
      const result = dumpingResultSchema.parse(JSON.parse(ran.stdout))
      expect(result.check.gap).toBeLessThan(1e-6)
      expect(result.check.minAnnualCash).toBeGreaterThan(-1e-5)
      expect(result.contracts.map(({ id }) => id)).toEqual(['mp-dow', 'jare-lynas'])
      for (const { years, instrument, case: which } of result.support)
        if (instrument === 'cfd')
          expect(
            years.flatMap(({ shortfalls }) => shortfalls),
            which,
          ).toEqual([])
      // What Lynas makes in Malaysia is sold outside the alliance's customs border.
      if (name === 'own-cost') {
        const severe = result.support.find((each) => each.instrument === 'tariff' && each.case === 'severe')
        expect(severe?.years[1]?.shortfalls.map(({ producer }) => producer)).toContain('lynas')
      }
      // A contract that nobody needs would be no plan: each floor on the record is above what is enough.
      for (const { floor, cases } of result.contracts)
        for (const { breakEvenFloor, case: which } of cases)
          if (which !== 'severe') expect(breakEvenFloor ?? 0).toBeLessThan(floor)
    },
  )

  it('is worse off in an attack without those that close', async () => {
    const world = await loadWorld(shippedWorld())
    const { baseline } = makeBaseline(world, solver)
    const members = placesNamed(world, ['japan'])
    const text = await readFile(join(packageRoot(), 'data', 'dumping', 'own-cost.yaml'), 'utf8')
    const path = parseDumping({ file: 'own-cost.yaml', text }, world)
    const menu = aimedAt(await loadMenu('bans', world), members, world)
    const { averted } = dumping(world, baseline, path, solver, { members, menu, maxMeasures: 1 })
    for (const { closed, avertedLoss, expected } of averted?.cases ?? []) {
      expect(closed.length).toBeGreaterThan(0)
      expect(avertedLoss).toBeGreaterThan(0)
      expect(expected).toBeCloseTo(0.1 * avertedLoss, 9)
    }
  })

  it('speaks Japanese', async () => {
    const ran = await runHere('dumping', '--members', 'japan', '--max-measures', '0', '--lang', 'ja')
    expect(ran.stdout).toContain('差額決済契約')
    expect(ran.stdout).not.toMatch(/\{\w+\}/)
  })
})
