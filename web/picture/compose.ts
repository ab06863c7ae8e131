import { FAMILY, weightOf, type Weight } from './embedded-fonts.ts'
import { copyDrawing, element, Ink } from './copy-drawing.ts'
import { FORMATS, type PictureFormat } from './formats.ts'
import { linesWithin } from './words.ts'

/** What a picture says beside its drawing. */
export interface PictureWords {
  /** The answer: what one should keep. */
  readonly title: string
  /** What else the answer says. */
  readonly rest: string
  /** The question, and of which scenario and dates. */
  readonly subtitle: string
  /** How to read it. */
  readonly note: string
  /** Source, version and address, a line each. */
  readonly foot: readonly string[]
}

const GAP = 12
/** Sizes of letters, and how far lines are apart as a part of them. */
const SIZE = { title: 25, rest: 15, subtitle: 14, note: 11, foot: 10.5 }
const LEADING = 1.35

/** Words that belong to a picture though they are no part of a drawing: titles of drawings side by side, what marks mean, and of how many some are shown. */
const WORDS = '.multiple :is(h3, h4, p), .key li, .exposure-key, .picture-note, .picture-words'

interface Block {
  readonly lines: readonly string[]
  readonly size: number
  readonly weight: Weight
  readonly colour: string
}

const heightOf = ({ lines, size }: Block): number => lines.length * size * LEADING

/** The blocks above and below a drawing, broken into lines. */
function blocksOf(
  words: PictureWords,
  width: number,
  dark: string,
  quiet: string,
): { readonly head: Block[]; readonly foot: Block[] } {
  const pen = document.createElement('canvas').getContext('2d')
  const block = (text: string, size: number, weight: Weight, colour: string): Block[] => {
    if (pen === null || text === '') return []
    pen.font = `${weight} ${size}px "${FAMILY}", sans-serif`
    return [{ lines: linesWithin(text, width, (line) => pen.measureText(line).width), size, weight, colour }]
  }
  return {
    head: [
      ...block(words.title, SIZE.title, 600, dark),
      ...block(words.rest, SIZE.rest, 400, dark),
      ...block(words.subtitle, SIZE.subtitle, 400, quiet),
    ],
    foot: [
      ...block(words.note, SIZE.note, 400, quiet),
      ...words.foot.flatMap((line) => block(line, SIZE.foot, 400, quiet)),
    ],
  }
}

/** Where everything of a picture with these words is: the words above and below, and the room between them. */
interface Layout {
  readonly head: readonly Block[]
  readonly foot: readonly Block[]
  readonly room: { readonly top: number; readonly width: number; readonly height: number }
  /** Where the words below begin. */
  readonly bottom: number
}

export function layoutOf(words: PictureWords, format: PictureFormat, dark = '', quiet = ''): Layout {
  const { width, height, margin } = FORMATS[format]
  const within = width - 2 * margin
  const { head, foot } = blocksOf(words, within, dark, quiet)
  const taken = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + heightOf(block) + GAP / 2, 0)
  const top = margin - GAP / 2 + taken(head) + GAP
  const bottom = height - margin + GAP / 2 - taken(foot)
  return { head, foot, room: { top, width: within, height: bottom - GAP - top }, bottom }
}

/** How large parts are, one below the other. */
export const sizeOf = (parts: readonly HTMLElement[]): { readonly width: number; readonly height: number } => ({
  width: Math.max(...parts.map((part) => Math.max(part.clientWidth, part.scrollWidth))),
  height: parts.reduce((sum, part) => sum + part.getBoundingClientRect().height + GAP, -GAP),
})

/**
 * A figure as a picture that stands alone: the answer, what it is of, the drawing with its keys, how to read it, and where it comes from.
 *
 * @param parts what is drawn, one below the other as they lie on the page, in a width chosen for it
 */
