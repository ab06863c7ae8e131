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

/** The drawings of a figure as one SVG that stands alone, as they lie on the page, with title and source. */
export function standAlone(body: HTMLElement, title: string, lines: readonly string[]): SVGSVGElement {
  const frame = body.getBoundingClientRect()
  const drawings = [...body.querySelectorAll<SVGSVGElement>('svg')]
  const head = 28 + MARGIN
  const foot = 18 * lines.length + MARGIN
  // What is scrolled out of sight is on the picture as well.
  const width = Math.max(360, Math.ceil(frame.width), body.scrollWidth) + 2 * MARGIN
  const height = Math.ceil(frame.height) + head + foot
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
  for (const drawing of drawings) {
    const at = drawing.getBoundingClientRect()
    const copy = drawing.cloneNode(true) as SVGSVGElement
    const from = [drawing, ...drawing.querySelectorAll('*')]
    const to = [copy, ...copy.querySelectorAll('*')]
    from.forEach((element, i) => {
      const style = getComputedStyle(element)
      for (const name of LOOK) to[i]?.setAttribute(name, style.getPropertyValue(name))
    })
    copy.setAttribute('x', String(MARGIN + at.left - frame.left + body.scrollLeft))
    copy.setAttribute('y', String(head + at.top - frame.top))
    copy.setAttribute('width', String(at.width))
    copy.setAttribute('height', String(at.height))
    root.append(copy)
  }
  lines.forEach((text, i) => write(text, height - foot + 18 * (i + 1), 12, 400))
  return root as SVGSVGElement
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
