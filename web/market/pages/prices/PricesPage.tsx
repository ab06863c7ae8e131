import { DEPTH } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { kgText } from '../../parts/exact.ts'
import { useRead } from '../../client/reading.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { MaterialFigure } from './MaterialFigure.tsx'
import { seriesOf } from './state.ts'
import { pricesMessages } from './messages.gen.ts'
import '../../subjects/verify/verify.css'

/** Benchmarks over the rounds: what they were, what stood behind them, and why some are withheld. */
export default function PricesPage(): React.JSX.Element {
  const say = useMessages(pricesMessages)
  const benchmarks = useRead('/benchmarks')
  const rounds = useRead('/rounds').data
  const grades = useRead('/').data?.grades.map(({ id }) => id) ?? []
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <p>{say('lede')}</p>
      <Loaded of={benchmarks}>
        {(all) =>
          all.benchmarks.length === 0 ? (
            <p className="panel">{say('none')}</p>
          ) : (
            seriesOf(all, rounds ?? { rounds: [] }, grades).map((series) => (
              <MaterialFigure key={series.material} series={series} />
            ))
          )
        }
      </Loaded>
      <Rule />
      <div className="two">
        <List title={say('isTitle')} items={[say('is1'), say('is2'), say('is3')]} />
        <List title={say('notTitle')} items={[say('not1'), say('not2'), say('not3')]} />
      </div>
    </div>
  )
}

function Rule(): React.JSX.Element {
  const say = useMessages(pricesMessages)
  const naming = useNaming()
  const percent = new Intl.NumberFormat(naming.lang, { style: 'percent' })
  const gaps = {
    kg: naming.kg(kgText(DEPTH.grams)),
    sellers: DEPTH.sellers,
    buyers: DEPTH.buyers,
    percent: percent.format(DEPTH.largest),
  }
  return (
    <section className="stack">
      <h2>{say('ruleTitle')}</h2>
      <p>{say('ruleLede')}</p>
      <ul>
        <li>{say('rule1', gaps)}</li>
        <li>{say('rule2', gaps)}</li>
        <li>{say('rule3', gaps)}</li>
      </ul>
    </section>
  )
}

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }): React.JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  )
}
