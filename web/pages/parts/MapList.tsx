import { useState, type ReactNode } from 'react'
import {
  LEFT_OUT,
  nameKey,
  PART_COLUMNS,
  type LeftPart,
  type MappedName,
  type PartColumn,
} from '../../../src/studies/light.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useOwnList, type OwnList } from '../../model/own-list.ts'
import { useMessages } from '../../language/messages.ts'
import { Labelled } from '../../ui/Labelled.tsx'
import { partsMessages } from './messages.gen.ts'
import type { MappedList } from './use-mapping.ts'

/** As many rows of a table are shown until all are asked for. */
const FIRST = 30

/** What was read of a list, for the reader to correct: columns, names, and rows that are no part of the answer. */
export function MapList({ list, mapped }: { readonly list: OwnList; readonly mapped: MappedList }): React.JSX.Element {
  const say = useMessages(partsMessages)
  const [, hold] = useOwnList()
  const { parts, left, names } = mapped.mapping
  const toCheck = names.filter(({ state }) => state !== 'called')
  const sure = names.filter(({ state }) => state === 'called')
  const open = names.filter(({ state }) => state !== 'called' && state !== 'said').length
  const unsure = parts.filter(({ notes }) => notes.includes('number')).length
  const usualDays = parts.filter(({ notes }) => notes.includes('days')).length
  const renamed = parts.filter(({ notes }) => notes.includes('renamed')).length
  return (
    <section className="stack no-print" aria-label={say('read')}>
      <h2>{say('read')}</h2>
      <p role="status">
        {say('readAnswer', { parts: parts.length, left: left.length, open })}{' '}
        {unsure > 0 && say('unsureNumbers', { n: unsure })}{' '}
        {usualDays > 0 && say('usualDays', { n: usualDays, days: list.stockDays })}{' '}
        {renamed > 0 && say('renamed', { n: renamed })}
      </p>
      <div className="row">
        <span className="quiet">{list.name === '' ? say('pasted') : say('fromFile', { file: list.name })}</span>
        <button type="button" className="button" onClick={() => hold(undefined)}>
          {say('forget')}
        </button>
      </div>
      {left.length > 0 && <Left rows={left} />}
      {toCheck.length > 0 && <Names names={toCheck} list={list} />}
      {sure.length > 0 && (
        <details>
          <summary>{say('names', { n: sure.length })}</summary>
          <Names names={sure} list={list} />
        </details>
      )}
      <details open={mapped.columns.of.kg_per_year === undefined}>
        <summary>{say('columns')}</summary>
        <ChooseColumns list={list} mapped={mapped} />
      </details>
    </section>
  )
}

/** Which column of the list is which, and what counts where it has none. */
function ChooseColumns({ list, mapped }: { readonly list: OwnList; readonly mapped: MappedList }): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const { places } = useCatalogue()
  const [, hold] = useOwnList()
  const { columns } = mapped
  const choose = (column: PartColumn, index: number): void =>
    hold({ ...list, columns: { ...list.columns, [column]: index } })
  return (
    <div className="parts-fields">
      {PART_COLUMNS.map((column) => (
        <Labelled key={column} label={say(`column_${column}`)}>
          {(id) => (
            <select
              id={id}
              value={columns.of[column] ?? -1}
              onChange={({ target }) => choose(column, Number(target.value))}
            >
              <option value={-1}>{say('noColumn')}</option>
              {columns.names.map((name, index) => (
                <option key={index} value={index}>
                  {say('columnOf', {
                    n: index + 1,
                    name: name === '' ? (list.cells[columns.headings]?.[index] ?? '') : name,
                  })}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      ))}
      <Labelled label={say('usualPlace')}>
        {(id) => (
          <select id={id} value={list.place} onChange={({ target }) => hold({ ...list, place: target.value })}>
            {places.map((one) => (
              <option key={one.id} value={one.id}>
                {words.place(one.id)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={say('usualStock')}>
        {(id) => (
          <input
            id={id}
            type="number"
            min="0"
            max="3650"
            value={list.stockDays}
            onChange={({ target }) => hold({ ...list, stockDays: Math.max(0, Number(target.value)) })}
          />
        )}
      </Labelled>
    </div>
  )
}

function Names({ names, list }: { readonly names: readonly MappedName[]; readonly list: OwnList }): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const catalogue = useCatalogue()
  const [, hold] = useOwnList()
  const nameOf = (table: MappedName['table'], id: string): string =>
    table === 'materials' ? words.material(id) : table === 'places' ? words.place(id) : words.sector(id)
  const all = (table: MappedName['table']): readonly string[] =>
    table === 'columns'
      ? []
      : (table === 'materials' ? catalogue.materials.filter(({ tradable }) => tradable) : catalogue[table]).map(
          ({ id }) => id,
        )
  return (
    <Long caption={say('namesCaption')} head={[say('yourName'), say('rows'), say('means'), say('how')]} rows={names}>
      {({ table, text, rows, id, suggestions, state }) => (
        <tr key={nameKey(table, text)}>
          <td>{text}</td>
          <td className="right">{words.number(rows, 5)}</td>
          <td>
            <select
              aria-label={say('meansOf', { text })}
              value={id}
              onChange={({ target }) =>
                hold({ ...list, names: { ...list.names, [nameKey(table, text)]: target.value } })
              }
            >
              <option value="">{say('nothing')}</option>
              {suggestions.length > 0 && (
                <optgroup label={say('suggested')}>
                  {suggestions.map((one) => (
                    <option key={one.id} value={one.id}>
                      {nameOf(table, one.id)}
                    </option>
                  ))}
                </optgroup>
              )}
              <optgroup label={say('all')}>
                {all(table)
                  .filter((one) => !suggestions.some((like) => like.id === one))
                  .map((one) => (
                    <option key={one} value={one}>
                      {nameOf(table, one)}
                    </option>
                  ))}
                <option value={LEFT_OUT}>{say(table === 'materials' ? 'leaveOut' : 'usualMix')}</option>
              </optgroup>
            </select>
          </td>
          <td>{say('state', { state })}</td>
        </tr>
      )}
    </Long>
  )
}

function Left({ rows }: { readonly rows: readonly LeftPart[] }): React.JSX.Element {
  const say = useMessages(partsMessages)
  return (
    <div className="stack">
      <h3>{say('left', { n: rows.length })}</h3>
      <Long caption={say('left', { n: rows.length })} head={[say('row'), say('what'), say('why')]} rows={rows}>
        {({ row, cells, reason, text }) => (
          <tr key={row}>
            <td className="right">{row}</td>
            <td>{cells.filter(Boolean).join(' · ').slice(0, 120)}</td>
            <td>{say('reason', { reason, text })}</td>
          </tr>
        )}
      </Long>
    </div>
  )
}

/** A table of which the first rows are shown, and all once they are asked for. */
function Long<T>({
  caption,
  head,
  rows,
  children,
}: {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly T[]
  readonly children: (row: T) => ReactNode
}): React.JSX.Element {
  const say = useMessages(partsMessages)
  const [most, setMost] = useState(FIRST)
  return (
    <>
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.slice(0, most).map(children)}</tbody>
        </table>
      </div>
      {rows.length > most && (
        <button type="button" className="button" onClick={() => setMost(most + 500)}>
          {say('more', { n: rows.length - most })}
        </button>
      )}
    </>
  )
}
