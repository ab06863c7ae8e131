import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

const HEAD = 'value,low,high,unit,date,source,confidence,note'
const figure = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,case,high,`

/**
 * The world `late-notice` with a third place between: J uses 15 t a month, 10 from C and 5 from T, and half of what T has
 * is from C. When C sells J nothing, T has plenty more to sell, and what the route from T takes is all J gets.
 */
async function short(limit: string, switching: readonly string[], measures: readonly string[]): Promise<number> {
  const route = (from: string, to: string, most: string, a: number): string =>
    `good,${from},${to},,${most},${figure(a, 't metal/yr')}`
  const layer = {
    'routes.csv': [
      `material,from,to,tariff,limit,${HEAD}`,
      route('C', 'J', '', 120),
      route('C', 'T', '', 30),
      route('T', 'J', limit, 60),
    ].join('\n'),
    'operations.csv': [
      `site,process,feed,${HEAD}`,
      `maker,make,,${figure(150, 't metal/yr')}`,
      `other,make,,${figure(30, 't metal/yr')}`,
    ].join('\n'),
    'demand.csv': [
      `place,sector,material,${HEAD},gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source`,
      `J,users,good,${figure(180, 't metal/yr')},1200,1200,1200,600,600,600,case`,
    ].join('\n'),
    'stocks.csv': `place,stage,holder,${HEAD}\n`,
    ...(switching.length > 0 ? { 'switching.csv': [`stage,what,${HEAD}`, ...switching].join('\n') } : {}),
  }
  const folder = await temporaryFolder()
  const text = ['title: t', 'start: 2026-01', 'months: 6', 'measures:', ...measures.map((one) => `  - ${one}`)].join(
    '\n',
  )
  const file = join(writeFolder(folder, { 'mine.yaml': text }), 'mine.yaml')
  const over = writeFolder(join(folder, 'layer'), layer)
  const how = ['--world', testWorld('late-notice'), '--overlay', over, '--no-range', '--json']
  const { code, stdout, stderr } = await runHere('stress', file, ...how)
  if (code !== 0) throw new Error(stderr)
  const { central } = JSON.parse(stdout) as { central: { uses: { shortfall: number }[] } }
  return central.uses.reduce((sum, use) => sum + use.shortfall, 0)
}

const ban = '{ id: a, instrument: ban, by: C, materials: [good], to: [J], from: 2026-01, leakage: 0 }'
/** Stops nothing, but makes the origin of the good matter. */
const followed =
  '{ id: b, instrument: licence, by: C, materials: [good], to: [J], users: [users], from: 2026-01, allowed_share: 1 }'

describe('what a route takes of both origins together', () => {
  const trial = [
    `metal,qualification,${figure(0, 'months')}`,
    `metal,ramp,${figure(0.1, 'share/month')}`,
    `metal,headroom,${figure(0, 'share')}`,
  ]
  it.each([
    // 6 t a month instead of 15.
    { what: 'its limit', limit: '72', switching: [], expected: 6 * 9 },
    // 5 t and a tenth of 15 t more each month.
    { what: 'what its buyers have tried', limit: '', switching: trial, expected: 60 - 1.5 * 21 },
    { what: 'the tighter of both', limit: '96', switching: trial, expected: 60 - 1.5 - 5 * 3 },
  ])('is $what, whether origins are distinguished or not', async ({ limit, switching, expected }) => {
    expect(await short(limit, switching, [ban])).toBeCloseTo(expected, 6)
    expect(await short(limit, switching, [ban, followed])).toBeCloseTo(expected, 6)
  })
})
