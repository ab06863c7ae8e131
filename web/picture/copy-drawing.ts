import { weightOf, type Weight } from './embedded-fonts.ts'
import { shortPath } from './short-path.ts'

/** Styles that make a mark look as it does, with what they are where nothing is said, and whether a mark takes them from what holds it. */
const LOOK = [
  { name: 'fill', usual: 'rgb(0, 0, 0)', isInherited: true },
  { name: 'fill-opacity', usual: '1', isInherited: true },
  { name: 'stroke', usual: 'none', isInherited: true },
  { name: 'stroke-width', usual: '1px', isInherited: true },
  { name: 'stroke-dasharray', usual: 'none', isInherited: true },
  { name: 'stroke-opacity', usual: '1', isInherited: true },
  { name: 'stroke-linejoin', usual: 'miter', isInherited: true },
  { name: 'stroke-linecap', usual: 'butt', isInherited: true },
  { name: 'opacity', usual: '1', isInherited: false },
  { name: 'font-size', usual: '', isInherited: true },
  { name: 'text-anchor', usual: 'start', isInherited: true },
  { name: 'dominant-baseline', usual: 'auto', isInherited: true },
  { name: 'paint-order', usual: 'normal', isInherited: true },
] as const

/** Of text alone: elsewhere they are weight without use. */
const OF_TEXT: ReadonlySet<string> = new Set(['font-size', 'text-anchor', 'dominant-baseline', 'paint-order'])

/** Where an element is. */
const COORDINATES = new Set([
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'dx',
  'dy',
  'width',
  'height',
  'points',
  'transform',
])
/** What else is kept of it beside its look: its outline, and what others refer to. */
const KEPT = new Set([
  'd',
  'viewBox',
  'preserveAspectRatio',
  'id',
  'href',
  'clip-path',
  'mask',
  'clipPathUnits',
  'patternUnits',
  'patternTransform',
  'gradientUnits',
  'gradientTransform',
  'offset',
  'stop-color',
  'stop-opacity',
])

/** Digits after the point: a tenth of a unit is less than is seen. */
const rounded = (value: string): string =>
  value.replaceAll(/-?\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1))))

const NS = 'http://www.w3.org/2000/svg'

/** What all marks of a picture share: the letters that it is written with, by weight, and its looks, each named once. */
export class Ink {
  readonly letters = new Map<Weight, Set<string>>()
  private readonly looks = new Map<string, string>()

  write(weight: Weight, text: string): void {
    const letters = this.letters.get(weight) ?? new Set()
    for (const letter of text) if (letter.trim() !== '') letters.add(letter)
    this.letters.set(weight, letters)
  }

  /** The class of marks that look alike. */
  classOf(look: string): string {
    const name = this.looks.get(look) ?? `m${this.looks.size}`
    this.looks.set(look, name)
    return name
  }

  /** Names of what marks refer to, by their order: a page gives others each time that it draws. */
  private readonly ids = new Map<string, string>()
  private readonly referred = new Set<string>()

  /** Whether a mark refers to what has this name. */
  refersTo(name: string): boolean {
    return this.referred.has(name)
  }

  private idOf(id: string): string {
    const name = this.ids.get(id) ?? `i${this.ids.size}`
    this.ids.set(id, name)
    return name
  }

  /** A value in which references have the names of the picture. */
  named(attribute: string, value: string): string {
    if (attribute === 'id') return this.idOf(value)
    return value.replaceAll(attribute === 'href' ? /(#)(.+)/g : /(url\(#)([^)]+)/g, (_, mark: string, id: string) => {
      const name = this.idOf(id)
      this.referred.add(name)
      return `${mark}${name}`
    })
  }

  /** Rules that give each class its look. */
  get rules(): string {
    return [...this.looks].map(([look, name]) => `.${name}{${look}}`).join('')
  }
}

export function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NS, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/**
 * A drawing of the page as it looks there, without the page's styles, and without what only a reader of the page can use: links, names
 * for readers of screens, areas to point at.
 */
export function copyDrawing(drawing: SVGSVGElement, ink: Ink): SVGElement {
  const copy = copyElement(drawing, new Map(LOOK.map(({ name, usual }) => [name, usual])), ink)
  return copy ?? element('g', {})
}

function copyElement(from: Element, around: ReadonlyMap<string, string>, ink: Ink): SVGElement | undefined {
  if (from.localName === 'title' || from.localName === 'desc') return undefined
  const style = getComputedStyle(from)
  if (style.display === 'none' || style.visibility === 'hidden') return undefined
  const copy = element(from.localName === 'a' ? 'g' : from.localName, {})
  for (const { name, value } of from.attributes)
    if (COORDINATES.has(name)) copy.setAttribute(name, rounded(value))
    else if (KEPT.has(name) && !(name === 'href' && from.localName === 'a'))
      copy.setAttribute(name, name === 'd' ? shortPath(value) : ink.named(name, value))
  const isText = from.localName === 'text' || from.localName === 'tspan'
  const own = new Map(around)
  const look: string[] = []
  for (const { name, usual, isInherited } of LOOK) {
    if (OF_TEXT.has(name) && !isText) continue
    const value = ink.named(name, style.getPropertyValue(name).replaceAll('"', ''))
    if (value !== (isInherited ? around.get(name) : usual)) look.push(`${name}:${value}`)
    if (isInherited) own.set(name, value)
  }
  if (isText) {
    const weight = weightOf(Number(style.fontWeight))
    look.push(`font-weight:${weight}`)
    ink.write(weight, from.textContent ?? '')
  }
  if (look.length > 0) copy.setAttribute('class', ink.classOf(look.join(';')))
  for (const child of from.childNodes)
    if (child instanceof Text) {
      if (isText) copy.append(child.data)
    } else if (child instanceof Element) {
      const inner = copyElement(child, own, ink)
      if (inner !== undefined) copy.append(inner)
    }
  return isSeen(copy, style) ? copy : undefined
}

/** Whether a mark leaves anything on paper: areas that only catch a pointer do not. */
function isSeen(copy: SVGElement, { fill, stroke }: CSSStyleDeclaration): boolean {
  if (
    ['svg', 'g', 'defs', 'pattern', 'clipPath', 'linearGradient', 'stop', 'mask', 'use', 'tspan'].includes(
      copy.localName,
    )
  )
    return true
  if (copy.localName === 'text') return copy.textContent !== ''
  return !isNothing(fill) || !isNothing(stroke)
}
const isNothing = (paint: string): boolean =>
  paint === 'none' || /^rgba\(.*, 0\)$/.test(paint) || paint === 'transparent'
