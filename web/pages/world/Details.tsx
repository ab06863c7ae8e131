import { WRITING } from '../../../src/messages/index.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useWording } from '../../model/catalogue.tsx'
import { useModel } from '../../model/use-model.ts'
import { Figure } from '../../ui/Figure.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { cell } from '../../ui/table.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { useTableQuestion } from '../../model/use-question.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { TableName } from '../../../src/world/index.ts'
import {
  entryOf,
  figureColumns,
  figuresOf,
  fitOf,
  fitsByRow,
  kinOf,
  standing,
  usesOf,
  type Book,
  type Entry,
  type Fit,
  type Use,
} from '../../subjects/facts.ts'
import { gapOf, nameOfRow, spokenPieces, titleOf } from './names.ts'
import { RangeBars } from './RangeBars.tsx'
import {
  amountWriter,
  choiceWord,
  columnWord,
  figureWord,
  rowWord,
  tableWord,
  unitWord,
} from '../../subjects/table-words.ts'
import { worldMessages } from './messages.gen.ts'

const ASK = {}
/** As many digits as the tables hold: this is the figure itself, not an answer made of it. */
const EXACT = 6

/** All that is known of one row: where every number of the app leads. */
export function Details({ book }: { readonly book: Book }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { view, href } = useView()
  const words = useWording()
  const { lang } = words
  const heading = useRef<HTMLHeadingElement>(null)
  const baseline = useModel('baseline', ASK)
  const fits = useMemo(() => (baseline.state === 'done' ? fitsByRow(baseline.value.fits) : undefined), [baseline])
  const entry = entryOf(book, view)

  useEffect(() => heading.current?.focus(), [view.table, view.row])

  const close = (
    <Link className="button" href={href('/world', { row: '' })}>
      {say('close')}
    </Link>
  )
  if (entry === undefined)
    return (
      <section className="panel stack world-details">
        <h2 ref={heading} tabIndex={-1}>
          {say('noRow', { row: view.row, table: view.table })}
        </h2>
        <p>{say('noRowHelp')}</p>
        <div className="no-print">{close}</div>
      </section>
    )
  const fit = fits && fitOf(fits, entry)
  return (
    <section className="panel stack world-details" aria-labelledby="row-title">
      <div className="row world-details-head">
        <div>
          <p className="quiet">
            {say('detailsIn', { table: rowWord(entry.table, lang), title: tableWord(entry.table, lang) })}
          </p>
          <h2 id="row-title" ref={heading} tabIndex={-1}>
            {titleOf(book, entry, lang)}
          </h2>
        </div>
        <div className="no-print">{close}</div>
      </div>
      <Numbers book={book} entry={entry} fit={fit} />
      {baseline.state === 'working' && COMPARED.has(entry.table) && (
        <p role="status" className="quiet">
          {say('comparing')}
        </p>
      )}
      {baseline.state === 'failed' && <Problem failure={baseline.failure} />}
      {fit !== undefined && <Conflict fit={fit} />}
      <Sources book={book} entry={entry} />
      <Rest book={book} entry={entry} />
      <Related book={book} entry={entry} />
    </section>
  )
}

/** Tables whose figures take part in the reconciliation. */
const COMPARED: ReadonlySet<TableName> = new Set(['operations', 'routes', 'demand', 'observations'])

