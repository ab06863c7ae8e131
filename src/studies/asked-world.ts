import { z } from 'zod'
import { factsOutside, type FactsCheck } from '../baseline/index.ts'
import type { Baseline } from '../clearing/index.ts'
import type { World } from '../world/index.ts'
import { percent, round, type Language } from './report.ts'
import { namesOf, sentences } from './words.ts'

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

const say = sentences(
  {
    outside: '{n} of {flows} facts lie outside their range in the baseline',
    over: '{n} of the sites do more in it than their stated capacity',
    overOne: '1 site does more in it than its stated capacity',
    overAlone: '{n} sites do more in the baseline than their stated capacity',
    overAloneOne: '1 site does more in the baseline than its stated capacity',
    worst:
      '{parts}; the worst {what} ({place}) by {beyond} of {value} {unit}, {share}. `ytterby data check` lists them.',
  },
  {
    outside: '基準年では事実{flows}件中{n}件が幅の外にある',
    over: '公表能力を超えて稼働する拠点が{n}か所ある',
    overOne: '公表能力を超えて稼働する拠点が1か所ある',
    overAlone: '基準年に公表能力を超えて稼働する拠点が{n}か所ある',
    overAloneOne: '基準年に公表能力を超えて稼働する拠点が1か所ある',
    worst: '{parts}。最大は{what}（{place}）で、{value} {unit}に対し{beyond}（{share}）。一覧は`ytterby data check`。',
  },
)

/** One line on facts that the baseline does not keep to; none where it keeps to all. The same words in every study and page. */
export function factsLines(
  { flows, outside, overCapacity, worst }: AskedWorld['facts'],
  placeName: (id: string) => string,
  language: Language,
): string[] {
  if (worst === null) return []
  const tell = say(language)
  const sites =
    overCapacity === 0
      ? []
      : [
          tell(`over${outside === 0 ? 'Alone' : ''}${overCapacity === 1 ? 'One' : ''}`, {
            n: overCapacity,
          }),
        ]
  const parts = [...(outside === 0 ? [] : [tell('outside', { n: outside, flows })]), ...sites]
  return [
    tell('worst', {
      parts: parts.join(language === 'ja' ? '。' : ', '),
      what: worst.what,
      place: placeName(worst.place),
      beyond: round(worst.beyond),
      value: round(worst.value),
      unit: worst.unit,
      share: worst.value > 0 ? percent(worst.beyond / worst.value, 1) : '–',
    }),
  ]
}

/** The same for a report. */
export const factsNotice = (world: World, { facts }: AskedWorld, language: Language): string[] =>
  factsLines(facts, namesOf(world, language).place, language)
