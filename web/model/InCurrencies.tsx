import { Link } from 'wouter'
import { IN_DOLLARS, moneyWriter, type ShownCurrency } from '../../src/messages/index.ts'
import type { Statement } from '../../src/studies/light.ts'
import { useMessages } from '../language/messages.ts'
import { uiMessages } from '../ui/messages.gen.ts'
import { useView } from '../url/state.ts'
import { useCatalogue, useWording } from './catalogue.tsx'

/** In which a headline stands besides the chosen one. */
const BESIDE: ReadonlySet<string> = new Set(['JPY', 'EUR'])

/** The amount of a statement in dollars, yen and euros, but for the one that it stands in, with the rates; nothing where it names none. */
export function InCurrencies({ of }: { readonly of: Statement | undefined }): React.JSX.Element | null {
  const say = useMessages(uiMessages)
  const { lang, inBrackets, list, number, currency } = useWording()
  const { href } = useView()
  const rated = useCatalogue()
    .currencies.filter(({ id }) => BESIDE.has(id))
    .map(({ id, nameJa, perUsd }): ShownCurrency => ({ name: { en: id, ja: nameJa }, perUsd }))
  const figure = Object.values(of?.values ?? {}).find((value) => 'unit' in value && value.unit === 'MUSD')
  if (figure === undefined || !('unit' in figure) || rated.length === 0) return null
  const { value, low, high } = figure
  const amounts = [IN_DOLLARS, ...rated]
    .filter(({ name }) => name.en !== currency.name.en)
    .map(({ name, perUsd }) => {
      const { text, rangeBeside } = moneyWriter(lang, (x) => number(x), name)
      const central = perUsd * value
      return low === undefined || high === undefined
        ? text(central)
        : inBrackets(text(central), rangeBeside(perUsd * low, perUsd * high, central))
    })
  const rates = rated.map(({ name, perUsd }) => say('rate', { rate: number(perUsd, 4), currency: name[lang] }))
  return (
    <p className="headline-money">
      {say('inCurrencies', { amounts: list(amounts) })}{' '}
      <Link href={href('/world', { table: 'currencies' })}>{say('atRates', { rates: list(rates) })}</Link>
    </p>
  )
}
