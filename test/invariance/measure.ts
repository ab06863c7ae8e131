import type { Solver } from '../../src/solver/index.ts'
import { moved, type Moved } from './compare.ts'
import type { Holdings } from './holdings.ts'
import { answers, type Asked } from './studies.ts'
import type { Transform } from './transforms.ts'

/** Where a figure moved furthest under a transform. */
export interface Row extends Moved {
  readonly transform: string
  readonly study: string
  /** Which of the worlds; a run of that world alone repeats it. */
  readonly world: string
}

export interface World {
  readonly name: string
  readonly holdings: Holdings
}

/** Answers of a world as it is first told, by question; kept, as every transform is checked against them. */
const known = new WeakMap<Holdings, Map<string, unknown>>()

/** What moves in the answers to some questions where a world is described differently. */
export async function measure(
  worlds: readonly World[],
  transforms: readonly Transform[],
  questions: readonly Asked[],
  solver: Solver,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [w, { name, holdings }] of worlds.entries()) {
    const before = known.get(holdings) ?? new Map<string, unknown>()
    known.set(holdings, before)
    const missing = questions.filter((question) => !before.has(question.name))
    if (missing.length > 0)
      for (const [study, answer] of await answers(holdings, missing, solver)) before.set(study, answer)
    for (const transform of transforms) {
      const { holdings: changed, back } = transform.apply(holdings, 1 + w)
      const after = await answers(changed, questions, solver)
      for (const { name: study } of questions) {
        const first = before.get(study)
        if (transform.refusal !== undefined && failure(after.get(study))?.includes(transform.refusal) === true) continue
        const failures = [failure(first), failure(after.get(study))] as const
        // Refused both times: there is nothing to compare.
        if (failures.every((why) => why !== undefined)) continue
        if (transform.refusal !== undefined || failures.some((why) => why !== undefined)) {
          const [why = 'answered', whyAfter = 'answered'] = failures
          rows.push({
            transform: transform.name,
            study,
            world: name,
            figure: 'failed',
            by: Infinity,
            key: '',
            before: why,
            after: whyAfter,
          })
          continue
        }
        for (const one of moved(first, after.get(study), back))
          rows.push({ transform: transform.name, study, world: name, ...one })
      }
    }
  }
  return rows
}

const failure = (answer: unknown): string | undefined =>
  answer !== null && typeof answer === 'object' && 'failed' in answer ? String(answer.failed) : undefined

/** The furthest of every figure over all worlds. */
export function worstOf(rows: readonly Row[]): Row[] {
  const worst = new Map<string, Row>()
  for (const row of rows) {
    const key = `${row.transform} / ${row.study} / ${row.figure}`
    if (row.by > (worst.get(key)?.by ?? -1)) worst.set(key, row)
  }
  return [...worst.values()]
}

export const told = ({ transform, study, world, figure, by, key, before, after }: Row): string =>
  `${transform} / ${study} / ${figure}: ${Number.isFinite(by) ? by.toExponential(1) : 'other'} in ${world} at ${key} (${String(before)} -> ${String(after)})`

export const TABLE_HEAD = `# Which figures move when the same world is described otherwise

\`INVARIANCE_WORLDS=6 INVARIANCE_TABLE=docs/reference/invariance.md npx vitest run test/invariance -t "random worlds"\` writes
this page. A line for each kind of world, transform and study: how many figures there moved by more than rounding (1e-9; 1e-6 for
parts and sizes), and how far at most, relative. Which may, and why, is listed in \`test/invariance/invariance.test.ts\` and said
in [how a price is made](../explanation/how-a-price-is-made.md#which-figures-are-not-unique). *other*: another text, such as a
month, or a number where there was none.

| worlds | transform | study | moved | which, by how much |
|---|---|---|---|---|`

/** Of a transform, a line for each study; figures by name, the furthest first. */
export function tableLines(
  worlds: string,
  transform: string,
  rows: readonly Row[],
  studies: readonly string[],
  within: number,
): string[] {
  const size = (by: number): string => (Number.isFinite(by) ? by.toExponential(1) : 'other')
  return studies.map((study) => {
    const own = worstOf(rows.filter((row) => row.study === study && row.by > within)).sort((a, b) => b.by - a.by)
    const which = own.map(({ figure, by }) => `\`${figure}\` ${size(by)}`).join(', ')
    return `| ${worlds} | ${transform} | ${study} | ${own.length} | ${which} |`
  })
}
