import { WRITING, type SayOf } from '../../../../src/messages/index.ts'
import type { OrderContent, OwnShown } from '../../../../src/market/index.ts'
import { exact, sumOf, typedDigits } from '../../parts/exact.ts'
import type { Naming } from '../../parts/naming.ts'
import { wholeOf } from './draft.ts'
import type { readMessages } from './read.gen.ts'

type Names = Pick<
  Naming,
  'lang' | 'material' | 'place' | 'grade' | 'month' | 'price' | 'money' | 'kg' | 'list' | 'site'
>

interface Reading {
  readonly say: SayOf<typeof readMessages>
  readonly names: Names
  /** Grades of the market, the strictest first: there is nothing stricter than that. */
  readonly strictest: string | undefined
  readonly contracts: OwnShown['contracts']
}

/** An order in words: what whoever places it is asked to agree to, and how it is told later. */
export function readBack(content: OrderContent, { say, names, strictest, contracts }: Reading): string {
  const { lang, list } = names
  const { after, semicolons } = WRITING[lang]
  const grade = (id: string): string => inSentence(names.grade(id))
  const price = (digits: string): string => names.price(typedDigits(digits))
  const loosest = (id: string): string => (id === strictest ? grade(id) : say('anyStricter', { grade: grade(id) }))
  const part = (key: 'part' | 'becomes') => (one: { material: string; grade: string; kg: string }) =>
    say(key, { kg: names.kg(one.kg), material: names.material(one.material), grade: grade(one.grade) })
  const place = WRITING[lang].the(names.place(content.place))
  const whole = wholeOf(content)
  const least = 'least' in content ? content.least : undefined
  const size =
    least === undefined ? '' : exact(least) === exact(whole) ? say('all') : say('least', { least: names.kg(least) })
  const lots = 'lots' in content ? say('from', { lots: list(content.lots.map(shortLot)), n: content.lots.length }) : ''
  const told = (said: string): string => after(said, size, lots)
  const here = { place, kg: names.kg(whole) }
  switch (content.kind) {
    case 'buy': {
      const { material, at, kg } = content
      const months = at.map(({ month, bid }) => say('buyMonth', { month: names.month(month), price: price(bid) }))
      const when = months.length === 1 ? (months[0] ?? '') : say('buyMonths', { list: semicolons(months) })
      const gaps = {
        kg: names.kg(kg),
        material: names.material(material),
        grade: loosest(content.grade),
        place,
        at: when,
      }
      return after(say('buy', gaps), size)
    }
    case 'sell':
      return told(
        say('sell', {
          ...here,
          material: names.material(content.material),
          grade: grade(content.grade),
          month: names.month(content.month),
          price: price(content.ask),
        }),
      )
    case 'package':
      return told(
        say('package', {
          ...here,
          parts: list(content.parts.map(part('part'))),
          month: names.month(content.month),
          price: price(content.ask),
        }),
      )
    case 'convert':
      return told(
        say('convert', {
          ...here,
          site: content.site === undefined ? '–' : names.site(content.site),
          month: names.month(content.month),
          recipes: content.recipes
            .map(({ fee, inputs, outputs }) =>
              say('recipe', {
                inputs: list(inputs.map(part('becomes'))),
                outputs: list(outputs.map(part('becomes'))),
                price: price(fee),
              }),
            )
            .join(say('orRecipe')),
        }),
      )
    case 'floor': {
      const strike = contracts.find(({ id }) => id === content.contract)?.strike
      return told(
        say('floor', {
          ...here,
          material: names.material(content.material),
          grade: grade(content.grade),
          month: names.month(content.month),
          price: price(content.floor),
          contract: content.contract,
          strike: strike === undefined ? '–' : price(strike),
        }),
      )
    }
    case 'basket': {
      const { baskets, money } = content
      const each = baskets.map(({ month, bid, parts }) =>
        say('oneBasket', {
          month: names.month(month),
          parts: list(
            parts.map(({ material, grade: id, kg }) =>
              say('part', { kg: names.kg(kg), material: names.material(material), grade: loosest(id) }),
            ),
          ),
          kg: names.kg(sumOf(parts.map(({ kg }) => kg))),
          price: price(bid),
        }),
      )
      const [only = ''] = each
      const what =
        each.length === 1
          ? say('basket', { place, basket: only })
          : say('baskets', {
              place,
              list: semicolons(each.map((one, i) => `(${i + 1}) ${one}`)),
            })
      return after(
        what,
        content.whole === true ? say('all') : '',
        money === undefined
          ? ''
          : say(each.length === 1 ? 'money' : 'moneyAny', { money: names.money(typedDigits(money)) }),
      )
    }
    case 'store':
      return told(
        say('store', {
          ...here,
          material: names.material(content.material),
          grade: grade(content.grade),
          month: names.month(content.month),
          until: names.month(content.until),
          price: price(content.fee),
        }),
      )
    default:
      return content satisfies never
  }
}

/** A title within a sentence: only its first letter is large, and an abbreviation stays one. */
const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? `${title[0]?.toLowerCase()}${title.slice(1)}` : title

/** Goods in a list or a table. */
export function goodsText(
  goods: { readonly material: string; readonly grade: string; readonly place: string; readonly month?: string },
  { lang, ...names }: Pick<Names, 'lang' | 'material' | 'grade' | 'place' | 'month'>,
): string {
  const { material, grade, place, month } = goods
  const told = [names.material(material), inSentence(names.grade(grade)), names.place(place)]
  return WRITING[lang].commas([...told, ...(month === undefined ? [] : [names.month(month)])])
}

/** A lot without what all ids of lots begin with. */
export const shortLot = (id: string): string => id.replace(/^urn:(ytterby:)?lot:/, '')
