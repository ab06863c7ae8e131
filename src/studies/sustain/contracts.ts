import type { Solver } from '../../solver/index.ts'
import { formatMonth, InputError, suggestion, type Contract, type World } from '../../world/index.ts'
import { benchmark, keep, yearly, type Books, type Year } from './keep.ts'
import type { Plant } from './plants.ts'
import { CASES, type Case } from './prices.ts'
import type { SustainResult } from './result.ts'

/** What a contract on the record comes to in a year of a path. Million USD. */
interface ContractYear extends Year {
  /** Tonnes of the element that are settled, in the months in which the contract holds. */
  readonly covered: number
  /** Benchmark, USD/kg. */
  readonly price: number
  /** Made up by whoever pays, and given back by the producer. */
  readonly pays: number
  readonly back: number
  /** Cash of its plants together, the contract in it. */
  readonly after: number
}

/** t of the contract's element in a tonne of a material. */
function held(world: World, { material }: Contract, other: string): number {
  if (other === material) return 1
  const [element] = [...(world.materials.get(material)?.contents.keys() ?? [])]
  const own = world.materials.get(material)?.contents.get(element ?? '')?.value ?? 1
  return (world.materials.get(other)?.contents.get(element ?? '')?.value ?? 0) / own
}

const total = (plants: readonly Plant[], side: 'outputs' | 'inputs'): Map<string, number> => {
  const sum = new Map<string, number>()
  for (const plant of plants)
    for (const [material, mass] of plant[side]) sum.set(material, (sum.get(material) ?? 0) + mass)
  return sum
}

/**
 * A contract under a path. What leaves its plants taken together is settled, in whatever form, by the element that it
 * holds; what one passes on to another is not counted twice:
 *
 *   covered = min( most, sum_m max(0, out_m - in_m) . held_m )
 *   pays    = covered . max(0, floor - b)        back = min( most back, covered . upside . max(0, b - upside from) )
 */
function underContract(
  books: Books,
  contract: Contract,
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
      (sum, [material, mass]) => sum + Math.max(0, mass - (taken.get(material) ?? 0)) * held(world, contract, material),
      0,
    )
    const covered = (Math.min(contract.most ?? Number.POSITIVE_INFINITY, Math.max(0, leaves)) * months) / 12
    const price = benchmark(books, plants, contract.material, year)
    const pays = (covered * Math.max(0, floor - price)) / 1000
    const back = Math.min(
      ((contract.upsideMost ?? Number.POSITIVE_INFINITY) * months) / 12,
      (covered * contract.upside * Math.max(0, price - contract.upsideFrom)) / 1000,
    )
    const cash = plants.reduce((sum, plant) => sum + yearly(books, plant, year), 0)
    return { ...year, covered, price, pays, back: months > 0 ? back : 0, after: cash + pays - (months > 0 ? back : 0) }
  })
}

/** Contracts to look at: those named, or all whose producers are among those looked at. */
export function contractsOf(world: World, plants: readonly Plant[], named: readonly string[] | undefined): Contract[] {
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
        remedy: 'Name its place, or the place that it is steered from, with --for.',
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
  contract: Contract,
  all: readonly Plant[],
  members: readonly string[],
  years: readonly Year[],
  mean: (values: readonly number[]) => number,
): SustainResult['contracts'][number] {
  const plants = all.filter(({ site }) => contract.sites.includes(site))
  return {
    id: contract.id,
    sites: [...contract.sites],
    material: contract.material,
    payer: contract.payer,
    floor: contract.floor.value,
    cases: CASES.map((which) => {
      const books = booksOf(which)
      const told = underContract(books, contract, plants, years)
      // What a year asks of the floor; one in which the contract does not run asks nothing of it.
      const enough = told
        .filter(({ covered }) => covered > 0)
        .map(({ covered, price, pays, back, after }) => {
          const without = after - pays + back
          return without >= 0 ? 0 : price + (-1000 * without) / covered
        })
      const most = Math.max(0, ...enough)
      return {
        case: which,
        years: told.map(({ from, covered, price, pays, back, after }) => ({
          from: formatMonth(from),
          covered,
          price,
          pays,
          back,
          after,
        })),
        yearly: mean(told.map(({ pays, back }) => pays - back)),
        least: mean(keep(solver, books, 'cfd', members, plants, years).years.map(({ treasury }) => treasury)),
        enough: most > 0 ? most : null,
      }
    }),
  }
}
