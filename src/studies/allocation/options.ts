import type { Help, Options } from '../options.ts'
import { CONDUCT, FORESIGHT, MONTHS_TO_RUN, SCENARIO } from '../shared-options.ts'

export const allocationAbout: Help = {
  en: 'who gets what is scarce, by which rule, and what each rule costs whom',
  ja: '不足する品目を、どの規則で誰に割り当て、その規則が誰にいくらの損失をもたらすか',
}

/** Who comes first where nobody is named; sectors that a world does not have are left out. */
export const USUAL_PRIORITY = ['defence', 'medical'] as const

export const allocationOptions = {
  scenario: SCENARIO,
  months: MONTHS_TO_RUN,
  conduct: CONDUCT,
  foresight: FORESIGHT,
  members: {
    kind: 'list',
    of: 'places',
    help: {
      en: 'places (id, the beginning of one, or name) or blocs in which the rule holds; those that the scenario asks about if left out',
      ja: '規則を適用する国・地域またはブロック。省略時はシナリオの対象',
    },
  },
  priority: {
    kind: 'list',
    of: 'sectors',
    help: {
      en: 'sectors that come first; `defence,medical` if left out',
      ja: '優先する部門。省略時は`defence,medical`',
    },
  },
  reserved: {
    kind: 'amount',
    max: 1,
    default: 0.5,
    unit: 'share',
    help: {
      en: 'rule `mix`: share of what these sectors usually use that is kept for them',
      ja: '規則`mix`：優先部門の通常使用量のうち確保する割合',
    },
  },
  release: {
    kind: 'count',
    min: 1,
    max: 60,
    unit: 'months',
    help: {
      en: 'lets the state stocks of the members out evenly over these months from the start, all that the scenario does not let out; none if left out',
      ja: '参加国・地域の国家備蓄のうちシナリオが放出しない分を、開始からこの月数で均等に放出。省略時は放出しない',
    },
  },
} as const satisfies Options
