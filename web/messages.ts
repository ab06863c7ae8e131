import { useMemo } from 'react'
import type { Catalogue } from './desk/protocol.ts'
import { useView } from './url/state.ts'

export type Language = 'en' | 'ja'

/** A text with `{gaps}`, or its forms by number: `{n}` chooses. */
export type Message = string | { readonly one: string; readonly other: string }
type Gaps = Readonly<Record<string, string | number>>
export type Say<K extends string> = (key: K, gaps?: Gaps) => string

/** The words of a page in both languages: the compiler finds what is missing in one of them. */
export type Words<K extends string> = {
  readonly en: Readonly<Record<K, Message>>
  readonly ja: Readonly<Record<K, Message>>
}

/** The words of a page in the reader's language. */
export function useWords<K extends string>(words: Words<K>): Say<K> {
  const { lang } = useView().view
  return useMemo(() => sayer(words, lang), [words, lang])
}

function sayer<K extends string>(words: Words<K>, lang: Language): Say<K> {
  const rules = new Intl.PluralRules(lang)
  return (key, gaps = {}) => {
    const message = words[lang][key]
    const text =
      typeof message === 'string' ? message : message[rules.select(Number(gaps['n'] ?? 2)) === 'one' ? 'one' : 'other']
    return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap))
  }
}

/** Names of what the world knows, and how numbers and lists are written, in a language. */
export interface Wording {
  readonly lang: Language
  readonly place: (id: string) => string
  readonly material: (id: string) => string
  readonly sector: (id: string) => string
  readonly element: (id: string) => string
  readonly unit: (unit: string) => string
  /** Two significant digits, three from a thousand on: no more than the facts can carry. */
  readonly number: (value: number, digits?: number) => string
  readonly percent: (share: number, digits?: number) => string
  /** Million USD, told in millions, billions or trillions: as fits it, or another that it stands beside. */
  readonly money: (million: number, like?: number) => string
  readonly month: (month: string) => string
  readonly list: (items: readonly string[]) => string
}

export function wording(lang: Language, catalogue: Catalogue | undefined): Wording {
  const names = (list: readonly { id: string; name: string; nameJa: string }[] = []): ((id: string) => string) => {
    const known = new Map(list.map(({ id, name, nameJa }) => [id, lang === 'ja' && nameJa !== '' ? nameJa : name]))
    return (id) => known.get(id) ?? id
  }
  const format = (value: number, digits: number): string => {
    if (!Number.isFinite(value)) return '–'
    if (Math.abs(value) < 1e-6) return '0'
    const kept = Math.abs(value) >= 1000 ? digits + 1 : digits
    return new Intl.NumberFormat(lang, { maximumSignificantDigits: kept }).format(value)
  }
  const list = new Intl.ListFormat(lang, { type: 'conjunction' })
  return {
    lang,
    place: names(catalogue?.places),
    material: names(catalogue?.materials),
    sector: names(catalogue?.sectors),
    element: names(catalogue?.elements),
    unit: (unit) => (lang === 'ja' ? (UNITS_JA[unit] ?? unit) : unit),
    number: (value, digits = 2) => format(value, digits),
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: digits }).format(share),
    money: (million, like = million) => {
      const size = Math.abs(like)
      if (lang === 'ja') return size >= 100 ? `${format(million / 100, 2)}億ドル` : `${format(million, 2)}百万ドル`
      if (size >= 1e6) return `${format(million / 1e6, 2)} trillion USD`
      return size >= 1000 ? `${format(million / 1000, 2)} bn USD` : `${format(million, 2)} M USD`
    },
    month: (month) => {
      const [year = '', number = ''] = month.split('-')
      return lang === 'ja' ? `${year}年${Number(number)}月` : `${MONTHS[Number(number) - 1] ?? number} ${year}`
    },
    list: (items) => list.format([...items]),
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const UNITS_JA: Readonly<Record<string, string>> = {
  't REO': 't（REO換算）',
  't metal': 't（金属）',
  't product': 't（製品）',
  't ore': 't（鉱石）',
}
