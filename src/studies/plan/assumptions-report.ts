import { sayer, WRITING, type Language } from '../../messages/index.ts'
import { left, moneyIn, right, round, type Section } from '../report.ts'
import { headersOf } from '../columns.ts'
import { assumptionsMessages } from './assumptions.gen.ts'
import type { AssumptionKind } from './assumptions-schema.ts'
import { planColumns } from './columns.ts'
import type { PlanResult } from './result.ts'

/** What the plan saves under other assumptions, the one with the largest swing first. */
export function assumptionsSection(
  { assumptions: asked }: Pick<PlanResult, 'assumptions'>,
  language: Language,
  conductNames: (ids: readonly string[]) => string,
): Section[] {
  if (asked === undefined) return []
  const say = sayer(assumptionsMessages, language)
  const column = headersOf(planColumns, language)
  const { saved, assumptions, notEvaluated } = asked
  return [
    {
      heading: say('heading'),
      lines: [
        say('says', { saved: moneyIn(language)(saved) }),
        ...(notEvaluated.length === 0 ? [] : [say('notEvaluated', { conduct: conductNames(notEvaluated) })]),
      ],
      table: {
        columns: [left(say('assumption')), left(say('tried')), column('net_saving_musd'), right(say('breakEven'))],
        rows: assumptions.flatMap(({ kind, cases, breakEven }) =>
          cases.map((one, i) => [
            i === 0 ? say(`kind-${kind}`) : '',
            [
              ...(one.value === null ? [] : [assumptionValue(language, kind, one.value)]),
              ...(one.conduct === null ? [] : [conductNames([one.conduct])]),
            ].join(' · '),
            round(one.saved, 3),
            i === 0 && breakEven !== null ? assumptionValue(language, kind, breakEven) : '',
          ]),
        ),
      },
    },
  ]
}

/** The value of an assumption in its unit: `2 % a year`. */
export function assumptionValue(language: Language, kind: AssumptionKind, value: number): string {
  const say = sayer(assumptionsMessages, language)
  switch (kind) {
    case 'attack-probability':
    case 'discount':
      return say(`value-${kind}`, { value: WRITING[language].inPercent(round(100 * value)) })
    case 'months':
    case 'measures':
    case 'delay':
    case 'capital-cost':
      return say(`value-${kind}`, { value: round(value) })
    case 'start':
      return say('value-start', { value: String(value) })
    case 'conduct':
      return ''
    default:
      return kind satisfies never
  }
}
