import type { Run } from '../../clearing/index.ts'
import { parseMonth } from '../../world/index.ts'
import type { Outcome } from '../outcome.ts'
import type { StressRun } from './result.ts'
import { placesOf, summarise, usesAt } from './run-totals.ts'

/** What a run came to at the places asked about, number by number. Throws if the run fails its check. */
export function stressOutcomes(run: Run): Outcome[] {
  const { focus } = run.scenario
  const { supply, coercer } = summarise(run)
  const places = placesOf(run)
  const uses = usesAt(run, focus)
  const asked = places.filter(({ place }) => focus.includes(place))
  const start = run.scenario.start
  return [
    ...asked.flatMap(
      ({ place, valueAddedLost, grossOutputLost, valueAddedLostProRata, shareOfGdp, importCostIncrease }) => [
        { what: 'value-added-lost', place, unit: 'M USD', value: valueAddedLost },
        { what: 'gross-output-lost', place, unit: 'M USD', value: grossOutputLost },
        { what: 'value-added-lost-pro-rata', place, unit: 'M USD', value: valueAddedLostProRata },
        { what: 'share-of-gdp', place, unit: 'share', value: shareOfGdp },
        { what: 'import-cost-increase', place, unit: 'M USD', value: importCostIncrease },
        {
          what: 'first-stop',
          place,
          unit: 'months',
          value: Math.min(...uses.filter((use) => use.place === place).map((use) => stopOf(use, start))),
        },
      ],
    ),
    { what: 'exports-forgone', place: coercer.place, unit: 'M USD', value: coercer.exportsForgone },
    { what: 'exports-diverted', place: coercer.place, unit: 'M USD', value: coercer.exportsDiverted },
    ...places.flatMap((one) => (focus.includes(one.place) ? [] : elsewhere(one))),
    ...uses.flatMap((use) => ofUse(use, start)),
    ...supply.filter(({ place }) => focus.includes(place)).flatMap(ofSupply),
  ]
}

/** A place that was not asked about: it is named apart, so that it is not taken for one that was. */
function elsewhere({ place, valueAddedLost, importCostIncrease }: StressRun['places'][number]): Outcome[] {
  return [
    { what: 'value-added-lost-elsewhere', place, unit: 'M USD', value: valueAddedLost },
    { what: 'import-cost-increase-elsewhere', place, unit: 'M USD', value: importCostIncrease },
  ]
}

type Use = StressRun['uses'][number]

function ofUse(use: Use, start: number): Outcome[] {
  const { place, sector, material, needed, stopped, valueAddedLost, byMonth } = use
  const about = { place, sector, material }
  return [
    { what: 'value-added-lost', ...about, unit: 'M USD', value: valueAddedLost },
    { what: 'stopped', ...about, unit: 'share', value: needed > 0 ? stopped / needed : 0 },
    { what: 'first-stop', ...about, unit: 'months', value: stopOf(use, start) },
    ...byMonth.flatMap(({ month, served, shortfall, monthsOfCover }) => [
      {
        what: 'served',
        ...about,
        month,
        unit: 'share',
        value: served + shortfall > 0 ? served / (served + shortfall) : 1,
      },
      { what: 'months-of-cover', ...about, month, unit: 'months', value: monthsOfCover },
    ]),
  ]
}

function ofSupply({ place, material, baselineSupply, baselinePrice, byMonth }: StressRun['supply'][number]): Outcome[] {
  const about = { place, material }
  return byMonth.flatMap(({ month, supply, shadowPrice, spotPrice, averagePrice }) => [
    { what: 'supply', ...about, month, unit: 'share', value: supply / baselineSupply },
    { what: 'shadow-price', ...about, month, unit: 'x', value: shadowPrice / baselinePrice },
    { what: 'spot-price', ...about, month, unit: 'x', value: spotPrice / baselinePrice },
    {
      what: 'average-price',
      ...about,
      month,
      unit: 'x',
      value: averagePrice === null ? Number.NaN : averagePrice / baselinePrice,
    },
  ])
}

/** Months from the start of the run to the first line stop, 0 in its first month; Infinity where none stops. */
function stopOf({ firstStop }: Use, start: number): number {
  const month = firstStop === null ? undefined : parseMonth(firstStop.month)
  return month === undefined ? Number.POSITIVE_INFINITY : month - start
}
