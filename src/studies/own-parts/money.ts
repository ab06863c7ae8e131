import { dollarsInMillions } from '../../quantity/index.ts'
import type { OtherWords } from '../../world/index.ts'
import { narrow } from './amounts.ts'

/** Currencies in units for a US dollar, with what lists call them: their ids, names, signs. */
export type Rates = readonly { readonly id: string; readonly perUsd: number; readonly called: readonly string[] }[]

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/十億|\bbn\b|billion/, 1e9],
  [/億/, 1e8],
  [/百万|\bmn?\b|million|musd/, 1e6],
  [/千|thousand|\bk\b/, 1e3],
  [/万/, 1e4],
]

/** What an amount of money, by the words around it, counts in millions of US dollars; without words it is in these already. */
export function moneyFactor(words: string, rates: Rates): number | undefined {
  const text = narrow(words)
  // The longest name that stands there: one may end as another does.
  const [currency] = rates
    .flatMap(({ perUsd, called }) => called.map((one) => ({ perUsd, called: narrow(one) })))
    .filter(({ called }) => called !== '' && text.includes(called))
    .sort((a, b) => b.called.length - a.called.length)
  const scale = SCALES.find(([pattern]) => pattern.test(text))?.[1]
  if (currency === undefined) return scale === undefined ? 1 : undefined
  return dollarsInMillions((scale ?? 1) / currency.perUsd)
}

/** Currencies with all that lists call them. */
export const ratesOf = (
  currencies: readonly {
    readonly id: string
    readonly name: string
    readonly nameJa: string
    readonly perUsd: number
  }[],
  words: readonly OtherWords[],
): Rates =>
  currencies.map(({ id, name, nameJa, perUsd }) => ({
    id,
    perUsd,
    called: [
      id,
      name,
      nameJa,
      ...words.flatMap((one) => (one.table === 'currencies' && one.row === id ? one.words : [])),
    ],
  }))
