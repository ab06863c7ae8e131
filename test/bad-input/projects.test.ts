import { describe } from 'vitest'
import type { WorldCopy } from '../run-cli.ts'
import { type WorldRow, eachWorld } from './told.ts'

const PROJECTS =
  'id,name,name_ja,kind,site,place,process,value,low,high,unit,fixed_cost_share,fixed_cost_share_low,fixed_cost_share_high,lead_months,lead_months_low,lead_months_high,delay_probability,delay_probability_low,delay_probability_high,technology_months,technology_months_low,technology_months_high,share,share_low,share_high,min_share,earliest,requires,excludes,date,source,confidence,note'
const CURRENCIES = 'id,name,name_ja,value,low,high,unit,date,source,confidence,note'
const LIKE = 'time-to-survive'

/** A project that opens `mill`, a plant beside `plant` that does not run; what is given differs. */
function project(given: Readonly<Record<string, string>> = {}): string {
  const row: Record<string, string> = { id: 'more', name: 'More', kind: 'plant', site: 'mill', unit: 'M USD', ...given }
  for (const name of ['fixed_cost_share', 'delay_probability', 'technology_months'])
    for (const end of ['', '_low', '_high']) row[`${name}${end}`] ??= '0'
  for (const end of ['', '_low', '_high']) row[`lead_months${end}`] ??= '24'
  return PROJECTS.split(',')
    .map(
      (column) =>
        row[column] ??
        { value: '9', low: '9', high: '9', min_share: '0', date: '2026-01', source: 'case', confidence: 'high' }[
          column
        ] ??
        '',
    )
    .join(',')
}

const SHUT = 'mill,mill,P,P,,,,P,case,magnet,10,10,10,t product/yr,2024,case,high,,planned,2030,,,'
const IDLE = 'mill,assemble,,0,0,0,t product/yr,2024,case,high,'

/** Lays projects into a world with a shut plant. */
function plan(world: WorldCopy, ...rows: readonly string[]): void {
  world.append('sites.csv', SHUT)
  world.append('operations.csv', IDLE)
  world.write('projects.csv', `${[PROJECTS, ...rows].join('\n')}\n`)
}

