import { entry } from '../../lists/index.ts'
import {
  during,
  inMillions,
  less,
  minus,
  pay,
  quantity,
  sum,
  sumOf,
  times,
  tonnesPerYear,
  unitValue,
  type MillionUsd,
  type MillionUsdPerYear,
  type Tonnes,
  type TonnesPerYear,
  type UsdPerKg,
} from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { formatMonth, InputError, suggestion, type PriceContract, type World } from '../../world/index.ts'
import { benchmark, leastSupport, yearly, type Books, type Year } from './least-support.ts'
import type { Plant } from './plants.ts'
import { CASES, type Case } from './prices.ts'
import type { DumpingResult } from './result.ts'

/** What a contract on the record does in a year of a path. */
interface ContractYear extends Year {
  /** Of the element, what is settled in the months in which the contract holds. */
  readonly covered: Tonnes
  /** Benchmark. */
  readonly price: UsdPerKg
  /** Made up by whoever pays, and given back by the producer. */
  readonly payment: MillionUsd
  readonly clawback: MillionUsd
  /** Cash of its plants together, the contract in it. */
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
    const made = total(plants, 'outputs')
    const taken = total(plants, 'inputs')
    const leaves = [...made].reduce(
      (all, [material, mass]) => all + Math.max(0, mass - (taken.get(material) ?? 0)) * held(world, contract, material),
      0,
    )
    const most = contract.maxTonnes ?? Number.POSITIVE_INFINITY
    const covered = during(tonnesPerYear(Math.min(most, Math.max(0, leaves))), months)
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
    const cash = sumOf(plants.map((plant) => yearly(books, plant, year)))
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
      wrong.map((id) => ({
        code: 'CONTRACT_UNKNOWN',
        message: `There is no contract "${id}" in this world.`,
        remedy: suggestion(id, world.contracts.keys(), 'contracts.csv'),
      })),
    )
  const idle = (named ?? []).filter((id) => !world.contracts.get(id)?.sites.every((site) => known.has(site)))
  if (idle.length > 0)
    throw new InputError(
      idle.map((id) => ({
        code: 'CONTRACT_NOT_OURS',
        message: `Contract "${id}" covers a site that is not among the producers looked at: ${world.contracts
          .get(id)
          ?.sites.filter((site) => !known.has(site))
          .join(', ')}.`,
        remedy: 'Name its place, or the place that it is steered from, with --members.',
      })),
    )
  return [...world.contracts.values()].filter(
    ({ id, sites }) => (named === undefined || named.includes(id)) && sites.every((site) => known.has(site)),
  )
}

/** A contract beside the least cost of keeping the same plants by price contracts. */
export function contractOf(
  solver: Solver,
  booksOf: (which: Case) => Books,
  contract: PriceContract,
  all: readonly Plant[],
  members: readonly string[],
  years: readonly Year[],
  mean: (values: readonly MillionUsd[]) => MillionUsdPerYear,
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
          leastSupport(solver, books, 'cfd', members, plants, years).years.map(({ fiscalCost }) => fiscalCost),
        ),
        breakEvenFloor: most > 0 ? quantity<'USD/kg'>(most) : null,
      }
    }),
  }
}
