import { nameIn, titleIn } from '../../../src/messages/index.ts'
import { Link } from 'wouter'
import { StopLetters } from '../../charts/letters/StopLetters.tsx'
import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import '../../charts/charts.css'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import type { ScenarioFile } from '../../model/protocol.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import { useModel, type Answered } from '../../model/use-model.ts'
import { useScopeOf } from '../../model/use-scope.ts'
import { useStressQuestion } from '../../model/use-question.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { Figure } from '../../ui/Figure.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { defaultsOf } from '../../url/defaults.ts'
import { DEFAULT_SCENARIO, useView } from '../../url/state.ts'
import type { StressRange, StressResult } from '../../../src/studies/index.ts'
import { casesOf, lossOf, priceRows, sectorsStopped, stopRows } from '../../subjects/stress.ts'
import { monthsOf, stopsBySector } from './state.ts'
import { compareMessages } from './messages.gen.ts'
import './compare.css'

const LETTERS = ['A', 'B', 'C', 'D'] as const
/** What stands beside a first scenario until the reader chooses. */
const BESIDE: readonly ScenarioSpec[] = defaultsOf('beside').map((id) => ({ id, edit: {} }))

interface Column {
  readonly letter: string
  readonly spec: ScenarioSpec
  readonly file: ScenarioFile | undefined
  readonly stress: Answered<StressResult>
  readonly range: StressRange | undefined
  readonly ranging: boolean
}

function useColumn(letter: string, spec: ScenarioSpec | undefined): Column | undefined {
  const question = spec && { spec }
  const file = useModel('scenario', question)
  const stress = useModel('stress', question)
  const range = useModel('range', question)
  return (
    spec && {
      letter,
      spec,
      file: file.state === 'done' ? file.value : undefined,
      stress,
      range: range.state === 'done' ? range.value : undefined,
      ranging: stress.state === 'done' && range.state === 'working',
    }
  )
}

/** Two to four scenarios side by side. */
export default function ComparePage(): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { view, go } = useView()
  const chosen = view.scenarios.length > 1 ? view.scenarios : [...view.scenarios, ...BESIDE.slice(0, 1)]
  const columns = [
    useColumn(LETTERS[0], chosen[0]),
    useColumn(LETTERS[1], chosen[1]),
    useColumn(LETTERS[2], chosen[2]),
    useColumn(LETTERS[3], chosen[3]),
  ].flatMap((column) => column ?? [])
  const choose = (scenarios: readonly ScenarioSpec[]): void => go({ scenarios })
  const done = columns.flatMap((column) =>
    column.stress.state === 'done' ? [{ ...column, result: column.stress.value }] : [],
  )
  const question = useStressQuestion()
  const complete = columns.every(({ stress }) => stress.state !== 'working')
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
      {done.length > 0 && (
        <Asks value={done.map(({ spec, file }) => question(spec, file))}>
          <Overview columns={done} complete={complete} />
          <Losses columns={done} complete={complete} />
          <Stops columns={done} complete={complete} />
        </Asks>
      )}
    </div>
  )
}

type Done = Column & { readonly result: StressResult }

interface FigureProps {
  readonly columns: readonly Done[]
  /** Whether none is still being worked out: only then can it be said which is the most. */
  readonly complete: boolean
}

function useNames(): (column: Column) => string {
  const say = useMessages(compareMessages)
  const { lang } = useWording()
  const { scenarios } = useCatalogue()
  return ({ spec, file }) => {
    const known = scenarios.find(({ id }) => id === spec.id)
    if (file !== undefined) return titleIn(lang, file)
    return known === undefined ? say('working') : nameIn(lang, known)
  }
}

