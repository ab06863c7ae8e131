import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import { useMessages } from '../../messages.ts'
import type { Props } from './Answer.tsx'
import { gdpOf, placesOf } from './shared.ts'
import { casesOf, sectorsStopped, type PriceRow, type StopRow } from './state.ts'
import { shockMessages } from './messages.gen.ts'

/** The answer in words: what stops first, what it costs, what runs short. */
export function Headline({
  result,
  range,
  rows,
  prices,
}: Pick<Props, 'result' | 'range'> & {
  readonly rows: readonly StopRow[]
  readonly prices: readonly PriceRow[]
}): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const { places } = useCatalogue()
  const { stopped, first } = sectorsStopped(rows)
  const loss = casesOf(result, range, ({ valueAddedLost }) => valueAddedLost)
  const gdp = gdpOf(result, places)
  const share = words.percent(gdp > 0 ? loss.central / 1000 / gdp : 0, 3)
  const TOLD = 6
  return (
    <section className="headline keep" aria-live="polite">
      <p className="headline-main">
        {first === undefined
          ? say('headNone', { places: placesOf(result, words) })
          : say('headStops', {
              n: stopped,
              places: placesOf(result, words),
              sector: words.sector(first.sector),
              material: words.material(first.material),
              month: words.month(first.stops ?? ''),
            })}
      </p>
      <p>{say(loss.mild === undefined ? 'headLossWait' : 'headLoss', { loss: words.moneyCases(loss), gdp: share })}</p>
      {prices.length > 0 && (
        <p>
          {say('headShort', {
            materials: words.list([...new Set(prices.map(({ material }) => words.material(material)))].slice(0, TOLD)),
          })}
        </p>
      )}
    </section>
  )
}
