import japanese400 from '@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp-japanese-400-normal.woff?url'
import japanese600 from '@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp-japanese-600-normal.woff?url'
import latin400 from '@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp-latin-400-normal.woff?url'
import latin600 from '@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp-latin-600-normal.woff?url'
import { sfntIn, woffOf } from './woff.ts'
import { subset } from './subset.ts'

/** The family of all pictures. */
export const FAMILY = 'IBM Plex Sans JP'

/** A weight that the family comes in here. */
export type Weight = 400 | 600
/** A text of this weight or more is written in the heavier one. */
const HEAVY = 550
export const weightOf = (weight: number): Weight => (weight >= HEAVY ? 600 : 400)

/** A file of the family, and which letters are taken from it. */
interface FontFile {
  readonly weight: Weight
  readonly address: string
  readonly ranges: Ranges
}

/** Letters by their codes. */
type Ranges = readonly (readonly [from: number, to: number])[]

const LATIN = rangesIn(
  'U+20-7E, U+A0-FF, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2022, U+2026, U+20AC, U+2191, U+2193, U+2212',
)
/** Signs of Japanese, kana, Chinese characters and letters as wide as these. One file of all is cut to less than many pieces. */
const JAPANESE = rangesIn('U+3000-30FF, U+3400-9FFF, U+F900-FAFF, U+FF00-FFEF')

const WHOLE: readonly FontFile[] = [
  { weight: 400, address: latin400, ranges: LATIN },
  { weight: 600, address: latin600, ranges: LATIN },
  { weight: 400, address: japanese400, ranges: JAPANESE },
  { weight: 600, address: japanese600, ranges: JAPANESE },
]

/** Pieces of the family by the page's own rules: for signs and letters that the files above do not hold. */
async function pieces(): Promise<FontFile[]> {
  await import('../styles/all-letters.css')
  const found: FontFile[] = []
  for (const { cssRules, href } of document.styleSheets)
    for (const rule of cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue
      const value = (name: string): string => rule.style.getPropertyValue(name)
      const address = /url\("?([^")]+\.woff)"?\)/.exec(value('src'))?.[1]
      const ranges = rangesIn(value('unicode-range'))
      if (!value('font-family').includes(FAMILY) || address === undefined || ranges.length === 0) continue
      found.push({
        weight: weightOf(Number(value('font-weight'))),
        address: new URL(address, href ?? document.baseURI).href,
        ranges,
      })
    }
  return found
}

/** `U+0-FF, U+2191` in pairs. */
function rangesIn(text: string): Ranges {
  return [...text.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, from = '', to = from]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to, 16),
  ])
}

/** A font that a picture brings along. */
export interface EmbeddedFont {
  readonly weight: Weight
  readonly letters: readonly string[]
  /** A rule of a style sheet with the font in it. */
  readonly rule: string
}

/** The fonts of a picture, cut to the letters that are in it. What the family does not hold is left to the reader's fonts. */
export async function embeddedFonts(written: ReadonlyMap<Weight, ReadonlySet<string>>): Promise<EmbeddedFont[]> {
  const left = new Map([...written].map(([weight, letters]) => [weight, new Set(letters)]))
  const made: Promise<EmbeddedFont>[] = []
  const take = (files: readonly FontFile[]): void => {
    for (const { weight, address, ranges } of files) {
      const open = left.get(weight) ?? new Set()
      const held = [...open].filter((letter) => {
        const code = letter.codePointAt(0) ?? 0
        return ranges.some(([from, to]) => code >= from && code <= to)
      })
      for (const letter of held) open.delete(letter)
      if (held.length > 0) made.push(embedded(weight, address, held))
    }
  }
  take(WHOLE)
  if ([...left.values()].some(({ size }) => size > 0)) take(await pieces())
  return Promise.all(made)
}

async function embedded(weight: Weight, address: string, letters: readonly string[]): Promise<EmbeddedFont> {
  const font = base64(await woffOf(await subset(await fontAt(address), letters)))
  const range = letters.map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16)}`).join(',')
  const rule = `@font-face{font-family:"${FAMILY}";font-weight:${weight};src:url(data:font/woff;base64,${font});unicode-range:${range}}`
  return { weight, letters, rule }
}

const fetched = new Map<string, Promise<Uint8Array>>()

function fontAt(address: string): Promise<Uint8Array> {
  const before = fetched.get(address)
  if (before !== undefined) return before
  const font = fetch(address).then(async (file) => {
    if (!file.ok) throw new Error(`A font did not come: ${file.status}`)
    return sfntIn(await file.arrayBuffer())
  })
  fetched.set(address, font)
  // What failed once may come when it is asked for again.
  font.catch(() => fetched.delete(address))
  return font
}

const CHUNK = 0x8000
function base64(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK))
  return btoa(text)
}