function Head({
  column,
  choose,
  remove,
}: {
  readonly column: Column
  readonly choose: (spec: ScenarioSpec) => void
  readonly remove: (() => void) | undefined
}): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { lang, list, place } = useWording()
  const { href } = useView()
  const { scenarios } = useCatalogue()
  const name = useNames()(column)
  const scopeOf = useScopeOf()
  const { letter, spec, file, stress, ranging } = column
  const changed = Object.keys(spec.edit).length > 0 || spec.own !== undefined
  const focus = file === undefined || file.focus.length === 0 ? say('none') : list(file.focus.map(place))
  const about = `${say('asked')}: ${focus}`
  return (
    <section className="panel stack compare-head" aria-label={say('scenario', { letter })}>
      <h2>
        <span className="compare-letter" aria-hidden="true">
          {letter}
        </span>{' '}
        {name}
      </h2>
      <label className="field">
        <span className="label">{say('scenario', { letter })}</span>
        <select value={changed ? 'changed' : spec.id} onChange={({ target }) => choose({ id: target.value, edit: {} })}>
          {changed && <option value="changed">{`${spec.id} (${say('changed')})`}</option>}
          {scenarios.map((one) => (
            <option key={one.id} value={one.id}>
              {nameIn(lang, one)}
            </option>
          ))}
        </select>
      </label>
      {file !== undefined && (
        <p className="quiet">
          {stress.state === 'done' ? scopeOf(about, stress.value.scenario.start, stress.value.scenario.months) : about}
        </p>
      )}
      {stress.state === 'working' && (
        <p className="row" role="status">
          <progress max={Math.max(1, stress.total)} value={stress.done} aria-label={say('working')} /> {say('working')}
        </p>
      )}
      {ranging && (
        <p className="quiet status" role="status">
          {say('ranging')}
        </p>
      )}
      {stress.state === 'cancelled' && (
        <p className="row" role="status">
          {say('cancelled')}
          <button type="button" className="button" onClick={stress.again}>
            {say('again')}
          </button>
        </p>
      )}
      {stress.state === 'failed' && <Problem failure={stress.failure} />}
      <div className="row">
        <Link className="button" href={href('/', { scenarios: [spec] })}>
          {say('open', { name: letter })}
        </Link>
        {remove !== undefined && (
          <button type="button" className="button" onClick={remove}>
            {say('remove', { name: letter })}
          </button>
        )}
      </div>
    </section>
  )
}

function Overview({ columns, complete }: FigureProps): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const { places } = useCatalogue()
  const inWords = (unit: Parameters<typeof inUnit>[0]): string => inUnit(unit, '').unit
  const lost = columns.map(({ result, range }) => lossOf(result, range))
  const gdp = columns.map(({ result }) =>
    places.filter(({ id }) => result.focus.includes(id)).reduce((sum, place) => sum + place.gdp, 0),
  )
  const rows = columns.map(({ result }) => stopRows(result))
  const line = (
    name: string,
    unit: string,
    of: (i: number) => readonly [string, string | number | null],
  ): ReturnType<typeof cell>[] => [
    cell(name, unit === '' ? name : words.inBrackets(name, unit)),
    ...columns.map((_, i) => cell(...of(i))),
  ]
  const money = lost.map(({ central }) => central)
  return (
    <Figure
      title={say('overviewTitle')}
      answer={
        complete
          ? say('overviewAnswer', { low: words.money(Math.min(...money)), high: words.money(Math.max(...money)) })
          : say('working')
      }
      name="compare"
      source={say('source')}
      table={{
        columns: [{ name: say('figure') }, ...columns.map(({ letter }) => inUnit('row', letter))],
        rows: [
          line(say('lost'), inWords('MUSD'), (i) => {
            const cases = lost[i] ?? { central: 0, low: undefined, high: undefined }
            return [words.moneyCases(cases), cases.central]
          }),
          line(say('gdp'), inWords('share'), (i) => {
            const share = (gdp[i] ?? 0) > 0 ? (money[i] ?? 0) / 1000 / (gdp[i] ?? 1) : 0
            return [words.percent(share, 3), share]
          }),
          line(say('sectorsStopped'), inWords('number'), (i) => {
            const { stopped } = sectorsStopped(rows[i] ?? [])
            return [words.number(stopped), stopped]
          }),
          line(say('firstStop'), '', (i) => {
            const { first } = sectorsStopped(rows[i] ?? [])
            return first === undefined
              ? [say('noStop'), '']
              : [words.commas([words.month(first.stops ?? ''), words.sector(first.sector)]), first.stops]
          }),
          line(say('low'), inWords('number'), (i) => {
            const result = columns[i]?.result
            const low = result === undefined ? [] : [...new Set(priceRows(result).map(({ material }) => material))]
            return [low.length === 0 ? say('none') : words.number(low.length), low.length]
          }),
          line(say('bill'), inWords('MUSD'), (i) => {
            const column = columns[i]
            const bill =
              column === undefined ? 0 : casesOf(column.result, undefined, (place) => place.importCostIncrease).central
            return [words.money(bill), bill]
          }),
          line(say('notSold'), inWords('MUSD'), (i) => {
            const sold = columns[i]?.result.central.coercer.exportsForgone ?? 0
            return [words.money(sold), sold]
          }),
        ],
      }}
    />
  )
}

