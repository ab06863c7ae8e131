import type { Options } from '../options.ts'
import { ATTACK_PROBABILITY, MAX_MEASURES, MEMBERS, MENU, MONTH } from '../shared-options.ts'

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
      en: 'sites or projects to keep; all that run if left out',
      ja: '維持する拠点・事業。省略時は稼働中のすべて',
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
    choices: ['cfd', 'tariff', 'origin'],
    help: { en: 'cfd, tariff, origin; all if left out', ja: 'cfd、tariff、origin。省略時はすべて' },
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
  menu: MENU,
  maxMeasures: {
    ...MAX_MEASURES,
    min: 0,
    help: { en: 'measures at once in an attack; 0: no attack', ja: '攻撃で同時に発動する措置の上限。0は攻撃なし' },
  },
  attackProbability: ATTACK_PROBABILITY,
} as const satisfies Options
