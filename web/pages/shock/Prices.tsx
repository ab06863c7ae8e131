import { type Band, stressColumns } from '../../../src/studies/light.ts'
import { Link } from 'wouter'
import type { StressResult } from '../../../src/studies/index.ts'
import { BandKey } from '../../charts/Band.tsx'
import { Note } from '../../charts/Note.tsx'
import { PriceLines } from '../../charts/prices/PriceLines.tsx'
import { SideBySide } from '../../charts/multiples/SideBySide.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { ShockBands } from './bands.ts'
import { bandCells, bandColumns, DRAWN, placesOf, shortName, stepName } from './shared.ts'
import type { PriceRow } from '../../subjects/stress.ts'
import { shockMessages } from './messages.gen.ts'

interface Props {
  readonly result: StressResult
  readonly prices: readonly PriceRow[]
  readonly bands: ShockBands | undefined
}

/** Prices of what runs short by their kind: spot, contract, inside the supplier state, and what is paid. */
export function Prices({ result, prices, bands }: Props): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const { href } = useView()
  const { times, span } = useTimes()
  const table = useTable(prices, bands)
  const dearest = prices[0]
  return (
    <Figure
      title={say('pricesTitle')}
      answer={
        dearest === undefined
          ? result.focus.length === 0
            ? say('pricesNoPlace')
            : say('pricesNone', { places: placesOf(result, words) })
          : say('pricesAnswer', {
              material: words.material(dearest.material),
              place: words.place(dearest.place),
              times: span(dearest.peak),
              spot: times(spotOf(dearest)),
              month: words.month(dearest.peak.month),
              paid: dearest.averagePrice === null ? '–' : times(dearest.averagePrice),
            })
      }
      name="prices"
      source={say('modelSource')}
      note={
        <Note
          months={dearest?.months.map(({ month }) => month) ?? []}
          entries={[
            [<line key="a" x2="22" y1="7" y2="7" className="line-price" />, say('keyScarcity')],
            [<line key="b" x2="22" y1="7" y2="7" className="line-paid" />, say('keyPaid')],
            [<line key="e" x2="22" y1="7" y2="7" className="line-contract" />, say('keyContract')],
            [<line key="f" x2="22" y1="7" y2="7" className="line-inside" />, say('keyInside')],
            ...(bands === undefined
              ? []
              : ([
                  [<BandKey key="c" className="band-price" />, say('keyBandPrice', { n: bands.draws })],
                  [<BandKey key="d" className="band-paid" />, say('keyBandPaid', { n: bands.draws })],
                ] as const)),
          ]}
        >
          {say('pricesNote')} <Link href={href('/method')}>→</Link>
        </Note>
      }
      table={table}
    >
      {prices.length > 0 && <Drawings result={result} prices={prices.slice(0, DRAWN)} bands={bands} />}
    </Figure>
  )
}

/** Prices as multiples of the earlier ones, one or from one end to the other. */
function useTimes() {
  const say = useMessages(shockMessages)
  const { number } = useWording()
  const times = (value: number): string => say('times', { x: number(value) })
  const between = (low: number, high: number): string => say('timesBetween', { low: number(low), high: number(high) })
  return {
    times,
    span: ({ low, high }: PriceRow['peak']): string =>
      high === null
        ? say('timesAtLeast', { x: number(low) })
        : times(low) === times(high)
          ? times(low)
          : between(low, high),
    between,
  }
}

/** The highest price of a kind, as a multiple of the usual. */
const highest = ({ months }: PriceRow, kind: 'insidePrice' | 'contractPrice' | 'spotPrice'): number =>
  Math.max(...months.map((month) => month[kind]))
const spotOf = (row: PriceRow): number => highest(row, 'spotPrice')

/** The draws in the month of the peak. */
function atPeak(row: PriceRow, bands: ShockBands | undefined): Record<'scarcity' | 'paid', Band | undefined> {
  const at = row.months.findIndex(({ month }) => month === row.peak.month)
  return { scarcity: bands?.spotPrice(row)[at], paid: bands?.averagePrice(row)[at] }
}

