import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadScenario, loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  freshKeys,
  rehearsalReport,
  rehearsalSchema,
  rehearsalTables,
  rehearse,
  rehearsalDefaults,
  type OriginTexts,
  type RehearsalResult,
  type RehearseOptions,
} from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { toJson } from '../src/studies/index.ts'
import { InputError, parseMonth, referenceScenario, type Scenario, type World } from '../src/world/index.ts'
import { notAddedUp, type Rehearsal } from './rehearsal-sums/index.ts'
import { copyWorld, temporaryFolder } from './run-cli.ts'

const DATA = join(import.meta.dirname, '..', 'data')
const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(DATA, folder)).map((file) => [file, readFileSync(join(DATA, folder, file), 'utf8')]),
  )
const solver = await loadSolver()
const shipped = await loadWorld(shippedWorld())

async function run(
  world: World,
  scenario: Scenario,
  options: Partial<RehearseOptions>,
  origin: OriginTexts,
): Promise<RehearsalResult> {
  const { baseline } = makeBaseline(world, solver)
  return rehearse(
    { world, baseline, scenario },
    solver,
    { ...rehearsalDefaults(shipped), ...options },
    { origin, keys: freshKeys },
  )
}

/** What of a result does not follow from the lists that it prints. */
const notAddedUpOf = (result: RehearsalResult): string[] => notAddedUp(JSON.parse(toJson(result)) as Rehearsal)

/**
 * Japan uses 10 t (defence, worth 500) and 50, 30 and 20 t (motors, worth 200, 100 and 60). A plant in Japan that is controlled from
 * China makes 30 t at 20, a mine in Australia 60 t at 50 and one in the United States 40 t at 70; freight is 1 a kilogram.
 */
