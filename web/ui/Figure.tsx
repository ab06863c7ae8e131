import { lazy, Suspense, useId, useRef, useState, type ReactNode } from 'react'
import { useMessages } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import type { PictureFormat } from '../picture/formats.ts'
import type { Picture } from '../picture/png.ts'
import { titleAndRest } from '../picture/words.ts'
import { DataTable } from './DataTable.tsx'
import { useProvenance } from './provenance.ts'
import { useScope } from './Scope.tsx'
import { copy } from './clipboard.ts'
import { save, saveText } from './download.ts'
import { FigureMenu, type FigureTool } from './FigureMenu.tsx'
import { csvOf, type FigureTable } from './table.ts'
import { uiMessages } from './messages.gen.ts'
import './figure.css'

const PictureStage = lazy(async () => ({ default: (await import('../picture/PictureStage.tsx')).PictureStage }))

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

/** A picture that is asked for. */
interface Asked {
  readonly format: PictureFormat
  readonly kind: 'SVG' | 'PNG'
  readonly words: { readonly title: string; readonly rest: string; readonly note: string }
}

/** Every chart of the app: question, answer, drawing beside its table, source, and what can be taken along. */
export function Figure({ title, answer, name, table, children, note, source, level = 2 }: Props): React.JSX.Element {
  const say = useMessages(uiMessages)
  const { view } = useView()
  const made = useProvenance()
  const scope = useScope()
  const [asTable, setAsTable] = useState(children === undefined)
  const [message, setMessage] = useState('')
  const [asked, setAsked] = useState<Asked>()
  const answered = useRef<HTMLDivElement>(null)
  const notes = useRef<HTMLDivElement>(null)
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const ask = (format: PictureFormat, kind: Asked['kind']): void =>
    setAsked({
      format,
      kind,
      words: { ...titleAndRest(textOf(answered.current), view.lang), note: textOf(notes.current) },
    })
  const taken = (picture: Picture): void => {
    const file = `${name}-${asked?.format === 'square' ? '1x1' : '16x9'}`
    setAsked(undefined)
    if (asked?.kind === 'SVG') saveText(`${file}.svg`, picture.svg, 'image/svg+xml')
    else
      import('../picture/png.ts')
        .then(({ pngOf }) => pngOf(picture))
        .then(
          (blob) => save(`${file}.png`, blob),
          () => setMessage(say('drawingFailed')),
        )
  }
  const copyLink = (): void => {
    const address = window.location.href
    copy(address).then(
      () => setMessage(say('copied')),
      // Without a secure connection there is no clipboard: the address is shown to be copied by hand.
      () => setMessage(address),
    )
  }
  const pictures: readonly FigureTool[] =
    children === undefined
      ? []
      : [
          { label: say('pictureWide', { kind: 'PNG' }), act: () => ask('wide', 'PNG') },
          { label: say('pictureWide', { kind: 'SVG' }), act: () => ask('wide', 'SVG') },
          { label: say('pictureSquare', { kind: 'PNG' }), act: () => ask('square', 'PNG') },
          { label: say('pictureSquare', { kind: 'SVG' }), act: () => ask('square', 'SVG') },
        ]
  return (
    <figure className="figure" aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`}>{title}</Heading>
      <div ref={answered} className="figure-answer">
        {answer}
      </div>
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
      {asTable ? <DataTable table={table} caption={title} /> : <div className="figure-body">{children}</div>}
      {note !== undefined && (
        <div ref={notes} className="quiet" hidden={asTable && children !== undefined}>
          {note}
        </div>
      )}
      <figcaption className="quiet">
        <span>{say('source', { text: source })}</span> <span className="no-wrap">{made}</span>
        <span className="figure-tools row">
          <FigureMenu
            title={title}
            tools={[
              ...pictures,
              { label: say('data'), act: () => saveText(`${name}.csv`, csvOf(table), 'text/csv') },
              { label: say('copyLink'), act: copyLink },
            ]}
          />
          <span role="status">{asked === undefined ? message : say('drawing')}</span>
        </span>
      </figcaption>
      {asked !== undefined && (
        <Suspense>
          <PictureStage
            format={asked.format}
            words={{
              ...asked.words,
              subtitle: [title, scope].filter((words) => words !== '').join(' · '),
              foot: [say('source', { text: source }), `${made} · ${window.location.href}`],
            }}
            drawing={children}
            below={note}
            onReady={taken}
            onFailure={(error) => {
              setAsked(undefined)
              setMessage(say('drawingFailed'))
              // The cause is for the console; the reader has the table.
              console.error(error)
            }}
          />
        </Suspense>
      )}
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
