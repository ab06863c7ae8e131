/** Hands a file to the reader; nothing leaves the browser. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export const saveText = (name: string, text: string, type: string): void => save(name, new Blob([text], { type }))

/** Styles that make a mark look as it does, written into a file that has no stylesheet. */
const LOOK = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const

const NS = 'http://www.w3.org/2000/svg'
const MARGIN = 16

/** Words that belong to a picture though they are no part of a drawing: titles of drawings side by side, and what marks mean. */
const WORDS = '.multiple :is(h3, h4, p), .key li'

/**
 * The drawings of a figure as one SVG that stands alone, as they lie on the page, with title and source: what is drawn, and below it the
 * keys to it.
 */
export function standAlone(parts: readonly HTMLElement[], title: string, lines: readonly string[]): SVGSVGElement {
  const foot = 18 * lines.length + MARGIN
  // What is scrolled out of sight is on the picture as well.
  const width =
    Math.max(360, ...parts.map((part) => Math.max(Math.ceil(part.clientWidth), part.scrollWidth))) + 2 * MARGIN
  const tops: number[] = []
  let height = 28 + MARGIN
  for (const part of parts) {
    tops.push(height)
    height += Math.ceil(part.getBoundingClientRect().height) + MARGIN / 2
  }
  height += foot
  const page = getComputedStyle(document.documentElement)
  const root = make('svg', { xmlns: NS, width, height, viewBox: `0 0 ${width} ${height}` })
  root.append(make('rect', { width, height, fill: page.backgroundColor }))
  const write = (text: string, y: number, size: number, weight: number): void => {
    const line = make('text', {
      x: MARGIN,
      y,
      fill: page.color,
      'font-family': page.fontFamily,
      'font-size': size,
      'font-weight': weight,
    })
    line.textContent = text
    root.append(line)
  }
  write(title, MARGIN + 14, 16, 600)
  parts.forEach((part, p) => {
    const frame = part.getBoundingClientRect()
    const [left, top] = [MARGIN - frame.left + part.scrollLeft, (tops[p] ?? 0) - frame.top]
    for (const drawing of part.querySelectorAll<SVGSVGElement>('svg')) {
      const at = drawing.getBoundingClientRect()
      const copy = drawing.cloneNode(true) as SVGSVGElement
      const from = [drawing, ...drawing.querySelectorAll('*')]
      const to = [copy, ...copy.querySelectorAll('*')]
      from.forEach((element, i) => {
        const style = getComputedStyle(element)
        for (const name of LOOK) to[i]?.setAttribute(name, style.getPropertyValue(name))
      })
      copy.setAttribute('x', String(left + at.left))
      copy.setAttribute('y', String(top + at.top))
      copy.setAttribute('width', String(at.width))
      copy.setAttribute('height', String(at.height))
      root.append(copy)
    }
    for (const words of [part, ...part.querySelectorAll('*')].filter((element) => element.matches(WORDS))) {
      const { color, fontFamily, fontSize, fontWeight } = getComputedStyle(words)
      for (const { text, x, y } of linesOf(words)) {
        const line = make('text', {
          x: left + x,
          y: top + y,
          fill: color,
          'font-family': fontFamily,
          'font-size': fontSize,
          'font-weight': fontWeight,
          'dominant-baseline': 'central',
        })
        line.textContent = text
        root.append(line)
      }
    }
  })
  lines.forEach((text, i) => write(text, height - foot + 18 * (i + 1), 12, 400))
  return root as SVGSVGElement
}

/** What is written in an element, line by line as it lies on the page. */
function linesOf(element: Element): { text: string; readonly x: number; readonly y: number }[] {
  const lines: { text: string; readonly x: number; readonly y: number }[] = []
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
    for (const { 0: letter, index } of (node.textContent ?? '').matchAll(/./gsu)) {
      range.setStart(node, index)
      range.setEnd(node, index + letter.length)
      const { left, top, width, height } = range.getBoundingClientRect()
      if (width === 0) continue
      const [last, y] = [lines.at(-1), top + height / 2]
      if (last !== undefined && Math.abs(last.y - y) < height / 2) last.text += letter
      else lines.push({ text: letter, x: left, y })
    }
  return lines
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

const SCALE = 2

/** The same as PNG, twice as fine as the screen. */
export async function png(svg: SVGSVGElement): Promise<Blob> {
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))]
  const address = URL.createObjectURL(new Blob([serialise(svg)], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = SCALE * width
    canvas.height = SCALE * height
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be drawn.')) : resolve(blob)))
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}

export const serialise = (svg: SVGSVGElement): string => new XMLSerializer().serializeToString(svg)
