import { useState } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import { sorted, type FigureTable } from './table.ts'
import { uiMessages } from './messages.gen.ts'

/** More rows than `most` are cut to the first `shown`, until one asks for all; on paper all are there. */
const LONG = { most: 15, shown: 12 }

/** A table that can be sorted by any column; `caption` says what it holds. */
export function DataTable({
  table,
  caption,
}: {
  readonly table: FigureTable
  readonly caption: string
}): React.JSX.Element {
  const say = useMessages(uiMessages)
  const { lang } = useView().view
  const [order, setOrder] = useState<{ column: number; descending: boolean }>()
  const [asked, setAsked] = useState(false)
  const all = asked || table.rows.length <= LONG.most
  const shown = order === undefined ? table : sorted(table, order.column, order.descending, lang)
  const align = (column: number): string | undefined => (table.columns[column]?.align === 'right' ? 'right' : undefined)
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map(({ name }, c) => {
              const own = order?.column === c
              return (
                <th
                  key={name}
                  scope="col"
                  className={align(c)}
                  aria-sort={own ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    title={say('sort')}
                    onClick={() => setOrder({ column: c, descending: own ? !order.descending : align(c) === 'right' })}
                  >
                    {name}
                    {own ? (order.descending ? ' ↓' : ' ↑') : ''}
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row, r) => (
            <tr key={r} className={!all && r >= LONG.shown ? 'beyond' : undefined}>
              {row.map(({ text, value, href }, c) => {
                const content = value === null && text === '' ? say('noData') : text
                return (
                  <td key={c} className={align(c)}>
                    {href === undefined ? content : <To href={href}>{content}</To>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!all && (
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {say('allRows', { n: table.rows.length })}
        </button>
      )}
      {table.rows.length === 0 && <p className="quiet">{say('empty')}</p>}
    </div>
  )
}

/** A link to another page of the app, or to a source elsewhere. */
function To({ href, children }: { readonly href: string; readonly children: string }): React.JSX.Element {
  return /^https?:/.test(href) ? (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <Link href={href}>{children}</Link>
  )
}
