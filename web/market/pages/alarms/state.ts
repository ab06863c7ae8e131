import type { Language, SayOf } from '../../../../src/messages/index.ts'
import type { Alarm, Thresholds } from '../../../../src/market/index.ts'
import { kgText, usdText } from '../../parts/exact.ts'
import { goodsOf } from '../../parts/goods.ts'
import type { Naming } from '../../parts/naming.ts'
import type { alarmsMessages } from './messages.gen.ts'

type AlarmSay = SayOf<typeof alarmsMessages>
type Named = Pick<Naming, 'material' | 'grade' | 'place' | 'month' | 'price' | 'kg' | 'money'>

/** An alarm in words: what was seen, and what to ask. */
export interface AlarmText {
  readonly owner: string
  readonly goods: string
  readonly kind: string
  readonly seen: string
  readonly ask: string
}

/** Dollars that were worked out in floating point: whole ones are as many digits as it is known to. */
const wholeUsd = (usd: number): string => String(Math.round(usd))

/** Whole per cent; below one, the first digit. */
export function percentWords(share: number, lang: Language): string {
  const digits = Math.abs(share) < 0.01 ? 1 : 0
  return new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: digits }).format(share)
}

const nodeIn = (alarm: Alarm): string => (alarm.kind === 'self-trade' ? alarm.pool : alarm.node)

const KEYS = {
  'self-trade': 'both',
  pivotal: 'pivotal',
  'physical withholding': 'withheld',
  'small price-setting order': 'small',
  'cancelled trade': 'cancelled',
} as const
/** Name of a kind of alarm among the words of this page. */
const keyOf = (kind: Alarm['kind']): (typeof KEYS)[Alarm['kind']] => KEYS[kind]

/** How much a price moves, as a part of itself. */
const movedBy = (from: number, to: number): number => Math.abs(to - from) / Math.max(1, Math.abs(from))

export function describeAlarm(
  alarm: Alarm,
  say: AlarmSay,
  naming: Named,
  name: (id: string) => string,
  lang: Language,
): AlarmText {
  const { material, grade, place, month } = goodsOf(nodeIn(alarm))
  const goods = say('goods', {
    material: naming.material(material),
    grade: naming.grade(grade),
    place: naming.place(place),
    month: naming.month(month),
  })
  const owner = name(alarm.owner)
  const key = keyOf(alarm.kind)
  return {
    owner,
    goods,
    kind: say(key),
    seen: seenOf(alarm, { owner, goods }, say, naming, name, lang),
    ask: say(`${key}-ask`),
  }
}

/** What was seen, with the figures of an alarm as a person reads them. */
function seenOf(
  alarm: Alarm,
  own: { readonly owner: string; readonly goods: string },
  say: AlarmSay,
  { kg, price, money }: Named,
  name: (id: string) => string,
  lang: Language,
): string {
  switch (alarm.kind) {
    case 'self-trade':
      return say('both-seen', { ...own, kg: kg(kgText(alarm.matched)), share: percentWords(alarm.share, lang) })
    case 'pivotal':
      return say('pivotal-seen', {
        ...own,
        price: price(usdText(alarm.price)),
        other: price(usdText(alarm.without)),
        by: percentWords(movedBy(alarm.price, alarm.without), lang),
        n: alarm.nodes,
      })
    case 'physical withholding':
      return say('withheld-seen', {
        ...own,
        kg: kg(kgText(alarm.grams)),
        price: price(usdText(alarm.price)),
        other: price(usdText(alarm.with)),
        gain: money(wholeUsd(alarm.gain)),
      })
    case 'cancelled trade': {
      const trade = {
        ...own,
        kg: kg(kgText(alarm.grams)),
        share: percentWords(alarm.share, lang),
        with: name(alarm.other),
      }
      // The price may depend on a trade that was cancelled, or not.
      return alarm.without === undefined
        ? say('cancelled-seen', trade)
        : say('cancelled-seen-moved', {
            ...trade,
            price: price(usdText(alarm.price)),
            other: price(usdText(alarm.without)),
          })
    }
    case 'small price-setting order':
      break
  }
  return say('small-seen', {
    ...own,
    kg: kg(kgText(alarm.grams)),
    trades: kg(kgText(alarm.trades)),
    order: alarm.order,
  })
}

/** The thresholds as gaps of the sentence that states them. */
export const thresholdGaps = (
  { bothSides, moved, owners, overCost, small, times }: Thresholds,
  lang: Language,
): Readonly<Record<'bothSides' | 'moved' | 'overCost' | 'small', string> & Record<'owners' | 'times', number>> => ({
  bothSides: percentWords(bothSides, lang),
  moved: percentWords(moved, lang),
  owners,
  overCost: percentWords(overCost, lang),
  small: percentWords(small, lang),
  times,
})
