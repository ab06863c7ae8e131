import { Link } from 'wouter'
import { moneyWriter, type CurrencyName } from '../../src/messages/index.ts'
import type { Statement } from '../../src/studies/light.ts'
import { useMessages } from '../language/messages.ts'
import { uiMessages } from '../ui/messages.gen.ts'
import { useView } from '../url/state.ts'
import { useCatalogue, useWording } from './catalogue.tsx'

/** In which a headline stands besides dollars. */
const SHOWN: ReadonlySet<string> = new Set(['JPY', 'EUR'])

/** The amount of a statement in yen and euros, at the rates of the tables; nothing where it names none. */
export function InCurrencies({ of }: { readonly of: Statement | undefined }): React.JSX.Element | null {
  const say = useMessages(uiMessages)
  const { lang, inBrackets, list, number } = useWording()
  const { href } = useView()
  const currencies = useCatalogue().currencies.filter(({ id }) => SHOWN.has(id))
  const figure = Object.values(of?.values ?? {}).find((value) => 'unit' in value && value.unit === 'MUSD')
  if (figure === undefined || !('unit' in figure) || currencies.length === 0) return null
  const { value, low, high } = figure
  const nameOf = (currency: (typeof currencies)[number]): CurrencyName => ({ en: currency.id, ja: currency.nameJa })
  const amounts = currencies.map((currency) => {
    const { perUsd } = currency
    const { text, rangeBeside } = moneyWriter(lang, (x) => number(x), nameOf(currency))
    const central = perUsd * value
    return low === undefined || high === undefined
      ? text(central)
      : inBrackets(text(central), rangeBeside(perUsd * low, perUsd * high, central))
  })
  const rates = currencies.map((currency) =>
    say('rate', { rate: number(currency.perUsd, 4), currency: nameOf(currency)[lang] }),
  )
  return (
    <p className="headline-money">
      {say('inCurrencies', { amounts: list(amounts) })}{' '}
      <Link href={href('/world', { table: 'currencies' })}>{say('atRates', { rates: list(rates) })}</Link>
    </p>
  )
}
