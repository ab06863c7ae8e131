import type { HindcastEpisode, HindcastError, HindcastResult, HindcastRow } from '../../../src/studies/index.ts'

/** What is shown together: prices paid, quoted and merely asked are three different things. */
export const GROUPS = ['trade', 'paid', 'quoted', 'offer', 'use', 'stop'] as const
export type Group = (typeof GROUPS)[number]

type Month = HindcastEpisode['series'][number]['months'][number]

/** All that was observed of one thing, with the model month by month beside it. */
export interface Thing {
  readonly group: Group
  readonly rows: readonly HindcastRow[]
  /** What it is about; all rows are about the same. */
  readonly about: HindcastRow
  readonly errors: HindcastError | null
  readonly months: readonly Month[]
}

function groupOf({ quantity, kind }: HindcastRow): Group {
  if (quantity === 'export' || quantity === 'import') return 'trade'
  if (quantity !== 'price') return quantity
  return kind === 'volume-weighted' ? 'paid' : kind === 'offer' ? 'offer' : 'quoted'
}

export function thingsOf({ rows, series }: HindcastEpisode, variant: string): Thing[] {
  const known = new Map(rows.filter((row) => row.variant === variant).map((row) => [row.id, row]))
  return series
    .filter((one) => one.variant === variant)
    .flatMap(({ rows: ids, errors, months }) => {
      const own = ids.flatMap((id) => known.get(id) ?? [])
      const [about] = own
      return about === undefined ? [] : [{ group: groupOf(about), rows: own, about, errors, months }]
    })
}

/** The episode and scenario that an address names; first the test, since that is what a reader asks about. */
export function chosen(
  { episodes }: HindcastResult,
  { episode: id, variant }: { readonly episode: string; readonly variant: string },
): { episode: HindcastEpisode; variant: string } | undefined {
  const episode = episodes.find((one) => one.id === id) ?? episodes.find(({ use }) => use === 'test') ?? episodes[0]
  return (
    episode && {
      episode,
      variant: (episode.variants.find((one) => one.id === variant) ?? episode.variants[0])?.id ?? '',
    }
  )
}

const numberOf = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1
const monthOf = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

/** All months that some things are about, run or observed, without a gap: one scale for drawings side by side. */
export const monthsOf = (things: readonly Thing[]): string[] =>
  monthsBetween(
    things.flatMap(({ rows, months }) => [
      ...rows.flatMap(({ from, to }) => [from, to]),
      ...months.map(({ month }) => month),
    ]),
  )

/** From the first of some months to the last. */
export function monthsBetween(all: readonly string[]): string[] {
  const numbers = all.map(numberOf)
  const first = Math.min(...numbers)
  return all.length === 0 ? [] : Array.from({ length: Math.max(...numbers) - first + 1 }, (_, k) => monthOf(first + k))
}

/** The month of a stop; undefined: none in the months that were looked at. */
export function stopMonth({ from, to }: HindcastRow, value: number): string | undefined {
  const month = numberOf(from) + Math.round(value)
  return month > numberOf(to) ? undefined : monthOf(month)
}

/** The better of both simple rules: what a model has to beat. */
export const ruleOf = ({ noChange, asWritten }: HindcastError): number => Math.min(noChange, asWritten)

const counting = (result: HindcastResult): HindcastRow[] =>
  result.episodes.flatMap(({ rows, variants: [first] }) =>
    rows.filter((row) => row.scored && row.variant === first?.id),
  )

/** A price that is off by more than this factor misleads anyone who quotes it. */
const USELESS = 3

/** Prices as tabled that are far too high or far too low: of each material the worst, the worst first. */
export function pricesOff(result: HindcastResult): { high: HindcastRow[]; low: HindcastRow[] } {
  const ratio = ({ central, observed }: HindcastRow): number => central / observed
  const prices = counting(result).filter(({ quantity, observed }) => quantity === 'price' && observed > 0)
  const worst = (how: (row: HindcastRow) => number): HindcastRow[] => {
    const sorted = prices.filter((row) => how(row) > USELESS).sort((a, b) => how(b) - how(a))
    return sorted.filter(
      ({ materials }, i) => sorted.findIndex((other) => other.materials.join() === materials.join()) === i,
    )
  }
  return { high: worst(ratio), low: worst((row) => 1 / ratio(row)) }
}

/** A distance of nothing has no logarithm. */
const LEAST = 0.01

/** Things of the test on which the model as tabled is clearly better or worse than the better rule: what most figures say first. */
export function standing(
  result: HindcastResult,
  verdict: 'better' | 'worse',
): { episode: HindcastEpisode; thing: Thing; errors: HindcastError }[] {
  const apart = (errors: HindcastError): number =>
    Math.abs(Math.log(Math.max(errors.central, LEAST) / Math.max(ruleOf(errors), LEAST)))
  return result.episodes
    .filter(({ use }) => use === 'test')
    .flatMap((episode) =>
      thingsOf(episode, episode.variants[0]?.id ?? '').flatMap((thing) =>
        thing.errors?.verdict === verdict ? [{ episode, thing, errors: thing.errors }] : [],
      ),
    )
    .sort((a, b) => b.errors.rows - a.errors.rows || apart(b.errors) - apart(a.errors))
}

/** Where two answers stand beside the better rule, as a ratio of distances; undefined where the rule is right. */
export const ratioTo = (distance: number, errors: HindcastError): number | undefined =>
  ruleOf(errors) > 0 ? distance / ruleOf(errors) : undefined

/** A set of materials in few words: whole stages by their name, the rest one by one. */
export function materialSet(
  materials: readonly string[],
  known: HindcastEpisode['materials'],
): { stages: string[]; materials: string[] } {
  const asked = new Set(materials)
  const stages = [...new Set(known.map(({ stage }) => stage))].filter((stage) => {
    const own = known.filter((one) => one.stage === stage)
    return own.length > FEW && own.every(({ id }) => asked.has(id))
  })
  const rest = materials.filter((id) => !stages.includes(known.find((one) => one.id === id)?.stage ?? ''))
  return { stages, materials: rest }
}
/** At most this many materials are named, even if they are all of a stage. */
const FEW = 2

/** The thing's row that the model is furthest from, as tabled, among those that count. */
export function furthest(things: readonly Thing[]): { thing: Thing; row: HindcastRow } | undefined {
  const far = ({ quantity, central, observed }: HindcastRow): number =>
    quantity === 'price'
      ? Math.abs(Math.log(Math.max(central, LEAST) / Math.max(observed, LEAST)))
      : Math.abs(central - observed)
  return things
    .flatMap((thing) => thing.rows.filter(({ scored }) => scored).map((row) => ({ thing, row })))
    .reduce<{ thing: Thing; row: HindcastRow } | undefined>(
      (most, one) => (most === undefined || far(one.row) > far(most.row) ? one : most),
      undefined,
    )
}

type FreeParameter = NonNullable<HindcastResult['fit']>['freeParameters'][number]

/** Where a level lies in its range, from 0 to 1. */
export const partOf = ({ lowest, highest }: FreeParameter, level: number): number =>
  highest > lowest ? (level - lowest) / (highest - lowest) : 0.5

/** The factor without which the fit would be worst. */
export const mostNeeded = (freeParameters: readonly FreeParameter[]): FreeParameter | undefined =>
  freeParameters.reduce<FreeParameter | undefined>(
    (most, one) => (most === undefined || one.without > most.without ? one : most),
    undefined,
  )
