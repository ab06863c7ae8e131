import type { Band } from '../../../src/studies/light.ts'
import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Banded } from './props.ts'
import { RangeNote } from './RangeNote.tsx'
import { bandCells, bandColumns, gdpOf } from './shared.ts'
import { casesOf } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** What others found for the same case. */
export function Published({ result, range, bands }: Pick<Banded, 'result' | 'range' | 'bands'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const { href } = useView()
  const { places } = useCatalogue()
  const gdp = gdpOf(result, places)
  const loss = casesOf(result, range, ({ valueAddedLost }) => valueAddedLost)
  const share = (million: number): number => (gdp > 0 ? million / 10 / gdp : 0)
  const others = result.published.filter(({ unit }) => unit === '% of GDP')
  const number = (value: number): string => words.number(value)
  const band = inShares(bands?.lost.added, share)
  const inDraws = (): string =>
    bands === undefined || band === undefined
      ? ''
      : say('inDraws', { n: bands.draws, range: `${number(band.p5)}–${number(band.p95)}%` })
  const values = others.map(({ value }) => value)
  return (
    <Figure
      title={say('publishedTitle')}
      answer={say('publishedAnswer', {
        low: number(Math.min(...values)),
        high: number(Math.max(...values)),
        ours: number(share(loss.central)),
      })}
      name="published"
      source={words.list(result.published.map(({ who }) => who))}
      note={<RangeNote bands={bands}>{say('publishedNote')}</RangeNote>}
      table={{
        columns: [
          { name: say('who') },
          { name: say('what') },
          { name: say('percentGdp'), align: 'right' },
          ...(bands === undefined ? [] : bandColumns(say, say('ofDraws'))),
        ],
        rows: [
          ...(bands === undefined
            ? []
            : [
                [
                  cell(say('ours')),
                  cell(''),
                  cell(number(share(loss.central)), share(loss.central)),
                  ...bandCells(band, number),
                ],
              ]),
          ...others.map(({ who, what, value, source }) => [
            cell(who, who, href('/world', { table: 'sources', row: source })),
            cell(what),
            cell(number(value), value, href('/world', { table: 'sources', row: source })),
            ...(bands === undefined ? [] : bandCells(undefined, number)),
          ]),
        ],
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
                ? `${number(share(loss.central))}%`
                : `${number(share(loss.central))}% (${number(share(loss.mild))}–${number(share(loss.severe))}%)`,
            central: share(loss.central),
            low: loss.mild === undefined ? undefined : share(loss.mild),
            high: loss.severe === undefined ? undefined : share(loss.severe),
            text: `${number(share(loss.central))}%`,
            ...(band === undefined ? {} : { draws: { band, text: inDraws() } }),
          },
          ...others.map(({ who, what, value }): RangeRow => ({
            label: who,
            detail: `${what}: ${number(value)}%`,
            central: value,
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

/** A band of amounts as one of shares. */
const inShares = (band: Band | undefined, share: (million: number) => number): Band | undefined =>
  band && {
    shareUndefined: band.shareUndefined,
    p5: share(band.p5),
    p25: share(band.p25),
    p50: share(band.p50),
    p75: share(band.p75),
    p95: share(band.p95),
  }
