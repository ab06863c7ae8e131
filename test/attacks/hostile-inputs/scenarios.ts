import { testWorld } from '../../run-cli.ts'
import type { Attack, Attacks } from './attack.ts'

/** Scenarios, menus, paths and terms, against small worlds where they do and the shipped one where prices are needed. */
const SMALL = testWorld('late-notice')
const HEAD = 'title: x\nstart: 2026-01\nmonths: 2\n'
const BAN = '{ id: a, instrument: ban, materials: [all], to: [J], from: 2026-01'

const told = (name: string, expect: Attack['expect'], text: string | Uint8Array, says?: Attack['says']): Attack => ({
  name,
  expect,
  files: { 'mine.yaml': text },
  args: ['clear', '$/mine.yaml', '--world', SMALL],
  ...(says === undefined ? {} : { says }),
})
const menu = (name: string, expect: Attack['expect'], text: string, ...more: readonly string[]): Attack => ({
  name,
  expect,
  files: { 'mine.yaml': text },
  args: ['weapon', '$/mine.yaml', '--world', SMALL, '--no-curve', '--simulate', '0', ...more],
})
const path = (name: string, expect: Attack['expect'], text: string, ...more: readonly string[]): Attack => ({
  name,
  expect,
  files: { 'mine.yaml': text },
  args: ['dumping', '$/mine.yaml', '--members', 'JPN', '--max-measures', '0', ...more],
})
const terms = (name: string, expect: Attack['expect'], text: string): Attack => ({
  name,
  expect,
  files: { 'mine.yaml': text },
  args: [
    'plan',
    'test/scenarios/harvests.yaml',
    '--world',
    testWorld('farmer'),
    '--members',
    'farm',
    '--constraints',
    '$/mine.yaml',
  ],
})
const PATH = 'title: x\nstart: 2027-01\nmonths: 12\nprices:\n'

