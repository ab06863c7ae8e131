import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { loadSolver } from '../../src/solver/index.ts'
import { measure, TABLE_HEAD, tableLines, told, worstOf, type Row, type World } from './measure.ts'
import { baselineOf, drawsOf, exposureOf, planOf, stressOf, dumpingOf, weaponOf, type Asked } from './studies.ts'
import { ADDITIONS, LONGER, RENAMES, SCALES, SHUFFLES, SPLITS, SWAPPED, type Transform } from './transforms.ts'
import { randomHoldings, shippedHoldings, twinHoldings } from './worlds.ts'

/**
 * The same world, told in another way, has the same answers: order of rows, columns, lists and files, spelling of ids and numbers,
 * plants in one part or two, tonnes or thousands of them, and what touches nothing, never matter.
 *
 * A small sample runs with all tests. `INVARIANCE_WORLDS=50` takes more random worlds, `INVARIANCE_SEED=7` others,
 * `INVARIANCE_SHIPPED=1` every study of the shipped world under every transform (half an hour),
 * `INVARIANCE_TABLE=file.md` writes what moved, by how much.
 */
const WORLDS = Number(process.env['INVARIANCE_WORLDS'] ?? 1)
const SEED = Number(process.env['INVARIANCE_SEED'] ?? 1)
const WHOLE = process.env['INVARIANCE_SHIPPED'] !== undefined
const TABLE = process.env['INVARIANCE_TABLE']
const ONLY = process.env['INVARIANCE_ONLY']

/** Relative. Two ways to say the same: nothing but rounding. */
const SAME = 1e-9
/** Other numbers for the solver, of the same world. */
const ALIKE = 1e-6

const LAWS: readonly { readonly law: string; readonly transforms: readonly Transform[]; readonly within: number }[] = [
  { law: 'order and spelling', transforms: SHUFFLES, within: SAME },
  { law: 'names', transforms: RENAMES, within: SAME },
  { law: 'equals', transforms: [SWAPPED], within: SAME },
  { law: 'what touches nothing', transforms: ADDITIONS, within: SAME },
  { law: 'months that come later', transforms: [LONGER], within: SAME },
  { law: 'plants in parts', transforms: SPLITS(), within: ALIKE },
  { law: 'size', transforms: SCALES, within: ALIKE },
]

/** Another path of the simplex: other columns and rows beside it, a plant in two, other numbers. */
const OTHER_PATH = /^(island|split|all tonnes)/

/**
 * What moves, and may: figures that the answer does not fix, since several optima are as good. Each is named; losses,
 * what a side is worth, flows of the baseline and shares are not among them, and hold.
 */
