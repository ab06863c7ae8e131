import { sayer, WRITING } from '../messages/index.ts'
import type { AskedWorld } from './asked-world-result.ts'
import type { Idle } from './measures-without-effect.ts'
import { round, type Language } from './report.ts'
import { factsMessages } from './facts.gen.ts'
import { idleMessages } from './idle.gen.ts'

/** Lines that every study and page tells in the same words. No study is imported, so that pages can have them alone. */

/** One line on facts that the baseline does not keep to; none where it keeps to all. The same words in every study and page. */
export function factsLines(
  { flows, outside, overCapacity, worst }: AskedWorld['facts'],
  names: FactNames,
  language: Language,
): string[] {
  if (worst === null) return []
  const tell = sayer(factsMessages, language)
  const { inPercent } = WRITING[language]
  const sites =
    overCapacity === 0
      ? []
      : [
          tell(`over${outside === 0 ? 'Alone' : ''}${overCapacity === 1 ? 'One' : ''}`, {
            n: overCapacity,
          }),
        ]
  const parts = [...(outside === 0 ? [] : [tell('outside', { n: outside, flows })]), ...sites]
  return [
    tell('worst', {
      parts: parts.join(tell('between')),
      what: factText(worst.what, names, language),
      place: names.place(worst.place),
      beyond: round(worst.beyond),
      value: round(worst.value),
      unit: worst.unit,
      share: worst.value > 0 ? inPercent(((100 * worst.beyond) / worst.value).toFixed(1)) : '–',
    }),
  ]
}

/** What the things are called that facts are of; an id that is none of them stays. */
interface FactNames {
  readonly place: (id: string) => string
  readonly material: (id: string) => string
  readonly sector: (id: string) => string
}
/** English readers look a fact up by its ids, Japanese ones read names. */
const FACTS_BY: Readonly<Record<Language, 'id' | 'name'>> = { en: 'id', ja: 'name' }

function factText(what: string, { place, material, sector }: FactNames, language: Language): string {
  const called = (id: string): string => (FACTS_BY[language] === 'id' ? id : place(material(sector(id))))
  const [goods = '', from = '', between, to = '', ...more] = what.split(' ')
  return between === 'to' && more.length === 0
    ? sayer(factsMessages, language)('route', { material: called(goods), from: called(from), to: called(to) })
    : what.split(' ').map(called).join(' ')
}

/** One line on how old the figures are; none where that is not known. */
export function ageLines(age: AskedWorld['age'], language: Language): string[] {
  if (age === undefined) return []
  const tell = sayer(factsMessages, language)
  const { middle, oldest, newest, judged } = age
  const span = oldest === newest ? 'one' : 'several'
  return [
    tell('age', {
      middle: String(middle),
      oldest: String(oldest),
      newest: String(newest),
      span,
      judged: WRITING[language].inPercent((100 * judged).toFixed(0)),
    }),
  ]
}

/** One line on them; none where every measure may act. The same words in every study and page. */
export function idleLines(
  idle: Idle,
  { start, months }: { readonly start: string; readonly months: number },
  language: Language,
): string[] {
  if (idle.length === 0) return []
  const tell = sayer(idleMessages, language)
  const list = idle.map(({ measure, from, why }) => tell(why, { id: measure, from }))
  return [
    tell('idle', {
      start,
      months,
      list: WRITING[language].commas(list),
    }),
  ]
}
