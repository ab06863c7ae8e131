import { dollarsInMillions, type MillionUsd } from '../../quantity/index.ts'
import { InputError, plausible, type World, suggested } from '../../world/index.ts'
import { studyFault } from '../study-fault.ts'

/** The currency that an amount of money is written in, in capitals; empty where none is. */
export const currencyOf = (text: string): string => /([a-z]{3})\s*$/i.exec(text)?.[1]?.toUpperCase() ?? ''

/** `100e9JPY`, `0.5e9 USD`: an amount in a currency of the world's table. */
export function budgetIn(world: World, text: string): MillionUsd {
  // Commas stand between thousands only: 1,5e9 would else be fifteen thousand million.
  const match = /^\s*((?:\d{1,3}(?:[_,]\d{3})+|\d+)(?:\.\d*)?(?:e\d+)?)\s*([a-z]{3})\s*$/i.exec(text)
  const amount = Number(match?.[1]?.replaceAll(/[_,]/g, ''))
  const code = match?.[2]?.toUpperCase() ?? ''
  if (match === null || !Number.isFinite(amount)) throw new InputError([studyFault('BUDGET_UNREADABLE', { text })])
  const currency = world.currencies.get(code)
  if (currency === undefined)
    throw new InputError([
      studyFault('CURRENCY_UNKNOWN', {
        code,
        suggestion: suggested(code, [...world.currencies.keys()], 'currencies.csv'),
      }),
    ])
  const millionUsd = dollarsInMillions(amount / currency.perUsd.value)
  if (millionUsd > plausible.MILLION_USD.max)
    throw new InputError([
      studyFault('BUDGET_UNREADABLE:large', {
        text,
        millionUsd: millionUsd.toExponential(1),
        most: plausible.MILLION_USD.max,
      }),
    ])
  return millionUsd
}
