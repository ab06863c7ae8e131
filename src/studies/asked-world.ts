import { factsOutside, type FactsCheck } from '../baseline/index.ts'
import type { Baseline } from '../clearing/index.ts'
import { dataAge, type World } from '../world/index.ts'
import type { AskedWorld } from './asked-world-result.ts'
import { ageLines, factsLines } from './notices.ts'
import type { Language } from './report.ts'
import { namesOf } from './words.ts'

export function askedWorld(world: World, baseline: Baseline): AskedWorld {
  const age = dataAge(world)
  return {
    title: world.title,
    hash: world.hash,
    facts: factsSummary(factsOutside(world, baseline)),
    ...(age === undefined ? {} : { age }),
  }
}

export function factsSummary({ facts, outside }: FactsCheck): AskedWorld['facts'] {
  const [worst] = outside
  const sites = outside.filter(({ kind }) => kind === 'site').length
  return {
    flows: facts,
    outside: outside.length - sites,
    overCapacity: sites,
    worst:
      worst === undefined
        ? null
        : {
            kind: worst.kind,
            what: worst.what,
            place: worst.place,
            unit: worst.unit,
            value: worst.figure.value,
            low: worst.figure.low,
            high: worst.figure.high,
            baseline: worst.used,
            beyond: worst.beyond,
          },
  }
}

/** The same for a report. */
export const factsNotice = (world: World, { facts, age }: AskedWorld, language: Language): string[] => [
  ...factsLines(facts, namesOf(world, language), language),
  ...ageLines(age, language),
]
