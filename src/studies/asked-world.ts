import { z } from 'zod'
import { factsOutside, type FactsCheck } from '../baseline/index.ts'
import type { Baseline } from '../clearing/index.ts'
import type { World } from '../world/index.ts'
import { factsLines } from './notices.ts'
import type { Language } from './report.ts'
import { namesOf } from './words.ts'

/** The world that a study was asked of, and how well its facts fit together: the same in every result. */
export const askedWorldSchema = z.object({
  title: z.string(),
  hash: z.string(),
  facts: z
    .object({
      flows: z.number().meta({ description: 'flows of the baseline year that facts give' }),
      outside: z.number().meta({ description: 'of them, those that the baseline moves out of their range' }),
      overCapacity: z.number().meta({ description: 'sites that do more in the baseline than their stated capacity' }),
      worst: z
        .object({
          kind: z.string().meta({ description: 'operation, route, demand or site' }),
          what: z.string(),
          place: z.string(),
          unit: z.string(),
          value: z.number().meta({ description: 'what the fact says; of a site its capacity' }),
          low: z.number(),
          high: z.number(),
          baseline: z.number().meta({ description: 'what the baseline uses' }),
          beyond: z.number().meta({ description: 'beyond the nearer end of the range, or above the capacity' }),
        })
        .nullable()
        .meta({ description: 'the furthest beyond, as a share of what the fact says; null where there is none' }),
    })
    .meta({ description: 'facts that the baseline does not keep to; `data check --json` lists them' }),
})

export type AskedWorld = z.infer<typeof askedWorldSchema>

export function askedWorld(world: World, baseline: Baseline): AskedWorld {
  return { title: world.title, hash: world.hash, facts: factsSummary(factsOutside(world, baseline)) }
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
export const factsNotice = (world: World, { facts }: AskedWorld, language: Language): string[] =>
  factsLines(facts, namesOf(world, language).place, language)
