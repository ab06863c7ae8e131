import { narrow } from './amounts.ts'

/** Currencies by id and names, in units for a US dollar. */
export type Rates = readonly {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly perUsd: number
}[]

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/¥|円|jpy|\byen\b/, 'JPY'],
  [/€|eur/, 'EUR'],
  [/£|gbp/, 'GBP'],
  [/\$|usd|ドル/, 'USD'],
]
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
  const named = rates.find(({ id, name, nameJa }) =>
    [id, name, nameJa].some((one) => one !== '' && text.includes(narrow(one))),
  )
  const currency = SIGNS.find(([pattern]) => pattern.test(text))?.[1] ?? named?.id
  const scale = SCALES.find(([pattern]) => pattern.test(text))?.[1]
  if (currency === undefined) return scale === undefined ? 1 : undefined
  const rate = rates.find(({ id }) => id === currency)?.perUsd
  return rate === undefined ? undefined : (scale ?? 1) / rate / 1e6
}
