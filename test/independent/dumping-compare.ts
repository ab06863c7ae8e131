import type { DumpingResult } from '../../src/studies/index.ts'
import { instrumentsOf, INSTRUMENTS, type Instrument, type Question } from './dumping-instruments.ts'
import { CASES, exportsForgone, found, yearsOf, type Case, type Setting } from './dumping-paths.ts'
import { SOLVED } from './small-simplex.ts'

/** How far two amounts of money may lie apart: a millionth of them, or a dollar. */
const RELATIVE = 1e-6
const DOLLAR = 1e-6
const apart = (one: number, other: number, size = Math.max(Math.abs(one), Math.abs(other))): boolean =>
  !(Math.abs(one - other) <= Math.max(DOLLAR, RELATIVE * size))

type ProductYear = DumpingResult['support'][number]['years'][number]

/** A year of an instrument in a case, as the product answers it and as it is asked here. */
export interface Pair {
  readonly name: string
  readonly instrument: Instrument
  readonly case: Case
  readonly year: number
  readonly product: ProductYear
  readonly question: Question
}

export function pairsOf(setting: Setting, { support }: Pick<DumpingResult, 'support'>): Pair[] {
  const ask = instrumentsOf(setting)
  return INSTRUMENTS.flatMap((instrument) =>
    CASES.flatMap((which) => {
      const answer = support.find((one) => one.instrument === instrument && one.case === which)
      const years = yearsOf(setting).length
      if (answer?.years.length !== years) throw new Error(`${instrument} ${which}: not an answer of ${years} years`)
      return answer.years.map((product, year) => ({
        name: `${instrument}, ${which}, year ${year + 1}`,
        instrument,
        case: which,
        year,
        product,
        question: ask(instrument, which, year),
      }))
    }),
  )
}

/** What each owner of the core is short of in the year. */
export function wrongNeeds({ name, product, question: { producers, needs } }: Pair): string[] {
  const told = new Map(product.producers.map(({ producer, requiredSupport }) => [producer, requiredSupport]))
  const odd = [...told.keys()].filter((producer) => !producers.includes(producer))
  return [
    ...odd.map((producer) => `${name}: ${producer} is not of the core`),
    ...producers.flatMap((producer, i) => {
      const [said, ours] = [told.get(producer) ?? NaN, Math.max(0, found(needs[i], producer))]
      return apart(said, ours) ? [`${name}: ${producer} is short of ${ours}, not ${said}`] : []
    }),
  ]
}

const sparedBy = ({ product }: Pair): ((producer: string) => boolean) => {
  const spared = new Set(product.shortfalls.map(({ producer }) => producer))
  return (producer) => spared.has(producer)
}

/**
 * Whom an instrument cannot keep: those who lack something where what all lack is least, and that the cheapest, unless the raises that keep
 * the others keep them as well.
 */
export function wrongShortfalls(pair: Pair): string[] {
  const { name, product, question } = pair
  const size = Math.max(0, ...question.needs)
  const parted = question.parted()
  const ours = question.producers.filter((_, i) => found(parted[i], 'what is lacking') > RELATIVE * size)
  const said = new Map(product.shortfalls.map(({ producer, shortfall }) => [producer, shortfall]))
  const received = new Map(product.producers.map(({ producer, receivedSupport }) => [producer, receivedSupport]))
  // What it has over without the instrument counts, though `requiredSupport` is nothing then.
  const left = (producer: string): number =>
    found(question.needs[question.producers.indexOf(producer)], producer) - found(received.get(producer), producer)
  return [
    ...[...said.keys()].flatMap((producer) =>
      ours.includes(producer) ? [] : [`${name}: ${producer} is not kept, and could be`],
    ),
    ...ours.flatMap((producer) => {
      const [lacks, told] = [Math.max(0, left(producer)), said.get(producer) ?? 0]
      return apart(lacks, told, size) ? [`${name}: ${producer} lacks ${lacks}, not ${told}`] : []
    }),
  ]
}

const MONEY = [
  'fiscalCost',
  'consumerCost',
  'producerTransfer',
  'otherTransfer',
  'overcompensation',
  'needMet',
  'inputLoss',
  'evaded',
  'deadweight',
] as const

/** What it costs to keep all but those that the product names, who pays it, and who gets it once users and importers have answered. */
export function wrongMoney(pair: Pair): string[] {
  const { name, product, question } = pair
  const ours = question.cheapest(sparedBy(pair))
  if (ours === undefined) return [`${name}: nothing keeps all but those named`]
  const given = ours.fiscalCost + ours.consumerCost
  const got = ours.producerTransfer + ours.otherTransfer + ours.evaded + ours.deadweight
  return [
    ...(!(ours.worstFault <= SOLVED) ? [`${name}: the simplex is off by ${ours.worstFault}`] : []),
    ...(apart(given, got) ? [`${name}: ${given} is paid and ${got} is got`] : []),
    ...(apart(product.leastCost, ours.least)
      ? [`${name}: the least cost is ${ours.least}, not ${product.leastCost}`]
      : []),
    ...(apart(product.bound, ours.least) ? [`${name}: the bound is ${ours.least}, not ${product.bound}`] : []),
    ...MONEY.flatMap((what) =>
      apart(product[what], ours[what]) ? [`${name}: ${what} is ${ours[what]}, not ${product[what]}`] : [],
    ),
  ]
}

/** What the supplier state forgoes. */
export const wrongForgone = (setting: Setting, { supplier }: Pick<DumpingResult, 'supplier'>): string[] =>
  yearsOf(setting).flatMap((year, y) => {
    const [said, ours] = [supplier.years[y]?.exportsForgone ?? NaN, exportsForgone(setting, year)]
    return apart(said, ours) ? [`year ${y + 1}: the supplier state forgoes ${ours}, not ${said}`] : []
  })
