import { entry } from '../../lists/index.ts'
import {
  during,
  inMillions,
  inThousands,
  less,
  minus,
  pay,
  perMonth,
  quantity,
  sum,
  sumOf,
  times,
  tonnesPerYear,
  unitValue,
  type MillionUsd,
  type MillionUsdPerYear,
  type ThousandUsd,
  type Tonnes,
  type TonnesPerYear,
  type UsdPerKg,
} from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, InputError, type Month, type PriceContract, type World, suggested } from '../../world/index.ts'
import { benchmark, type Books, type Year } from './books.ts'
import { CASES, type Case } from './figures.ts'
import { leastSupport } from './least-support.ts'
import { producersOf, producerYearly } from './owners.ts'
import type { Plant } from './plants.ts'
import type { DumpingResult } from './result.ts'
import { studyFault } from '../study-fault.ts'

/** What a contract on the record does in a year of a path. */
interface ContractYear extends Year {
  /** Of the element, what is settled in the months in which the contract holds. */
  readonly covered: Tonnes
  /** Benchmark. */
  readonly price: UsdPerKg
  /** Covered by the payer, and given back by the producer. */
  readonly payment: MillionUsd
  readonly clawback: MillionUsd
  /** Cash of their owners on these plants, the contract in it. */
  readonly cashAfter: MillionUsd
}

/** t of the contract's element in a tonne of a material. */
function held(world: World, { material }: PriceContract, other: string): number {
  if (other === material) return 1
  const [own] = entry(world.materials, material).contents
  if (own === undefined) return 0
  const [element, share] = own
  return (entry(world.materials, other).contents.get(element)?.value ?? 0) / share.value
}

const total = (plants: readonly Plant[], side: 'outputs' | 'inputs'): Map<string, TonnesPerYear> => {
  const sums = new Map<string, TonnesPerYear>()
  for (const plant of plants)
    for (const [material, mass] of plant[side]) sums.set(material, tonnesPerYear((sums.get(material) ?? 0) + mass))
  return sums
}

/** t a year of the contract's element that leaves its plants taken together; what one passes on to another is not counted twice. */
function coveredYearly(world: World, contract: PriceContract, plants: readonly Plant[]): TonnesPerYear {
  const taken = total(plants, 'inputs')
  const leaves = [...total(plants, 'outputs')].reduce(
    (all, [material, mass]) => all + Math.max(0, mass - (taken.get(material) ?? 0)) * held(world, contract, material),
    0,
  )
  return tonnesPerYear(Math.min(contract.maxTonnes ?? Number.POSITIVE_INFINITY, leaves))
}

/** What a contract brings those of its plants that are among some, in a month, settled at the price of that month; less than nothing: it takes. */
export function contractCash(
  { world, prices }: Books,
  contract: PriceContract,
  among: readonly Plant[],
  month: Month,
): ThousandUsd {
  const plants = among.filter(({ site, availableFrom }) => contract.sites.includes(site) && availableFrom <= month)
  const [first] = plants
  if (first === undefined || month < contract.from || month > contract.until) return quantity(0)
  const covered = perMonth(coveredYearly(world, contract, plants))
  const price = prices.at(contract.material, first.place, month)
  const paid = pay(covered, quantity<'USD/kg'>(Math.max(0, contract.floor.value - price)))
  const dearer = quantity<'USD/kg'>(Math.max(0, price - contract.clawbackAbove))
  const most = inThousands(during(quantity<'MUSD/yr'>(contract.clawbackMax ?? Number.POSITIVE_INFINITY), 1))
  const back = Math.min(most, pay(times(covered, contract.clawback), dearer))
  return quantity(paid - back)
}

/**
 * A contract under a path. What leaves its plants taken together is settled, in whatever form, by the element that it
 * holds; what one passes on to another is not counted twice:
 *
 *   covered = min( most, sum_m max(0, out_m - in_m) . held_m )
 *   payment = covered . max(0, floor - b)    clawback = min( most back, covered . share given back . max(0, b - price above which) )
 */
