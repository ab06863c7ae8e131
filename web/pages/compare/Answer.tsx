import type { StatementText } from '../../../src/studies/light.ts'
import { useMessages, type Formatters } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { signed } from '../../subjects/signed.ts'
import { Statements } from '../../ui/Statements.tsx'
import { changeOf, lossBySector, NOTHING } from './amounts.ts'
import type { AnsweredColumn } from './columns.ts'
import { compareMessages } from './messages.gen.ts'
import { lossAt, type Explained, type ExplainedDifference } from './use-explained.ts'
import { useToldDifference } from './use-settings.ts'

interface Props {
  readonly first: AnsweredColumn
  readonly explained: readonly Explained[]
}

/** What the difference is and what makes it, in a sentence for each question beside the first. */
export function Answer({ first, explained }: Props): React.JSX.Element {
  const { lang } = useWording()
  const difference = useDifference()
  const cause = useCause()
  const { after } = useWording()
  const statements = explained.map((one): StatementText => ({
    id: one.column.letter,
    text: after(difference(first, one), cause(first, one)),
  }))
  return <Statements statements={statements} lang={lang} />
}

function useDifference(): (first: AnsweredColumn, one: Explained) => string {
  const say = useMessages(compareMessages)
  const words = useWording()
  return (first, { column }) => {
    const [before, now] = [lossAt(first.result), lossAt(column.result)]
    const { by, share } = changeOf(before, now)
    const places = placesOf(first, words)
    const names = { a: first.letter, b: column.letter }
    if (Math.abs(by) < NOTHING) return say('answerSame', { ...names, places, money: words.money(now) })
    return say(by > 0 ? 'answerMore' : 'answerLess', {
      ...names,
      places,
      by: words.money(Math.abs(by)),
      before: words.money(before, Math.max(before, now)),
      now: words.money(now, Math.max(before, now)),
      known: share === undefined ? 'no' : 'yes',
      share: words.percent(Math.abs(share ?? 0)),
    })
  }
}

export const placesOf = ({ result }: AnsweredColumn, words: Formatters): string =>
  result.focus.length === 0 ? '–' : words.list(result.focus.map((id) => words.the(words.place(id))))

function useCause(): (first: AnsweredColumn, one: Explained) => string {
  const say = useMessages(compareMessages)
  const words = useWording()
  const told = useToldDifference()
  return (first, { column, differences, isOneBase, isWorking }) => {
    const [only] = differences
    if (only === undefined) return say('causeNone')
    const { line } = told(only, first, column)
    if (differences.length === 1) return say('causeOne', { line })
    const by = lossAt(column.result) - lossAt(first.result)
    if (Math.abs(by) < NOTHING) return say('causeNothing', { n: differences.length })
    if (isOneBase && isWorking) return say('causeWait', { n: differences.length })
    const most = mostOf(differences, by)
    if (most !== undefined)
      return say('causeMost', {
        line: told(most, first, column).line,
        n: differences.length,
        by: signed(most.alone ?? 0, words.money),
      })
    const [sector] = lossBySector([first.result, column.result]).sort(
      (a, b) => Math.sign(by) * (gain(b.lost) - gain(a.lost)),
    )
    return sector === undefined
      ? say('causeMany', { n: differences.length })
      : say('causeSector', {
          n: differences.length,
          sector: words.sector(sector.sector),
          by: signed(gain(sector.lost), words.money),
        })
  }
}

const gain = ([first = 0, second = 0]: readonly number[]): number => second - first

/** The setting that by itself does most of the same. */
function mostOf(differences: readonly ExplainedDifference[], by: number): ExplainedDifference | undefined {
  const [most] = differences
    .filter(({ alone }) => alone !== undefined && alone * by > 0)
    .sort((a, b) => Math.abs(b.alone ?? 0) - Math.abs(a.alone ?? 0))
  return most
}
