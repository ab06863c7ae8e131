import type { Run } from '../../clearing/index.ts'
import { parseMonth } from '../../world/index.ts'
import type { Outcome } from '../outcome.ts'
import type { StressRun } from './result.ts'
import { placesOf, summarise, usesAt } from './summary.ts'

/** What a run came to at the places asked about, number by number. Throws if the run fails its check. */
export function stressOutcomes(run: Run): Outcome[] {
  const { report } = run.scenario
  const { supply, coercer } = summarise(run)
  const places = placesOf(run)
  const uses = usesAt(run, report)
  const asked = places.filter(({ place }) => report.includes(place))
  const start = run.scenario.start
  return [
    ...asked.flatMap(({ place, lostAdded, lostOutput, lostAddedEvenly, shareOfGdp, bill }) => [
      { what: 'lost-added', place, unit: 'M USD', value: lostAdded },
      { what: 'lost-output', place, unit: 'M USD', value: lostOutput },
      { what: 'lost-added-evenly', place, unit: 'M USD', value: lostAddedEvenly },
      { what: 'share-of-gdp', place, unit: 'share', value: shareOfGdp },
      { what: 'bill', place, unit: 'M USD', value: bill },
      {
        what: 'first-stop',
        place,
        unit: 'months',
        value: Math.min(...uses.filter((use) => use.place === place).map((use) => stopOf(use, start))),
      },
    ]),
    { what: 'not-sold', place: coercer.place, unit: 'M USD', value: coercer.exportsNotSold },
    { what: 'sold-elsewhere', place: coercer.place, unit: 'M USD', value: coercer.soldElsewhere },
    ...places.flatMap((one) => (report.includes(one.place) ? [] : elsewhere(one))),
    ...uses.flatMap((use) => ofUse(use, start)),
    ...supply.filter(({ place }) => report.includes(place)).flatMap(ofSupply),
  ]
}

/** A place that was not asked about: it is named apart, so that it is not taken for one that was. */
function elsewhere({ place, lostAdded, bill }: StressRun['places'][number]): Outcome[] {
  return [
    { what: 'lost-added-elsewhere', place, unit: 'M USD', value: lostAdded },
    { what: 'bill-elsewhere', place, unit: 'M USD', value: bill },
  ]
}

type Use = StressRun['uses'][number]

function ofUse(use: Use, start: number): Outcome[] {
  const { place, sector, material, needed, stopped, lostAdded, byMonth } = use
  const about = { place, sector, material }
  return [
    { what: 'lost-added', ...about, unit: 'M USD', value: lostAdded },
    { what: 'stopped', ...about, unit: 'share', value: needed > 0 ? stopped / needed : 0 },
    { what: 'first-stop', ...about, unit: 'months', value: stopOf(use, start) },
    ...byMonth.flatMap(({ month, served, short, cover }) => [
      { what: 'served', ...about, month, unit: 'share', value: served + short > 0 ? served / (served + short) : 1 },
      { what: 'cover', ...about, month, unit: 'months', value: cover },
    ]),
  ]
}

function ofSupply({ place, material, usual, baselinePrice, byMonth }: StressRun['supply'][number]): Outcome[] {
  const about = { place, material }
  return byMonth.flatMap(({ month, came, scarcity, paid }) => [
    { what: 'came', ...about, month, unit: 'share', value: came / usual },
    { what: 'scarcity', ...about, month, unit: 'x', value: scarcity / baselinePrice },
    { what: 'paid', ...about, month, unit: 'x', value: paid === null ? Number.NaN : paid / baselinePrice },
  ])
}

/** Months from the start of the run to the first line stop, 0 in its first month; Infinity where none stops. */
function stopOf({ firstStop }: Use, start: number): number {
  const month = firstStop === null ? undefined : parseMonth(firstStop.month)
  return month === undefined ? Number.POSITIVE_INFINITY : month - start
}
