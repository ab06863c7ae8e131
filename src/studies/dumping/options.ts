import type { Help, Options } from '../options.ts'
import { ATTACK_PROBABILITY, MAX_MEASURES, MEMBERS, MENU, MONTH } from '../shared-options.ts'

export const dumpingAbout: Help = {
  en: 'whether producers survive if they are sold below cost, what keeps them at least cost, and who pays',
  ja: '原価割れの安値攻勢に生産者が耐えられるか、最小費用で維持する方法、その負担者',
}

export const dumpingOptions = {
  path: {
    kind: 'file',
    shipped: 'path',
    default: 'own-cost',
    isArgument: true,
    help: { en: 'a shipped path of prices or a YAML file', ja: '収録された価格経路の名前、またはYAMLファイル' },
  },
  members: MEMBERS,
  core: {
    kind: 'list',
    of: 'ids',
    help: {
      en: 'sites, projects or owners to keep; all that run if left out',
      ja: '維持する拠点・事業・所有者。省略時は稼働中のすべて',
    },
  },
  projects: {
    kind: 'list',
    of: 'ids',
    help: { en: 'projects that are built beyond those under way', ja: '進行中のものに加えて建設する事業' },
  },
  plan: {
    kind: 'file',
    help: { en: 'plants of a plan (`ytterby plan --json`)', ja: '計画（`ytterby plan --json`の出力）の工場' },
  },
  instruments: {
    kind: 'list',
    of: 'names',
    choices: ['grant', 'cfd', 'tariff', 'origin'],
    help: { en: 'grant, cfd, tariff, origin; all if left out', ja: 'grant、cfd、tariff、origin。省略時はすべて' },
  },
  contracts: {
    kind: 'list',
    of: 'ids',
    help: {
      en: 'contracts on the record to look at; all that apply if left out',
      ja: '対象とする実在の契約。省略時は該当するすべて',
    },
  },
  start: {
    ...MONTH,
    help: { en: 'first month of the path; its own if left out', ja: '価格経路の最初の月。省略時は経路の定める月' },
  },
  months: {
    kind: 'count',
    min: 1,
    max: 240,
    unit: 'months',
    help: { en: 'months to look at; those of the path if left out', ja: '対象の月数。省略時は経路の期間' },
  },
  clawbackShare: {
    kind: 'amount',
    max: 1,
    mayBeZero: true,
    default: 0.3,
    unit: 'share',
    help: { en: 'share of what is above a strike price that is paid back', ja: '行使価格を上回る分のうち返還する割合' },
  },
  capital: {
    kind: 'switch',
    default: false,
    help: { en: 'count the service of the capital of new plants as a cost', ja: '新しい工場の資本費を費用に含める' },
  },
  drivers: {
    kind: 'count',
    min: 50,
    max: 2000,
    help: {
      en: 'draws by which it is found which figures carry the headlines; not worked out if left out, 200 take a minute',
      ja: '結論を左右する数値を調べる試行の回数。省略時は調べない。200回で約1分',
    },
  },
  menu: MENU,
  maxMeasures: {
    ...MAX_MEASURES,
    min: 0,
    help: { en: 'measures at once in an attack; 0: no attack', ja: '威圧で同時に発動する措置の上限。0は威圧なし' },
  },
  attackProbability: ATTACK_PROBABILITY,
  reply: {
    kind: 'switch',
    default: false,
    help: {
      en: 'what the supplier state can make of a path: depths and lengths, what it gets back, the floor that deters it',
      ja: '供給国の採算を計算する（値下げの深さと期間、回収額、抑止できる最低価格）',
    },
  },
  supplierBudget: {
    kind: 'amount',
    max: 1e6,
    mayBeZero: true,
    unit: 'MUSD',
    help: {
      en: 'million USD that the supplier state can spend on sales below its own cost, in all; the parameter `supplier-budget` if left out. Asks for the reply',
      ja: '供給国が原価割れ販売に使える総額（百万ドル）。省略時はパラメータ`supplier-budget`。指定すれば供給国の反応も計算する',
    },
  },
} as const satisfies Options
