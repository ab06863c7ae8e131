import type { Baseline } from '../../clearing/index.ts'
import { parseMonth, type DumpingPath, type Month, type Quote, type World } from '../../world/index.ts'

/** Quotes may be this far off, a share of them. */
const QUOTE_SPREAD = 0.05

/**
 * Prices as they were quoted in the supplier state from the baseline year on, as a path: multiples of the baseline price, along straight
 * lines between the months that are quoted. Undefined where the world has no such quotes.
 */
export function observedPath(world: World, baseline: Baseline, from: Month): DumpingPath | undefined {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id ?? ''
  const points = new Map<string, { month: Month; multiple: number }[]>()
  for (const { material, place, kind, basis, figure } of world.prices) {
    const month = parseMonth(figure.date)
    const usual = baseline.price(material, coercer) ?? 0
    if (kind === 'baseline' || basis !== 'fob' || place !== coercer || month === undefined || !(usual > 0)) continue
    points.set(material, [...(points.get(material) ?? []), { month, multiple: figure.value / usual }])
  }
  const months = [...points.values()].flat().map(({ month }) => month)
  const last = Math.max(...months)
  if (!(last >= from)) return undefined
  return {
    id: 'observed',
    title: '',
    titleJa: '',
    note: '',
    start: from,
    months: last - from + 1,
    rampDown: 0,
    rampUp: 0,
    quotes: new Map(
      [...points].map(([material, list]): [string, Quote] => [
        material,
        { of: 'baseline', multiple: list.sort((one, other) => one.month - other.month), spread: QUOTE_SPREAD },
      ]),
    ),
  }
}
