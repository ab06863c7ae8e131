import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

const HEAD = 'value,low,high,unit,date,source,confidence,note'
const switching = [
  `stage,what,${HEAD}`,
  'metal,qualification,12,12,12,months,2024,case,high,',
  'metal,ramp,0,0,0,share/month,2024,case,high,',
  'metal,headroom,0,0,0,share,2024,case,high,',
].join('\n')
const routeOf = (limit: string): string =>
  `material,from,to,tariff,limit,${HEAD}\ngood,C,J,,${limit},120,120,120,t metal/yr,2024,case,high,\n`

async function ran(command: readonly string[], measures: readonly string[], layer: Record<string, string> = {}) {
  const folder = await temporaryFolder()
  const whole = (entry: string): string => {
    const act = entry.includes('instrument') ? entry : `instrument: ban, ${entry}`
    return act.includes('leakage') ? act : `leakage: 0, ${act}`
  }
  const text = [
    'title: t',
    'start: 2026-01',
    'months: 6',
    // From March on J wants twice the usual: what was missed, and more.
    'demand: [{ place: J, factor: 2, from: 2026-03 }]',
    'measures:',
    ...measures.map((entry) => `  - { by: C, materials: [good], to: [J], ${whole(entry)} }`),
  ].join('\n')
  const file = join(writeFolder(folder, { 'mine.yaml': text }), 'mine.yaml')
  const over = writeFolder(join(folder, 'layer'), { 'switching.csv': switching, ...layer })
  return runHere(...command, file, '--world', testWorld('late-notice'), '--overlay', over, '--json')
}

/**
 * The world `late-notice` without stocks: J uses 10 t a month of what C sells, and C can make 20. Of the 100 t wanted in six
 * months, what J had.
 */
async function served(measures: readonly string[], layer: Record<string, string> = {}): Promise<number> {
  const { code, stdout, stderr } = await ran(['stress', '--no-range'], measures, layer)
  if (code !== 0) throw new Error(stderr)
  const { central } = JSON.parse(stdout) as {
    central: { uses: { shortfall: number }[]; maxBalanceResidual: number; maxBoundViolation: number }
  }
  expect(Math.max(central.maxBalanceResidual, central.maxBoundViolation)).toBeLessThan(1e-9)
  return 100 - central.uses.reduce((sum, { shortfall }) => sum + shortfall, 0)
}

const stop = 'id: stop, from: 2026-01, until: 2026-02'
const parameter = (share: number): string =>
  `id,${HEAD}\nwaiting-share,${share},${share},${share},share,2024,case,high,\n`

describe('goods held at customs in January and February', () => {
  it.each<{ what: string; measures: string[]; layer?: Record<string, string>; expected: number }>([
    // 10 a month from March on.
    { what: 'are lost, if nothing waits', measures: [stop], expected: 40 },
    // 20 in March and April, which is all that C can make; then 10.
    { what: 'come later, if they wait', measures: [`${stop}, waits: true`], expected: 60 },
    {
      what: 'come later by the part that waits',
      measures: [`${stop}, waits: true`],
      layer: { 'parameters.csv': parameter(0.25) },
      expected: 45,
    },
    // 2.5 leak in January and February: 15 wait.
    { what: 'do not wait if they leak', measures: [`${stop}, waits: true, leakage: 0.25`], expected: 60 },
    // 5 a month are let through by the quota, so 10 wait.
    {
      what: 'wait by what a quota leaves, and go on top of it',
      measures: [`${stop}, waits: true`, 'id: quota, from: 2026-01, allowed_share: 0.5'],
      expected: 20 + 10,
    },
    {
      what: 'stay where they are under a ban that follows',
      measures: [`${stop}, waits: true`, 'id: ban, from: 2026-03'],
      expected: 0,
    },
    // 10 + 10 + 5 + 5 wait at the end of April. 5 and 5 pass, then 20 and 20.
    {
      what: 'wait on while only a part is let through',
      measures: ['id: stop, from: 2026-01, waits: true, allowed_share: { 2026-01: 0, 2026-03: 0.5, 2026-05: 1 }'],
      expected: 5 + 5 + 20 + 20,
    },
    // Plants have room for a tenth more: 4 t in four months, which new orders and those that waited share.
    {
      what: 'go as plants have room, if they wait for a licence',
      measures: [`${stop}, waits: true, instrument: licence`],
      layer: { 'switching.csv': switching.replace('headroom,0,0,0', 'headroom,0.1,0.1,0.1') },
      expected: 44,
    },
    {
      what: 'go at once from customs, whatever room there is for new orders',
      measures: [`${stop}, waits: true`],
      layer: { 'switching.csv': switching.replace('headroom,0,0,0', 'headroom,0.1,0.1,0.1') },
      expected: 64,
    },
    // 15 a month at most.
    {
      what: 'go as the route can carry them',
      measures: [`${stop}, waits: true`],
      layer: { 'routes.csv': routeOf('180') },
      expected: 60,
    },
    {
      what: 'go as the route can carry them, be it no more than usual',
      measures: [`${stop}, waits: true`],
      layer: { 'routes.csv': routeOf('120') },
      expected: 40,
    },
  ])('$what', async ({ measures, layer, expected }) => expect(await served(measures, layer)).toBeCloseTo(expected, 6))
})

describe('a wait', () => {
  it('that nothing ends, or on users, is a fault of the file', async () => {
    for (const idle of [
      'waits: true',
      'until: 2026-02, users: [users], waits: true',
      'allowed_share: 1, waits: true',
    ]) {
      const { code, stderr } = await ran(['stress', '--no-range'], [`id: stop, from: 2026-01, ${idle}`])
      expect(code).not.toBe(0)
      expect(stderr).toContain('SCENARIO_DOES_NOTHING')
      expect(stderr).toContain('waits')
    }
  })
  it('has no place among what a worst case is chosen from', async () => {
    const { code, stderr } = await ran(['weapon'], [`${stop}, waits: true`])
    expect(code).not.toBe(0)
    expect(stderr).toContain('MENU_WAITS')
  })
})
