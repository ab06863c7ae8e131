import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { embeddedFonts } from './embedded-fonts.ts'
import type { Picture } from './png.ts'
import { compose, layoutOf, sizeOf, type PictureWords } from './compose.ts'
import { element } from './copy-drawing.ts'
import type { PictureFormat } from './formats.ts'
import { InPicture } from './in-picture.ts'
import './picture.css'

interface Props {
  readonly format: PictureFormat
  readonly words: PictureWords
  /** The drawing of a figure, and what is written below it, with its keys. */
  readonly drawing: ReactNode
  readonly below: ReactNode
  readonly onReady: (picture: Picture) => void
  readonly onFailure: (error: unknown) => void
}

/** Widths that a drawing is tried in, as parts of the room: letters are largest in a narrow one, and what is too high for it is lower in a wide one. */
const TRIED = [0.65, 0.8, 1.25, 1.6, 2]
/** Letters need not be larger than this beside those of the page. */
const LARGEST = 1.25

/** Large letters are worth more than a full width. */
const worth = ({ scale, filled }: { readonly scale: number; readonly filled: number }): number =>
  Math.min(scale, LARGEST) * Math.sqrt(filled)

/** Draws a figure once more, out of sight, in a width of its own: a picture is the same whatever window it is taken from. */
export function PictureStage({ format, words, drawing, below, onReady, onFailure }: Props): React.JSX.Element {
  const stage = useRef<HTMLDivElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current || stage.current === null) return
    asked.current = true
    picture(stage.current, words, format).then(onReady, onFailure)
  })
  return createPortal(
    <div ref={stage} className="picture-stage in-the-light" aria-hidden="true" inert>
      <div className="figure-body">
        <InPicture value={format}>{drawing}</InPicture>
      </div>
      <div className="picture-below">{below}</div>
    </div>,
    document.body,
  )
}

async function picture(stage: HTMLElement, words: PictureWords, format: PictureFormat): Promise<Picture> {
  await document.fonts.ready
  const { room } = layoutOf(words, format)
  const parts = (): HTMLElement[] => [
    ...stage.querySelectorAll<HTMLElement>(':scope > .figure-body'),
    ...stage.querySelectorAll<HTMLElement>('.picture-below .key'),
  ]
  /** How much a drawing of this width is scaled to fit, and what part of the room's width it then fills. */
  const fitIn = async (
    width: number,
  ): Promise<{ readonly width: number; readonly scale: number; readonly filled: number }> => {
    stage.style.width = `${width}px`
    await settled(stage)
    // Words beside a drawing lie where they do in their own letters, which come once they are asked for.
    await document.fonts.ready
    const scale = Math.min(room.width / width, room.height / sizeOf(parts()).height)
    return { width, scale, filled: (scale * width) / room.width }
  }
  let best = await fitIn(room.width)
  for (const width of [...TRIED.map((part) => part * room.width), room.width / best.scale]) {
    const tried = await fitIn(Math.round(width))
    if (worth(tried) > worth(best)) best = tried
  }
  await fitIn(best.width)
  const { svg, ink } = compose(parts(), words, format)
  const fonts = await embeddedFonts(ink.letters)
  const style = element('style', {})
  style.textContent = fonts.map(({ rule }) => rule).join('') + ink.rules
  svg.prepend(style)
  return { svg: new XMLSerializer().serializeToString(svg), fonts }
}

/** Frames without a change of size after which a drawing is taken to be laid out; and how many are waited for at most. */
const QUIET = 3
const MOST = 60

async function settled(stage: HTMLElement): Promise<void> {
  let [height, quiet] = [-1, 0]
  for (let frame = 0; frame < MOST && quiet < QUIET; frame++) {
    await new Promise(requestAnimationFrame)
    quiet = stage.scrollHeight === height ? quiet + 1 : 0
    height = stage.scrollHeight
  }
}
