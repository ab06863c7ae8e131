import { at } from '../../lists/index.ts'
import { inMillions, pay, quantity, sumOf, times, type MillionUsd, type UsdPerKg } from '../../quantity/index.ts'
import type { DumpingPath, Quote } from '../../world/index.ts'
import { availableMonths, benchmark, inYear, premiumOf, withPremiumsAt, type Books, type Year } from './books.ts'
import { keptThroughout, type FixedStrike, type LeastSupport } from './least-support.ts'
import { producerYearly, type Producer } from './owners.ts'
import { openPrices } from './prices.ts'

/**
 * Forms that contracts with one strike have in use. What the payer pays for a kilogram at a price b of the market, strike k:
 *
 *   two-way   k - b                                      all that is above the strike comes back
 *   floor     max( 0, k - b )                            nothing does
 *   share     max( 0, k - b ) - part . max( 0, b - k )   a part does (MP Materials and the US government)
 *   collar    max( 0, k - b ) - max( 0, b - cap . k )    all above a cap does (interconnectors in Britain)
 *   volume    k - b, on a share of what is made          an agency buys that at the strike and sells it at the market (JARE and Lynas)
 */
export const FORMS = ['two-way', 'floor', 'share', 'collar', 'volume'] as const
export type ContractForm = (typeof FORMS)[number]

/**
 * Terms of contracts in use. A cap as a multiple of its floor: 94 and 53 million pounds a year for the interconnector between Britain and Norway; 150
 * and 110 USD/kg for Lynas, from where on a part is shared. What an agency takes of the output: JARE 5,000 t of NdPr of some 8,000 that Lynas
 * could make by now, of 5,800 in 2024 and 10,500 at its capacity. Judged between these.
 */
const COLLAR_CAP = 1.77
const VOLUME_SHARE = 0.6
/** How much less than it fetched a producer may report before an audit finds it: value and range, judged. */
const MISREPORT = { value: 0.05, low: 0.02, high: 0.1 } as const

export interface FormTerms {
  readonly strike: number
  /** Part of what is above the strike that comes back. */
  readonly share: number
  /** Cap of a collar, as a multiple of the strike. */
  readonly cap: number
}

/** USD/kg that the payer pays; less than nothing: it gets. */
export function paymentOf(form: ContractForm, { strike, share, cap }: FormTerms, price: number): number {
  const below = Math.max(0, strike - price)
  switch (form) {
    case 'two-way':
    case 'volume':
      return strike - price
    case 'floor':
      return below
    case 'share':
      return below - share * Math.max(0, price - strike)
    case 'collar':
      return below - Math.max(0, price - cap * strike)
    default:
      return form satisfies never
  }
}

/** What a form pays a year at several prices, and what it leaves to chance. */
interface FormInYears {
  readonly form: ContractForm
  /** Paid by the treasury in each year of the path: under the path, at baseline prices, at high prices. */
  readonly onPath: readonly MillionUsd[]
  readonly atBaseline: readonly MillionUsd[]
  readonly atHigh: readonly MillionUsd[]
  /** Paid more under the path if settled on prices that producers report, less by the value, low and high end of `MISREPORT`. */
  readonly misreported: Readonly<Record<'value' | 'low' | 'high', readonly MillionUsd[]>>
  /** Poorest year of an owner that yearly strikes keep, under the path; and if all premiums were at their low or high end. */
  readonly minAnnualCash: MillionUsd
  readonly minAnnualCashLowPremium: MillionUsd
  readonly minAnnualCashHighPremium: MillionUsd
}

interface FormsAsked {
  readonly core: readonly Producer[]
  readonly years: readonly Year[]
  /** Part that comes back under the form `share`. */
  readonly clawbackShare: number
}

/**
 * The forms with the strikes of one fixed strike, settled on the tonnes that the core makes in the years of the path.
 *
 * Settled on a price that the producer reports, g below what it fetched, the payer pays more by  Q ( pay(b (1 - g)) - pay(b) );
 * an agency that sells the goods itself needs no report. Settled on a benchmark, the producer bears what its own price does: its premium
 * on b. Of what an agency buys, at the strike and the premium as tabled, the agency bears it.
 */
