import { beforeEach, describe, expect, it } from 'vitest'
import { STUDIES, type StudyResult } from '../src/studies/index.ts'
import { runHere, temporaryFolder, writeFolder } from './run-cli.ts'
import { HEAD, twoUsers } from './two-users.ts'

type Result = StudyResult<'stockpile'>
/** In an embargo half of the good comes. */
const HALF = `
title: Half
start: 2026-01
months: 2
focus: [J]
measures:
  - { id: half, instrument: quota, materials: [good], to: [J], from: 2026-01, until: 2026-02, allowed_share: 0.5, leakage: 0 }
`
const STOCKPILES =
  'stage,value,low,high,unit,premium,premium_low,premium_high,holding_cost,holding_cost_low,holding_cost_high,date,source,confidence,note'

/** The good costs 2 USD/kg, and states may hold 60 days of it. */
function handWorld(folder: string, scenario: string): string {
  const world = twoUsers(folder)
  world.write('prices.csv', `material,place,kind,${HEAD}\ngood,C,baseline,2,2,2,USD/kg,2024,case,high,`)
  world.write('stockpiles.csv', `${STOCKPILES}\nmetal,60,60,60,days,0,0,0,0.12,0.12,0.12,2024,case,high,`)
  writeFolder(folder, { 'mine.yaml': scenario })
  return world.folder
}

async function asked(
  args: readonly string[] = [],
  scenario = HALF,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const folder = await temporaryFolder()
  return runHere('stockpile', `${folder}/mine.yaml`, '--world', handWorld(folder, scenario), ...args)
}
async function resultOf(args: readonly string[] = [], scenario = HALF): Promise<Result> {
  const { code, stdout, stderr } = await asked([...args, '--json'], scenario)
  expect(code, stderr).toBe(0)
  return STUDIES.stockpile.schema.parse(JSON.parse(stdout))
}
const SHORT = ['--months', '4']
/** An embargo of 12 months on average is still there in month t with (11 / 12)^t: what 1 M USD a month adds up to over four months. */
const STILL_THERE = 1 + 11 / 12 + (11 / 12) ** 2 + (11 / 12) ** 3
/** Days of use in tonnes, of ten a month. */
const tonnes = (days: number): number => (10 * days * 12) / 365

describe('half of what two users take, in an embargo', () => {
  let result: Result
  // Folders are made within a test.
  let known: Result | undefined
  beforeEach(async () => {
    result = known ??= await resultOf(SHORT)
  })

  it('loses all of the cheaper use and a tonne of the dearer one each month, and less the more is let out', () => {
    expect(result.lostWithout).toBeCloseTo((20 + 4) * STILL_THERE, 6)
    const [form] = result.forms
    const lost = (days: number): number => {
      const missing = Math.max(0, 5 - tonnes(days))
      return (20 * Math.max(0, missing - 4) + Math.min(4, missing)) * STILL_THERE
    }
    expect(form!.releases.map(({ days }) => days)).toEqual([0, 4, 8, 15, 30])
    for (const release of form!.releases) expect(release.lost).toBeCloseTo(lost(release.days), 6)
  })

  it('pays for a first tonne at capital and keeping cost over what it gains', () => {
    const [good] = result.goods
    const { quietPrice, gain, probabilityNeeded } = good!
    // 0.1 % a month and 12 % a year; a first tonne keeps the dearer line running in the first month.
    expect(probabilityNeeded).toBeCloseTo(((1.001 ** 12 - 1 + 0.12) * quietPrice) / gain, 12)
    expect(gain).toBeGreaterThan(100 - quietPrice)
    expect(good!.isHeld).toBe(true)
  })

  it('has a rule between its bounds, which lets out what the dearer line lacks before anything else', () => {
    const [form] = result.forms
    expect(form!.upper - form!.lower).toBeLessThan(1e-4)
    expect(form!.target).toBe(60)
    expect(form!.goods).toEqual([{ place: 'J', material: 'good', tonnes: tonnes(60) }])
    const { releasing } = result.best!
    expect(releasing).toHaveLength(4)
    for (const { days } of releasing) expect(tonnes(days)).toBeGreaterThan(1)
    expect(releasing[0]!.left).toBe(60 - releasing[0]!.days)
  })

  it('saves what the months without a stock lose more than those with one', () => {
    const { releasing, rules } = result.best!
    const best = rules.find(({ rule }) => rule === 'best')!
    // Each month has what is let out in it: it cannot help before, and what is kept is let out later.
    const left = releasing.reduce((sum, { days }, t) => {
      const missing = Math.max(0, 5 - tonnes(days))
      return sum + (11 / 12) ** t * (20 * Math.max(0, missing - 4) + Math.min(4, missing))
    }, 0)
    expect(best.savedCleared).toBeCloseTo(24 * STILL_THERE - left, 6)
    expect(best.net).toBeCloseTo(best.saved - best.purchaseCost - best.keepingCost, 9)
  })
})

