import fc from 'fast-check'
import { readLayer, readMenu, readDumping, readScenario, shippedWorld } from '../../src/files/index.ts'
import type { Layer } from '../../src/world/index.ts'
import { randomTables, recipes } from '../random-world.ts'
import { chanceOf } from './chance.ts'
import { at, changeTables, withCells, type Holdings, type Paper, type Table } from './holdings.ts'

const tables = (files: ReadonlyMap<string, string>): Layer => ({ name: 'random', files })
const scenario = (file: string, text: string): Paper => ({ kind: 'scenario', file: `${file}.yaml`, text })

/**
 * Acts on a random world: by the month, to some users, through third places, with an end, a release that goes on after the
 * run, and plants that open after it.
 */
const ACTS = `title: acts
start: 2026-01
months: 8
focus: [P1, P0]
projects: dated
measures:
  - { id: stop, instrument: ban, materials: ['stage:magnet', metal], to: [P1], from: 2026-02, until: 2026-05 }
  - { id: half, instrument: quota, materials: [oxide], to: [alliance], from: 2026-03, allowed_share: { 2026-03: 0.5, 2026-05: 0.25 } }
  - { id: some, instrument: ban, materials: [magnet], to: [P1], users: [users], from: 2026-04, announced: 2026-03 }
outages:
  - { site: separate-P0, from: 2026-02, until: 2026-03, capacity_factor: 0.5 }
demand:
  - { place: P1, factor: 1.2, from: 2026-03 }
stock_releases:
  - { place: P1, stage: metal, from: 2026-03, over_months: 2 }
  - { place: P1, stage: oxide, from: 2026-08, over_months: 4 }
`
const MENU = `title: menu
start: 2026-01
months: 5
measures:
  - { id: a, instrument: ban, materials: [magnet], to: [P1], from: 2026-01 }
  - { id: b, instrument: ban, materials: [metal, oxide], to: [alliance], from: 2026-02, origin: true }
  - { id: c, instrument: quota, materials: [ore], to: [alliance], from: 2026-01, allowed_share: 0.5 }
  - { id: d, instrument: ban, materials: [metal], to: [P1], from: 2026-01 }
`
const COMPANY =
  'part,material,place,supplier,kg_per_year,stock_days\nmotor,magnet,P1,,1200,20\nfurnace,metal,P1,P0,300,45\n'

const PLANNED = [
  { id: 'new-furnace', place: 'P1', stage: 2, capacity: 10 },
  { id: 'new-line', place: 'P1', stage: 3, capacity: 5 },
]
/** What a plan may fund there: two plants, of which one presupposes the other, and stocks. */
const withProjects = ({ name, files }: Layer): Layer => ({
  name,
  files: new Map([
    ...files,
    ['variants.csv', 'id,name,name_ja,position\nlow-heavy,Less,,1\n'],
    ['sites.csv', (files.get('sites.csv') ?? '').replaceAll(/,planned,2030,/g, ',planned,2026-09,')],
    [
      'projects.csv',
      `id,name,name_ja,kind,site,place,process,value,low,high,unit,fixed_cost_share,fixed_cost_share_low,fixed_cost_share_high,lead_months,lead_months_low,lead_months_high,delay_probability,delay_probability_low,delay_probability_high,technology_months,technology_months_low,technology_months_high,share,share_low,share_high,least,earliest,after,excludes,date,source,confidence,note
furnace,furnace,,plant,new-furnace,,,0.004,0.004,0.004,M USD,0.2,0.2,0.2,12,12,12,0,0,0,0,0,0,,,,0.2,,,,2024,made-up,low,
line,line,,plant,new-line,,,0.002,0.002,0.002,M USD,0.2,0.2,0.2,12,12,12,0,0,0,0,0,0,,,,0.2,,furnace,,2024,made-up,low,
`,
    ],
    [
      'stockpiles.csv',
      `stage,value,low,high,unit,premium,premium_low,premium_high,holding_cost,holding_cost_low,holding_cost_high,date,source,confidence,note
metal,60,60,60,days,0.1,0.1,0.1,0.05,0.05,0.05,2024,made-up,low,
magnet,30,30,30,days,0.1,0.1,0.1,0.05,0.05,0.05,2024,made-up,low,
`,
    ],
  ]),
})

