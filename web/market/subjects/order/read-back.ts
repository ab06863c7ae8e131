import { WRITING } from '../../../../src/messages/index.ts'
import type { OrderContent } from '../../../../src/market/index.ts'
import { exact, typedDigits } from '../../parts/exact.ts'
import { wholeOf } from './draft.ts'
import type { Reading } from './kinds/kind.ts'
import { pageOf } from './kinds/registry.ts'

interface ReadBy extends Pick<Reading, 'say' | 'names' | 'contracts'> {
  /** Grades of the market, the strictest first: there is nothing stricter than that. */
  readonly strictest: string | undefined
}

/** An order in words: what whoever places it is asked to agree to, and how it is told later. */
export function readBack(content: OrderContent, { say, names, strictest, contracts }: ReadBy): string {
  const { lang, list } = names
  const { after, the } = WRITING[lang]
  const grade = (id: string): string => inSentence(names.grade(id))
  const place = the(names.place(content.place))
  const whole = wholeOf(content)
  const least = 'least' in content ? content.least : undefined
  const size =
    least === undefined ? '' : exact(least) === exact(whole) ? say('all') : say('least', { least: names.kg(least) })
  const lots = 'lots' in content ? say('from', { lots: list(content.lots.map(shortLot)), n: content.lots.length }) : ''
  return pageOf(content.kind).readBack(content, {
    say,
    names,
    contracts,
    grade,
    loosest: (id) => (id === strictest ? grade(id) : say('anyStricter', { grade: grade(id) })),
    price: (digits) => names.price(typedDigits(digits)),
    part: (key) => (one) =>
      say(key, { kg: names.kg(one.kg), material: names.material(one.material), grade: grade(one.grade) }),
    place,
    size,
    here: { place, kg: names.kg(whole) },
    told: (said) => after(said, size, lots),
  })
}

/** A title within a sentence: only its first letter is large, and an abbreviation stays one. */
const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? `${title[0]?.toLowerCase()}${title.slice(1)}` : title

/** Goods in a list or a table. */
export function goodsText(
  goods: { readonly material: string; readonly grade: string; readonly place: string; readonly month?: string },
  { lang, ...names }: Pick<Reading['names'], 'lang' | 'material' | 'grade' | 'place' | 'month'>,
): string {
  const { material, grade, place, month } = goods
  const told = [names.material(material), inSentence(names.grade(grade)), names.place(place)]
  return WRITING[lang].commas([...told, ...(month === undefined ? [] : [names.month(month)])])
}

/** A lot without what all ids of lots begin with. */
export const shortLot = (id: string): string => id.replace(/^urn:(ytterby:)?lot:/, '')
