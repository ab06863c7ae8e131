import { sayer, type Language } from './messages.ts'
import { moneyMessages } from './money.gen.ts'
import { WRITING } from './writing.ts'

/** What a currency is called behind an amount. */
export type CurrencyName = Readonly<Record<Language, string>>
const DOLLARS: CurrencyName = { en: 'USD', ja: 'ドル' }

/** In which amounts of dollars are written, and how much of it a dollar is. */
export interface ShownCurrency {
  readonly name: CurrencyName
  readonly perUsd: number
}
export const IN_DOLLARS: ShownCurrency = { name: DOLLARS, perUsd: 1 }

interface Scale {
  readonly id: string
  /** It counts amounts from here on. */
  readonly from: number
  readonly size: number
  /** Its numbers are rounded as those of this size are: a myriad has no more digits than a million. */
  readonly roundedAs?: number
}

/** What money is counted in, the largest first. From where on: also what two or three digits round up to it. */
const SCALES: Readonly<Record<Language, readonly Scale[]>> = {
  en: [
    { id: 'trillion', from: 1e12, size: 1e12 },
    { id: 'billion', from: 1e9, size: 1e9 },
    { id: 'million', from: 1e5, size: 1e6 },
    { id: 'one', from: 0.01, size: 1 },
    { id: 'million', from: 0, size: 1e6 },
  ],
  ja: [
    { id: 'cho', from: 0.999_5e12, size: 1e12 },
    { id: 'oku', from: 0.995e8, size: 1e8 },
    { id: 'man', from: 0.999_5e4, size: 1e4, roundedAs: 1e6 },
    { id: 'one', from: 0, size: 1 },
  ],
}
/** Less than this is nothing: it is what rounding leaves. */
const CENT = 0.01
/**
 * Whether amounts that stand together are counted in one scale, which of a range stands behind it or beside it, or each in its own. In
 * Japanese 6,000億円 is 6,000億円 beside 3兆円 too, and not 0.6兆円.
 */
const COUNTED: Readonly<Record<Language, 'together' | 'apart'>> = { en: 'together', ja: 'apart' }

/** How money is written in a language, from amounts in millions: the one place that says it, for the terminal and for pages. */
export interface MoneyWriter {
  /** `39 M USD`, `3,900万ドル`; in English counted as another that it stands beside. */
  readonly text: (million: number, like?: number) => string
  /** `0.53 to 4.5 bn USD`, `5.3～45億ドル`. */
  readonly range: (low: number, high: number, like?: number) => string
  /** The same beside an amount that says what both are counted in: in English, `0.53 to 4.5`. */
  readonly rangeBeside: (low: number, high: number, beside: number) => string
}

export function moneyWriter(
  language: Language,
  digits: (value: number) => string,
  currency: CurrencyName = DOLLARS,
): MoneyWriter {
  const say = sayer(moneyMessages, language)
  const scaleOf = (million: number): Scale => {
    const size = Math.abs(1e6 * million)
    const scales = SCALES[language]
    return scales.find(({ from }) => size >= from) ?? (scales[scales.length - 1] as Scale)
  }
  const numberIn = (million: number, { size, roundedAs }: Scale): string =>
    roundedAs === undefined
      ? digits(Math.abs(1e6 * million) < CENT ? 0 : (1e6 * million) / size)
      : multiplied(digits((1e6 * million) / roundedAs), roundedAs / size)
  const behind = (number: string, { id: scale }: Scale): string =>
    say('amount', { number, scale, currency: currency[language] })
  const rangeApart = (low: number, high: number): string => {
    const [below, above] = [scaleOf(low), scaleOf(high)]
    const number = numberIn(low, below)
    const isCounted = low !== 0 && below !== above
    return WRITING[language].range(
      isCounted ? say('counted', { number, scale: below.id }) : number,
      behind(numberIn(high, above), above),
    )
  }
  const rangeTogether = (low: number, high: number, scale: Scale): string =>
    WRITING[language].range(numberIn(low, scale), numberIn(high, scale))
  const isApart = COUNTED[language] === 'apart'
  return {
    text: (million, like = million) => {
      const scale = scaleOf(isApart ? million : like)
      return behind(numberIn(million, scale), scale)
    },
    range: (low, high, like = high) =>
      isApart ? rangeApart(low, high) : behind(rangeTogether(low, high, scaleOf(like)), scaleOf(like)),
    rangeBeside: (low, high, beside) => (isApart ? rangeApart(low, high) : rangeTogether(low, high, scaleOf(beside))),
  }
}

/** A number that is written already, times a power of ten; what is no number stands as it is. */
function multiplied(text: string, times: number): string {
  const value = Number(text.replaceAll(',', ''))
  return Number.isFinite(value) ? Number((value * times).toPrecision(12)).toLocaleString('en-US') : text
}
