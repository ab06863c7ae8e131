import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

const HEAD = 'value,low,high,unit,date,source,confidence,note'
const figure = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,case,high,`
const rows = (head: string, ...own: readonly string[]): string => [head, ...own].join('\n')

/**
 * The world `late-notice` with a second good, which J uses 10 t a month of too and pays ten times as much for: half of the use
 * is given up at 5 USD/kg of the one and 50 of the other, the rest stops at 100 and 1000. C makes both for nothing.
 */
const LAYER = {
  'materials.csv': rows(
    'id,name,name_ja,stage,unit,tradable,note',
    'good,good,,metal,t metal,yes,',
    'rich,rich,,metal,t metal,yes,',
    'scrap-metal,s,,ore,t REO,yes,',
  ),
  'processes.csv': rows(
    'id,name,name_ja,stage,unit,lead_months,note',
    'make,make,,metal,t metal,0,',
    'refine,refine,,metal,t metal,0,',
  ),
  'recipes.csv': rows(
    `process,feed,direction,material,basis,${HEAD}`,
    `make,,out,good,mass,${figure(1, 't/t')}`,
    `refine,,out,rich,mass,${figure(1, 't/t')}`,
  ),
  'sites.csv': rows(
    `id,name,place,country,lat,lon,operator,control,control_source,stage,${HEAD},status,start,start_low,start_high,part_of`,
    `maker,maker,C,C,,,,C,case,metal,${figure(240, 't metal/yr')},operating,,,,`,
    `refiner,refiner,C,C,,,,C,case,metal,${figure(240, 't metal/yr')},operating,,,,`,
  ),
  'operations.csv': rows(
    `site,process,feed,${HEAD}`,
    `maker,make,,${figure(120, 't metal/yr')}`,
    `refiner,refine,,${figure(120, 't metal/yr')}`,
  ),
  'routes.csv': rows(
    `material,from,to,tariff,limit,${HEAD}`,
    `good,C,J,,,${figure(120, 't metal/yr')}`,
    `rich,C,J,,,${figure(120, 't metal/yr')}`,
  ),
  'sectors.csv': rows('id,name,name_ja,profile', 'users,users,,half', 'dear,dear,,dear'),
  'steps.csv': rows(
    'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note',
    'half,1,curtail,0.5,0.5,0.5,5,5,5,0,0,0,case,high,',
    'half,2,stop,0.5,0.5,0.5,100,100,100,0,0,0,case,high,',
    'dear,1,curtail,0.5,0.5,0.5,50,50,50,0,0,0,case,high,',
    'dear,2,stop,0.5,0.5,0.5,1000,1000,1000,0,0,0,case,high,',
  ),
  'demand.csv': rows(
    `place,sector,material,${HEAD},gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source`,
    `J,users,good,${figure(120, 't metal/yr')},1200,1200,1200,600,600,600,case`,
    `J,dear,rich,${figure(120, 't metal/yr')},1200,1200,1200,600,600,600,case`,
  ),
  'switching.csv': rows(
    `stage,what,${HEAD}`,
    `metal,qualification,${figure(12, 'months')}`,
    `metal,ramp,${figure(0, 'share/month')}`,
    `metal,headroom,${figure(0.2, 'share')}`,
  ),
}

async function ran(command: readonly string[], measure: string, materials = '[good, rich]') {
  const folder = await temporaryFolder()
  const text = [
    'title: t',
    'start: 2026-01',
    'months: 4',
    'measures:',
    `  - { id: quota, instrument: quota, by: C, materials: ${materials}, to: [J], from: 2026-01, ${measure.includes('leakage') ? measure : `leakage: 0, ${measure}`} }`,
  ].join('\n')
  const file = join(writeFolder(folder, { 'mine.yaml': text }), 'mine.yaml')
  const over = writeFolder(join(folder, 'layer'), LAYER)
  return runHere(...command, file, '--world', testWorld('late-notice'), '--overlay', over, '--json')
}

interface Supply {
  readonly material: string
  readonly place: string
  readonly byMonth: readonly { readonly shadowPrice: number; readonly supply: number }[]
}

/** What J has of each good in a month, and what a kilogram more is worth there. */
async function had(measure: string): Promise<Record<string, readonly [number, number]>> {
  const { code, stdout, stderr } = await ran(['stress', '--no-range'], measure)
  if (code !== 0) throw new Error(stderr)
  const { central } = JSON.parse(stdout) as {
    central: { supply: Supply[]; maxBalanceResidual: number; maxBoundViolation: number }
  }
  expect(Math.max(central.maxBalanceResidual, central.maxBoundViolation)).toBeLessThan(1e-9)
  const round = (x: number): number => Number(x.toFixed(6)) + 0
  return Object.fromEntries(
    central.supply
      .filter(({ place }) => place === 'J')
      .map(({ material, byMonth }) => [material, [round(byMonth[1]!.supply), round(byMonth[1]!.shadowPrice)] as const]),
  )
}

describe('a quota of four fifths', () => {
  it('of each flow leaves 8 t of each good, and each what it is worth to its own users', async () =>
    expect(await had('allowed_share: 0.8')).toEqual({ good: [8, 5], rich: [8, 50] }))
  it('by weight falls on what is cheap, and adds the same to both prices', async () =>
    expect(await had('allowed_share: 0.8, by_weight: true')).toEqual({ good: [6, 5], rich: [10, 5] }))
})

describe('a quota by weight of three tenths', () => {
  it('leaves a tonne of what keeps lines going, once dearer lines are served', async () =>
    expect(await had('allowed_share: 0.3, by_weight: true')).toEqual({ good: [1, 100], rich: [5, 100] }))
  it('counts nothing of the tenth of each that leaks past it', async () =>
    expect(await had('allowed_share: 0.3, by_weight: true, leakage: 0.1')).toEqual({ good: [3, 100], rich: [5, 100] }))
})

describe('a quota by weight', () => {
  it('of goods that are weighed differently is a fault, and so is one that holds nothing back', async () => {
    const mixed = await ran(['stress', '--no-range'], 'allowed_share: 0.8, by_weight: true', '[all]')
    expect([mixed.code === 0, mixed.stderr.includes('SCENARIO_WEIGHTS_DIFFER')]).toEqual([false, true])
    for (const idle of ['allowed_share: 1, by_weight: true', 'users: [users], by_weight: true']) {
      const { code, stderr } = await ran(['stress', '--no-range'], idle)
      expect([code === 0, stderr.includes('SCENARIO_DOES_NOTHING'), stderr.includes('by_weight')]).toEqual([
        false,
        true,
        true,
      ])
    }
  })
  it('is among what a worst case is chosen from, where nothing leaks past it', async () => {
    const leaky = await ran(['weapon'], 'allowed_share: 0.8, by_weight: true, leakage: 0.1')
    expect([leaky.code === 0, leaky.stderr.includes('MENU_WEIGHT_LEAKS')]).toEqual([false, true])
    const { code, stdout } = await ran(['weapon', '--simulate', '0'], 'allowed_share: 0.8, by_weight: true')
    expect(code).toBe(0)
    // Of 20 t a month 4 t are short, of the good that is given up at 5 USD/kg; forgone is a fifth of each flow, at its price.
    const { worst } = JSON.parse(stdout) as { worst: { loss: number; valueAddedLost: number } }
    const discount = [0, 1, 2, 3].reduce((sum, k) => sum + 1.001 ** -k, 0)
    expect([worst.loss, worst.valueAddedLost]).toEqual([expect.closeTo((4 * 5 * discount) / 1000, 6), 0])
  })
})