describe('a stock', () => {
  it('that no embargo is likely enough for is not held, unless it is asked for', async () => {
    const unlikely = [...SHORT, '--attack-probability', '0.001']
    const result = await resultOf(unlikely)
    expect(result.forms).toEqual([])
    expect(result.best).toBeNull()
    expect(result.summary.map(({ id }) => id)).toEqual(['nothing'])
    const { forms } = await resultOf([...unlikely, '--goods', 'good', '--most', '10'])
    expect(forms).toHaveLength(1)
    expect(forms[0]!.most).toBe(10)
  })

  it('saves in worlds without ranges what it saves in the tables', async () => {
    const { best } = await resultOf([...SHORT, '--draws', '2', '--most', '20'])
    const { saved, net, pays } = best!.draws!.rules.find(({ rule }) => rule === 'best')!
    const own = best!.rules.find(({ rule }) => rule === 'best')!
    for (const end of ['mean', 'meanLow', 'meanHigh', 'least', 'most'] as const) {
      expect(saved[end]).toBeCloseTo(own.savedCleared, 6)
      expect(net[end]).toBeCloseTo(own.net, 6)
    }
    expect(pays).toBe(1)
  })

  it('is answered in both languages', async () => {
    const english = await asked([...SHORT, '--most', '20'])
    expect(english.stdout).toContain('hold 20 days of use as metal: good')
    const japanese = await asked([...SHORT, '--most', '20', '--lang', 'ja'])
    expect(japanese.stdout).toContain('使用量の20日分を備蓄する')
  })
})

describe('what cannot be asked', () => {
  it.each([
    { args: ['--keeping', '-0.1'], says: /--keeping/ },
    { args: ['--keeping', '2'], says: /--keeping/ },
    { args: ['--attack-probability', '-0.1'], says: /--attack-probability/ },
    { args: ['--attack-probability', '1.5'], says: /--attack-probability/ },
    { args: ['--repeat-probability', '1.1'], says: /--repeat-probability/ },
    { args: ['--discount', '0'], says: /--discount/ },
    { args: ['--lasts', '0'], says: /--lasts/ },
    { args: ['--lasts', '1.5'], says: /--lasts/ },
    { args: ['--most', '0'], says: /--most/ },
    { args: ['--most', 'all'], says: /--most/ },
    { args: ['--months', '2'], says: /--months/ },
    { args: ['--draws', '1'], says: /--draws/ },
    { args: ['--seed', '-1'], says: /--seed/ },
    { args: ['--members', 'J,J'], says: /J is named twice/, code: 1 },
    { args: ['--members', 'J,alliance'], says: /named twice, by "J" and by "alliance"/, code: 1 },
    { args: ['--members', 'Mars'], says: /no place "Mars"/, code: 1 },
    { args: ['--members', 'T'], says: /"good"|no form of stock/, code: 0 },
    { args: ['--forms', 'powder'], says: /"powder" is not in stockpiles.csv/, code: 1 },
    { args: ['--forms', 'oxide'], says: /"oxide" is not in stockpiles.csv/, code: 1 },
    { args: ['--goods', 'goood'], says: /"goood" is not in materials.csv/, code: 1 },
    { args: ['--members', 'T', '--goods', 'good'], says: /do not use "good"/, code: 1 },
  ])('$args: the message says what', async ({ args, says, code = 2 }) => {
    const said = await asked([...SHORT, ...args])
    expect(said.code, said.stderr).toBe(code)
    expect(said.stderr + said.stdout).toMatch(says)
  })

  it('a scenario that withholds nothing is refused', async () => {
    const said = await asked(SHORT, 'title: Quiet\nstart: 2026-01\nmonths: 4\nfocus: [J]\n')
    expect(said.code).toBe(1)
    expect(said.stderr).toMatch(/takes no measure/)
  })
})
