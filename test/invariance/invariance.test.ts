import { describe, expect, it } from 'vitest'
import { loadSolver } from '../../src/solver/index.ts'
import { measure, told, worstOf, writeTable, type Row, type World } from './measure.ts'
import { baselineOf, drawsOf, exposureOf, planOf, stressOf, sustainOf, weaponOf, type Asked } from './studies.ts'
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

/** What moves, and may. */
const EXPLAINED: readonly {
  readonly transform: RegExp
  readonly study: RegExp
  readonly figure: RegExp
  readonly why: string
}[] = []

const explained = ({ transform, study, figure }: Row): boolean =>
  EXPLAINED.some((one) => one.transform.test(transform) && one.study.test(study) && one.figure.test(figure))

/** Open: a plan on the shipped world a thousand times smaller does not end, which no time limit of a test can stop. */
const endless = (transform: Transform, study: string, world: string): boolean =>
  transform.name === 'all tonnes × 0.001' && study.startsWith('plan') && world === 'the shipped world'

const solver = await loadSolver()

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
          const asked = questions.filter(({ name: study }) => !endless(transform, study, name))
          const rows = await measure(await worlds(), [transform], asked, solver)
          if (TABLE !== undefined)
            writeTable(
              TABLE,
              `${name}: ${transform.name}`,
              rows,
              [transform.name],
              questions.map((question) => question.name),
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
  stressOf('acts', { foresight: 1, endWorth: 'follow' }),
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
    stressOf('jp-2026-text', { foresight: 1, endWorth: 'follow', months: 8 }),
    weaponOf('small', { months: 4 }),
    drawsOf('jp-cutoff-12m', 1, 4),
    planOf('small', ['JPN'], 3),
    sustainOf('fall-of-2022', ['JPN', 'AUS']),
  ])
else
  holds(
    'the shipped world',
    () => shipped,
    [baselineOf, exposureOf(['JPN']), stressOf('jp-cutoff-12m', { months: 4 })],
    ({ name }) => name === 'shuffle all' || name === 'rename all ids',
  )