export const SCENARIOS: Attacks = {
  'months of scenarios': [
    told('a start in month 13', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-13\n'),
    told('a start in month 00', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-00\n'),
    told('a start on a day', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-01-01\n'),
    told('a start that is a number', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 202601\n'),
    told('a start with a blank', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: "2026-01 "\n'),
    told('a start in full-width digits', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: "２０２６-01"\n'),
    told('no months', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-01\nmonths: 0\n'),
    told('a thousand million months', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-01\nmonths: 1e9\n'),
    told('half a month', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-01\nmonths: 0.5\n'),
    told('months in octal', 0, 'title: x\nstart: 2026-01\nmonths: 0o2\n'),
    told('months as a text', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-01\nmonths: "2"\n'),
    told('months that are true', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2026-01\nmonths: yes\n'),
    told(
      'a measure that ends before it begins',
      'SCENARIO_MONTHS_REVERSED',
      `${HEAD}measures: [${BAN}, until: 2025-12 }]\n`,
    ),
    told(
      'what is let through by a month that is none',
      'SCENARIO_NOT_ALLOWED',
      `${HEAD}measures: [${BAN}, allowed_share: { 2026-13: 1 } }]\n`,
    ),
    told(
      'what is let through by no month',
      0,
      `${HEAD}measures: [${BAN}, allowed_share: {} }]\n`,
      'lets everything through',
    ),
    told(
      'what is let through by months after the measure',
      0,
      `${HEAD}measures: [${BAN}, until: 2026-02, allowed_share: { 2026-01: 0, 2030-01: 1 } }]\n`,
    ),
    told(
      'what is let through by the same month twice',
      'SCENARIO_MALFORMED',
      `${HEAD}measures: [${BAN}, allowed_share: { 2026-01: 0, "2026-01": 1 } }]\n`,
    ),
    told('announced a century after', 0, `${HEAD}measures: [${BAN}, announced: 2126-01 }]\n`),
  ],
  'acts that change nothing': [
    told('an outage after the run', 'SCENARIO_DOES_NOTHING', `${HEAD}outages: [{ site: maker, from: 2062-01 }]\n`),
    told(
      'an outage that is over before the run',
      'SCENARIO_DOES_NOTHING',
      `${HEAD}outages: [{ site: maker, from: 2020-01, until: 2020-02 }]\n`,
    ),
    told(
      'an outage that leaves all',
      'SCENARIO_DOES_NOTHING',
      `${HEAD}outages: [{ site: maker, from: 2026-01, capacity_factor: 1 }]\n`,
    ),
    told('a change of demand by 1', 'SCENARIO_DOES_NOTHING', `${HEAD}demand: [{ factor: 1, from: 2026-01 }]\n`),
    told(
      'a change of demand where there is none',
      'SCENARIO_DOES_NOTHING',
      `${HEAD}demand: [{ place: C, factor: 2, from: 2026-01 }]\n`,
    ),
    told(
      'a change of demand after the run',
      'SCENARIO_DOES_NOTHING',
      `${HEAD}demand: [{ factor: 2, from: 2062-01 }]\n`,
    ),
    told(
      'a ban that lets all through',
      0,
      `${HEAD}measures: [${BAN}, allowed_share: 1 }]\n`,
      'lets everything through',
    ),
    told('a ban that leaks all', 0, `${HEAD}measures: [${BAN}, leakage: 1 }]\n`),
    told('a ban with a tariff', 'SCENARIO_DOES_NOTHING', `${HEAD}measures: [${BAN}, tariff: 0.5 }]\n`),
    told('a ban on no users', 'SCENARIO_DOES_NOTHING', `${HEAD}measures: [${BAN}, users: [] }]\n`),
    told('a focus on no place', 0, `${HEAD}focus: []\nmeasures: [${BAN} }]\n`),
    told(
      'a release of nothing',
      'SCENARIO_DOES_NOTHING',
      `${HEAD}stock_releases: [{ place: C, stage: metal, from: 2026-01, over_months: 1 }]\n`,
    ),
  ],
  'forms of scenarios': [
    told(
      'a billion laughs in places',
      'SCENARIO_MALFORMED',
      `${HEAD}note: &a x\nreport: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nmeasures: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n`,
    ),
    told('an anchor used before it is made', 'SCENARIO_MALFORMED', `${HEAD}note: *later\ntitle_ja: &later x\n`),
    told('tabs for indentation', 'SCENARIO_MALFORMED', `${HEAD}measures:\n\t- id: a\n`),
    told('measures under their ids', 'SCENARIO_NOT_ALLOWED', `${HEAD}measures:\n  a: { instrument: ban }\n`),
    told('a measure in a list too many', 'SCENARIO_NOT_ALLOWED', `${HEAD}measures: [[${BAN} }]]\n`),
    told(
      'materials as a text',
      'SCENARIO_NOT_ALLOWED',
      `${HEAD}measures: [{ id: a, instrument: ban, materials: good, to: [J], from: 2026-01 }]\n`,
    ),
    told(
      'no materials',
      'SCENARIO_NOT_ALLOWED',
      `${HEAD}measures: [{ id: a, instrument: ban, materials: [], to: [J], from: 2026-01 }]\n`,
    ),
    told('the id of Norway', 'SCENARIO_ID_UNKNOWN', `${HEAD}focus: [NO]\n`),
    told('an id of a measure twice', 'SCENARIO_MEASURE_TWICE', `${HEAD}measures: [${BAN} }, ${BAN} }]\n`),
    told('a share as a percentage', 'SCENARIO_NOT_ALLOWED', `${HEAD}measures: [${BAN}, allowed_share: 50% }]\n`),
    told('a share of -0', 0, `${HEAD}measures: [${BAN}, allowed_share: -0.0 }]\n`),
    told('a share that is no number', 'SCENARIO_NOT_ALLOWED', `${HEAD}measures: [${BAN}, allowed_share: .nan }]\n`),
    told('a factor in hexadecimal', 0, `${HEAD}demand: [{ factor: 0x2, from: 2026-01 }]\n`),
    told(
      'a published figure without end',
      'SCENARIO_NOT_ALLOWED',
      `${HEAD}published: [{ who: x, what: x, value: .inf, unit: x, source: x }]\n`,
    ),
    told('a scenario in UTF-16', 'SCENARIO_NOT_TEXT', Buffer.from(`\uFEFF${HEAD}`, 'utf16le')),
    told('a scenario of ends of lines of old Macs', 'SCENARIO_MALFORMED', HEAD.replaceAll('\n', '\r')),
    told('a scenario as JSON', 0, '{"title": "x", "start": "2026-01", "months": 2}'),
    told('a scenario as CSV', 'SCENARIO_NOT_ALLOWED', 'title,start,months\nx,2026-01,2\n'),
    told(
      'a scenario of a million lines',
      'SCENARIO_ID_UNKNOWN',
      `${HEAD}note: |\n${'  x\n'.repeat(1_000_000)}focus: [nowhere]\n`,
    ),
    told('a scenario of 40 MB', 'FILE_TOO_LARGE', new Uint8Array(40_000_000).fill(35)),
    told('a site that is a place', 'SCENARIO_ID_UNKNOWN', `${HEAD}outages: [{ site: J, from: 2026-01 }]\n`),
    {
      name: 'a ban by nobody, in a world without a supplier state',
      expect: 'SCENARIO_ID_UNKNOWN',
      files: {
        'mine.yaml': `${HEAD}measures: [{ id: a, instrument: ban, materials: [all], to: [P], from: 2026-01 }]\n`,
      },
      args: ['clear', '$/mine.yaml', '--world', testWorld('time-to-survive')],
    },
  ],
  menus: [
    menu('a menu without measures', 'MENU_EMPTY', HEAD),
    menu(
      'a menu of tariffs',
      'MENU_TARIFF',
      `${HEAD}measures: [{ id: a, instrument: tariff, tariff: 1, materials: [all], to: [J], from: 2026-01 }]\n`,
    ),
    menu(
      'a contingency of a measure that is not there',
      'SCENARIO_ID_UNKNOWN',
      `${HEAD}measures: [${BAN} }]\ncontingencies: [{ id: f, measures: [b] }]\n`,
    ),
    menu(
      'a contingency of no weight',
      'SCENARIO_NOT_ALLOWED',
      `${HEAD}measures: [${BAN} }]\ncontingencies: [{ id: f, weight: 0, measures: [a] }]\n`,
    ),
    menu(
      'two contingencies of one id',
      'SCENARIO_CONTINGENCY_TWICE',
      `${HEAD}measures: [${BAN} }]\ncontingencies: [{ id: f, measures: [a] }, { id: f, measures: [a] }]\n`,
    ),
    menu(
      'a contingency whose measure stands twice',
      0,
      `${HEAD}measures: [${BAN} }]\ncontingencies: [{ id: f, measures: [a, a] }]\n`,
    ),
    menu('a target that no measure aims at', 'MENU_MISSES_TARGET', `${HEAD}measures: [${BAN} }]\n`, '--target', 'T'),
    menu('a target that is nowhere', 'PLACE_UNKNOWN', `${HEAD}measures: [${BAN} }]\n`, '--target', 'Nowhere'),
    menu('a target of a bloc without places', 'PLACE_UNKNOWN', `${HEAD}measures: [${BAN} }]\n`, '--target', 'partner'),
    menu('a member that is the supplier', 'MEMBER_USES_NOTHING', `${HEAD}measures: [${BAN} }]\n`, '--member', 'C'),
  ],
  'paths of prices': [
    path(
      'ramps longer than the path',
      'DUMPING_RAMPS_TOO_LONG',
      `title: x\nstart: 2027-01\nmonths: 3\nramp_down: 2\nramp_up: 2\nprices: [{ materials: [all], multiple: 0.5, source: judgement }]\n`,
    ),
    path(
      'a multiple by no month',
      'SCENARIO_NOT_ALLOWED',
      `${PATH}  - { materials: [all], multiple: {}, source: judgement }\n`,
    ),
    path(
      'a multiple by a month long before',
      0,
      `${PATH}  - { materials: [all], multiple: { 1900-01: 0.5 }, source: judgement }\n`,
    ),
    path(
      'a multiple by a month that is none',
      'SCENARIO_NOT_ALLOWED',
      `${PATH}  - { materials: [all], multiple: { 2027-00: 0.5 }, source: judgement }\n`,
    ),
    path(
      'a multiple below nothing',
      'SCENARIO_NOT_ALLOWED',
      `${PATH}  - { materials: [all], multiple: -1, source: judgement }\n`,
    ),
    path(
      'a spread of all',
      'SCENARIO_NOT_ALLOWED',
      `${PATH}  - { materials: [all], multiple: 1, spread: 1, source: judgement }\n`,
    ),
    path(
      'a source that is not listed',
      'DUMPING_ID_UNKNOWN',
      `${PATH}  - { materials: [all], multiple: 1, source: hearsay }\n`,
    ),
    path(
      'an element that is none',
      'DUMPING_ID_UNKNOWN',
      `${PATH}  - { materials: ['element:xx'], multiple: 1, source: judgement }\n`,
    ),
    path('no prices', 'SCENARIO_NOT_ALLOWED', 'title: x\nstart: 2027-01\nmonths: 12\nprices: []\n'),
    path('a scenario for a path', 'SCENARIO_NOT_ALLOWED', `${HEAD}measures: [${BAN} }]\n`),
  ],
  'terms of plans': [
    terms('a budget of nothing', 'TERMS_MONEY_NOTHING', 'title: x\nbudgets: [{ id: a, amount: 0USD }]\n'),
    terms('a budget below nothing', 'BUDGET_UNREADABLE', 'title: x\nbudgets: [{ id: a, amount: -5e9USD }]\n'),
    terms('a budget in no currency', 'BUDGET_UNREADABLE', 'title: x\nbudgets: [{ id: a, amount: "5e9" }]\n'),
    terms(
      'a budget in a currency that is none',
      'CURRENCY_UNKNOWN',
      'title: x\nbudgets: [{ id: a, amount: 5e9XYZ }]\n',
    ),
    terms(
      'a budget of a year that is over',
      'TERMS_DO_NOTHING',
      'title: x\nbudgets: [{ id: a, amount: 5e9USD, until: 1950 }]\n',
    ),
    terms(
      'a budget that ends before it begins',
      'TERMS_YEARS_REVERSED',
      'title: x\nbudgets: [{ id: a, amount: 5e9USD, from: 2030, until: 2029 }]\n',
    ),
    terms(
      'two terms of one id',
      'TERMS_TWICE',
      'title: x\nbudgets: [{ id: a, amount: 5e9USD }]\nlimits: [{ id: a, most: 1, draws: { wheat: 1 } }]\n',
    ),
    terms('a limit on nothing', 'TERMS_DO_NOTHING', 'title: x\nlimits: [{ id: a, most: 1, draws: {} }]\n'),
    terms(
      'a limit on an item that is not there',
      'TERMS_ID_UNKNOWN',
      'title: x\nlimits: [{ id: a, most: 1, draws: { nothing: 1 } }]\n',
    ),
    terms(
      'a share with both ends',
      'TERMS_SHARE',
      'title: x\nshares: [{ id: a, at: [farm], of: metal, least: 0.5, supplier: Farm, most: 0.5, by: 2030 }]\n',
    ),
    terms(
      'a stock by the year 9999',
      'SCENARIO_NOT_ALLOWED',
      'title: x\nstocks: [{ id: a, at: [farm], stage: metal, days: 60, by: 9999 }]\n',
    ),
    terms(
      'a stock nowhere',
      'PLACE_UNKNOWN',
      'title: x\nstocks: [{ id: a, at: [Nowhere], stage: metal, days: 60, by: 2030 }]\n',
    ),
    terms('terms of nothing', 'TERMS_DO_NOTHING', 'title: x\n'),
  ],
}
