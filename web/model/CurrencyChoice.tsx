import { useMemo, type ReactNode } from 'react'
import { IN_DOLLARS } from '../../src/messages/index.ts'
import { useMessages } from '../language/messages.ts'
import { Currency } from '../ui/currency.ts'
import { uiMessages } from '../ui/messages.gen.ts'
import { useView } from '../url/state.ts'
import { useCatalogue, useWording } from './catalogue.tsx'

const DOLLAR = 'USD'

/** Lets the page write money in the currency of the address, at the rate of the tables. */
export function InChosenCurrency({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const { currencies } = useCatalogue()
  const asked = useView().view.currency
  const currency = useMemo(() => {
    const found = currencies.find(({ id }) => id === asked && id !== DOLLAR)
    return found === undefined ? IN_DOLLARS : { name: { en: found.id, ja: found.nameJa }, perUsd: found.perUsd }
  }, [currencies, asked])
  return <Currency value={currency}>{children}</Currency>
}

/** At which rate money is written; nothing for dollars. */
export function useRate(): string[] {
  const say = useMessages(uiMessages)
  const { currency, lang, number } = useWording()
  return currency === IN_DOLLARS
    ? []
    : [say('atRate', { rate: say('rate', { rate: number(currency.perUsd, 4), currency: currency.name[lang] }) })]
}

export function CurrencyChoice(): React.JSX.Element {
  const say = useMessages(uiMessages)
  const { view, go } = useView()
  const { currencies } = useCatalogue()
  const names = { en: (id: string) => id, ja: (id: string) => currencies.find((one) => one.id === id)?.nameJa ?? id }
  // In the order of the table, which begins with those that members write their budgets in.
  const known = currencies.length === 0 ? [DOLLAR] : currencies.map(({ id }) => id)
  return (
    <label className="row currency">
      <span className="hidden">{say('currency')}</span>
      <select
        value={known.includes(view.currency) ? view.currency : DOLLAR}
        onChange={({ target }) => go({ currency: target.value === DOLLAR ? '' : target.value })}
      >
        {known.map((id) => (
          <option key={id} value={id}>
            {names[view.lang](id)}
          </option>
        ))}
      </select>
    </label>
  )
}
