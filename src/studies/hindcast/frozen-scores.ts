import { at } from '../../lists/index.ts'
import { sayer } from '../../messages/index.ts'
import type { TextFile } from '../options.ts'
import { VERSION } from '../version.ts'
import { aboutKey } from './about.ts'
import { matched, resolved, type Unanswered, type Vocabulary } from './answerable.ts'
import { errorsOf, overallOf, rowOf, seriesOf } from './compare.ts'
import { answerIn, recordOf } from './draws.ts'
import { readFrozen, type FrozenRuns } from './frozen-form.ts'
import { summaryOfContent } from './frozen-summary.ts'
import { hindcastMessages } from './messages.gen.ts'
import { readObservedTable, type Observed, type ObservedRow } from './observed.ts'
import type { HindcastDraws, HindcastEpisode, HindcastResult } from './result.ts'
import { scoresOf, type ForecastPast, type ScoredVariant } from './scores.ts'

/** Predictions that were written down beside rows of a file, without solving anything. */
export function scoreFrozen(file: TextFile, observed: TextFile | undefined): HindcastResult {
  const frozen = readFrozen(file)
  const { content } = frozen
  const rows = observed === undefined ? [] : readObservedTable(observed.file, observed.text)
  const world = vocabularyOf(frozen)
  const runs = {
    id: content.scenario.id,
    world,
    scenarios: [{ start: frozen.from, months: frozen.to - frozen.from + 1 }],
    has: hasIn(frozen, world),
  }
  // What lies before the runs was as usual; what controls led to, and months of the runs that are not predicted, were known.
  const fromUsual = content.opened === content.from
  const isOlder = ({ from, to }: ObservedRow): boolean => (fromUsual ? to : from) < frozen.from
  const { asked, unanswered: others } = matched(
    rows.filter((row) => !isOlder(row)),
    [runs],
  )
  const older = rows.filter(isOlder)
  const unanswered: readonly Unanswered[] = [
    ...older.map((row) => ({ row, reason: 'months' as const, episode: undefined, word: '' })),
    ...others,
  ].toSorted((a, b) => a.row.line - b.row.line)
  const answered = asked.flatMap(([, list]) => list)
  // What was seen before is no prediction, but a rule may know it.
  const before = older.filter(({ to }) => to < frozen.from).map((row) => ({ ...resolved(row, world), scored: false }))
  const ids = new Set(content.held.map(({ id }) => id))
  const abouts = new Set(content.held.map(({ about }) => about))
  const isHeld = (row: Observed): boolean => ids.has(row.id) || abouts.has(aboutKey(row))
  const parts = (['frozen', 'held'] as const)
    .map((id) => ({ id, rows: answered.filter((row) => isHeld(row) === (id === 'held')) }))
    .filter((part) => part.rows.length > 0)
    .map((part) => partOf(frozen, part.id, part.rows, before))
  const episodes = parts.map(({ episode }) => episode)
  return {
    study: 'hindcast',
    version: VERSION,
    fitted: content.fitted,
    stale: false,
    fit: null,
    overall: overallOf(episodes),
    scores: scoresOf(
      parts.map(({ variant }) => variant),
      {
        study: 'hindcast-draws',
        version: content.version,
        seed: content.seed,
        samples: content.samples,
        episodes: parts.map(({ drawn }) => drawn),
      },
      pastOf(content.past),
    ),
    observedFile: observed === undefined ? null : (observed.file.split(/[/\\]/).at(-1) ?? ''),
    unanswered: unanswered.map(({ row: { id, line }, reason, episode, word }) => ({
      id,
      line,
      reason,
      episode: episode ?? null,
      word,
    })),
    frozen: summaryOfContent(content, frozen.name),
    sources: [],
    episodes,
  }
}

const pastOf = (past: FrozenRuns['content']['past']): ForecastPast => ({
  of: (metric) => past[metric],
  stops: past.stops,
})

function vocabularyOf({ content }: FrozenRuns): Vocabulary {
  return {
    places: new Map(content.places.map((id) => [id, id])),
    sectors: new Map(content.sectors.map((sector) => [sector.id, sector])),
    materials: new Map(content.materials.map((material) => [material.id, material])),
  }
}

/** Whether the runs have an answer, as tabled and in some drawn world. */
function hasIn(frozen: FrozenRuns, world: Vocabulary): (row: ObservedRow) => boolean {
  const drawn = drawnOf(frozen)
  return (row) => {
    const asked = resolved(row, world)
    if (row.quantity === 'stop') {
      const concerned = frozen.content.stops.some(
        (use) =>
          asked.materials.has(use.material) &&
          (row.place ?? use.place) === use.place &&
          (row.sectors.length === 0 || row.sectors.includes(use.sector)),
      )
      if (!concerned) return false
    }
    return answerIn(at(frozen.runs, 0), asked) !== undefined && drawn.some((run) => answerIn(run, asked) !== undefined)
  }
}

const drawnOf = ({ runs, content }: FrozenRuns) => runs.slice(content.runs - content.samples)

/** Some rows beside the predictions, as an episode. */
function partOf(
  frozen: FrozenRuns,
  id: 'frozen' | 'held',
  observed: readonly Observed[],
  before: readonly Observed[],
): {
  readonly episode: HindcastEpisode
  readonly variant: ScoredVariant
  readonly drawn: HindcastDraws['episodes'][number]
} {
  const { content, from, to, runs } = frozen
  const { scenario } = content
  const central = at(runs, 0)
  const fitted = content.fitted === null ? undefined : at(runs, 1)
  const rows = observed.map((row) => rowOf(row, scenario.id, central, fitted))
  const drawn = drawnOf(frozen)
  const use = id === 'held' ? 'apart' : 'test'
  const [en, ja] = [sayer(hindcastMessages, 'en'), sayer(hindcastMessages, 'ja')]
  return {
    episode: {
      id,
      title: en(id === 'held' ? 'heldTitle' : 'frozenTitle', { title: scenario.title }),
      titleJa: ja(id === 'held' ? 'heldTitle' : 'frozenTitle', { title: scenario.titleJa }),
      note: '',
      noteJa: '',
      use,
      world: content.world,
      variants: [{ id: scenario.id, title: scenario.title, titleJa: scenario.titleJa }],
      materials: content.materials,
      sectors: content.sectors,
      errors: errorsOf(observed, rows).map((error) => ({ variant: scenario.id, ...error })),
      rows,
      series: seriesOf(observed, rows, { id: scenario.id, start: from, months: to - from + 1 }, central, fitted),
    },
    variant: {
      episode: id,
      use,
      hash: content.sha256,
      variant: scenario.id,
      begins: from,
      observed: [...observed, ...before],
      rows,
    },
    drawn: {
      id,
      hash: content.sha256,
      variants: [
        {
          id: scenario.id,
          rows: observed.map((row) =>
            recordOf(
              row,
              drawn.flatMap((run) => {
                const said = answerIn(run, row)
                return said === undefined ? [] : [said]
              }),
            ),
          ),
        },
      ],
    },
  }
}
