import { useEffect, useMemo, useRef, useState } from 'react'
import { useWording } from '../../model/catalogue.tsx'
import type { WorldTable } from '../../model/protocol.ts'
import { save } from '../../ui/download.ts'
import { Figure } from '../../ui/Figure.tsx'
import { useProvenance } from '../../ui/provenance.ts'
import { cell, type Cell, type FigureTable } from '../../ui/table.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { useTableQuestion } from '../../model/use-question.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { TableName } from '../../../src/world/index.ts'
import { figureColumns, found, piecesOf, type Book, type Entry } from '../../subjects/facts.ts'
import { spoken, titleOf } from './names.ts'
import { columnWord, rowWord, tableWord, unitWord } from '../../subjects/table-words.ts'
import { worldMessages } from './messages.gen.ts'

/** All tables of the world, and the one that is chosen. */
export function Tables({ book }: { readonly book: Book }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { inUnit } = useNumbers()
  const { view, href } = useView()
  const words = useWording()
  const { lang, number } = words
  const tables = [...book.tables.values()]
  const chosen = book.tables.get(view.table as TableName)
  return (
    <>
      <Asks value={[{ path: '/worlds' }]}>
        <Figure
          title={say('tablesQuestion')}
          answer={say('tablesAnswer', {
            n: tables.length,
            rows: number(
              tables.reduce((sum, { rows }) => sum + rows.length, 0),
              6,
            ),
          })}
          name="tables"
          source={say('tablesSource')}
          table={{
            columns: [{ name: say('table') }, { name: say('holds') }, inUnit('number', say('rows'))],
            rows: tables.map(({ name, rows }) => [
              cell(rowWord(name, lang), name, href('/world', { table: name, row: '', find: '' })),
              cell(tableWord(name, lang)),
              cell(String(rows.length), rows.length),
            ]),
          }}
        />
      </Asks>
      <ArchiveButton tables={tables} />
      {chosen !== undefined && <OneTable key={chosen.name} book={book} table={chosen} />}
    </>
  )
}

/** All tables in one file. What packs them is loaded once they are asked for. */
function ArchiveButton({ tables }: { readonly tables: readonly WorldTable[] }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const words = useWording()
  const made = useProvenance()
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready')
  const { lang } = words
  const pack = async (): Promise<void> => {
    setState('making')
    try {
      const { archiveOf } = await import('./archive.ts')
      const day = new Date().toISOString().slice(0, 10)
      const packed = await archiveOf(tables, {
        heads: CODEBOOK.map((head) => say(head)),
        table: ({ name }) => tableWord(name, lang),
        column: (name) => columnWord(name, lang),
        unit: (unit) => unitWord(unit, words),
        about: say('archiveAbout', { made, address: window.location.origin, day }),
      })
      save('ytterby-data.zip', packed)
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <p className="row no-print">
      <button type="button" className="button" disabled={state === 'making'} onClick={() => void pack()}>
        ↓ {say(state === 'making' ? 'archiveMaking' : 'archive')}
      </button>
      {state === 'failed' && <span role="alert">{say('archiveFailed')}</span>}
    </p>
  )
}

const CODEBOOK = [
  'codeTable',
  'codeTableTitle',
  'codeColumn',
  'codeName',
  'codeTitle',
  'codeKind',
  'codeUnit',
  'codeTo',
] as const

/** Milliseconds without a key after which what was typed goes into the address. */
const PAUSE = 250

function OneTable({ book, table }: { readonly book: Book; readonly table: WorldTable }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const tableQuestion = useTableQuestion()
  const { inUnit } = useNumbers()
  const { view, go, href } = useView()
  const words = useWording()
  const { lang, number } = words
  const [typed, setTyped] = useState(view.find)
  const region = useRef<HTMLDivElement>(null)

  // A link to a table without a row asks for the table.
  const asked = view.row === ''
  useEffect(() => {
    if (asked) region.current?.focus()
  }, [asked])
  useEffect(() => setTyped(view.find), [view.find])
  useEffect(() => {
    if (typed === view.find) return undefined
    const timer = setTimeout(() => go({ find: typed }, { replace: true }), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, view.find, go])

  const rows = useMemo(
    () =>
      found(book, table.name, view.find, (entry) =>
        [titleOf(book, entry, lang), ...table.columns.map(({ name }) => spoken(book, entry, name, lang))].join(' '),
      ),
    [book, table, view.find, lang],
  )
  const shown = useMemo<FigureTable>(() => {
    const figures = figureColumns(table)
    const unitOf = (name: string): Parameters<typeof inUnit>[0] => {
      const unit = table.figures.find((one) => one.name === name || one.low === name || one.high === name)?.unit
      if (unit === undefined) return 'number'
      return typeof unit === 'string' ? { text: unitWord(unit, words) } : 'unit'
    }
    // The row's name, its figures, then the rest; the main columns of all tables stand alike.
    const columns = [
      ...table.columns.filter(({ name }) => figures.has(name)),
      ...table.columns.filter(({ name }) => !figures.has(name)),
    ]
    const of = (entry: Entry, column: (typeof columns)[number]): Cell => {
      const text = entry.cells[column.name] ?? ''
      if (text === '') return cell(figures.has(column.name) ? '' : '–', null)
      if (column.number) return cell(number(Number(text), 6), Number(text))
      if (column.name === 'unit') return cell(unitWord(text, words), text)
      const [piece, ...more] = piecesOf(book, entry, column.name)
      const name = more.length === 0 ? piece?.name : undefined
      return cell(spoken(book, entry, column.name, lang), text, name && href('/world', { ...name, find: '' }))
    }
    return {
      columns: [
        { name: rowWord(table.name, lang) },
        ...columns.map(({ name, number }) => ({
          name: columnWord(name, lang),
          ...(number ? inUnit(unitOf(name), columnWord(name, lang)) : {}),
        })),
      ],
      rows: rows.map((entry) => [
        cell(titleOf(book, entry, lang), entry.row, href('/world', { table: entry.table, row: entry.row })),
        ...columns.map((column) => of(entry, column)),
      ]),
    }
  }, [book, table, rows, lang, number, href])

  const title = say('tableQuestion', { title: tableWord(table.name, lang) })
  return (
    <div ref={region} tabIndex={-1} role="group" aria-label={title} className="world-table">
      <label className="field controls world-find">
        <span className="label">{say('find')}</span>
        <input type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <Asks value={[tableQuestion(table.name)]}>
        <Figure
          title={title}
          answer={<span role="status">{say('foundRows', { n: rows.length, all: table.rows.length })}</span>}
          name={table.name}
          id="rows"
          table={shown}
          source={say('tablesSource')}
        />
      </Asks>
    </div>
  )
}