function useTable(prices: readonly PriceRow[], bands: ShockBands | undefined): FigureTable {
  const say = useMessages(shockMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const column = useHeaders(stressColumns)
  const { href } = useView()
  const { times, span } = useTimes()
  return {
    columns: [
      column('place'),
      column('material'),
      inUnit('share', say('least')),
      inUnit('times', say('keyScarcity')),
      inUnit('times', say('keyContract')),
      inUnit('times', say('keyInside')),
      inUnit('times', say('keyPaid')),
      inUnit('times', say('peak')),
      { name: say('month') },
      { name: say('setBy') },
      ...(bands === undefined
        ? []
        : [
            ...bandColumns(say, say('scarcityThen'), (name) => inUnit('times', name)),
            ...bandColumns(say, say('paidThen'), (name) => inUnit('times', name)),
          ]),
    ],
    rows: prices.map((row) => [
      cell(words.place(row.place), row.place),
      cell(words.material(row.material), row.material, href('/world', { table: 'materials', row: row.material })),
      cell(words.percent(row.least), row.least),
      cell(times(spotOf(row)), spotOf(row)),
      cell(times(highest(row, 'contractPrice')), highest(row, 'contractPrice')),
      cell(times(highest(row, 'insidePrice')), highest(row, 'insidePrice')),
      cell(row.averagePrice === null ? '' : times(row.averagePrice), row.averagePrice),
      cell(span(row.peak), row.peak.low),
      cell(words.month(row.peak.month), row.peak.month),
      cell(
        row.marginalUse === null
          ? ''
          : `${words.sector(row.marginalUse.sector)} (${stepName(say, row.marginalUse.kind)})`,
      ),
      ...(bands === undefined
        ? []
        : [...bandCells(atPeak(row, bands).scarcity, times), ...bandCells(atPeak(row, bands).paid, times)]),
    ]),
  }
}

/** A small drawing of each material, all on the same scale. */
function Drawings({ result, prices, bands }: Props): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const { times, between } = useTimes()
  const most = Math.max(
    2,
    ...prices.flatMap((row) => [
      ...row.months.flatMap(({ spotPrice, contractPrice, insidePrice }) => [spotPrice, contractPrice, insidePrice]),
      ...[...(bands?.spotPrice(row) ?? []), ...(bands?.averagePrice(row) ?? [])].flatMap((band) => finite(band?.p95)),
    ]),
  )
  const inDraws = (row: PriceRow): string => {
    const band = atPeak(row, bands).scarcity
    return bands === undefined || band === undefined
      ? ''
      : say('inDraws', { n: bands.draws, range: between(band.p5, band.p95) })
  }
  return (
    <SideBySide>
      {prices.map((row) => (
        <div key={`${row.place} ${row.material}`} className="multiple keep">
          <h3 className="multiple-title">{words.material(row.material)}</h3>
          <p>
            {result.focus.length > 1 && `${shortName(words.place(row.place))} · `}
            {times(spotOf(row))} · {say('least')} {words.percent(row.least)}
          </p>
          <PriceLines
            months={row.months}
            most={most}
            times={times}
            between={between}
            names={{
              spot: say('keyScarcity'),
              paid: say('keyPaid'),
              contract: say('keyContract'),
              inside: say('keyInside'),
            }}
            label={words.labelled(
              words.commas([words.material(row.material), words.place(row.place)]),
              words.semicolons([`${say('keyScarcity')} ${times(spotOf(row))}`, inDraws(row)]),
            )}
            {...(bands === undefined
              ? {}
              : { draws: { spotPrice: bands.spotPrice(row), averagePrice: bands.averagePrice(row) } })}
          />
        </div>
      ))}
    </SideBySide>
  )
}

const finite = (value: number | undefined): number[] => (value !== undefined && Number.isFinite(value) ? [value] : [])
