import { lazy, Suspense, useState } from 'react'
import { useMessages } from '../language/messages.ts'
import { FORMATS, type PictureFormat } from '../picture/formats.ts'
import type { PictureWords } from '../picture/compose.ts'
import type { Picture } from '../picture/png.ts'
import { addressOf } from '../url/anchors.ts'
import { useView } from '../url/state.ts'
import { save } from './download.ts'
import { useProvenance } from './provenance.ts'
import { useScope } from './Scope.tsx'
import { shownTables, type TitledTable } from './shown-tables.ts'
import { uiMessages } from './messages.gen.ts'

const PictureStage = lazy(async () => ({ default: (await import('../picture/PictureStage.tsx')).PictureStage }))
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/** Two lines; a longer address, of a scenario of one's own, stands in the notes. */
const LONGEST_FOOT = 290

interface Props {
  readonly title: string
  /** Statements that stand beside the figure. */
  readonly lines: readonly string[]
  /** Scenario, version, address and day, in one text. */
  readonly source: (address?: string) => string
}

interface Asked {
  readonly kind: 'PPTX' | 'PNG'
  readonly figure: TitledTable
}

/** The answer as one slide, with the first figure of its page: as a file of PowerPoint, or as a picture. */
export function AnswerSlide({ title, lines, source }: Props): React.JSX.Element {
  const say = useMessages(uiMessages)
  const made = useProvenance()
  const scope = useScope()
  const { lang } = useView().view
  const [asked, setAsked] = useState<Asked>()
  const [message, setMessage] = useState('')
  const name = `ytterby${window.location.pathname.replace(/\/$/, '').replaceAll('/', '-')}-${lang}`
  const format: PictureFormat = asked?.kind === 'PPTX' ? 'slide' : 'wide'
  const failed = (error: unknown): void => {
    setAsked(undefined)
    setMessage(say('drawingFailed'))
    // The cause is for the console; the reader has the words above.
    console.error(error)
  }
  const ask = (kind: Asked['kind']): void => {
    const figure = shownTables().find(({ drawing }) => drawing !== undefined)
    setMessage(figure === undefined ? say('noFigure') : '')
    if (figure !== undefined) setAsked({ kind, figure })
  }
  const taken = async (picture: Picture): Promise<void> => {
    const { pngOf } = await import('../picture/png.ts')
    const png = await pngOf(picture)
    if (asked?.kind === 'PNG') save(`${name}.png`, png)
    else {
      const { toPptx } = await import('../../src/slides/index.ts')
      const bytes = await toPptx({
        title,
        language: lang,
        made: new Date(),
        slides: [
          {
            title,
            lines,
            foot: source().length <= LONGEST_FOOT ? source() : source(`${location.origin}${location.pathname} …`),
            notes: source(),
            picture: { png: await base64(png), alt: asked?.figure.title ?? '', ...FORMATS.slide },
          },
        ],
      })
      save(`${name}.pptx`, new Blob([Uint8Array.from(bytes)], { type: PPTX }))
    }
    setAsked(undefined)
  }
  const words = ({ title: question, source: from }: TitledTable): PictureWords =>
    asked?.kind === 'PPTX'
      ? { title: '', rest: '', subtitle: question, note: '', foot: [] }
      : {
          title,
          rest: lines[0] ?? '',
          subtitle: [question, scope].filter((part) => part !== '').join(' · '),
          note: '',
          foot: [say('source', { text: from }), `${made} · ${addressOf(location)}`],
        }
  return (
    <>
      {(['PPTX', 'PNG'] as const).map((kind) => (
        <button key={kind} type="button" className="button" disabled={asked !== undefined} onClick={() => ask(kind)}>
          {say('slide', { kind })}
        </button>
      ))}
      <span role="status">{asked === undefined ? message : say('drawing')}</span>
      {asked !== undefined && (
        <Suspense>
          <PictureStage
            format={format}
            words={words(asked.figure)}
            drawing={asked.figure.drawing}
            below={asked.figure.below}
            onReady={(picture) => void taken(picture).catch(failed)}
            onFailure={failed}
          />
        </Suspense>
      )}
    </>
  )
}

/** Bytes as text, as a file of slides takes them. */
const base64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') resolve(reader.result.replace(/^data:[^,]*,/, ''))
    })
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The picture could not be read.')))
    reader.readAsDataURL(blob)
  })
