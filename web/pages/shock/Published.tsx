import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import { Figure } from '../../figure/Figure.tsx'
import { cell } from '../../figure/table.ts'
import { useWords } from '../../messages.ts'
import { useView } from '../../url/state.ts'
import type { Props } from './Answer.tsx'
import { gdpOf } from './shared.ts'
import { casesOf } from './state.ts'
import { SHOCK_WORDS } from './words.ts'

/** What others found for the same case. */
export function Published({ result, range }: Pick<Props, 'result' | 'range'>): React.JSX.Element {
  const say = useWords(SHOCK_WORDS)
  const words = useWording()
  const { href } = useView()
  const { places } = useCatalogue()
  const gdp = gdpOf(result, places)
  const loss = casesOf(result, range, ({ lostAdded }) => lostAdded)
  const share = (million: number): number => (gdp > 0 ? million / 10 / gdp : 0)
  const others = result.published.filter(({ unit }) => unit === '% of GDP')
  const values = others.map(({ value }) => value)
  const number = (value: number): string => words.number(value)
  return (
    <Figure
      title={say('publishedTitle')}
      answer={say('publishedAnswer', {
        low: number(Math.min(...values)),
        high: number(Math.max(...values)),
        ours: number(share(loss.middle)),
      })}
      name="published"
      source={words.list(result.published.map(({ who }) => who))}
      note={say('publishedNote')}
      table={{
        columns: [{ name: say('who') }, { name: say('what') }, { name: say('percentGdp'), align: 'right' }],
        rows: others.map(({ who, what, value, source }) => [
          cell(who, who, href('/world', { table: 'sources', row: source })),
          cell(what),
          cell(number(value), value, href('/world', { table: 'sources', row: source })),
        ]),
      }}
    >
      <RangeDots
        label={say('publishedTitle')}
        tick={(value) => `${number(value)}%`}
        rows={[
          {
            label: say('ours'),
            detail:
              loss.mild === undefined || loss.severe === undefined
                ? `${number(share(loss.middle))}%`
                : `${number(share(loss.middle))}% (${number(share(loss.mild))}–${number(share(loss.severe))}%)`,
            middle: share(loss.middle),
            low: loss.mild === undefined ? undefined : share(loss.mild),
            high: loss.severe === undefined ? undefined : share(loss.severe),
            text: `${number(share(loss.middle))}%`,
          },
          ...others.map(({ who, what, value }): RangeRow => ({
            label: who,
            detail: `${what}: ${number(value)}%`,
            middle: value,
            low: undefined,
            high: undefined,
            text: `${number(value)}%`,
            other: true,
          })),
        ]}
      />
    </Figure>
  )
}
