import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ClearResult } from '../src/studies/clear/study.ts'
import type { BaselineResult, ExposureResult, StressResult } from '../src/studies/index.ts'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

/**
 * Absolute figures of a world that is worked out by hand, so that a factor of 1000 or 12 anywhere between a table and a
 * result is found. J uses 120 t a year (10 a month) of what C sells at 40 USD/kg and J pays 50 for; half of it may be given
 * up below 5 x 50 USD/kg, without the other half lines stop below 100 x 50. On 120 t stand 600 M USD of value added and
 * 1200 of output; J makes 5000 bn USD a year. A tenth of the good is dysprosium oxide. Nobody has stock.
 */
const HEAD = 'value,low,high,unit,date,source,confidence,note'
const LAYER = {
  'places.csv': `id,name,name_ja,bloc,region,lat,lon,${HEAD}\nJ,J,,alliance,r,0,0,5000,5000,5000,bn USD/yr,2024,case,high,\n`,
  'prices.csv': [
    `material,place,kind,${HEAD}`,
    'good,C,baseline,40,40,40,USD/kg,2024,case,high,',
    'good,J,baseline,50,50,50,USD/kg,2024,case,high,\n',
  ].join('\n'),
  'stocks.csv': `place,stage,holder,${HEAD}\nJ,metal,firm,0,0,0,months,2024,case,high,\n`,
  'elements.csv': 'id,name,name_ja,heavy\ndy,Dysprosium,,yes\n',
  'contents.csv': `material,element,${HEAD}\ngood,dy,0.1,0.1,0.1,t REO/t metal,2024,case,high,\n`,
}
/** A ban for three months, past which a tenth leaks. */
const BAN = [
  'title: t',
  'start: 2026-01',
  'months: 3',
  'report: [J]',
  'measures:',
  '  - { id: ban, instrument: ban, materials: [good], to: [J], from: 2026-01, leakage: 0.1 }',
].join('\n')
/** A firm in J that uses 1200 kg of the good a year and has none on its shelf. */
const COMPANY = 'part,material,place,supplier,kg_per_year,stock_days\nmotor,good,J,,1200,0\n'

async function answer<T>(study: string, ...args: readonly string[]): Promise<T> {
  const folder = await temporaryFolder()
  const over = writeFolder(join(folder, 'layer'), LAYER)
  writeFolder(folder, { 'ban.yaml': BAN, 'company.csv': COMPANY })
  const files = args.map((arg) => (arg.includes('.') ? join(folder, arg) : arg))
  const how = ['--world', testWorld('late-notice'), '--with', over, '--json']
  const { code, stdout, stderr } = await runHere(study, ...files, ...how)
  if (code !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as T
}
/** Equal but for what breaks ties between bids: less than one part in a hundred. */
const about = (found: number | null | undefined, expected: number): void => {
  expect((found ?? Number.NaN) / expected).toBeGreaterThan(0.99)
  expect((found ?? Number.NaN) / expected).toBeLessThan(1.01)
}

describe('what a ban of three months costs, worked out by hand', () => {
  const stressed = (): Promise<StressResult> =>
    answer('stress', 'ban.yaml', '--company', 'company.csv', '--no-range', '--foresight', '3')

  it('in tonnes, M USD and a share of GDP', async () => {
    const { middle } = await stressed()
    const [use] = middle.uses
    // 10 t a month are needed and 1 leaks in, which keeps lines going: 9 are short, of which 4 stop a line.
    about(use?.needed, 30)
    about(use?.short, 27)
    about(use?.stopped, 12)
    // 600 M USD / 120 t = 5 M USD with each tonne that stops a line, and 10 of output.
    about(use?.lostAdded, 12 * 5)
    about(use?.lostOutput, 12 * 10)
    const place = middle.places.find(({ place: id }) => id === 'J')
    about(place?.lostAdded, 60)
    about(place?.lostOutput, 120)
    about(place?.lostAddedEvenly, 27 * 5)
    about(place?.shortTonnesByUnit['t metal'], 27)
    // 60 M USD of 5000 bn USD.
    about(place?.shareOfGdp, 0.06 / 5000)
    // 3 t that leak in are worth 5000 USD/kg instead of 50: 3 x 4950 = 14,850 thousand USD.
    about(place?.bill, 14.85)
    // 27 t at 40 USD/kg are 1080 thousand USD.
    about(middle.coercer.exportsNotSold, 1.08)
  })

  it('in USD/kg', async () => {
    const { middle } = await stressed()
    const supply = middle.supply.find(({ place }) => place === 'J')
    about(supply?.usual, 10)
    about(supply?.baselinePrice, 50)
    expect(supply?.byMonth).toHaveLength(3)
    for (const month of supply?.byMonth ?? []) {
      about(month.came, 1)
      // The use that is served in part is one that stops a line: 100 x 50 USD/kg.
      about(month.scarcity, 5000)
      about(month.paid, 5000)
    }
  })

  it('in kilograms of a company', async () => {
    const { company } = await stressed()
    // 1200 kg a year are 100 a month; 90 of them do not come, three times.
    about(company?.[0]?.missingKg, 270)
  })
})

describe('the baseline year, worked out by hand', () => {
  it('is told in tonnes a year and USD/kg', async () => {
    const { fits, wedges } = await answer<BaselineResult>('baseline')
    expect(fits.map(({ fitted }) => Math.round(fitted))).toEqual([120, 120, 120])
    // The maker breaks even at its price.
    expect(wedges).toHaveLength(1)
    about(wedges[0]?.calibrated, 40)
    about(wedges[0]?.flow, 120)
  })

  it('is cleared in tonnes a month, USD/kg and thousand USD', async () => {
    const { shipped, served, prices, made, worth } = await answer<ClearResult>('clear', '--months', '1')
    about(made[0]?.activity, 10)
    about(shipped[0]?.mass, 10)
    about(served[0]?.needed, 10)
    about(served[0]?.served, 10)
    about(prices.find(({ place }) => place === 'J')?.price, 50)
    // 5 t at 250 USD/kg and 5 t at 5000 are worth 26,250 thousand USD; making and carrying 10 t at 40 + 10 costs 500.
    about(worth, 25_750)
  })

  it('is traced in tonnes a year', async () => {
    const told = await answer<ExposureResult>('exposure', '--place', 'J', '--company', 'company.csv')
    const [dependence] = told.dependences
    about(dependence?.use, 120)
    about(dependence?.contained, 12)
    about(told.world_stages[0]?.total, 12)
  })
})
