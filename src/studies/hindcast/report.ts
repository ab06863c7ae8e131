import { noteIn, sayer, titleIn, WRITING, type SayOf, type PlainKeyOf } from '../../messages/index.ts'
import { factsLines } from '../notices.ts'
import { left, right, round, type Language, type Report, type Section } from '../report.ts'
import { frozenSection } from './freeze-report.ts'
import type { HindcastEpisode, HindcastResult, HindcastRow } from './result.ts'
import type { Metric } from './score.ts'
import { hindcastMessages } from './messages.gen.ts'
import { scoreSections } from './scores-report.ts'
import { textsOf, type Names } from '../summary.ts'
import { hindcastSummary } from './summary.ts'

type HindcastWord = PlainKeyOf<typeof hindcastMessages>

type Say = SayOf<typeof hindcastMessages>

/** This many rows of an episode are named as the furthest off. */
const NAMED = 3

const metricWord = (metric: Metric): HindcastWord => (metric === 'use' ? 'usage' : metric)
const quantityWord = ({ quantity }: HindcastRow): HindcastWord => (quantity === 'use' ? 'usage' : quantity)

const itself = (id: string): string => id

/** Facts that the baselines of episodes do not keep to, once for each world. */
function factsOf(episodes: HindcastResult['episodes'], language: Language): string[] {
  const worlds = new Map(episodes.map(({ world }) => [world.hash, world]))
  return [...worlds.values()].flatMap(({ title, facts }) =>
    factsLines(facts, { place: itself, material: itself, sector: itself }, language).map((line) =>
      WRITING[language].labelled(title, line),
    ),
  )
}

/** Episodes have worlds of their own, so that nothing is named by this one. */
const BY_ID: Names = { nameOf: (_, id) => id, setOf: (ids) => ids.join(' + ') }

/** The answer for a reader: how far off, beside two simple rules, and then every row. */
export function hindcastReport(result: HindcastResult, language: Language): Report {
  const say = sayer(hindcastMessages, language)
  const { episodes } = result
  return {
    title: say('title'),
    lines: [`ytterby ${result.version}`],
    sections: [
      ...(result.frozen === null ? [] : [frozenSection(result.frozen, say, language)]),
      {
        heading: say('brief'),
        lines: [
          ...textsOf(hindcastSummary.tell(result, language, BY_ID)),
          ...episodes.map((episode) => furthest(episode, say, language)),
          ...factsOf(episodes, language),
        ],
      },
      ...(episodes.length === 0 ? [] : [errorSection(result, say)]),
      ...scoreSections(result.scores, say),
      ...unansweredOf(result, say),
      ...episodes.map((episode, i) =>
        rowsOf(episode, titleIn(language, episode), noteIn(language, episode), say, i === 0),
      ),
    ],
  }
}

const errorSection = ({ episodes, fitted }: HindcastResult, say: Say): Section => ({
  heading: say('errors'),
  lines: [say('errorsText')],
  table: {
    columns: [
      left(say('episode')),
      left(say('use')),
      left(say('variant')),
      left(say('metric')),
      right(say('count')),
      right(say('nothing')),
      right(say('word')),
      right(say('tabled')),
      ...(fitted === null ? [] : [right(say('fitted'))]),
    ],
    rows: episodes.flatMap((episode) =>
      episode.errors.map((error) => [
        episode.id,
        say(episode.use),
        error.variant,
        say(metricWord(error.metric)),
        String(error.rows),
        round(error.noChange),
        round(error.asWritten),
        round(error.central),
        ...(error.fitted === null ? [] : [round(error.fitted)]),
      ]),
    ),
  },
})

/** Rows of a file of one's own that no run can answer, each with the reason. */
function unansweredOf({ observedFile: file, unanswered }: HindcastResult, say: Say): Section[] {
  if (file === null || unanswered.length === 0) return []
  return [
    {
      heading: say('unanswered', { file }),
      table: {
        columns: [left(say('what')), right(say('line')), left(say('why'))],
        rows: unanswered.map((row) => [row.id, String(row.line), why(row, say)]),
      },
    },
  ]
}

function why({ reason, episode, word }: HindcastResult['unanswered'][number], say: Say): string {
  switch (reason) {
    case 'level':
      return say('whyLevel', { word })
    case 'episode':
      return say('whyEpisode', { word })
    case 'months':
      return episode === null ? say('whyMonths') : say('whyMonthsOf', { episode })
    case 'absent':
      return say('whyAbsent', { episode: episode ?? '' })
    case 'place':
    case 'partner':
    case 'sectors':
    case 'materials':
      return say('whyId', { episode: episode ?? '', word })
    default:
      return reason satisfies never
  }
}

/** Where the first variant is furthest off. */
function furthest(episode: HindcastEpisode, say: Say, language: Language): string {
  const first = episode.variants[0]?.id
  const rows = episode.rows
    .filter(({ variant, scored }) => scored && variant === first)
    .sort((a, b) => far(b) - far(a))
    .slice(0, NAMED)
    .map((row) => say('off', { id: row.id, model: told(row, row.central), seen: told(row, row.observed) }))
  return say('furthest', { episode: episode.id, rows: WRITING[language].commas(rows) })
}

/** How far off a row is, so that rows of all kinds can be put in order: by ratio, and by months for stops. */
function far({ quantity, observed, central }: HindcastRow): number {
  return quantity === 'stop'
    ? Math.abs(central - observed) / 3
    : Math.abs(Math.log(Math.max(central, 0.05) / Math.max(observed, 0.05)))
}

const monthNumber = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5))

/** A row's number as it is shown: two decimals where it is small, a dash for no stop. */
function told(row: HindcastRow, value: number): string {
  if (row.quantity === 'stop') return value > monthNumber(row.to) - monthNumber(row.from) ? '–' : round(value)
  return value < 10 ? value.toFixed(2) : round(value)
}

function rowsOf(episode: HindcastEpisode, heading: string, note: string, say: Say, explain: boolean): Section {
  const [first] = episode.variants
  const several = episode.variants.length > 1
  const fitted = episode.rows.some((row) => row.fitted !== null)
  const head = (id: string, word: 'tabled' | 'fitted'): string =>
    several ? (word === 'tabled' ? id : say('fitted')) : say(word)
  return {
    heading,
    lines: [...(explain ? [say('rowsText')] : []), ...(note === '' ? [] : [note])],
    table: {
      columns: [
        left(say('what')),
        left(say('quantity')),
        left(say('months')),
        right(say('seen')),
        right(say('word')),
        ...episode.variants.flatMap(({ id }) => [
          right(head(id, 'tabled')),
          ...(fitted ? [right(head(id, 'fitted'))] : []),
        ]),
      ],
      rows: episode.rows
        .filter(({ variant }) => variant === first?.id)
        .map((row) => [
          row.reason === null ? row.id : `${row.id} (${say(row.reason)})`,
          say(quantityWord(row)),
          row.from === row.to ? row.from : `${row.from} – ${row.to}`,
          told(row, row.observed),
          told(row, row.asWritten),
          ...episode.variants.flatMap(({ id }) => {
            const own = episode.rows.find((other) => other.variant === id && other.id === row.id) ?? row
            return [told(own, own.central), ...(own.fitted === null ? [] : [told(own, own.fitted)])]
          }),
        ]),
    },
  }
}
