import { z } from 'zod'
import { idleMeasures, type Network } from '../clearing/index.ts'
import { formatMonth, parseMonth, type Scenario } from '../world/index.ts'
import type { Language } from './report.ts'
import { sentences } from './words.ts'

/** Measures that do nothing in a run: those that can never act are refused when the scenario is read. */
export const idleMeasuresSchema = z
  .array(
    z.object({
      measure: z.string(),
      from: z.string().meta({ description: 'YYYY-MM' }),
      why: z.enum(['trade', 'months', 'lets-through']),
    }),
  )
  .meta({
    description:
      'measures that do nothing in this run: they reach no trade or use in it, no month of it, or let everything through',
  })

type Idle = z.infer<typeof idleMeasuresSchema>

export function idleIn(network: Network, scenario: Scenario): Idle {
  const from = new Map(scenario.measures.map((measure) => [measure.id, formatMonth(measure.from)]))
  return idleMeasures(network, scenario).map(({ measure, why }) => ({ measure, from: from.get(measure) ?? '', why }))
}

const say = sentences(
  {
    idle: 'Measures that do nothing in this run ({start} to {end}): {list}.',
    trade: '{id} (reaches no trade or use)',
    months: '{id} (from {from})',
    'lets-through': '{id} (lets everything through)',
  },
  {
    idle: 'この計算の期間（{start}～{end}）に効果のない措置：{list}。',
    trade: '{id}（及ぶ貿易・用途がない）',
    months: '{id}（{from}開始）',
    'lets-through': '{id}（全量を通す）',
  },
)

/** One line on them; none where every measure may act. The same words in every study and page. */
export function idleLines(
  idle: Idle,
  { start, months }: { readonly start: string; readonly months: number },
  language: Language,
): string[] {
  if (idle.length === 0) return []
  const tell = say(language)
  const list = idle.map(({ measure, from, why }) => tell(why, { id: measure, from }))
  return [
    tell('idle', {
      start,
      end: formatMonth((parseMonth(start) ?? 0) + months - 1),
      list: list.join(language === 'ja' ? '、' : ', '),
    }),
  ]
}
