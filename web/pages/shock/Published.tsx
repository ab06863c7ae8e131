import type { Quantiles } from '../../../src/studies/light.ts'
import { RangeDots, type RangeRow } from '../../charts/ranges/RangeDots.tsx'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { Banded } from './props.ts'
import { RangeNote } from './RangeNote.tsx'
import { bandCells, bandColumns, gdpOf, lossBands } from './shared.ts'
import { casesOf, hasShiftedCases } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

/** What others found for the same case. */
export function Published({ result, range, bands }: Pick<Banded, 'result' | 'range' | 'bands'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const { href } = useView()
  const { places } = useCatalogue()
  const gdp = gdpOf(result, places)
  const loss = casesOf(result, range, ({ valueAddedLost }) => valueAddedLost)
  const drawn = lossBands(result, bands)
  const shifted = hasShiftedCases(result, range)
  const share = (million: number): number => (gdp > 0 ? million / 10 / gdp : 0)
  const others = result.published.filter(({ unit }) => unit === '% of GDP')
  const number = (value: number): string => words.number(value)
  const band = inShares(drawn?.lost.added, share)
  const inDraws = (): string =>
    drawn === undefined || band === undefined
      ? ''
      : say('inDraws', { n: drawn.draws, range: `${number(band.p5)}–${number(band.p95)}%` })
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
      note={
        <RangeNote draws={drawn?.draws} shifted={shifted}>
          {say(shifted ? 'publishedNote' : 'publishedNoteKept')}
        </RangeNote>
      }
      table={{
        columns: [
          { name: say('who') },
          { name: say('what') },
          inUnit('percent', say('percentGdp')),
          ...(drawn === undefined ? [] : bandColumns(say, say('ofDraws'), (name) => inUnit('percent', name))),
        ],
        rows: [
          ...(drawn === undefined
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
            ...(drawn === undefined ? [] : bandCells(undefined, number)),
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
              loss.low === undefined || loss.high === undefined
                ? `${number(share(loss.central))}%`
                : `${number(share(loss.central))}% (${number(share(loss.low))}–${number(share(loss.high))}%)`,
            central: share(loss.central),
            low: loss.low === undefined ? undefined : share(loss.low),
            high: loss.high === undefined ? undefined : share(loss.high),
            ...(band === undefined ? {} : { draws: { band, text: inDraws() } }),
          },
          ...others.map(({ who, what, value }): RangeRow => ({
            label: who,
            detail: `${what}: ${number(value)}%`,
            central: value,
            low: undefined,
            high: undefined,
            other: true,
          })),
        ]}
      />
    </Figure>
  )
}

/** A band of amounts as one of shares. */
const inShares = (band: Quantiles | undefined, share: (million: number) => number): Quantiles | undefined =>
  band && {
    p5: share(band.p5),
    p25: share(band.p25),
    p50: share(band.p50),
    p75: share(band.p75),
    p95: share(band.p95),
  }