function Numbers({
  book,
  entry,
  fit,
}: {
  readonly book: Book
  readonly entry: Entry
  readonly fit: Fit | undefined
}): React.JSX.Element | null {
  const say = useMessages(worldMessages)
  const tableQuestion = useTableQuestion()
  const { inUnit } = useNumbers()
  const { href } = useView()
  const words = useWording()
  const { lang, number } = words
  const figures = figuresOf(book, entry)
  if (figures.length === 0) return null
  const exact = (x: number): string => number(x, EXACT)
  const rounded = (x: number): string => number(x, 3)
  const sentence = ({ column, range, unit }: (typeof figures)[number]): string => {
    const what = figureWord(entry.table, column, lang)
    if (range === undefined) return say('figureBlank', { what })
    const { value, low, high } = range
    const { full, bare } = amountWriter(unit, words, exact)
    return say(low === high ? 'figureExact' : 'figureSays', {
      what,
      value: full(value),
      low: bare(low),
      high: bare(high),
    })
  }
  const known = figures.filter(({ range }) => range !== undefined)
  const fitted = (column: string): number | undefined => (column === 'value' ? fit?.fitted : undefined)
  return (
    <Asks value={[tableQuestion(entry.table)]}>
      <Figure
        level={3}
        title={say('whatFigures')}
        answer={WRITING[lang].after(...figures.map(sentence))}
        name={`${entry.table}-${entry.row.replaceAll('|', '-')}`}
        id="row"
        source={[...new Set(figures.map(({ source }) => source))].filter(Boolean).join(', ')}
        {...(known.length > 0
          ? { note: <p>{say('barNote', { used: fit === undefined ? '' : say('barUsed') })}</p> }
          : {})}
        table={{
          columns: [
            { name: say('figure') },
            inUnit('unit', say('value')),
            inUnit('unit', say('low')),
            inUnit('unit', say('high')),
            ...(fit === undefined ? [] : [inUnit('unit', say('used'))]),
            { name: say('unit') },
            { name: say('period') },
            { name: say('source') },
            { name: say('confidence') },
          ],
          rows: figures.map(({ column, range, unit, source }) => {
            const used = fitted(column)
            return [
              cell(figureWord(entry.table, column, lang)),
              ...(['value', 'low', 'high'] as const).map((end) =>
                cell(range === undefined ? '' : exact(range[end]), range?.[end] ?? null),
              ),
              ...(fit === undefined ? [] : [cell(used === undefined ? '' : number(used, 3), used ?? null)]),
              cell(unitWord(unit, words), unit),
              cell(entry.cells['date'] ?? ''),
              cell(source, source, href('/world', { table: 'sources', row: source })),
              cell(choiceWord(entry.cells['confidence'] ?? '', lang)),
            ]
          }),
        }}
      >
        {known.length > 0 ? (
          <RangeBars
            label={known.map(sentence).join(' ')}
            bars={known.flatMap(({ column, range, unit }) => {
              const used = fitted(column)
              if (range === undefined) return []
              const { full, bare } = amountWriter(unit, words, exact)
              return [
                {
                  id: column,
                  text: `${figureWord(entry.table, column, lang)}: ${full(range.value)}`,
                  ...range,
                  write: bare,
                  ...(used === undefined
                    ? {}
                    : { used, usedText: `${say('used')} ${amountWriter(unit, words, rounded).bare(used)}` }),
                },
              ]
            })}
          />
        ) : undefined}
      </Figure>
    </Asks>
  )
}

const STANDINGS = {
  same: 'baselineSame',
  within: 'baselineWithin',
  above: 'baselineAbove',
  below: 'baselineBelow',
} as const satisfies Record<ReturnType<typeof standing>, string>
const USES: Readonly<Record<string, 'useFact' | 'useFit' | 'useCheck' | 'useSuperseded'>> = {
  fact: 'useFact',
  fit: 'useFit',
  check: 'useCheck',
  superseded: 'useSuperseded',
}

function Conflict({ fit }: { readonly fit: Fit }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const words = useWording()
  const { number } = words
  const use = USES[fit.use]
  const said = amountWriter(fit.unit, words, (x) => number(x, EXACT))
  return (
    <div className="stack world-part">
      <h3>{say('baselineQuestion')}</h3>
      <p>
        {say(STANDINGS[standing(fit)], {
          value: said.full(fit.value),
          low: said.bare(fit.low),
          high: said.bare(fit.high),
          fitted: amountWriter(fit.unit, words, (x) => number(x, 3)).full(fit.fitted),
          distance: number(Math.abs(fit.normalizedResidual)),
        })}{' '}
        {use !== undefined && say(use)}
      </p>
    </div>
  )
}

/** Columns that name a source. */
const SOURCED = ['source', 'value_source', 'control_source'] as const
/** What the second sources of a row speak of. */
const SPOKEN_OF = { value_source: 'value_added_musd', control_source: 'control' } as const

function Sources({ book, entry }: { readonly book: Book; readonly entry: Entry }): React.JSX.Element | null {
  const say = useMessages(worldMessages)
  const { href } = useView()
  const words = useWording()
  const { lang, list } = words
  const { cells, table } = entry
  const own = table === 'sources'
  const columns = SOURCED.filter((column) => (cells[column] ?? '') !== '')
  const ofWhat = (column: (typeof SOURCED)[number]): string =>
    column === 'source' ? figureWord(table, 'value', lang) : figureWord(table, SPOKEN_OF[column], lang)
  const ids = own ? [entry.row] : [...new Set(columns.map((column) => cells[column] ?? ''))]
  const cited = ids.flatMap((id) => {
    const source = entryOf(book, { table: 'sources', row: id })
    const what = columns.length > 1 ? list(columns.filter((column) => cells[column] === id).map(ofWhat)) : ''
    return source === undefined ? [] : [{ what, source }]
  })
  if (cited.length === 0) return null
  const confidence = cells['confidence'] ?? ''
  const date = cells['date'] ?? ''
  return (
    <div className="stack world-part">
      <h3>{say('whoSays')}</h3>
      <ul className="world-sources">
        {cited.map(({ what, source }, i) => {
          const { title = '', publisher = '', published = '', url = '' } = source.cells
          return (
            <li key={i}>
              {what !== '' && <span className="quiet">{what}: </span>}
              {source.row === 'judgement' ? (
                say('judged')
              ) : (
                <>
                  {own ? title : <Link href={href('/world', { table: 'sources', row: source.row })}>{title}</Link>}
                  {'. '}
                  {say('publishedBy', { publisher, published: published === '' ? say('undated') : published })}{' '}
                </>
              )}{' '}
              {url !== '' && (
                <a href={url} target="_blank" rel="noreferrer" className="world-address">
                  {url}
                </a>
              )}
            </li>
          )
        })}
      </ul>
      {confidence !== '' && (
        <p>
          {say('confidenceIs', { confidence: choiceWord(confidence, lang) })}{' '}
          {date !== '' && say('periodIs', { period: date })}
        </p>
      )}
      {(cells['note'] ?? '') !== '' && (
        <p>
          <span className="quiet">{say('note')}: </span>
          <Cell book={book} entry={entry} column="note" />
        </p>
      )}
    </div>
  )
}

