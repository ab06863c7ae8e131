import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { mpsOf } from '../src/solver/index.ts'
import { AHEAD, family, HORIZON, sizeOf, type Family, type Shipped } from './cases.ts'
import { atLeast, atMost, median, say, sum, timed, type Agreement, type Line } from './measure.ts'
import { runDriver, runProgram, type Native, type NativeAnswer } from './native.ts'
import { CORES, share, type Answer } from './workers.ts'

const FAMILIES = [
  { months: HORIZON, runs: 1, name: `${HORIZON} months` },
  { months: AHEAD, runs: 3, name: `first ${AHEAD} months` },
]

/** Twenty bans: each cold in the native program, on one live model there and here, and on both cores here. */
export async function answers(
  shipped: Shipped,
  native: Native | undefined,
  work: string,
): Promise<{ lines: Line[]; agreements: Agreement[] }> {
  const lines: Line[] = []
  const agreements: Agreement[] = []
  let wholeCold: number | undefined
  for (const { months, runs, name } of FAMILIES) {
    say(`3 and 4 twenty bans: ${name}`)
    const given = family(shipped, months, name)
    const measured = await measure(shipped, native, work, given, runs)
    if (months === HORIZON && measured.cold !== undefined) wholeCold = median(measured.cold.seconds)
    lines.push(...linesOf(given, measured))
    agreements.push(...agreementsOf(given, measured))
  }
  say(`4 twenty bans, ${HORIZON} months rolled`)
  const one = await share({ kind: 'roll' }, 1)
  const both = await share({ kind: 'roll' }, CORES)
  lines.push({
    row: 4,
    what: `20 bans rolled on ${CORES} cores, native ${HORIZON} months from cold`,
    here: both.seconds,
    ...(wholeCold === undefined ? {} : { native: wholeCold, value: wholeCold / both.seconds }),
    counts: {
      pivots: sum(both.answers.map(({ pivots }) => pivots)),
      'on one core, s': one.seconds,
      'one core over both': one.seconds / both.seconds,
      'cores busy with other work': both.busyCores,
    },
  })
  agreements.push(
    ...one.answers.map(({ objective }, s) => ({
      what: `ban ${s + 1} rolled, tonnes served, one core and both`,
      one: objective,
      other: both.answers[s]?.objective ?? Number.NaN,
    })),
  )
  return { lines: lines.toSorted((a, b) => a.row - b.row), agreements }
}

interface Timed<A> {
  /** One a run. */
  readonly seconds: number[]
  /** One a scenario; the same in every run. */
  answers: readonly A[]
}
const none = <A>(): Timed<A> => ({ seconds: [], answers: [] })

interface Measured {
  readonly undisturbed: number
  readonly live: Timed<Answer>
  readonly both: Timed<Answer>
  /** What others did meanwhile, one a run. */
  readonly busyCores: readonly number[]
  /** Undefined where native HiGHS is missing, or what the driver needs. */
  readonly cold: Timed<NativeAnswer> | undefined
  readonly reset: Timed<NativeAnswer> | undefined
  readonly keep: Timed<NativeAnswer> | undefined
}

async function measure(
  { solver }: Shipped,
  native: Native | undefined,
  work: string,
  given: Family,
  runs: number,
): Promise<Measured> {
  const { model, changes } = given
  const calmFile = join(work, 'calm.mps')
  const changesFile = join(work, 'changes.bin')
  const scenarioFile = join(work, 'scenario.mps')
  const driver = native?.driver
  const liveModel = solver.create(model)
  liveModel.algorithm('simplex')
  writeFileSync(calmFile, mpsOf(model))
  if (driver !== undefined) writeChanges(changesFile, given)
  const undisturbed = timed(() => liveModel.solve()).seconds
  const basis = liveModel.basis()

  const live = none<Answer>()
  const both = none<Answer>()
  const busyCores: number[] = []
  const reset = none<NativeAnswer>()
  const keep = none<NativeAnswer>()
  for (let i = 0; i < runs; i++) {
    const own = timed(() =>
      changes.map((scenario) => {
        liveModel.setBasis(basis)
        liveModel.update(scenario.change)
        const { objective, simplexIterations } = liveModel.solve()
        return { objective, pivots: simplexIterations }
      }),
    )
    live.seconds.push(own.seconds)
    live.answers = own.value
    if (driver !== undefined)
      for (const [mode, into] of [
        ['reset', reset],
        ['keep', keep],
      ] as const) {
        into.answers = runDriver(driver, calmFile, changesFile, mode).slice(1)
        into.seconds.push(sum(into.answers.map(({ seconds }) => seconds)))
      }
    const shared = await share({ kind: 'live', model, basis, changes: changes.map(({ change }) => change) }, CORES)
    both.seconds.push(shared.seconds)
    busyCores.push(shared.busyCores)
    both.answers = shared.answers
  }

  const cold = none<NativeAnswer>()
  if (native !== undefined) {
    cold.answers = changes.map((scenario) => {
      writeFileSync(scenarioFile, mpsOf({ ...model, ...scenario.change }))
      return runProgram(work, scenarioFile, 'simplex')
    })
    cold.seconds.push(sum(cold.answers.map(({ seconds }) => seconds)))
  }
  liveModel.dispose()
  for (const file of [calmFile, changesFile, scenarioFile]) rmSync(file, { force: true })
  return {
    undisturbed,
    live,
    both,
    busyCores,
    cold: native === undefined ? undefined : cold,
    reset: driver === undefined ? undefined : reset,
    keep: driver === undefined ? undefined : keep,
  }
}

