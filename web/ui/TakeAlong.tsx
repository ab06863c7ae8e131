import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useMessages } from '../language/messages.ts'
import type { PictureFormat } from '../picture/formats.ts'
import type { Picture } from '../picture/png.ts'
import { addressOf } from '../url/anchors.ts'
import { useView } from '../url/state.ts'
import { useQuestions } from './by-code/question.ts'
import { rowsOf } from './by-code/rows.ts'
import { copy } from './clipboard.ts'
import { save, saveText } from './download.ts'
import { embedCode } from './Embed.tsx'
import { FigureMenu, type FigureTool } from './FigureMenu.tsx'
import { useProvenance } from './provenance.ts'
import { useScope } from './Scope.tsx'
import { shownTables, type TitledTable } from './shown-tables.ts'
import { csvOf, withConstants } from './table.ts'
import { uiMessages } from './messages.gen.ts'

const ByCode = lazy(async () => ({ default: (await import('./by-code/ByCode.tsx')).ByCode }))
const PictureStage = lazy(async () => ({ default: (await import('../picture/PictureStage.tsx')).PictureStage }))

interface Props {
  readonly titled: TitledTable
  /** Of downloaded files, without ending. */
  readonly name: string
  /** What addresses call the figure. */
  readonly id: string
  /** Left out: there is no picture to take. */
  readonly drawing: ReactNode
  readonly note: ReactNode
  /** What the figure says at the moment. */
  readonly words: () => Words
}

interface Words {
  readonly title: string
  readonly rest: string
  readonly note: string
}

/** A picture that is asked for. */
interface Asked {
  readonly format: PictureFormat
  readonly kind: 'SVG' | 'PNG'
  readonly words: Words
}

/** All that can be taken along of a figure: pictures, its data, those of its page, its address. */
export function TakeAlong({ titled, name, id, drawing, note, words }: Props): React.JSX.Element {
  const say = useMessages(uiMessages)
  const made = useProvenance()
  const scope = useScope()
  const { lang } = useView().view
  const [message, setMessage] = useState('')
  const [asked, setAsked] = useState<Asked>()
  const { title, table, source } = titled
  const questions = useQuestions()
  const [path] = useLocation()
  const [isCoded, setIsCoded] = useState(false)
  const ask = (format: PictureFormat, kind: Asked['kind']): void => setAsked({ format, kind, words: words() })
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
  const origin = (address: string): (readonly [what: string, text: string])[] =>
    (
      [
        [say('aboutOf'), scope],
        [say('aboutMade'), made],
        [say('aboutLicence'), made === '' ? '' : say('licence')],
        [say('aboutAddress'), address],
      ] as const
    ).filter(([, text]) => text !== '')
  const saveCsv = (): void =>
    saveText(
      `${name}.csv`,
      csvOf(withConstants(table, [[say('aboutSource'), source], ...origin(addressOf(location, id))]), lang),
      'text/csv',
    )
  const savePage = (): void => {
    const about = {
      name: say('about'),
      lines: [...origin(addressOf(location)), [say('aboutDay'), new Date().toISOString().slice(0, 10)] as const],
      heads: [say('aboutSheet'), say('aboutTitle'), say('aboutSource')],
    }
    import('./workbook.ts')
      .then(({ workbookOf }) => workbookOf(about, shownTables(), lang))
      .then(
        (blob) => save(`ytterby${window.location.pathname.replace(/\/$/, '').replaceAll('/', '-')}.xlsx`, blob),
        () => setMessage(say('savingFailed')),
      )
  }
  const take = (text: string): void => {
    copy(text).then(
      () => setMessage(say('copied')),
      // Without a secure connection there is no clipboard: the text is shown to be copied by hand.
      () => setMessage(text),
    )
  }
  const pictures: readonly FigureTool[] =
    drawing === undefined
      ? []
      : [
          { label: say('pictureWide', { kind: 'PNG' }), act: () => ask('wide', 'PNG') },
          { label: say('pictureWide', { kind: 'SVG' }), act: () => ask('wide', 'SVG') },
          { label: say('pictureSquare', { kind: 'PNG' }), act: () => ask('square', 'PNG') },
          { label: say('pictureSquare', { kind: 'SVG' }), act: () => ask('square', 'SVG') },
        ]
  return (
    <span className="figure-tools row">
      <FigureMenu
        title={title}
        tools={[
          ...pictures,
          { label: say('data'), act: saveCsv },
          { label: say('pageTables'), act: savePage },
          { label: say('copyLink'), act: () => take(addressOf(location, id)) },
          { label: say('copyEmbed'), act: () => take(embedCode(id, title)) },
          { label: say('byCode'), act: () => setIsCoded(true) },
        ]}
      />
      <span role="status">{asked === undefined ? message : say('drawing')}</span>
      {isCoded && (
        <Suspense>
          <ByCode title={title} questions={questions} rows={rowsOf(path, id)} onClose={() => setIsCoded(false)} />
        </Suspense>
      )}
      {asked !== undefined && (
        <Suspense>
          <PictureStage
            format={asked.format}
            words={{
              ...asked.words,
              subtitle: [title, scope].filter((part) => part !== '').join(' · '),
              foot: [say('source', { text: source }), `${made} · ${addressOf(location, id)}`],
            }}
            drawing={drawing}
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
    </span>
  )
}
