import {
  IN_DOLLARS,
  moneyWriter,
  nameIn,
  namer,
  sayer,
  WRITING,
  type Language,
  type Messages,
  type Say,
  type ShownCurrency,
  type Writing,
} from '../../src/messages/index.ts'
import { basisOf } from '../../src/quantity/index.ts'
import { useMemo } from 'react'
import { monthMessages } from './month.gen.ts'
import { useView } from '../url/state.ts'
import { wordingMessages } from './wording.gen.ts'

/** The texts of a page in the reader's language. */
export function useMessages<Gaps>(messages: Messages<Gaps>): Say<Gaps> {
  const { lang } = useView().view
  return useMemo(() => sayer(messages, lang), [messages, lang])
}

/** Names of what the world knows, and how numbers and lists are written, in a language. */
export interface Formatters extends Writing {
  readonly lang: Language
  readonly place: (id: string) => string
  readonly material: (id: string) => string
  readonly sector: (id: string) => string
  readonly element: (id: string) => string
  readonly stage: (id: string) => string
  /** What the goods of a stage are called. */
  readonly goods: (stage: string) => string
  /** A unit of mass by what it weighs; any other as it is. */
  readonly unit: (unit: string) => string
  /** Two significant digits, three from a thousand on: no more than the facts can carry. */
  readonly number: (value: number, digits?: number) => string
  readonly percent: (share: number, digits?: number) => string
  /** In which money is written, and how much of it a dollar is. */
  readonly currency: ShownCurrency
  /** Of million USD, in that currency: counted as fits it, or as another that it stands beside. */
  readonly money: AmountText
  /** The same with a digit more in billions of English, which are ten of the Japanese unit. */
  readonly moneyFine: (million: number) => string
  /** The middle case, and both others in brackets once they are known. */
  readonly moneyCases: (cases: { central: number; low: number | undefined; high: number | undefined }) => string
  /** From one amount to a larger one, in the unit that fits the larger, or another that they stand beside. */
  readonly moneyRange: (low: number, high: number, like?: number) => string
  readonly month: (month: string) => string
  readonly list: (items: readonly string[]) => string
}

/** Writes amounts; what is round in what it writes is round on an axis. */
export interface AmountText {
  (amount: number, like?: number): string
  /** How many of what it writes are in one of what it is given. */
  readonly per?: number
}

interface Named {
  readonly id: string
  readonly name: string
  readonly nameJa: string
}

/** What has a name in both languages, of the world that is looked at. */
interface Names {
  readonly places: readonly Named[]
  readonly materials: readonly Named[]
  readonly sectors: readonly Named[]
  readonly elements: readonly Named[]
  readonly stages: readonly (Named & { readonly goods: string; readonly goodsJa: string })[]
  readonly units: readonly Named[]
}

export function formattersFor(
  lang: Language,
  catalogue: Names | undefined,
  currency: ShownCurrency = IN_DOLLARS,
): Formatters {
  const names = (list: readonly Named[] = []): ((id: string) => string) => {
    const known = new Map(list.map((one) => [one.id, nameIn(lang, one)]))
    return (id) => known.get(id) ?? id
  }
  const say = sayer(wordingMessages, lang)
  const bases = new Map(catalogue?.units.map((one) => [one.id, nameIn(lang, one)]))
  const withDigits = perDigits((maximumSignificantDigits) => new Intl.NumberFormat(lang, { maximumSignificantDigits }))
  const inPercent = perDigits(
    (maximumFractionDigits) => new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits }),
  )
  const format = (value: number, digits: number): string => {
    if (!Number.isFinite(value)) return '–'
    if (Math.abs(value) < 1e-6) return '0'
    return withDigits(Math.abs(value) >= 1000 ? digits + 1 : digits).format(value)
  }
  const { perUsd } = currency
  const money = moneyWriter(lang, (value) => format(value, 2), currency.name)
  const fine = moneyWriter(lang, (value) => format(value, 3), currency.name)
  const moneyText = (million: number, like?: number): string =>
    money.text(perUsd * million, like === undefined ? undefined : perUsd * like)
  const monthName = namer(monthMessages, lang)
  const list = new Intl.ListFormat(lang, { type: 'conjunction' })
  return {
    ...WRITING[lang],
    lang,
    place: names(catalogue?.places),
    material: names(catalogue?.materials),
    sector: names(catalogue?.sectors),
    element: names(catalogue?.elements),
    stage: names(catalogue?.stages),
    goods: names(catalogue?.stages.map(({ id, goods, goodsJa }) => ({ id, name: goods, nameJa: goodsJa }))),
    unit: (unit) => {
      const basis = bases.get(basisOf(unit) ?? '')
      return basis === undefined ? unit : say('mass', { basis })
    },
    number: (value, digits = 2) => format(value, digits),
    percent: (share, digits = 0) => inPercent(digits).format(share),
    currency,
    money: Object.assign(moneyText, { per: perUsd }),
    moneyFine: (million) => (lang === 'en' && perUsd * million >= 1000 ? fine : money).text(perUsd * million),
    moneyCases: ({ central, low, high }) =>
      low === undefined || high === undefined
        ? moneyText(central)
        : WRITING[lang].inBrackets(
            moneyText(central),
            money.rangeBeside(perUsd * low, perUsd * high, perUsd * central),
          ),
    moneyRange: (low, high, like = high) => money.range(perUsd * low, perUsd * high, perUsd * like),
    month: (month) => {
      const [year = '', number = ''] = month.split('-')
      return say('month', { year, month: monthName(String(Number(number))) })
    },
    list: (items) => list.format([...items]),
  }
}

/** Making a formatter takes a hundred times as long as using it. */
function perDigits(make: (digits: number) => Intl.NumberFormat): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>()
  return (digits) => {
    const one = made.get(digits) ?? make(digits)
    made.set(digits, one)
    return one
  }
}
