import { sumOf } from '../../quantity/index.ts'
import { statementsIn, type Statement } from '../summary.ts'
import type { StressResult, StressRun } from './result.ts'
import { summaryMessages } from './summary.gen.ts'

const { state, summary } = statementsIn(summaryMessages)

/** Less than this part of the usual supply, in any month, counts as short. */
export const ENOUGH = 0.9
/** At most this many materials are named; the tables have them all. */
const NAMED = 6

/** What stops first, what it costs, what runs short. */
export const stressSummary = summary((result: StressResult): readonly Statement[] => {
  if (result.focus.length === 0) return [state('noPlace')]
  return [...stops(result), loss(result), ...follows(result), ...short(result)]
})

function stops({ central, focus, focusSectors }: StressResult): readonly Statement[] {
  const places = { names: 'places', ids: [...focus] } as const
  const stopped = central.uses
    .flatMap((use) => (use.firstStop === null ? [] : [{ ...use, month: use.firstStop.month }]))
    .filter(({ place }) => focus.includes(place))
    .sort((a, b) => a.month.localeCompare(b.month) || b.valueAddedLost - a.valueAddedLost)
  const [first] = stopped
  if (first === undefined) return [state('noLineStops', { places })]
  return [
    state('linesStop', {
      places,
      count: { count: new Set(stopped.map(({ sector }) => sector)).size },
      sectors: { count: focusSectors },
      sector: { names: 'sectors', ids: [first.sector] },
      material: { names: 'materials', ids: [first.material] },
      month: { month: first.month },
    }),
  ]
}

function loss({ central, mild, severe, focus, focusGdp }: StressResult): Statement {
  const lost = ({ places }: StressRun): number =>
    sumOf(places.filter(({ place }) => focus.includes(place)).map(({ valueAddedLost }) => valueAddedLost))
  return state('valueAddedLost', {
    loss: {
      value: lost(central),
      unit: 'MUSD',
      ...(mild === undefined || severe === undefined ? {} : { low: lost(mild), high: lost(severe) }),
    },
    share: { value: focusGdp > 0 ? lost(central) / focusGdp : 0, unit: 'share' },
  })
}

/** What follows from the stopped lines: three figures, or two where a place has no input-output table. */
function follows({ central, focus }: StressResult): readonly Statement[] {
  const hit = central.knockOn.filter(({ place }) => focus.includes(place))
  if (hit.every(({ lostOrders }) => lostOrders === null)) return []
  const figure = (values: readonly number[]) =>
    ({ value: values.reduce((total, one) => total + one, 0), unit: 'MUSD' }) as const
  const values = {
    stopped: figure(hit.map(({ stoppedLines }) => stoppedLines)),
    orders: figure(hit.map(({ stoppedLines, lostOrders }) => lostOrders ?? stoppedLines)),
  }
  const untold = hit.filter(({ rationedParts }) => rationedParts === null)
  return untold.length === 0
    ? [state('knockOn', { ...values, parts: figure(hit.map(({ rationedParts }) => rationedParts ?? 0)) })]
    : [state('knockOnOfOrders', { ...values, places: { names: 'places', ids: untold.map(({ place }) => place) } })]
}

function short({ central, focus }: StressResult): readonly Statement[] {
  const least = ({ byMonth, baselineSupply }: StressRun['supply'][number]): number =>
    Math.min(...byMonth.map(({ supply }) => supply / baselineSupply))
  const low = central.supply
    .filter((supply) => focus.includes(supply.place) && least(supply) < ENOUGH)
    .sort((a, b) => least(a) - least(b))
  const ids = [...new Set(low.map(({ material }) => material))]
  const materials = { names: 'materials', ids: ids.slice(0, NAMED) } as const
  if (ids.length === 0) return []
  return ids.length <= NAMED
    ? [state('materialsShort', { materials })]
    : [state('moreMaterialsShort', { materials, more: { count: ids.length - NAMED } })]
}
