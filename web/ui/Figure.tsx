import { useId, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../language/messages.ts'
import { titleAndRest } from '../picture/words.ts'
import { useView } from '../url/state.ts'
import { Embedded } from './Embed.tsx'
import { tableIn, useCurrency } from './currency.ts'
import { DataTable } from './DataTable.tsx'
import { useProvenance } from './provenance.ts'
import { useShownTable } from './shown-tables.ts'
import type { FigureTable } from './table.ts'
import { TakeAlong } from './TakeAlong.tsx'
import { useLinked } from './Term.tsx'
import { uiMessages } from './messages.gen.ts'
import './figure.css'

interface Props {
  /** The question that the figure answers. */
  readonly title: string
  /** The answer, in a sentence: what one sees who can't see it. */
  readonly answer: ReactNode
  /** Name of downloaded files, without ending. */
  readonly name: string
  /** What addresses call it, for good: its name, unless that changes with what is shown. */
  readonly id?: string
  readonly table: FigureTable
  /** The drawing: one or several SVGs. Left out: the table is the figure. */
  readonly children?: ReactNode
  /** Its keys, which stay in sight, and how to read it, which stands behind a button. */
  readonly note?: ReactNode
  /** What it rests on. */
  readonly source: string
  /** Heading level; 2 if left out. */
  readonly level?: 2 | 3
}

/** Every chart of the app: question, answer, drawing beside its table, source, and what can be taken along. */
export function Figure({
  title,
  answer,
  name,
  id = name,
  table: inDollars,
  children,
  note,
  source,
  level = 2,
}: Props): React.JSX.Element {
  const say = useMessages(uiMessages)
  const { view, go } = useView()
  const made = useProvenance()
  const currency = useCurrency()
  const table = tableIn(inDollars, { lang: view.lang, currency })
  const linked = useLinked()
  const [reading, setReading] = useState(false)
  const asTable = children === undefined || view.tables.includes(id)
  const show = (isTable: boolean): void =>
    go({ tables: isTable ? [...view.tables, id] : view.tables.filter((one) => one !== id) }, { replace: true })
  const place = useShownTable<HTMLElement>({ title, table, source, drawing: children, below: note })
  const answered = useRef<HTMLDivElement>(null)
  const notes = useRef<HTMLDivElement>(null)
  const own = useId()
  if (view.embed !== '')
    return view.embed === id ? (
      <Embedded title={title} answer={answer} source={source} note={note}>
        {children ?? <DataTable table={table} caption={title} />}
      </Embedded>
    ) : (
      <></>
    )
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <figure ref={place} id={id} className="figure" aria-labelledby={`${own}-title`}>
      <Heading id={`${own}-title`} tabIndex={-1}>
        {title}
      </Heading>
      <div ref={answered} className="figure-answer">
        {answer}
      </div>
      {children !== undefined && (
        <div className="figure-tools row" role="group" aria-label={title}>
          <button type="button" className="button" aria-pressed={!asTable} onClick={() => show(false)}>
            {say('chart')}
          </button>
          <button type="button" className="button" aria-pressed={asTable} onClick={() => show(true)}>
            {say('table')}
          </button>
        </div>
      )}
      {asTable ? <DataTable table={table} caption={title} /> : <div className="figure-body">{children}</div>}
      {note !== undefined && (
        <div ref={notes} className="figure-note quiet" hidden={asTable && children !== undefined}>
          {typeof note === 'string' ? <p>{linked(note)}</p> : note}
          <button type="button" className="figure-reading" aria-expanded={reading} onClick={() => setReading(!reading)}>
            {say('reading')}
          </button>
        </div>
      )}
      <figcaption className="quiet">
        <span>{say('source', { text: source })}</span> <span className="no-wrap">{made}</span>
        <TakeAlong
          titled={{ title, table, source }}
          name={name}
          id={id}
          drawing={children}
          note={note}
          words={() => ({ ...titleAndRest(textOf(answered.current), view.lang), note: textOf(notes.current) })}
        />
      </figcaption>
    </figure>
  )
}

/** What is written in a part of the page, without what one presses and without keys, which are drawn. */
function textOf(part: HTMLElement | null): string {
  const copy = part?.cloneNode(true)
  if (!(copy instanceof HTMLElement)) return ''
  for (const control of copy.querySelectorAll(
    '.key, label, input, select, .button, button:not(.term button), svg, .term-note, table',
  ))
    control.remove()
  // A paragraph that only leads somewhere leads nowhere from a picture.
  for (const link of copy.querySelectorAll('a')) {
    const holder = link.closest('p, li')
    if (holder?.textContent?.trim() === link.textContent?.trim()) holder?.remove()
  }
  // What stands in paragraphs of its own is read with a pause.
  for (const block of copy.querySelectorAll('p, li, div')) block.append(' ')
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}