const plans: WorldRow[] = [
  {
    fault: 'a project opens a site that is not there',
    world: LIKE,
    spoil: (world) => plan(world, project({ site: 'mil' })),
    code: 'ID_UNKNOWN',
    at: 'world/projects.csv, line 2, column site',
    says: '"mil"',
    remedy: 'Did you mean "mill"?',
  },
  {
    fault: 'a project opens a plant whose process has no recipe',
    world: LIKE,
    spoil: (world) => {
      plan(world, project())
      world.append('processes.csv', 'weld,weld,,magnet,t product,0,')
      world.append('operations.csv', 'mill,weld,,0,0,0,t product/yr,2024,case,high,')
    },
    code: 'RECIPE_MISSING',
    at: 'world/operations.csv, line 7, column process',
    says: '"weld" has no recipe',
    remedy: 'recipes.csv',
  },
  {
    fault: 'a project opens a site that runs',
    world: LIKE,
    spoil: (world) => plan(world, project({ site: 'plant' })),
    code: 'PROJECT_SITE_RUNS',
    at: 'world/projects.csv, line 2, column site',
    says: '"plant", which runs already',
    remedy: 'a site of its own',
  },
  {
    fault: 'a project opens a site that has been given up',
    world: LIKE,
    spoil: (world) => {
      plan(world, project())
      world.edit('sites.csv', (text) => text.replace(',planned,', ',stopped,'))
    },
    code: 'PROJECT_SITE_SHUT',
    at: 'world/projects.csv, line 2, column site',
    says: 'it is stopped',
    remedy: 'Correct the status',
  },
  {
    fault: 'two projects open one site',
    world: LIKE,
    spoil: (world) => plan(world, project(), project({ id: 'again' })),
    code: 'PROJECT_SITE_TWICE',
    at: 'world/projects.csv, line 3, column site',
    says: '"more" and "again"',
    remedy: 'a site of its own',
  },
  {
    fault: 'a project opens a site without a capacity',
    world: LIKE,
    spoil: (world) => {
      plan(world, project())
      world.edit('sites.csv', (text) => text.replace('10,10,10,t product/yr', ',,,'))
    },
    code: 'PROJECT_WITHOUT_SIZE',
    at: 'world/projects.csv, line 2, column site',
    says: '"mill", whose capacity is blank',
    remedy: 'wide range',
  },
  {
    fault: 'a project opens a site that does nothing',
    world: LIKE,
    spoil: (world) => {
      plan(world, project())
      world.edit('operations.csv', (text) => text.replace(`${IDLE}\n`, ''))
    },
    code: 'PROJECT_WITHOUT_WORK',
    at: 'world/projects.csv, line 2, column site',
    says: 'no row in operations.csv',
    remedy: 'with 0 for the baseline year',
  },
  {
    fault: 'a plant project names no site',
    world: LIKE,
    spoil: (world) => plan(world, project({ site: '' })),
    code: 'PROJECT_CELL_MISSING',
    at: 'world/projects.csv, line 2, column site',
    says: 'has no site',
    remedy: 'Give its site',
  },
  {
    fault: 'a plant project names a process',
    world: LIKE,
    spoil: (world) => plan(world, project({ process: 'assemble' })),
    code: 'PROJECT_CELL_IDLE',
    at: 'world/projects.csv, line 2, column process',
    says: 'says nothing there',
    remedy: 'Leave it blank',
  },
  {
    fault: 'thrifting has no plant that could take it up',
    world: LIKE,
    spoil: (world) =>
      plan(
        world,
        project({
          kind: 'thrifting',
          site: '',
          place: 'P',
          process: 'assemble',
          share: '1',
          share_low: '1',
          share_high: '1',
        }),
      ),
    code: 'PROJECT_PROCESS_NOT_THERE',
    at: 'world/projects.csv, line 2, column process',
    says: 'none of them could',
    remedy: 'in another way',
  },
  {
    fault: 'a project starts before its lead time is over',
    world: LIKE,
    spoil: (world) => plan(world, project({ earliest: '2027-12' })),
    code: 'PROJECT_BEFORE_ITS_LEAD',
    at: 'world/projects.csv, line 2, column earliest',
    says: 'less than the 24 months it takes after 2026-01',
    remedy: 'leave it blank',
  },
  {
    fault: 'a first output is not a month',
    world: LIKE,
    spoil: (world) => plan(world, project({ earliest: 'soon' })),
    code: 'CELL_NOT_A_MONTH',
    at: 'world/projects.csv, line 2, column earliest',
    says: '"soon"',
    remedy: '2027',
  },
  {
    fault: 'a project requires itself',
    world: LIKE,
    spoil: (world) => plan(world, project({ requires: 'more' })),
    code: 'PROJECT_REQUIRES_ITSELF',
    at: 'world/projects.csv, line 2, column requires',
    says: '"more" requires itself',
    remedy: 'circle',
  },
  {
    fault: 'a project excludes itself',
    world: LIKE,
    spoil: (world) => plan(world, project({ excludes: 'more' })),
    code: 'PROJECT_EXCLUDES_ITS_OWN',
    at: 'world/projects.csv, line 2, column excludes',
    says: 'excludes itself',
    remedy: 'clear the cell',
  },
  {
    fault: 'a project is given in yen',
    world: LIKE,
    spoil: (world) => plan(world, project({ unit: 'M JPY' })),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/projects.csv, line 2, column unit',
    says: '"M JPY"; here it is in "M USD"',
    remedy: 'Convert',
  },
  {
    fault: 'a currency is named in a word',
    spoil: (world) => world.write('currencies.csv', `${CURRENCIES}\nyen,Yen,,150,140,160,JPY/USD,2024,case,high,\n`),
    code: 'CURRENCY_NOT_A_CODE',
    at: 'world/currencies.csv, line 2, column id',
    says: '"yen"',
    remedy: 'JPY',
  },
  {
    fault: 'a rate is given the wrong way round',
    spoil: (world) =>
      world.write('currencies.csv', `${CURRENCIES}\nJPY,Yen,,0.0067,0.006,0.007,USD/JPY,2024,case,high,\n`),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/currencies.csv, line 2, column unit',
    says: '"USD/JPY"; here it is in "JPY/USD"',
    remedy: 'Convert',
  },
  {
    fault: 'a currency is worth nothing',
    spoil: (world) => world.write('currencies.csv', `${CURRENCIES}\nJPY,Yen,,150,0,160,JPY/USD,2024,case,high,\n`),
    code: 'CURRENCY_WORTHLESS',
    at: 'world/currencies.csv, line 2, column low',
    says: 'reaches 0',
    remedy: 'above 0',
  },
  {
    fault: 'a dollar is not a dollar',
    spoil: (world) => world.write('currencies.csv', `${CURRENCIES}\nUSD,Dollar,,1.1,1,1.2,USD/USD,2024,case,high,\n`),
    code: 'CURRENCY_NOT_ONE',
    at: 'world/currencies.csv, line 2, column value',
    says: 'one US dollar',
    remedy: 'Write 1',
  },
]

describe('a world that cannot be used is refused', () => {
  describe('plans', () => eachWorld(plans))
})