function linesOf(
  { name, model, making }: Family,
  { undisturbed, live, both, busyCores, cold, reset, keep }: Measured,
): Line[] {
  const here = median(live.seconds)
  const pivots = sum(live.answers.map(({ pivots }) => pivots))
  const theirPivots = (timed: Timed<NativeAnswer>): number => sum(timed.answers.map(({ pivots }) => pivots))
  const size = { ...sizeOf(model), runs: live.seconds.length }
  const fromCold: Line = {
    row: 3,
    what: `20 bans live, native from cold: ${name}`,
    here: here + making,
    ...(cold === undefined
      ? {}
      : {
          native: median(cold.seconds),
          ...atLeast(median(cold.seconds) / (here + making), 10, 'at least 10 x faster'),
        }),
    counts: {
      ...size,
      pivots,
      ...(cold === undefined
        ? {}
        : {
            'pivots, native': theirPivots(cold),
            'native with start and reading the files, s': sum(cold.answers.map(({ wall }) => wall)),
          }),
      'of which making the arrays, s': making,
      'undisturbed solve before, s': undisturbed,
    },
  }
  const sameWay: Line = {
    row: 3,
    what: `20 bans live on both sides, basis put back: ${name}`,
    here,
    ...(reset === undefined
      ? {}
      : { native: median(reset.seconds), ...atMost(here / median(reset.seconds), 1.15, 'at most 1.15 x native') }),
    counts: { ...size, pivots, ...(reset === undefined ? {} : { 'pivots, native': theirPivots(reset) }) },
  }
  const beyond: Line = {
    row: 4,
    what: `The same 20 on ${CORES} cores, native kept live: ${name}`,
    here: median(both.seconds),
    ...(keep === undefined
      ? {}
      : {
          native: median(keep.seconds),
          ...atLeast(median(keep.seconds) / median(both.seconds), 3, 'at least 3 x faster'),
        }),
    counts: {
      ...size,
      pivots: sum(both.answers.map(({ pivots }) => pivots)),
      ...(keep === undefined ? {} : { 'pivots, native': theirPivots(keep) }),
      'one core over both': here / median(both.seconds),
      'cores busy with other work': median(busyCores),
    },
  }
  return [fromCold, sameWay, beyond]
}

function agreementsOf({ name, changes }: Family, { live, both, cold, reset, keep }: Measured): Agreement[] {
  const others = [
    ['both cores', both],
    ['native, cold', cold],
    ['native, basis put back', reset],
    ['native, kept live', keep],
  ] as const
  return others.flatMap(([who, other]) =>
    other === undefined
      ? []
      : changes.map(({ id }, s) => ({
          what: `${id}, ${name}: here and ${who}`,
          one: live.answers[s]?.objective ?? Number.NaN,
          other: other.answers[s]?.objective ?? Number.NaN,
        })),
  )
}

/** The file that bench/native/live.c reads. */
function writeChanges(file: string, { model, changes }: Family): void {
  const to = openSync(file, 'w')
  writeSync(to, Int32Array.of(model.columns, model.rows, changes.length, 0))
  for (const { change } of changes)
    for (const list of [change.cost, change.lower, change.upper, change.rowLower, change.rowUpper]) writeSync(to, list)
  closeSync(to)
}