const EXPLAINED: readonly {
  readonly study: RegExp
  /** By name; of draws, which are all called alike, by what they are of. */
  readonly figure: RegExp
  readonly why: string
}[] = [
  {
    study: /^stress/,
    figure:
      /^central\.(supply\[\]\.byMonth\[\]\.(shadowPrice|shadowPriceNonCoercer|averagePrice)|places\[\]\.importCostIncrease)$/,
    why: 'A price at a kink is an interval, and one of it is reported; what is paid and the bill are reckoned with it.',
  },
  {
    study: /^stress/,
    figure: /^central\.supply\[\]\.peak\.(month|low|high|marginalUse\..*)$/,
    why: 'Both ends are reported of the month that is dearest by those prices; of two that are nearly as dear, one or the other.',
  },
  {
    study: /^stress/,
    figure: /^central\.(supply\[\]\.byMonth\[\]\.supply|uses\[\]\.byMonth\[\]\.(monthsOfCover|served|shortfall))$/,
    why: 'Stock may lie here or there, this month or the next, at the same cost; what it later leaves short follows.',
  },
  {
    study: /^stress/,
    figure:
      /^central\.(uses\[\]\.(shortfall|firstShortfall)|places\[\]\.(shortfallByUnit|valueAddedLostProRata)|coercer\.(exportsForgone|exportsDiverted))$/,
    why: 'Sums and first months of the same: uses curtailed in time, which stop no line, and what was bought for them.',
  },
  {
    study: /^/,
    figure: /^world\.facts\.flows$/,
    why: 'A count of facts: two rows are two.',
  },
  {
    study: /^plan/,
    figure: /^objective\.claimed$/,
    why: 'What the solver says of its own bound, within the gap that it was asked for; the bound that is reported is worked out again.',
  },
  {
    study: /^dumping/,
    figure: /^support\[\]\.years\[\]\.sites\[\]\.allocatedCost$/,
    why: 'Of two plants that one raise keeps, its cost is for the one or the other: a dual at a corner.',
  },
  {
    study: /^draws/,
    figure:
      /^draws\[(shadow-price|average-price|import-cost-increase|import-cost-increase-elsewhere|supply|months-of-cover|served|value-added-lost-pro-rata|exports-forgone|exports-diverted)\|/,
    why: 'The same figures, of a world drawn.',
  },
]

/** Of sets that cost as much, rounding decides which is shown first, and which is the last to be shown at all. */
const ofATie = ({ study, figure, before, after }: Row): boolean =>
  study.startsWith('weapon') &&
  (/(worst|worstOverall)\.measures$/.test(figure) ||
    (figure.startsWith('runnersUp[]') && (before === undefined || after === undefined)))

const explained = (row: Row): boolean =>
  OTHER_PATH.test(row.transform) &&
  (ofATie(row) ||
    EXPLAINED.some(
      ({ study, figure }) => study.test(row.study) && figure.test(row.study.startsWith('draws') ? row.key : row.figure),
    ))

const solver = await loadSolver()

/** What moved, as INVARIANCE_TABLE writes it down. */
const lines: string[] = []
afterAll(() => {
  if (TABLE !== undefined) writeFileSync(TABLE, [TABLE_HEAD, ...lines, ''].join('\n'))
})

function holds(
  name: string,
  worlds: () => Promise<readonly World[]>,
  questions: readonly Asked[],
  only = ({ name: told }: Transform): boolean => told !== 'twins swapped',
): void {
  const wanted = (transform: Transform): boolean =>
    only(transform) && (ONLY === undefined || transform.name.includes(ONLY))
  describe.runIf(LAWS.some(({ transforms }) => transforms.some(wanted)))(name, () => {
    for (const { law, transforms, within } of LAWS)
      for (const transform of transforms.filter(wanted))
        it(`${law}: ${transform.name}`, { timeout: 3_600_000 }, async () => {
          const rows = await measure(await worlds(), [transform], questions, solver)
          lines.push(
            ...tableLines(
              name,
              transform.name,
              rows,
              questions.map((question) => question.name),
              within,
            ),
          )
          const wrong = worstOf(rows).filter((row) => row.by > within && !explained(row))
          expect(
            wrong
              .sort((a, b) => b.by - a.by)
              .slice(0, 12)
              .map(told),
          ).toEqual([])
        })
  })
}

const RANDOM: readonly Asked[] = [
  baselineOf,
  exposureOf(['P1'], 'company'),
  stressOf('acts', { company: 'company' }),
  stressOf('acts', { foresight: 1, terminalValue: 'last-price' }),
  weaponOf('menu'),
  weaponOf('menu', { member: 'P1' }),
  drawsOf('acts', 2, 6),
  planOf('menu', ['P1']),
]
const TWINS: readonly Asked[] = [
  baselineOf,
  exposureOf(['P1', 'P2']),
  stressOf('acts'),
  weaponOf('menu', { runnersUp: 12 }),
]
const numbered = (kind: string, rough: boolean): World[] =>
  randomHoldings(SEED, WORLDS, rough).map((holdings, i) => ({ name: `${kind} ${SEED}.${i}`, holdings }))
const twins = twinHoldings(SEED, WORLDS).map((holdings, i) => ({ name: `twins ${SEED}.${i}`, holdings }))
const plain = numbered('plain', false)
const rough = numbered('rough', true)
holds('random worlds', () => Promise.resolve(plain), RANDOM)
holds('random worlds whose facts do not fit', () => Promise.resolve(rough), RANDOM)
holds(
  'random worlds with places that are alike',
  () => Promise.resolve(twins),
  TWINS,
  ({ name }) => /shuffle rows|all ids|twins/.test(name),
)

const shipped = shippedHoldings().then((holdings) => [{ name: 'shipped', holdings }])
if (WHOLE)
  holds('the shipped world', () => shipped, [
    baselineOf,
    exposureOf(['JPN', 'EUR'], 'company'),
    stressOf('jp-cutoff-12m', { company: 'company', months: 12 }),
    stressOf('world-2025-april', { months: 8 }),
    stressOf('jp-2026-text', { foresight: 1, terminalValue: 'last-price', months: 8 }),
    weaponOf('small', { months: 4 }),
    drawsOf('jp-cutoff-12m', 1, 4),
    planOf('small', ['JPN'], 3),
    dumpingOf('fall-of-2022', ['JPN', 'AUS']),
  ])
else
  holds(
    'the shipped world',
    () => shipped,
    [baselineOf, exposureOf(['JPN']), stressOf('jp-cutoff-12m', { months: 4 })],
    ({ name }) => name === 'shuffle all' || name === 'rename all ids',
  )