export function compose(
  parts: readonly HTMLElement[],
  words: PictureWords,
  format: PictureFormat,
): { readonly svg: SVGElement; readonly ink: Ink } {
  const { width, height, margin } = FORMATS[format]
  const colour = (token: string): string => colourOf(parts[0] ?? document.body, token)
  const [paper, dark, quiet, rule] = [colour('--paper'), colour('--ink'), colour('--ink-2'), colour('--rule')]
  const ink = new Ink()
  const svg = element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': `"${FAMILY}", sans-serif`,
  })
  svg.append(element('rect', { width, height, fill: paper }))
  const { head, foot, room, bottom } = layoutOf(words, format, dark, quiet)
  const write = ({ lines, size, weight, colour }: Block, top: number): number => {
    lines.forEach((line, l) => {
      const text = element('text', {
        x: margin,
        y: round(top + (l + 0.8) * size * LEADING),
        'font-size': size,
        'font-weight': weight,
        fill: colour,
      })
      text.textContent = line
      ink.write(weight, line)
      svg.append(text)
    })
    return top + lines.length * size * LEADING + GAP / 2
  }
  head.reduce((top, block) => write(block, top), margin - GAP / 2)
  if (foot.length > 0)
    svg.append(
      element('path', {
        d: `M${margin} ${round(bottom - GAP / 2)}H${width - margin}`,
        stroke: rule,
        fill: 'none',
      }),
    )
  const size = sizeOf(parts)
  const scale = Math.min(room.width / size.width, room.height / size.height)
  // What leaves room stands in the middle of it.
  const body = element('g', {
    transform: `translate(${margin} ${round(room.top + Math.max(0, (room.height - scale * size.height) / 2))}) scale(${Number(scale.toFixed(4))})`,
  })
  let y = 0
  for (const part of parts) {
    const frame = part.getBoundingClientRect()
    place(body, part, { left: part.scrollLeft - frame.left, top: y - frame.top }, ink)
    y += frame.height + GAP
  }
  svg.append(body)
  // In the order in which it is read.
  foot.reduce((top, block) => write(block, top), bottom)
  tidy(svg, ink)
  return { svg, ink }
}

/** Takes out what says nothing: patterns that no mark is filled with, and groups that only hold. */
function tidy(svg: SVGElement, ink: Ink): void {
  for (const unused of svg.querySelectorAll(':is(pattern, clipPath, linearGradient, mask)[id]'))
    if (!ink.refersTo(unused.id)) unused.remove()
  for (const holder of svg.querySelectorAll('g, defs'))
    if (holder.childElementCount === 0) holder.remove()
    else if (holder.localName === 'g' && holder.attributes.length === 0) holder.replaceWith(...holder.childNodes)
}

/** What a colour of the page is there. */
function colourOf(where: HTMLElement, token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${token})`
  where.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const round = (value: number): number => Number(value.toFixed(1))

/** The drawings and words of a part, as they lie on the page. */
function place(
  body: SVGElement,
  part: HTMLElement,
  by: { readonly left: number; readonly top: number },
  ink: Ink,
): void {
  for (const drawing of part.querySelectorAll<SVGSVGElement>('svg')) {
    if (drawing.parentElement?.closest('svg') != null) continue
    const at = drawing.getBoundingClientRect()
    if (at.width === 0) continue
    const copy = copyDrawing(drawing, ink)
    copy.setAttribute('x', String(round(by.left + at.left)))
    copy.setAttribute('y', String(round(by.top + at.top)))
    copy.setAttribute('width', String(round(at.width)))
    copy.setAttribute('height', String(round(at.height)))
    body.append(copy)
  }
  for (const words of [part, ...part.querySelectorAll('*')].filter((one) => one.matches(WORDS))) {
    const { color, fontSize, fontWeight } = getComputedStyle(words)
    const weight = weightOf(Number(fontWeight))
    for (const { text, x, y } of linesOf(words)) {
      const line = element('text', {
        x: round(by.left + x),
        y: round(by.top + y),
        fill: color,
        'font-size': fontSize,
        'font-weight': weight,
        'dominant-baseline': 'central',
      })
      line.textContent = text
      ink.write(weight, text)
      body.append(line)
    }
  }
}

/** What is written in an element, line by line as it lies on the page. */
function linesOf(words: Element): { text: string; readonly x: number; readonly y: number }[] {
  const lines: { text: string; readonly x: number; readonly y: number; end: number }[] = []
  const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('svg, select, .hidden') == null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  )
  const range = document.createRange()
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
    for (const { 0: letter, index } of (node.textContent ?? '').matchAll(/./gsu)) {
      range.setStart(node, index)
      range.setEnd(node, index + letter.length)
      const { left, right, top, width, height } = range.getBoundingClientRect()
      if (width === 0) continue
      const [last, y] = [lines.at(-1), top + height / 2]
      const isNext = last !== undefined && Math.abs(last.y - y) < height / 2 && left < last.end + GAP / 2
      if (isNext) [last.text, last.end] = [last.text + letter, right]
      else lines.push({ text: letter, x: left, y, end: right })
    }
  return lines
}