/** Some random worlds with what is asked of them; `rough`: facts that do not fit each other, two kinds of users. */
export function randomHoldings(seed: number, count: number, rough: boolean): Holdings[] {
  return fc.sample(recipes, { seed, numRuns: count }).map((recipe, i) => {
    const holdings: Holdings = {
      layers: [withProjects(tables(randomTables(recipe, { planned: PLANNED })))],
      papers: {
        acts: scenario('acts', ACTS),
        menu: scenario('menu', MENU),
        company: { kind: 'company', file: 'company.csv', text: COMPANY },
      },
      ids: new Map(),
    }
    return rough ? roughened(holdings, seed + i) : holdings
  })
}

/**
 * Facts moved by up to a fifth, with ranges as wide; users of two kinds; two regions; where magnets are made a by-product, and a way to make them
 * out of less.
 */
function roughened(holdings: Holdings, seed: number): Holdings {
  const chance = chanceOf(seed)
  const off = (): number => 0.8 + 0.4 * (chance.below(1000) / 1000)
  return changeTables(holdings, (name, table) => {
    if (name === 'operations' || name === 'routes' || name === 'demand') {
      const rows = table.rows.flatMap((row) => {
        const value = Number(at(table, row, 'value')) * off()
        const around = (share: number): Record<string, string> => ({
          value: String(share * value),
          low: String(share * 0.75 * value),
          high: String(share * 1.3 * value),
        })
        if (name !== 'demand') return [withCells(table, row, around(1))]
        const added = (share: number): Record<string, string> =>
          Object.fromEntries(['', '_low', '_high'].map((end) => [`value_added_musd${end}`, String(40 * share)]))
        return [
          withCells(table, row, { ...around(0.6), ...added(0.5) }),
          withCells(table, row, { ...around(0.4), ...added(0.7), sector: 'others' }),
        ]
      })
      const leaner = table.rows
        .filter((row) => name === 'operations' && at(table, row, 'process') === 'sinter')
        .map((row) => withCells(table, row, { process: LEANER, value: '0', low: '0', high: '0' }))
      return { columns: table.columns, rows: [...rows, ...leaner] }
    }
    const more = (...list: readonly Readonly<Record<string, string>>[]): Table => ({
      columns: table.columns,
      rows: [
        ...table.rows,
        ...list.map((cells) =>
          table.columns.map(
            (column) =>
              cells[column] ??
              (column === 'low' || column === 'high' ? cells['value'] : undefined) ??
              at(table, table.rows[0] ?? [], column),
          ),
        ),
      ],
    })
    switch (name) {
      case 'sectors':
        return more({ id: 'others', name: 'others' })
      case 'materials':
        return more({ id: 'swarf', name: 'swarf', stage: 'scrap', tradable: 'no' })
      case 'processes':
        return withVariant(more({ id: LEANER, name: LEANER, stage: 'magnet', unit: 't product' }))
      case 'recipes':
        return more(
          { process: 'sinter', direction: 'out', material: 'swarf', value: '0.1' },
          { process: LEANER, direction: 'out', material: 'swarf', value: '0.05' },
          { process: LEANER, direction: 'out', material: 'magnet', value: '1' },
          { process: LEANER, direction: 'in', material: 'metal', value: '0.37' },
        )
      case 'parameters':
        return more({ id: 'low-heavy-initial-share', value: '0.2' }, { id: 'low-heavy-ramp', value: '0.05' })
      case 'prices':
        return more({ material: 'swarf', value: '3' })
      case 'places':
        return {
          columns: table.columns,
          rows: table.rows.map((row) =>
            at(table, row, 'id') === 'P0' ? withCells(table, row, { region: 'r0' }) : row,
          ),
        }
      case 'lanes':
        // Dearer one way than the other.
        return more(
          { from_region: 'r0', to_region: 'r0', value: '0.2' },
          { from_region: 'r0', to_region: 'r', value: '0.4' },
          { from_region: 'r', to_region: 'r0', value: '0.9', high: '0.9' },
        )
      default:
        return table
    }
  })
}

