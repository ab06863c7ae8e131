import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadWorld, readScenario, shippedWorld } from '../src/files/index.ts'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { stress } from '../src/studies/stress/index.ts'
import { parseScenario, type World } from '../src/world/index.ts'

const ROOT = join(import.meta.dirname, '..')

/** The tables of docs/explanation/published-estimates.md, worked out again. */

/** All of the page is compared where printed outputs are (DOCS_OUTPUT=1), which takes minutes; else the first of each table. */
const ALL = process.env['DOCS_OUTPUT'] !== undefined
const compared = <T>(rows: readonly T[]): readonly T[] => (ALL ? rows : rows.slice(0, 1))

const PAGE = readFileSync(join(ROOT, 'docs/explanation/published-estimates.md'), 'utf8')
const solver = await loadSolver()
const opened = async (...overlays: string[]) => {
  const world = await loadWorld(shippedWorld(), overlays)
  return { world, baseline: makeBaseline(world, solver).baseline }
}
const shipped = await opened()
const sixtyDays = await opened(join(ROOT, 'data/restated/sixty-days'))

const digits = (percent: number): string => Number(percent.toPrecision(2)).toString()

function ran(
  { world, baseline }: typeof shipped,
  file: string,
  text: string,
  conduct?: readonly string[],
  months?: number,
) {
  const { result } = stress(world, baseline, parseScenario(file, text, world, { conduct, months }), solver, {
    terminalValue: 'baseline-price',
  })
  return result
}

/** What a place loses by each figure, in % of its product over the months of the run, twelve at least. */
function losses(world: World, result: ReturnType<typeof ran>): string[] {
  const [place = ''] = result.focus
  const hit = result.central.knockOn.find((one) => one.place === place)
  const product = (world.places.get(place)?.gdp.value ?? 0) * 1000 * Math.max(1, result.scenario.months / 12)
  return [hit?.stoppedLines, hit?.lostOrders, hit?.rationedParts].map((loss) =>
    loss === undefined || loss === null ? '–' : digits((100 * loss) / product),
  )
}

const CONDUCT: readonly string[] = [
  '',
  'kept-contracts',
  'no-new-suppliers',
  'kept-contracts,no-new-suppliers',
  'kept-contracts,no-new-suppliers,half-the-stock,no-variants',
  'no-detours',
  'no-detours,no-new-suppliers,kept-contracts',
  'no-detours,no-new-suppliers,kept-contracts,no-stock,no-variants',
]
const STUDIES: readonly (readonly [string, ...(readonly string[])])[] = [
  ['nri-3m', 'no-detours', 'no-stock'],
  ['nri-12m', 'kept-contracts', 'no-new-suppliers', 'no-detours'],
  ['mizuho-half', 'no-new-suppliers', 'no-detours', 'no-detours,no-new-suppliers,no-stock'],
  ['mizuho-stop', 'no-new-suppliers', 'no-detours', 'no-detours,no-new-suppliers'],
  ['daiwa', 'no-new-suppliers,no-detours', 'no-new-suppliers,no-stock'],
  ['imf', 'no-new-suppliers,no-variants,kept-contracts', 'no-new-suppliers,no-variants,no-stock'],
  ['ecb-partial', 'no-new-suppliers'],
  ['ecb-near-total', 'no-variants', 'no-new-suppliers'],
]

const listed = (conduct: string): string =>
  conduct === ''
    ? 'as tabled'
    : conduct
        .split(',')
        .map((id) => `\`${id}\``)
        .join(', ')
const asked = (conduct: string): readonly string[] | undefined => (conduct === '' ? undefined : conduct.split(','))

describe('the page of published estimates', () => {
  it.each(compared(CONDUCT))('has what a year without supply costs under conduct "%s"', async (conduct) => {
    const { file, text } = await readScenario('jp-cutoff-12m')
    const [stopped, orders] = losses(shipped.world, ran(shipped, file, text, asked(conduct), 12))
    expect(PAGE.replaceAll(/ +/g, ' ')).toContain(`| ${listed(conduct)} | ${stopped} | ${orders} |`)
  })

  it.each(compared(STUDIES))('has each study beside ours, and what one change does: %s', async (file, ...changes) => {
    const own = file === 'mizuho-stop' ? sixtyDays : shipped
    const text = readFileSync(join(ROOT, 'data/restated', `${file}.yaml`), 'utf8')
    const ours = (conduct: string) => {
      const result = ran(own, file, text, asked(conduct))
      const [found] = result.published
      return { result, found, value: found?.ours ?? Number.NaN }
    }
    const restated = ours('')
    const { found } = restated
    const ratio = digits(restated.value / (found?.value ?? Number.NaN))
    const page = PAGE.replaceAll(/ +/g, ' ')
    expect
      .soft(page)
      .toContain(
        `| \`${file}\` | ${found?.value} | ${losses(own.world, restated.result).join(' | ')} | ${digits(restated.value)} | ${ratio} |`,
      )
    for (const conduct of changes)
      expect.soft(page).toContain(`| \`${file}\` | ${listed(conduct)} | ${digits(ours(conduct).value)} |`)
  })
})