describe('three sellers and two users, by hand', async () => {
  const world = await loadWorld(join(import.meta.dirname, 'worlds', 'three-sellers'))
  const rules = textsOf('origin-rules')
  const origin: OriginTexts = {
    rules: { 'democracies.yaml': rules['democracies.yaml']!, 'traced.yaml': rules['traced.yaml']! },
    grades: [
      'title: Two grades',
      'title_ja: 二つの等級',
      'grades:',
      '  - { id: democracies, title: Democracies only, title_ja: 民主主義国のみ, rule: democracies }',
      '  - { id: traced, title: Traced, title_ja: 追跡済み, rule: traced }',
    ].join('\n'),
  }
  const scenario = referenceScenario(parseMonth('2027-01')!, 1)
  const of = (options: Partial<RehearseOptions>): Promise<RehearsalResult> =>
    run(world, scenario, { materials: ['oxide'], months: 1, ...options }, origin)
  let result: RehearsalResult
  beforeAll(async () => {
    result = await of({})
  })
  const pricesOf = ({ rounds }: RehearsalResult): Record<string, string> =>
    Object.fromEntries(
      (rounds[0]?.prices ?? []).map(({ grade, place, price, low, high }) => [
        `${grade} ${place}`,
        `${low} ${price} ${high}`,
      ]),
    )
  const servedOf = ({ rounds }: RehearsalResult): Record<string, string> =>
    Object.fromEntries(
      (rounds[0]?.served ?? []).map(({ sector, bought, unserved }) => [sector, `${bought} ${unserved}`]),
    )

  it('90 t meet 110 t: the price lies between the 60 of who goes without and the 100 of who is served', () => {
    // Supply below 61 is 90 t; those who pay 500, 200 and 100 want 90 t. The American mine at 70 does not run.
    expect(pricesOf(result)).toEqual({
      'democracies AUS': '59 79 99',
      'traced AUS': '59 79 99',
      'democracies JPN': '60 80 100',
      'traced JPN': '60 80 100',
    })
    expect(servedOf(result)).toEqual({ motors: '80 20', defence: '10 0' })
  })
  it('gains are worth less cost less freight', () => {
    // 10 x 500 + 50 x 200 + 30 x 100 - 30 x 20 - 60 x 51, thousand dollars
    expect(result.rounds[0]?.certificate).toMatchObject({ gains: 14_340_000, checked: true })
    const gains = Object.fromEntries(result.members.map(({ name, gain }) => [name, Math.round(gain)]))
    expect(gains).toMatchObject({
      'Motors, Japan': 50_000 * 120 + 30_000 * 20,
      'Defence, Japan': 10_000 * 420,
      'Southern Mines': 60_000 * 29,
      'Front Works (JPN)': 30_000 * 60,
      Carriers: 0,
    })
    expect(result.members.reduce((sum, { received }) => sum + received, 0)).toBeCloseTo(0)
  })
  it('a lot of a plant that is controlled from the coercer fails the grade of democracies', () => {
    expect(result.rounds[0]?.lots).toMatchObject({
      byGrade: { democracies: 1, traced: 1 },
      barred: [{ member: 'Front Works (JPN)', material: 'oxide', grade: 'traced' }],
    })
  })
  it('users of the strictest grade go without when only such a lot is there', async () => {
    const alone = await of({ strictestGradeOnly: ['defence', 'motors'] })
    // 60 t of democracies for 10 t at 500 and 50 t at 200; the 30 t are sold to nobody.
    expect(servedOf(alone)).toEqual({ motors: '50 50', defence: '10 0' })
    expect(pricesOf(alone)['democracies JPN']).toBe('100 150 200')
  })
  it('holding back raises the price, and the alarm says so', async () => {
    // 36 t fewer leave 54 t: 10 t at 500 and 44 of the 50 t at 200 are served.
    const held = await of({ withhold: { owner: 'Southern Mines', share: 0.6 } })
    expect(pricesOf(held)['traced JPN']).toBe('200 200 200')
    const alarm = held.rounds[0]?.alarms.find(({ kind }) => kind === 'physical withholding')
    expect(alarm).toMatchObject({ owner: 'Southern Mines', tonnes: 36, price: 199 })
    expect(alarm?.other).toBeLessThanOrEqual(99)
    // On 24 t it gains at least 100 a kilogram, and forgoes at most 49 on 36 t.
    expect(alarm?.gain).toBeGreaterThan(24_000 * 100 - 36_000 * 49 - 1)
    expect(result.rounds[0]?.alarms.filter(({ kind }) => kind === 'physical withholding')).toEqual([])
  })
  it('a price contract pays the difference to its strike, and leaves the price alone', async () => {
    const contracted = await of({ strike: { material: 'oxide', price: 100 } })
    expect(pricesOf(contracted)).toEqual(pricesOf(result))
    const paid = Object.fromEntries((contracted.rounds[0]?.contracts ?? []).map((one) => [one.member, one.paid]))
    expect(paid['Southern Mines']).toBeCloseTo(60_000 * (100 - 79))
    expect(paid['Front Works (JPN)']).toBeCloseTo(30_000 * (100 - 80))
    expect(contracted.members.find(({ name }) => name === 'Joint stockpile agency')?.received).toBeCloseTo(-1_860_000)
    expect(contracted.checks.imbalance).toBe('0')
  })
  it('a price contract pays nothing for what a seller buys itself', async () => {
    // Southern Mines makes 20 t of metal a month for 10 beside its mine, of 1.25 t of oxide each; defence uses 10 t of it, worth 500.
    const copy = copyWorld('three-sellers', await temporaryFolder())
    const figure = (value: number, unit: string): string => `${value},${value},${value},${unit},2026,case,high,`
    copy.append('materials.csv', 'metal,Metal,金属,metal,t metal,yes,')
    copy.append('contents.csv', `metal,dy,${figure(1.25, 't REO/t metal')}`)
    copy.append('processes.csv', 'reduce,reducing,還元,metal,t metal,0,')
    copy.append('recipes.csv', `reduce,,in,oxide,mass,${figure(1.25, 't REO/t metal')}`)
    copy.append('recipes.csv', `reduce,,out,metal,mass,${figure(1, 't metal/t metal')}`)
    copy.write(
      'prices.csv',
      `material,place,kind,basis,value,low,high,unit,date,source,confidence,note\noxide,AUS,baseline,,${figure(55, 'USD/kg')}\n`,
    )
    copy.append('costs.csv', `reduce,AUS,${figure(10, 'USD/kg')}`)
    copy.append('operations.csv', `smelter,reduce,,${figure(0, 't metal/yr')}`)
    copy.append('routes.csv', `metal,AUS,JPN,,,${figure(0, 't metal/yr')}`)
    copy.append('demand.csv', `JPN,defence,metal,${figure(120, 't metal/yr')},0,0,0,0,0,0,case`)
    copy.append(
      'sites.csv',
      `smelter,Smelter,AUS,Australia,,,Southern Mines,AUS,case,metal,${figure(240, 't metal/yr')},operating,,,,`,
    )
    const own = await run(
      await loadWorld(copy.folder),
      scenario,
      { materials: ['oxide'], months: 1, strike: { material: 'oxide', price: 100 } },
      origin,
    )
    // At 35, half of its cost, its metal plant takes 12.5 of its 60 t.
    const trades = own.rounds[0]!.trades.filter(({ sellOrder }) => sellOrder === own.rounds[0]!.contracts[1]?.order)
    expect(trades.map(({ buyer, tonnes, sellPrice }) => [buyer.split(':').at(-1), tonnes, sellPrice])).toEqual([
      ['southern-mines', 12.5, 35],
      ['motors', 47.5, 35],
    ])
    expect(own.rounds[0]!.contracts[1]).toMatchObject({ member: 'Southern Mines', paid: 47_500 * (100 - 35) })
    expect(notAddedUpOf(own)).toEqual([])
  })
  it('comes out the same, byte by byte, for the same seed, with other keys', async () => {
    expect(toJson(await of({}))).toBe(toJson(result))
  })
  it.each<Partial<RehearseOptions>>([
    {},
    { strictestGradeOnly: ['defence', 'motors'] },
    { withhold: { owner: 'Southern Mines', share: 0.6 } },
    { withhold: { owner: 'Southern Mines', share: 1 } },
    { strike: { material: 'oxide', price: 30 } },
    { months: 2 },
  ])('states what adds up from its lists, with %o', async (options) => {
    expect(notAddedUpOf(await of(options))).toEqual([])
  })
  it('refuses what the world does not have', async () => {
    const faults = of({
      materials: ['oxid'],
      strictestGradeOnly: ['defense'],
      withhold: { owner: 'Nobody', share: 1 },
      strike: { material: 'x', price: 1 },
    }).catch((error: unknown) => (error instanceof InputError ? error.faults.map(({ code }) => code) : error))
    expect(await faults).toEqual(['REHEARSAL_MATERIAL', 'REHEARSAL_SECTOR', 'REHEARSAL_CONTRACT', 'REHEARSAL_OWNER'])
  })
})