/** What users may turn to in need. */
const LEANER = 'lean-sinter'
const withVariant = ({ columns, rows }: Table): Table => ({
  columns: [...columns, 'variant'],
  rows: rows.map((row) => [...row, row[0] === LEANER ? 'low-heavy' : '']),
})

const TWIN_ACTS = `title: acts on twins
start: 2026-01
months: 6
focus: [alliance, P0]
measures:
  - { id: half, instrument: quota, materials: [metal], to: [alliance], from: 2026-02, allowed_share: 0.5 }
  - { id: stop, instrument: ban, materials: [magnet], to: [alliance], from: 2026-03, leakage: 0.25 }
`
const TWIN_MENU = `title: menu for twins
start: 2026-01
months: 4
measures:
  - { id: a, instrument: ban, materials: [magnet], to: [alliance], from: 2026-01 }
  - { id: b, instrument: quota, materials: [metal], to: [alliance], from: 2026-01, allowed_share: 0.5 }
  - { id: one, instrument: ban, materials: [metal], to: [P1], from: 2026-01 }
  - { id: other, instrument: ban, materials: [metal], to: [P2], from: 2026-01 }
`

/** Worlds in which P1 and P2 are alike in all but their names: neither may get more than the other. */
export const twinHoldings = (seed: number, count: number): Holdings[] =>
  fc.sample(recipes, { seed, numRuns: count }).map((recipe) => ({
    layers: [
      tables(
        randomTables({
          ...recipe,
          places: 3,
          use: [recipe.use[0] ?? 1, recipe.use[1] ?? 1, recipe.use[1] ?? 1],
          making: recipe.making.map(([own = 1, other = 0]) => [own, other, other]),
        }),
      ),
    ],
    papers: { acts: scenario('acts', TWIN_ACTS), menu: scenario('menu', TWIN_MENU) },
    ids: new Map(),
  }))

const SMALL_MENU = `title: small
start: 2026-01
months: 6
focus: [alliance]
measures:
  - { id: magnets-japan, instrument: ban, materials: [magnet-standard, magnet-heavy, ndfeb-alloy], to: [JPN], from: 2026-01 }
  - { id: dy-tb-japan, instrument: ban, materials: [dy-oxide, dy-metal, tb-oxide, tb-metal], to: [JPN], from: 2026-01 }
  - { id: drives, instrument: ban, materials: [magnet-heavy], to: [JPN, EUR], users: [ev-traction], from: 2026-01 }
  - { id: quota, instrument: quota, materials: [heavy], to: [EUR, USA], from: 2026-02, allowed_share: 0.5 }
`

/** The shipped world with shipped scenarios, a small menu and a company. */
export async function shippedHoldings(): Promise<Holdings> {
  const scenarios = ['jp-cutoff-12m', 'world-2025-april', 'jp-2026-text', 'reference']
  const papers = await Promise.all(
    scenarios.map(async (name) => [name, { kind: 'scenario', ...(await readScenario(name)) }] as const),
  )
  return {
    layers: [withoutDefaults(await readLayer(shippedWorld()))],
    papers: {
      ...Object.fromEntries(papers),
      small: scenario('small', SMALL_MENU),
      bans: { kind: 'scenario', ...(await readMenu('bans')) },
      'fall-of-2022': { kind: 'path', ...(await readDumping('fall-of-2022')) },
      company: {
        kind: 'company',
        file: 'company.csv',
        text: 'part,material,place,supplier,kg_per_year,stock_days\nmotor,magnet-heavy,JPN,,1200,20\nalloy,dy-metal,JPN,CHN,300,45\n',
      },
    },
    ids: new Map(),
  }
}

/** Tables that name ids of several tables in one column. */
const LISTS_OF_IDS = new Set(['defaults.csv', 'firms.csv', 'codes.csv', 'notices.csv', 'countries.csv', 'words.csv'])
/** Defaults and firms name ids of several tables in one column, which is not spelled otherwise; what is asked here names its places. */
const withoutDefaults = ({ name, files }: Layer): Layer => ({
  name,
  files: new Map([...files].filter(([file]) => !LISTS_OF_IDS.has(file))),
})
