import { useId, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../language/messages.ts'
import { DataTable } from './DataTable.tsx'
import { useProvenance } from './provenance.ts'
import { png, save, saveText, serialise, standAlone } from './download.ts'
import { csvOf, type FigureTable } from './table.ts'
import { uiMessages } from './messages.gen.ts'
import './figure.css'

interface Props {
  /** The question that the figure answers. */
  readonly title: string
  /** The answer, in a sentence: what one sees who can't see it. */
  readonly answer: ReactNode
  /** Name of downloaded files, without ending. */
  readonly name: string
  readonly table: FigureTable
  /** The drawing: one or several SVGs. Left out: the table is the figure. */
  readonly children?: ReactNode
  /** How to read it, colours and units. */
  readonly note?: ReactNode
  /** What it rests on. */
  readonly source: string
  /** Heading level; 2 if left out. */
  readonly level?: 2 | 3
}

/** Every chart of the app: question, answer, drawing beside its table, source, and what can be taken along. */
export function Figure({ title, answer, name, table, children, note, source, level = 2 }: Props): React.JSX.Element {
  const say = useMessages(uiMessages)
  const made = useProvenance()
  const [asTable, setAsTable] = useState(children === undefined)
  const [message, setMessage] = useState('')
  const body = useRef<HTMLDivElement>(null)
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const drawing = (): SVGSVGElement | undefined =>
    body.current === null
      ? undefined
      : standAlone(body.current, title, [say('source', { text: source }), `${made} · ${window.location.href}`])

  const tools: readonly (readonly [string, () => void])[] = [
    ['CSV', () => saveText(`${name}.csv`, csvOf(table), 'text/csv')],
    ...(children === undefined || asTable
      ? []
      : ([
          [
            'SVG',
            () => {
              const svg = drawing()
              if (svg !== undefined) saveText(`${name}.svg`, serialise(svg), 'image/svg+xml')
            },
          ],
          [
            'PNG',
            () => {
              const svg = drawing()
              if (svg !== undefined)
                png(svg).then(
                  (blob) => save(`${name}.png`, blob),
                  () => setMessage(say('drawingFailed')),
                )
            },
          ],
        ] as const)),
  ]
  return (
    <figure className="figure" aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`}>{title}</Heading>
      <div className="figure-answer">{answer}</div>
      {children !== undefined && (
        <div className="figure-tools row" role="group" aria-label={title}>
          <button type="button" className="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
            {say('chart')}
          </button>
          <button type="button" className="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>
            {say('table')}
          </button>
        </div>
      )}
      {asTable ? (
        <DataTable table={table} caption={title} />
      ) : (
        <div ref={body} className="figure-body">
          {children}
        </div>
      )}
      {note !== undefined && (!asTable || children === undefined) && <div className="quiet">{note}</div>}
      <figcaption className="quiet">
        <span>{say('source', { text: source })}</span> <span className="no-wrap">{made}</span>
        <span className="figure-tools row">
          {tools.map(([what, act]) => (
            <button
              key={what}
              type="button"
              className="button"
              aria-label={`${say('download', { what })}: ${title}`}
              onClick={act}
            >
              ↓ {what}
            </button>
          ))}
          <button
            type="button"
            className="button"
            onClick={() => {
              const address = window.location.href
              // Without a secure connection there is no clipboard: the address is shown to be copied by hand.
              const copying = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'))
              copying.then(
                () => setMessage(say('copied')),
                () => setMessage(address),
              )
            }}
          >
            {say('copyLink')}
          </button>
          <span role="status">{message}</span>
        </span>
      </figcaption>
    </figure>
  )
}
