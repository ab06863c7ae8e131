import '../../charts/charts.css'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import type { ScenarioFile } from '../../model/protocol.ts'
import { useNoted } from '../../model/recent.ts'
import { useStressQuestion } from '../../model/use-question.ts'
import { useScopeOf } from '../../model/use-scope.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { Scope } from '../../ui/Scope.tsx'
import '../../ui/study.css'
import { defaultsOf } from '../../url/defaults.ts'
import { encodeSpec, type ScenarioSpec } from '../../url/scenario-word.ts'
import { DEFAULT_SCENARIO, useView } from '../../url/state.ts'
import { Answer } from './Answer.tsx'
import { answeredIn, LETTERS, useColumn, useColumnName, type AnsweredColumn } from './columns.ts'
import { Differing } from './Differing.tsx'
import { Head } from './Head.tsx'
import { Kept } from './Kept.tsx'
import { Losses } from './Losses.tsx'
import { compareMessages } from './messages.gen.ts'
import { Overview } from './Overview.tsx'
import { Prices } from './Prices.tsx'
import { ScopeNote, useComparedPlaces } from './ScopeNote.tsx'
import { Sectors } from './Sectors.tsx'
import { Since } from './Since.tsx'
import { Stops } from './Stops.tsx'
import { useExplained } from './use-explained.ts'
import './compare.css'

/** What stands beside a first scenario until the reader chooses. */
const BESIDE: readonly ScenarioSpec[] = defaultsOf('beside').map((id) => ({ id, edit: {} }))

/** Two to four questions side by side, each as a whole. */
export default function ComparePage(): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { view, go } = useView()
  const places = useComparedPlaces()
  const chosen = view.scenarios.length > 1 ? view.scenarios : [...view.scenarios, ...BESIDE.slice(0, 1)]
  const columns = [
    useColumn(LETTERS[0], chosen[0]),
    useColumn(LETTERS[1], chosen[1]),
    useColumn(LETTERS[2], chosen[2]),
    useColumn(LETTERS[3], chosen[3]),
  ].flatMap((column) => column ?? [])
  const choose = (scenarios: readonly ScenarioSpec[]): void => go({ scenarios })
  const answered = answeredIn(columns, places)
  // Whatever stands beside the first needs it; one that failed is left out, and says why.
  const isComplete = columns.every(({ stress, file }) => stress.state === 'failed' || (stress.state === 'done' && file))
  const named = (of: (file: ScenarioFile) => string): string => answered.map(({ file }) => of(file)).join(' · ')
  useNoted(
    isComplete && answered.length > 1
      ? { name: named(({ title }) => title), nameJa: named(({ titleJa }) => titleJa) }
      : undefined,
  )
  const question = useStressQuestion()
  /** Beside those that are compared, or in place of the last where there is no room; nothing stands beside itself. */
  const compare = (spec: ScenarioSpec): void => {
    if (chosen.some((one) => encodeSpec(one) === encodeSpec(spec))) return
    choose(chosen.length < LETTERS.length ? [...chosen, spec] : [...chosen.slice(0, -1), spec])
  }
  return (
    <div className="stack">
      <h1>{say('title')}</h1>
      <p>{say('lead')}</p>
      <div className="compare-heads">
        {columns.map((column, i) => (
          <Head
            key={column.letter}
            column={column}
            choose={(spec) => choose(chosen.with(i, spec))}
            remove={chosen.length > 2 ? () => choose(chosen.filter((_, other) => other !== i)) : undefined}
          />
        ))}
        {chosen.length < LETTERS.length && (
          <button
            type="button"
            className="button"
            onClick={() =>
              choose([...chosen, BESIDE.find(({ id }) => chosen.every((spec) => spec.id !== id)) ?? DEFAULT_SCENARIO])
            }
          >
            + {say('add')}
          </button>
        )}
      </div>
      <Kept compare={compare} />
      {isComplete && answered.length > 1 && (
        <Asks value={answered.map(({ spec, file }) => question(spec, file))}>
          <Compared columns={answered} />
        </Asks>
      )}
    </div>
  )
}

/** The answer first, then what differs, and the figures. */
function Compared({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element | null {
  const scopeOf = useScopeOf()
  const name = useColumnName()
  const { semicolons } = useWording()
  const explained = useExplained(columns, true)
  const [first] = columns
  if (first === undefined) return null
  return (
    <Scope
      value={semicolons(
        columns.map((column) => {
          const { start, months } = column.result.scenario
          return scopeOf(`${column.letter} ${name(column)}`, start, months)
        }),
      )}
    >
      <ScopeNote columns={columns} />
      <Answer first={first} explained={explained} />
      <Since columns={columns} />
      <Differing first={first} explained={explained} />
      <Overview columns={columns} />
      <Sectors columns={columns} />
      <Stops columns={columns} />
      <Prices columns={columns} />
      <Losses columns={columns} />
    </Scope>
  )
}
