import type { AskedWorld } from './asked-world-result.ts'
import type { Idle } from './idle-measures.ts'
import { percent, round, type Language } from './report.ts'
import { sentences } from './words.ts'

/** Lines that every study and page tells in the same words. No study is imported, so that pages can have them alone. */

const factsWords = sentences(
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
  const tell = factsWords(language)
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

const idleWords = sentences(
  {
    idle: 'Measures that do nothing in this run of {months} months from {start}: {list}.',
    trade: '{id} (reaches no trade or use)',
    months: '{id} (from {from})',
    'lets-through': '{id} (lets everything through)',
  },
  {
    idle: 'この計算の期間（{start}から{months}か月）に効果のない措置：{list}。',
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
  const tell = idleWords(language)
  const list = idle.map(({ measure, from, why }) => tell(why, { id: measure, from }))
  return [
    tell('idle', {
      start,
      months,
      list: list.join(language === 'ja' ? '、' : ', '),
    }),
  ]
}
