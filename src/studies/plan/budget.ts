import { dollarsInMillions, type MillionUsd } from '../../quantity/index.ts'
import { InputError, plausible, suggestion, type World } from '../../world/index.ts'

/** `100e9JPY`, `0.5e9 USD`: an amount in a currency of the world's table. */
export function budgetIn(world: World, text: string): MillionUsd {
  // Commas stand between thousands only: 1,5e9 would else be fifteen thousand million.
  const match = /^\s*((?:\d{1,3}(?:[_,]\d{3})+|\d+)(?:\.\d*)?(?:e\d+)?)\s*([a-z]{3})\s*$/i.exec(text)
  const amount = Number(match?.[1]?.replaceAll(/[_,]/g, ''))
  const code = match?.[2]?.toUpperCase() ?? ''
  if (match === null || !Number.isFinite(amount))
    throw new InputError([
      {
        code: 'BUDGET_UNREADABLE',
        message: `"${text}" is not an amount of money.`,
        remedy: 'Write a number and a currency, such as 100e9JPY or 650e6USD.',
      },
    ])
  const currency = world.currencies.get(code)
  if (currency === undefined)
    throw new InputError([
      {
        code: 'CURRENCY_UNKNOWN',
        message: `There is no rate for "${code}" in this world.`,
        remedy: suggestion(code, [...world.currencies.keys()], 'currencies.csv'),
      },
    ])
  const millionUsd = dollarsInMillions(amount / currency.perUsd.value)
  if (millionUsd > plausible.MILLION_USD.max)
    throw new InputError([
      {
        code: 'BUDGET_UNREADABLE',
        message: `"${text}" is ${millionUsd.toExponential(1)} million USD; at most ${plausible.MILLION_USD.max} are read.`,
        remedy: 'Write a number and a currency, such as 100e9JPY, or leave it out for no limit.',
      },
    ])
  return millionUsd
}
