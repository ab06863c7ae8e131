import { plausible } from '../../world/bare.ts'
import { AGAINST } from './against.ts'
import type { Help, Options } from '../options.ts'
import { ATTACK_PROBABILITY, MAX_MEASURES, MEMBERS, MENU, MONTH, THRESHOLD } from '../shared-options.ts'

/** The solver holds all worlds at once, which bounds how many there can be. */
export const MAX_DRAWN = 30

export const planAbout: Help = {
  en: 'the projects, stockpiles and contracts that leave least cost and loss within a budget, and how near to the best that is',
  ja: '予算内で費用と損失が最小になる事業・備蓄・契約と、最良の計画との差',
}

export const planOptions = {
  menu: { ...MENU, isArgument: true },
  members: MEMBERS,
  budget: {
    kind: 'text',
    of: 'money',
    help: {
      en: 'most that may be spent in all, not discounted, in a currency of the world, such as 100e9JPY; no limit if left out',
      ja: '総支出の上限（例：100e9JPY）。省略時は上限なし',
    },
  },
  start: {
    ...MONTH,
    default: '2027-01',
    help: { en: 'month of the decision', ja: '決定する月' },
  },
  maxMeasures: MAX_MEASURES,
  months: {
    kind: 'count',
    min: 1,
    max: 60,
    unit: 'months',
    help: {
      en: 'months that an attack lasts; the menu’s own if left out',
      ja: '経済的威圧が続く月数。省略時は措置の一覧の期間',
    },
  },
  attackStart: {
    ...MONTH,
    help: {
      en: 'month as whose beginning each attack finds buyers, stocks and controls, whichever year it comes in; the menu’s own if left out',
      ja: '威圧が始まる時点の調達先・在庫・規制の状態を、どの年の威圧についてもこの月のものとする。省略時は措置の一覧の開始月',
    },
  },
  gap: {
    kind: 'amount',
    max: 1,
    default: 0.01,
    unit: 'share',
    help: { en: 'gap between both bounds at which the search ends', ja: '探索を終える上下界の差（割合）' },
  },
  timeLimit: {
    kind: 'amount',
    max: plausible.SEARCH_SECONDS.max,
    default: 300,
    unit: 'seconds',
    help: {
      en: 'time after which the best plan so far is taken',
      ja: 'この時間が過ぎたら、それまでの最良の計画を採る',
    },
  },
  attackProbability: ATTACK_PROBABILITY,
  quietYears: {
    kind: 'switch',
    default: false,
    help: {
      en: 'years without an attack count too, by their probability: what is decided may make supply cheaper under the controls that hold already',
      ja: '威圧のない年の効果も、その確率に応じて目的関数に含める（現行の規制の下で供給が安くなる分など）',
    },
  },
  delay: {
    kind: 'count',
    min: 0,
    max: 120,
    default: 0,
    unit: 'months',
    help: { en: 'months that every project comes late', ja: 'すべての事業が遅れる月数' },
  },
  technologyBan: {
    kind: 'switch',
    default: false,
    help: {
      en: 'the supplier state withholds equipment and know-how: each project comes later by its `technology_months`',
      ja: '設備と技術の供与も止められ、必要とする事業はその分遅れる',
    },
  },
  delaySamples: {
    kind: 'count',
    min: 1,
    max: 1000,
    help: {
      en: 'samples in which projects come a year late, each by its own probability (`delay_probability` of projects.csv): what is lost then',
      ja: '各事業がそれぞれの確率で1年遅れる場合の標本数。そのときの損失を示す',
    },
  },
  periods: {
    kind: 'text',
    of: 'years',
    help: {
      en: 'years after the decision, in periods that share what is in place and at whose start an attack may come; 1,2-3,4-5,6-7,8-10 if left out, and 0 is the year of the decision',
      ja: '決定後の年を、整備状況が同じ期間に分けたもの（例：1,2-3,4-5,6-7,8-10）',
    },
  },
  against: {
    kind: 'choice',
    choices: AGAINST,
    default: 'central',
    help: {
      en: 'the worlds that the plan guards against besides the central case: each setting of `conduct.csv`, worlds drawn within the ranges of the figures, or both, where each drawn world takes one of the conducts',
      ja: '中央ケースのほかに備える世界：`conduct.csv`の各設定、数値を幅の中で無作為に動かした世界、またはその両方（その世界もそれぞれ行動の設定を一つとる）',
    },
  },
  draws: {
    kind: 'count',
    min: 1,
    max: MAX_DRAWN,
    default: 5,
    help: { en: 'worlds to draw for `--against`', ja: '`--against`で試行する世界の数' },
  },
  freshDraws: {
    kind: 'count',
    min: 2,
    max: 10_000,
    help: {
      en: 'worlds to draw besides, in which the plan was not made: what it costs and loses there, with intervals; takes seconds for each',
      ja: '計画の作成に使わない世界を追加で試行する数。そこでの費用と損失を区間とともに示す。1つにつき数秒かかる',
    },
  },
  replications: {
    kind: 'count',
    min: 2,
    max: 10,
    help: {
      en: 'other samples of as many worlds: how far the plan may be from the best over all worlds; takes a plan for each, and needs --risk expected or cvar',
      ja: '同数の世界の別の標本の数。すべての世界での最良の計画との差の上限を示す。標本ごとに計画1回分の時間がかかり、--riskはexpectedかcvarに限る',
    },
  },
  news: {
    kind: 'file',
    shipped: 'news',
    help: {
      en: 'a scenario tree of what may be learnt when: decisions wait for news, and the answer says what to decide now, what then, and what waiting is worth; a shipped one (jp-2027) or a YAML file; about as long as three plans or more',
      ja: 'いつ何が分かりうるかのシナリオツリー：決定はニュースを待てる。今決めること、その後に決めること、待つことの価値を示す。収録された名前（jp-2027）、またはYAMLファイル。計画3回分以上の時間がかかる',
    },
  },
  dumping: {
    kind: 'file',
    shipped: 'path',
    help: {
      en: 'prices at which the supplier state may sell: what keeping the funded plants through them costs is in the sum, and what is lost without that; a shipped path (own-cost, below-cost, fall-of-2022) or a YAML file',
      ja: '供給国が売りうる安値：資金を出した工場を維持する費用を合計に入れ、維持しない場合の損失も示す。収録された価格経路（own-cost、below-cost、fall-of-2022）、またはYAMLファイル',
    },
  },
  dumpingProbability: {
    kind: 'amount',
    max: 1,
    mayBeZero: true,
    unit: 'share',
    help: {
      en: 'chance that a year lies in a spell of such prices; the parameter `dumping-probability` if left out. With --dumping',
      ja: 'ある年がその安値の期間に入る確率。省略時はパラメータ`dumping-probability`。--dumpingとともに指定する',
    },
  },
  risk: {
    kind: 'text',
    of: 'measure',
    default: 'worst',
    help: {
      en: 'what counts over the worlds of `--against`, or over contingencies: worst, expected, or cvar:0.2 for the mean of the worst fifth',
      ja: '`--against`の世界、または想定にわたる評価の基準：worst（最悪）、expected（期待値）、cvar:0.2（悪い方から2割の平均）',
    },
  },
  contingencies: {
    kind: 'count',
    min: 1,
    max: 1000,
    help: {
      en: 'sets of measures to draw, each as likely, in place of all of them; the contingencies of the menu if left out',
      ja: '措置の全組み合わせの代わりに無作為に選ぶ数',
    },
  },
  drawFigures: {
    kind: 'switch',
    default: false,
    help: {
      en: 'each contingency, up to 30, happens to a world of its own, drawn within the ranges of the figures',
      ja: '各想定を、数値の幅の中で無作為に動かした別々の世界で評価',
    },
  },
  seed: {
    kind: 'count',
    min: 0,
    max: 2 ** 31 - 1,
    default: 1,
    help: { en: 'which draws: the same seed makes the same', ja: '乱数の種。同じ種は同じ標本になる' },
  },
  constraints: {
    kind: 'file',
    shipped: 'constraints',
    help: {
      en: 'constraints on the plan: shipped ones (eu-2030, eu-2030-in-reach, jp-39bn-yen, jp-60-days, jp-180-days) or a YAML file',
      ja: '計画の制約。収録された名前、またはYAMLファイル',
    },
  },
  budgets: {
    kind: 'list',
    of: 'money',
    help: { en: 'more budgets: what more and what less would buy', ja: '追加で比べる予算。増減で何が変わるか' },
  },
  alternatives: {
    kind: 'count',
    min: 0,
    max: 20,
    default: 0,
    help: {
      en: 'other plans to look for that are nearly as good and differ most',
      ja: 'ほぼ同等で内容が最も異なる代替案の数',
    },
  },
  slack: {
    kind: 'amount',
    max: 1,
    default: 0.05,
    unit: 'share',
    help: { en: 'by how much alternatives may be worse than the best', ja: '代替案が最良案より劣ってよい割合' },
  },
  values: {
    kind: 'switch',
    default: false,
    help: {
      en: 'what each item is worth: what is lost without it, and its share of the loss avoided',
      ja: '各項目の価値：それがない場合の損失と、回避した損失への寄与',
    },
  },
  assumptions: {
    kind: 'switch',
    default: false,
    help: {
      en: 'what the plan saves under other assumptions (chance and length of an attack, measures at once, conduct, delays, discount, capital costs), and which three it turns on; takes a minute or more',
      ja: '前提（威圧の確率と期間、同時の措置、企業・第三国の行動、遅れ、割引率、投資額）を変えた場合の節約額と、結論を左右する三つの前提。1分以上かかる',
    },
  },
  pin: {
    kind: 'list',
    of: 'ids',
    help: {
      en: 'items to speak of first, by id, whether they are in the plan or not; in addition to those of the world (`defaults.csv`)',
      ja: '採否にかかわらず最初に取り上げる項目のID（defaults.csvの事業に追加）',
    },
  },
  verdicts: {
    kind: 'list',
    of: 'ids',
    help: {
      en: 'items to judge, by id: why each is in the plan or not, and at which cost, price, size, date, chance of an attack and conduct that would change; takes up to ten plans each, and one for each setting of conduct',
      ja: '採否の理由と、結論が変わる費用・価格・規模・時期・威圧の確率・行動設定を調べる項目のID。1件につき計画最大10回分、さらに行動設定ごとに1回分の時間がかかる',
    },
  },
  termPrices: {
    kind: 'list',
    of: 'ids',
    help: {
      en: 'constraints to price, by id: what each costs, and what the last of it costs a unit; takes two plans each',
      ja: '費用を求める制約条件のID：条件全体の費用と、最後の1単位の費用。1件につき計画2回分の時間がかかる',
    },
  },
  threshold: THRESHOLD,
  costSharing: {
    kind: 'switch',
    default: false,
    help: {
      en: 'what each member saves by acting with the others, who could leave with gain, and what help is worth to one that is attacked alone; takes as long as a plan for each set of members, of 2 to 7',
      ja: '共同で行動することによる各参加国の節約額、離脱して得をする組み合わせ、1か国だけが威圧を受けた場合の助け合いの効果。参加国（2～7）の組み合わせごとに計画1回分の時間がかかる',
    },
  },
  include: {
    kind: 'list',
    of: 'ids',
    help: {
      en: 'items that must be in the plan, by id: a project, `stockpile MATERIAL PLACE` or `offtake MATERIAL FROM TO`',
      ja: '計画に含める項目のID：事業、`stockpile 品目 国`、または`offtake 品目 供給元 供給先`',
    },
  },
  exclude: {
    kind: 'list',
    of: 'ids',
    help: { en: 'items that must not be in the plan', ja: '計画から外す項目' },
  },
} as const satisfies Options