function underContract(
  books: Books,
  contract: PriceContract,
  plants: readonly Plant[],
  years: readonly Year[],
): ContractYear[] {
  const { world } = books
  const floor = contract.floor.value
  return years.map((year) => {
    const months = Math.max(
      0,
      Math.min(year.from + year.months - 1, contract.until) - Math.max(year.from, contract.from) + 1,
    )
    const covered = during(coveredYearly(world, contract, plants), months)
    const price = benchmark(books, plants, contract.material, year)
    const payment = inMillions(pay(covered, quantity<'USD/kg'>(Math.max(0, floor - price))))
    const dearer = quantity<'USD/kg'>(Math.max(0, price - contract.clawbackAbove))
    const clawback =
      months > 0
        ? quantity<'MUSD'>(
            Math.min(
              during(quantity<'MUSD/yr'>(contract.clawbackMax ?? Number.POSITIVE_INFINITY), months),
              inMillions(pay(times(covered, contract.clawback), dearer)),
            ),
          )
        : quantity<'MUSD'>(0)
    const cash = sumOf(producersOf(world, plants).map((producer) => producerYearly(books, producer, year)))
    return { ...year, covered, price, payment, clawback, cashAfter: less(sum(cash, payment), clawback) }
  })
}

/** Contracts to look at: those named, or all whose producers are among those looked at. */
export function contractsOf(
  world: World,
  plants: readonly Plant[],
  named: readonly string[] | undefined,
): PriceContract[] {
  const known = new Set(plants.map(({ site }) => site))
  const wrong = (named ?? []).filter((id) => !world.contracts.has(id))
  if (wrong.length > 0)
    throw new InputError(
      wrong.map((id) =>
        studyFault('CONTRACT_UNKNOWN', { id, suggestion: suggested(id, world.contracts.keys(), 'contracts.csv') }),
      ),
    )
  const idle = (named ?? []).filter((id) => !world.contracts.get(id)?.sites.every((site) => known.has(site)))
  if (idle.length > 0)
    throw new InputError(
      idle.map((id) =>
        studyFault('CONTRACT_NOT_OURS', {
          id,
          sites:
            world.contracts
              .get(id)
              ?.sites.filter((site) => !known.has(site))
              .join(', ') ?? '',
        }),
      ),
    )
  return [...world.contracts.values()].filter(
    ({ id, sites }) => (named === undefined || named.includes(id)) && sites.every((site) => known.has(site)),
  )
}

/** The producers looked at, and the years of a path. */
export interface ProducersInYears {
  readonly booksOf: (which: Case) => Books
  readonly plants: readonly Plant[]
  /** Places whose producers they are. */
  readonly members: readonly string[]
  readonly years: readonly Year[]
  /** The mean year of a path. */
  readonly mean: (values: readonly MillionUsd[]) => MillionUsdPerYear
}

/** A contract beside the least cost of keeping the same plants by price contracts. */
export function contractOf(
  solver: Solver,
  contract: PriceContract,
  { booksOf, plants: all, members, years, mean }: ProducersInYears,
): DumpingResult['contracts'][number] {
  const plants = all.filter(({ site }) => contract.sites.includes(site))
  return {
    id: contract.id,
    sites: [...contract.sites],
    material: contract.material,
    payer: contract.payer,
    floor: quantity<'USD/kg'>(contract.floor.value),
    cases: CASES.map((which) => {
      const books = booksOf(which)
      const told = underContract(books, contract, plants, years)
      // What a year asks of the floor; one in which the contract does not run asks nothing of it.
      const floors = told
        .filter(({ covered }) => covered > 0)
        .map(({ covered, price, payment, clawback, cashAfter }) => {
          const without = sum(less(cashAfter, payment), clawback)
          return without >= 0 ? 0 : sum(price, unitValue(minus(without), covered))
        })
      const most = Math.max(0, ...floors)
      return {
        case: which,
        years: told.map(({ from, covered, price, payment, clawback, cashAfter }) => ({
          from: formatMonth(from),
          covered,
          price,
          payment,
          clawback,
          cashAfter,
        })),
        yearly: mean(told.map(({ payment, clawback }) => less(payment, clawback))),
        leastCost: mean(
          leastSupport(solver, books, {
            instrument: 'cfd',
            members,
            core: producersOf(books.world, plants),
            years,
          }).years.map(({ fiscalCost }) => fiscalCost),
        ),
        breakEvenFloor: most > 0 ? quantity<'USD/kg'>(most) : null,
      }
    }),
  }
}