function Losses({ columns, complete }: FigureProps): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const name = useNames()
  const lost = columns.map((column) => ({
    column,
    cases: lossOf(column.result, column.range),
  }))
  const most = lost.reduce((best, one) => (one.cases.central > best.cases.central ? one : best))
  return (
    <Figure
      title={say('lossTitle')}
      answer={
        complete
          ? say('lossAnswer', { name: name(most.column), money: words.money(most.cases.central) })
          : say('working')
      }
      name="compare-losses"
      source={say('source')}
      note={say('lossNote')}
      table={{
        columns: [{ name: say('scenario', { letter: '' }) }, inUnit('MUSD', say('lost'))],
        rows: lost.map(({ column, cases }) => [
          cell(`${column.letter} ${name(column)}`),
          cell(words.money(cases.central), cases.central),
        ]),
      }}
    >
      <RangeDots
        label={say('lossTitle')}
        tick={words.money}
        rows={lost.map(({ column, cases }): RangeRow => ({
          label: column.letter,
          detail: words.moneyCases(cases),
          ...cases,
        }))}
      />
    </Figure>
  )
}

function Stops({ columns, complete }: FigureProps): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const name = useNames()
  const results = columns.map(({ result }) => result)
  const rows = stopsBySector(results)
  const months = monthsOf(results)
  const first = rows[0]
  const month = first?.stops.flatMap((stop) => stop ?? []).sort()[0]
  const under = columns[first?.stops.findIndex((stop) => stop === month) ?? -1]
  return (
    <Figure
      title={say('stopTitle')}
      answer={
        !complete
          ? say('working')
          : first === undefined || month === undefined || under === undefined
            ? say('stopNone')
            : say('stopAnswer', { sector: words.sector(first.sector), month: words.month(month), name: name(under) })
      }
      name="compare-stops"
      source={say('source')}
      note={say('stopNote')}
      table={{
        columns: [
          { name: say('sector') },
          ...columns.flatMap(({ letter }) => [
            { name: `${letter}: ${say('firstStop')}` },
            inUnit('MUSD', `${letter}: ${say('lost')}`),
          ]),
        ],
        rows: rows.map(({ sector, stops, lost }) => [
          cell(words.sector(sector), sector),
          ...columns.flatMap((_, i) => {
            const stop = stops[i] ?? null
            return [
              cell(stop === null ? say('noStop') : words.month(stop), stop ?? ''),
              cell(words.money(lost[i] ?? 0), lost[i] ?? 0),
            ]
          }),
        ]),
      }}
    >
      {rows.length > 0 && (
        <StopLetters
          label={say('stopTitle')}
          months={months}
          rows={rows.map(({ sector, stops }) => ({
            label: words.sector(sector),
            at: columns.flatMap(({ letter }, i) => {
              const stop = stops[i]
              return stop === null || stop === undefined ? [] : [{ letter, month: months.indexOf(stop) }]
            }),
          }))}
        />
      )}
    </Figure>
  )
}