export function contractForms(
  books: Books,
  support: LeastSupport,
  { strikes }: FixedStrike,
  { core, years, clawbackShare }: FormsAsked,
): FormInYears[] {
  if (strikes.length === 0) return []
  const plants = core.flatMap((producer) => producer.plants)
  const terms = new Map(
    strikes.map(({ material, strike }): [string, FormTerms] => [
      material,
      { strike, share: clawbackShare, cap: COLLAR_CAP },
    ]),
  )
  const covered = (form: ContractForm): number => (form === 'volume' ? VOLUME_SHARE : 1)
  /** Million USD a year, by what is paid at a price. */
  const settled = (
    form: ContractForm,
    { prices }: Pick<Books, 'prices'>,
    perKg: (terms: FormTerms, price: number) => number,
  ): MillionUsd[] =>
    years.map((year) =>
      sumOf(
        plants.flatMap((plant) =>
          [...inYear(plant, year).outputs].flatMap(([material, mass]) => {
            const known = terms.get(material)
            if (known === undefined) return []
            const price = benchmark({ ...books, prices }, plants, material, year)
            return [inMillions(pay(times(mass, covered(form)), quantity<'USD/kg'>(perKg(known, price))))]
          }),
        ),
      ),
    )
  const kept = keptThroughout(support.years, core)
  const leastCash = (form: ContractForm, then: Books): MillionUsd => {
    const cash = years.flatMap((year) =>
      kept
        .filter((producer) => producer.plants.some((plant) => availableMonths(plant, year) > 0))
        .map((producer) =>
          producerYearly(then, producer, year, (plant, material, side): UsdPerKg => {
            const known = side === 'out' ? terms.get(material) : undefined
            if (known === undefined) return quantity(0)
            const paid = paymentOf(form, known, benchmark(books, plants, material, year))
            const premium = form === 'volume' ? premiumOf(books, plant) - premiumOf(then, plant) : 0
            return quantity(covered(form) * (paid + premium * benchmark(books, [plant], material, year)))
          }),
        ),
    )
    return quantity(cash.length === 0 ? 0 : Math.min(...cash))
  }
  const worlds = pricesBeside(books, at(years, 0))
  const byReport = (form: ContractForm, less: number): MillionUsd[] =>
    settled(form, books, (known, price) =>
      form === 'volume' ? 0 : paymentOf(form, known, price * (1 - less)) - paymentOf(form, known, price),
    )
  return FORMS.map((form) => {
    const paid = (prices: Pick<Books, 'prices'>): MillionUsd[] =>
      settled(form, prices, (known, price) => paymentOf(form, known, price))
    return {
      form,
      onPath: paid(books),
      atBaseline: paid(worlds.baseline),
      atHigh: paid(worlds.high),
      misreported: {
        value: byReport(form, MISREPORT.value),
        low: byReport(form, MISREPORT.low),
        high: byReport(form, MISREPORT.high),
      },
      minAnnualCash: leastCash(form, books),
      minAnnualCashLowPremium: leastCash(form, withPremiumsAt(books, plants, 'low')),
      minAnnualCashHighPremium: leastCash(form, withPremiumsAt(books, plants, 'high')),
    }
  })
}

/** Baseline prices, and high ones: goods of the stages that a world knows such of at a multiple of those, the others as they follow. */
function pricesBeside(books: Books, { from }: Year): Readonly<Record<'baseline' | 'high', Pick<Books, 'prices'>>> {
  const { world, baseline, prices, figures } = books
  const path: DumpingPath = {
    id: 'high',
    title: '',
    titleJa: '',
    note: '',
    start: from,
    months: 1,
    rampDown: 0,
    rampUp: 0,
    quotes: new Map(
      [...world.materials.values()].flatMap(({ id, stage }): [string, Quote][] => {
        const multiple = world.shutdown(stage, 'high-prices')?.value
        return multiple === undefined ? [] : [[id, { of: 'baseline', multiple, spread: 0 }]]
      }),
    ),
  }
  const high = openPrices(world, baseline, path)(figures)
  return {
    baseline: { prices: { ...prices, at: (material, place) => prices.baseline(material, place) } },
    high: { prices: { ...high, at: (material, place) => high.at(material, place, from) } },
  }
}