/** A cell with every name in it a link to its row. */
function Cell({
  book,
  entry,
  column,
}: {
  readonly book: Book
  readonly entry: Entry
  readonly column: string
}): React.JSX.Element {
  const { href } = useView()
  const words = useWording()
  const { lang } = words
  return (
    <>
      {spokenPieces(book, entry, column, lang).map(({ text, name }, i) => (
        <span key={i}>
          {i > 0 && gapOf(column, lang)}
          {name === undefined ? text : <Link href={href('/world', name)}>{text}</Link>}
        </span>
      ))}
    </>
  )
}

/** Columns that are shown above: the sources, and what is said of them. */
const TOLD: ReadonlySet<string> = new Set([
  ...SOURCED,
  'unit',
  'date',
  'confidence',
  'note',
  'title',
  'publisher',
  'published',
  'url',
])

function Rest({ book, entry }: { readonly book: Book; readonly entry: Entry }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const words = useWording()
  const { lang } = words
  const table = book.tables.get(entry.table)
  const figures = table === undefined ? new Set<string>() : figureColumns(table)
  // Without a source, nothing has been shown above.
  const untold = !('source' in entry.cells) && entry.table !== 'sources'
  const columns = Object.keys(entry.cells).filter(
    (column) => !figures.has(column) && (untold || !TOLD.has(column)) && (entry.cells[column] ?? '') !== '',
  )
  return (
    <div className="stack world-part">
      <h3>{say('rest')}</h3>
      <dl className="world-facts">
        {columns.map((column) => (
          <div key={column}>
            <dt>{columnWord(column, lang)}</dt>
            <dd>
              {column === 'unit' ? (
                unitWord(entry.cells[column] ?? '', words)
              ) : (
                <Cell book={book} entry={entry} column={column} />
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{say('address')}</dt>
          <dd>
            {entry.table}.csv, {entry.row}
          </dd>
        </div>
      </dl>
    </div>
  )
}

/** As many names as are shown without being asked for. */
const AT_ONCE = 12

function Related({ book, entry }: { readonly book: Book; readonly entry: Entry }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const uses = useMemo(() => usesOf(book, entry), [book, entry])
  const kin = useMemo(() => kinOf(book, entry), [book, entry])
  return (
    <>
      <div className="stack world-part">
        <h3>{say('usedBy')}</h3>
        <p>{uses.length === 0 ? say('restingNone') : say('restingOn', { n: uses.length })}</p>
        <Rows book={book} uses={uses} />
      </div>
      {kin.length > 0 && (
        <div className="stack world-part">
          <h3>{say('kin')}</h3>
          <Rows book={book} uses={kin} />
        </div>
      )}
    </>
  )
}

function Rows({ book, uses }: { readonly book: Book; readonly uses: readonly Use[] }): React.JSX.Element {
  const words = useWording()
  const { lang } = words
  const byTable = [...book.tables.keys()]
    .map((table) => ({ table, rows: uses.filter((use) => use.table === table) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <>
      {byTable.map(({ table, rows }) => (
        <Group key={table} title={`${tableWord(table, lang)} (${rows.length})`} book={book} rows={rows} />
      ))}
    </>
  )
}

function Group({
  title,
  book,
  rows,
}: {
  readonly title: string
  readonly book: Book
  readonly rows: readonly Use[]
}): React.JSX.Element {
  const { href } = useView()
  const words = useWording()
  const { lang, number } = words
  const [open, setOpen] = useState(rows.length <= AT_ONCE)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && (
        <ul className="world-names">
          {rows.map(({ table, row }) => {
            const entry = entryOf(book, { table, row })
            const main = entry && figuresOf(book, entry)[0]
            return (
              <li key={row}>
                <Link href={href('/world', { table, row })}>{nameOfRow(book, { table, row }, lang)}</Link>
                {main?.range !== undefined && (
                  <span className="quiet"> {amountWriter(main.unit, words, number).full(main.range.value)}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </details>
  )
}