describe('the shipped world, one round of one material', () => {
  let result: RehearsalResult
  let origin: OriginTexts
  let scenario: Scenario
  beforeAll(async () => {
    scenario = await loadScenario('jp-2026-practice', shipped)
    origin = { rules: textsOf('origin-rules'), grades: textsOf('origin-grades')['market.yaml']! }
    result = await run(shipped, scenario, { materials: ['ndpr-oxide'], months: 1, reserveDays: 30 }, origin)
  })

  it('is what its schema says', () => {
    expect(rehearsalSchema.parse(result)).toEqual(result)
  })
  it('serves or leaves unserved all that is wanted, within what is there', () => {
    for (const { wanted, bought, shelf, unserved, left } of result.rounds[0]!.served) {
      expect(bought + shelf + unserved).toBeCloseTo(wanted, 9)
      expect(Math.min(bought, shelf, unserved, left)).toBeGreaterThanOrEqual(-1e-9)
    }
  })
  it('takes all orders, and lets nobody trade at a loss', () => {
    expect(result.rounds[0]!.refused).toEqual([])
    for (const { name, gain } of result.members) expect(gain, name).toBeGreaterThan(-1e-6)
  })
  it('is proved: certificate, books and log', () => {
    expect(result.checks).toMatchObject({ certificates: 1, imbalance: '0' })
    expect(result.rounds[0]!.certificate.gap).toBeLessThan(1e-5 * result.rounds[0]!.certificate.gains)
    expect(result.checks.lotEvents).toBeGreaterThan(100)
    expect(result.rounds[0]!.undelivered).toBeLessThan(0.1)
  })
  it('takes partners as members: a plant abroad goes by another name than its parent', async () => {
    const partners = await run(shipped, scenario, { materials: ['ndpr-oxide'], months: 1, partners: true }, origin)
    const names = partners.members.map(({ name }) => name)
    expect(notAddedUpOf(partners)).toEqual([])
    expect(names).toContain('Shin-Etsu (VNM)')
    expect(new Set(names).size).toBe(names.length)
  })
  it('states what adds up from its lists', () => {
    expect(notAddedUpOf(result)).toEqual([])
  })
  it('buys for the joint stock at no more than it is to pay', () => {
    const [reserve] = result.rounds[0]!.reserve
    expect(reserve?.tonnes).toBeGreaterThan(0)
    expect(reserve!.paid / reserve!.tonnes / 1000).toBeLessThan(80)
  })
  it('is given in both languages, and as tables', () => {
    const [en, ja] = (['en', 'ja'] as const).map((language) => rehearsalReport(shipped, scenario, result, language))
    expect(ja!.sections.map(({ table }) => table?.rows.length)).toEqual(
      en!.sections.map(({ table }) => table?.rows.length),
    )
    expect(JSON.stringify([en, ja])).not.toMatch(/undefined|NaN|\{\w+\}/)
    const rowsOf = new Map(rehearsalTables(result).map(({ name, rows }) => [name, rows.length]))
    const round = result.rounds[0]!
    for (const list of ['prices', 'served', 'orders', 'fills', 'trades', 'routes', 'downgrades', 'bounds'] as const)
      expect(rowsOf.get(list), list).toBe(round[list].length)
    expect(rowsOf.get('lots')).toBe(round.lots.list.length)
    expect(rowsOf.get('conversions')).toBe(
      round.conversions.flatMap(({ recipes }) => recipes.flatMap(({ takes, gives }) => [...takes, ...gives])).length,
    )
  })
})
