import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  copyWorld,
  filesOf,
  runHere,
  runProgram,
  temporaryFolder,
  testWorld,
  toldFaults,
  writeFolder,
  type Ran,
  type ToldFault,
  type WorldCopy,
} from './run-cli.ts'

/** What is reported of a spoiled input. */
interface Told {
  readonly code: string
  /** File, line and column, as far as there is one. */
  readonly at: string
  /** A word of the message. */
  readonly says: string
  /** A word of the remedy. */
  readonly remedy: string
  /** Other codes that the same fault rightly gives. */
  readonly also?: readonly string[]
}

/** Refused: exit 1, nothing on stdout, this fault told with its place and its remedy, and no fault that is not there. */
function expectRefused(ran: Ran, { code, at, says, remedy, also = [] }: Told): void {
  const told = toldFaults(ran.stderr)
  expect({ code: ran.code, stdout: ran.stdout }, ran.stderr).toEqual({ code: 1, stdout: '' })
  expect(new Set(told.map((fault) => fault.code)), ran.stderr).toEqual(new Set([code, ...also]))
  const fault = told.find((one) => one.code === code) as ToldFault
  expect(fault.at).toContain(at)
  expect(fault.message).toContain(says)
  expect(fault.remedy).toContain(remedy)
}

/** Runs with --out and --csv, and sees to it that neither is there afterwards, nor a temporary folder beside them. */
async function refuse(folder: string, args: readonly string[], told: Told): Promise<void> {
  const before = readdirSync(folder).sort()
  const ran = await runHere(...args, '--out', join(folder, 'run'), '--csv', join(folder, 'tables'))
  expectRefused(ran, told)
  expect(readdirSync(folder).sort()).toEqual(before)
}

interface WorldRow extends Told {
  readonly fault: string
  readonly world?: string
  readonly spoil: (world: WorldCopy) => void
}

const BUYERS =
  'id,share,share_low,share_high,stock_multiple,stock_multiple_low,stock_multiple_high,source,confidence,note'
const SWITCHING = 'stage,what,value,low,high,unit,date,source,confidence,note'
const COSTS = 'process,place,value,low,high,unit,date,source,confidence,note'

const headers: WorldRow[] = [
  {
    fault: 'a column is missing',
    spoil: (world) => world.edit('demand.csv', (text) => text.replaceAll(/,case$/gm, '').replace(',value_source', '')),
    code: 'TABLE_COLUMN_MISSING',
    at: 'world/demand.csv, line 1, column value_source',
    says: '"value_source"',
    remedy: 'place,sector,material',
  },
  {
    fault: 'a column is not one of the table’s',
    spoil: (world) => {
      world.edit('lanes.csv', (text) => text.trimEnd().replaceAll(/$/gm, ',').replace('note,', 'note,weather'))
    },
    code: 'TABLE_COLUMN_UNKNOWN',
    at: 'world/lanes.csv, line 1, column weather',
    says: '"weather"',
    remedy: 'Take it out',
  },
  {
    fault: 'a column stands twice',
    spoil: (world) =>
      world.edit('lanes.csv', (text) => text.trimEnd().replaceAll(/$/gm, ',').replace('note,', 'note,note')),
    code: 'TABLE_COLUMN_TWICE',
    at: 'world/lanes.csv, line 1, column note',
    says: 'twice',
    remedy: 'Keep one',
  },
]

const cells: WorldRow[] = [
  {
    fault: 'a place is not in places.csv',
    spoil: (world) => world.cells('routes.csv', 4, { to: 'Topekka' }),
    code: 'ID_UNKNOWN',
    at: 'world/routes.csv, line 4, column to',
    says: '"Topekka"',
    remedy: 'Did you mean "Topeka"?',
  },
  {
    fault: 'a source is not in sources.csv, and none is like it',
    spoil: (world) => world.cells('lanes.csv', 2, { source: 'hearsay-of-the-harbour' }),
    code: 'ID_UNKNOWN',
    at: 'world/lanes.csv, line 2, column source',
    says: '"hearsay-of-the-harbour"',
    remedy: 'add it to sources.csv',
  },
  {
    fault: 'an identifier has a blank in it',
    spoil: (world) =>
      world.append('places.csv', 'Salt Lake,Salt Lake,,other,Topeka,0,0,0,0,0,bn USD/yr,2024,case,high,'),
    code: 'CELL_NOT_AN_ID',
    at: 'world/places.csv, line 7, column id',
    says: '"Salt Lake"',
    remedy: 'letters, digits',
  },
  {
    fault: 'a capacity is negative',
    spoil: (world) => world.cells('sites.csv', 3, { value: '-7200', low: '-7200' }),
    code: 'CELL_TOO_SMALL',
    at: 'world/sites.csv, line 3, column value',
    says: '-7200 is below 0',
    remedy: 'at least 0',
  },
  {
    fault: 'a use is given in words',
    spoil: (world) => world.cells('demand.csv', 3, { value: 'plenty' }),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/demand.csv, line 3, column value',
    says: '"plenty"',
    remedy: 'digits',
  },
  {
    fault: 'a number has a thousands separator',
    spoil: (world) => world.line('demand.csv', 2, (row) => row.replace('3900', '"3,900"')),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/demand.csv, line 2, column value',
    says: '"3,900"',
    remedy: 'no thousands separators',
  },
  {
    fault: 'a number has a thousands separator and no quotes, so that the row is too long',
    spoil: (world) => world.line('demand.csv', 2, (row) => row.replace('3900', '3,900')),
    code: 'TABLE_MALFORMED',
    at: 'world/demand.csv, line 2',
    says: 'expect 18, got 19',
    remedy: 'as many cells as the header',
  },
  {
    fault: 'a number has a decimal comma',
    spoil: (world) => world.line('lanes.csv', 2, (row) => row.replace('0.225', '"0,225"')),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/lanes.csv, line 2, column value',
    says: '"0,225"',
    remedy: 'decimal point',
  },
  {
    fault: 'a number is infinite',
    spoil: (world) => world.cells('demand.csv', 2, { high: '1e999' }),
    code: 'CELL_NOT_A_NUMBER',
    at: 'world/demand.csv, line 2, column high',
    says: '"1e999"',
    remedy: 'digits',
  },
  {
    fault: 'the low end lies above the value',
    spoil: (world) => world.cells('demand.csv', 4, { low: '3400' }),
    code: 'FIGURE_OUT_OF_RANGE',
    at: 'world/demand.csv, line 4, column value',
    says: '3300 does not lie between 3400 and 3300',
    remedy: 'low <= value <= high',
  },
  {
    fault: 'half a range is given',
    spoil: (world) => world.cells('sites.csv', 2, { high: '' }),
    code: 'FIGURE_INCOMPLETE',
    at: 'world/sites.csv, line 2, column value',
    says: 'all three of value, low, high',
    remedy: 'both ends of its range',
  },
  {
    fault: 'a share is above 1',
    spoil: (world) => world.cells('steps.csv', 2, { share: '2', share_low: '1', share_high: '2' }),
    code: 'CELL_TOO_LARGE',
    at: 'world/steps.csv, line 2, column share',
    says: '2 is above 1',
    remedy: 'at most 1',
  },
  {
    fault: 'a required number is blank',
    spoil: (world) => world.cells('lanes.csv', 3, { transit_months: '' }),
    code: 'CELL_BLANK',
    at: 'world/lanes.csv, line 3, column transit_months',
    says: '"transit_months" is blank',
    remedy: 'judgement',
  },
  {
    fault: 'a required text is blank',
    spoil: (world) => world.cells('demand.csv', 2, { source: '' }),
    code: 'CELL_BLANK',
    at: 'world/demand.csv, line 2, column source',
    says: '"source" is blank',
    remedy: 'Give the source',
  },
  {
    fault: 'a bloc is none of the four',
    spoil: (world) => world.cells('places.csv', 2, { bloc: 'ally' }),
    code: 'CELL_NOT_ALLOWED',
    at: 'world/places.csv, line 2, column bloc',
    says: '"ally" is not one of alliance, partner, coercer, other',
    remedy: 'alliance',
  },
  {
    fault: 'a row is given twice',
    spoil: (world) => world.line('routes.csv', 3, (row) => `${row}\n${row}`),
    code: 'TABLE_ROW_TWICE',
    at: 'world/routes.csv, line 4',
    says: 'already on line 3',
    remedy: 'Keep one',
  },
  ...['all', 'alliance', 'coercer'].map((id) => ({
    fault: `a place is called by a word for several, ${id}`,
    spoil: (world: WorldCopy) => world.line('places.csv', 2, (row) => `${row}\n${row.replace(/^[^,]*/, id)}`),
    code: 'ID_IS_A_GROUP',
    at: 'world/places.csv, line 3, column id',
    says: `"${id}" is a word of its own`,
    remedy: 'another id',
  })),
  {
    fault: 'a parameter is not one of the model’s',
    spoil: (world) => world.cells('parameters.csv', 2, { id: 'discuont' }),
    code: 'ID_UNKNOWN',
    at: 'world/parameters.csv, line 2, column id',
    says: '"discuont" is not a parameter',
    remedy: 'Did you mean "discount"?',
  },
  {
    fault: 'a parameter has the name of something every JavaScript object has',
    spoil: (world) => world.cells('parameters.csv', 2, { id: 'constructor' }),
    code: 'ID_UNKNOWN',
    at: 'world/parameters.csv, line 2, column id',
    says: '"constructor" is not a parameter',
    remedy: 'Correct it',
  },
  {
    fault: 'a recipe names a material that is not there',
    spoil: (world) => world.cells('recipes.csv', 2, { material: 'caes' }),
    code: 'ID_UNKNOWN',
    at: 'world/recipes.csv, line 2, column material',
    says: '"caes" is not in materials.csv',
    remedy: 'Did you mean "case"?',
  },
  {
    fault: 'a process has no recipe',
    spoil: (world) => {
      world.append('processes.csv', 'bottle,bottle,,product,t product,0,')
      world.append('operations.csv', 'seattle,bottle,,0,0,0,t product/yr,2024,case,high,')
    },
    code: 'RECIPE_MISSING',
    at: 'world/operations.csv, line 4, column process',
    says: '"bottle"',
    remedy: 'recipes.csv',
  },
  {
    fault: 'a site starts in a month that is none',
    spoil: (world) => world.cells('sites.csv', 2, { status: 'planned', start: '2027-13' }),
    code: 'CELL_NOT_A_MONTH',
    at: 'world/sites.csv, line 2, column start',
    says: '"2027-13"',
    remedy: '2027',
  },
]

const sense: WorldRow[] = [
  {
    fault: 'a use is given in t metal where the material is counted in t product',
    spoil: (world) => world.cells('demand.csv', 2, { unit: 't metal/yr' }),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/demand.csv, line 2, column unit',
    says: '"t metal/yr"; here it is in "t product/yr"',
    remedy: 'Convert',
  },
  {
    fault: 'a capacity is given in t REO where the process is counted in t product',
    spoil: (world) => world.cells('sites.csv', 2, { unit: 't REO/yr' }),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/sites.csv, line 2, column unit',
    says: '"t REO/yr"; here it is in "t product/yr"',
    remedy: 'Convert',
  },
  {
    fault: 'a freight is given by the tonne instead of the kilogram',
    spoil: (world) => world.cells('lanes.csv', 2, { unit: 'USD/t' }),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/lanes.csv, line 2, column unit',
    says: '"USD/t"; here it is in "USD/kg"',
    remedy: 'Convert',
  },
  {
    fault: 'a cost is given by the tonne instead of the kilogram',
    spoil: (world) => world.write('costs.csv', `${COSTS}\ncan,,1,1,1,USD/t,2024,case,high,\n`),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/costs.csv, line 2, column unit',
    says: '"USD/t"; here it is in "USD/kg"',
    remedy: 'Convert',
  },
  {
    fault: 'a time to qualify is given in days instead of months',
    spoil: (world) =>
      world.write('switching.csv', `${SWITCHING}\nproduct,qualification,90,60,120,days,2024,case,high,\n`),
    code: 'WORLD_UNIT_MISMATCH',
    at: 'world/switching.csv, line 2, column unit',
    says: '"days"; here it is in "months"',
    remedy: 'Convert',
  },
  {
    fault: 'a recipe gives more than it takes',
    world: 'time-to-survive',
    spoil: (world) => world.cells('recipes.csv', 6, { value: '3', low: '3', high: '3' }),
    code: 'RECIPE_MAKES_MASS',
    at: 'world/recipes.csv, line 6, column value',
    says: '"assemble" at "plant" gives 3 t of product for 2 t taken in',
    remedy: 'Correct the recipe',
  },
  {
    fault: 'two recipes in a cycle make mass from nothing',
    world: 'time-to-survive',
    spoil: (world) => {
      world.append('processes.csv', 'recycle,recycle,,metal,t product,0,')
      world.append(
        'recipes.csv',
        'recycle,,in,good,mass,1,1,1,t/t,2024,case,high,',
        'recycle,,out,a,mass,1.2,1.2,1.2,t/t,2024,case,high,',
      )
      world.append('operations.csv', 'plant,recycle,,0,0,0,t product/yr,2024,case,high,')
    },
    code: 'RECIPE_MAKES_MASS',
    at: 'world/recipes.csv, line 8, column value',
    says: 'a cycle that makes mass from nothing',
    remedy: 'Correct the recipe',
  },
  {
    fault: 'a process gives two goods and does not say for which it is run',
    world: 'time-to-survive',
    spoil: (world) => {
      world.append('materials.csv', 'spare,spare,,magnet,t product,yes,')
      world.append('recipes.csv', 'assemble,,out,spare,mass,0.1,0.1,0.1,t/t,2024,case,high,')
    },
    code: 'PRODUCT_UNCLEAR',
    at: 'world/processes.csv, line 4, column product',
    says: 'Process "assemble" gives',
    remedy: 'Name it in the column "product"',
  },
  {
    fault: 'a main product that the process does not give',
    world: 'shipped',
    spoil: (world) => world.cells('processes.csv', 5, { product: 'phosphor' }),
    code: 'PRODUCT_NOT_MADE',
    at: 'world/processes.csv, line 5, column product',
    says: '"phosphor" is named as the main product of "separate-seg"',
    remedy: 'Name one of its outputs',
  },
  {
    fault: 'two supplier states',
    world: 'shipped',
    spoil: (world) =>
      world.append('places.csv', 'TWO,Two,,coercer,rest,0,0,1,1,1,bn USD/yr,2024,judgement,low,invented'),
    code: 'SUPPLIER_STATE_TWICE',
    at: 'column bloc',
    says: '"TWO" is a supplier state, as "CHN" is already',
    remedy: 'to one place',
  },
  {
    fault: 'two prices of the baseline year',
    world: 'shipped',
    spoil: (world) => world.append('prices.csv', 'phosphor,CHN,baseline,1,1,1,USD/kg,2023,judgement,low,'),
    code: 'PRICE_TWICE',
    at: 'column kind',
    says: 'phosphor at CHN has a second price',
    remedy: 'Keep the one',
  },
  {
    fault: 'the shares of a profile do not add to 1',
    spoil: (world) => world.cells('steps.csv', 2, { share: '0.9', share_low: '0.9' }),
    code: 'STEPS_DO_NOT_ADD_UP',
    at: 'steps.csv',
    says: '"must" add to 0.9',
    remedy: 'Correct the shares',
  },
  {
    fault: 'the worth of a profile’s steps does not rise',
    spoil: (world) => {
      world.cells('steps.csv', 2, { kind: 'curtail', share: '0.4', share_low: '0.4' })
      world.append('steps.csv', 'must,2,stop,0.6,0.6,0.6,1,1,1,0,0,0,case,high,')
    },
    code: 'STEPS_NOT_RISING',
    at: 'steps.csv, line 3',
    says: 'Step 2 of profile "must"',
    remedy: 'the cheapest use gives way first',
  },
  {
    fault: 'a sector’s profile has no steps',
    spoil: (world) => world.cells('sectors.csv', 2, { profile: 'may' }),
    code: 'STEPS_MISSING',
    at: 'steps.csv',
    says: '"may", which has no steps',
    remedy: 'sectors.csv',
  },
  {
    fault: 'the shares of the buyers do not add to 1',
    spoil: (world) =>
      world.write('buyers.csv', `${BUYERS}\nlean,0.5,0.5,0.5,1,1,1,case,high,\nusual,0.4,0.4,0.4,1,1,1,case,high,\n`),
    code: 'BUYERS_DO_NOT_ADD_UP',
    at: 'buyers.csv',
    says: 'add to 0.9',
    remedy: 'Correct the shares',
  },
  {
    fault: 'nobody uses anything: the table of demand is only a header',
    spoil: (world) => world.edit('demand.csv', (text) => text.slice(0, text.indexOf('\n') + 1)),
    code: 'WORLD_WITHOUT_DEMAND',
    at: 'demand.csv',
    says: 'demand.csv',
    remedy: 'Add',
  },
]

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

const files: WorldRow[] = [
  {
    fault: 'a row is ragged',
    spoil: (world) => world.line('routes.csv', 5, (row) => row.replace(',high', '')),
    code: 'TABLE_MALFORMED',
    at: 'world/routes.csv, line 5',
    says: 'expect 13, got 12',
    remedy: 'as many cells as the header',
  },
  {
    fault: 'a quote is never closed',
    spoil: (world) => world.line('lanes.csv', 3, (row) => row.replace('1.7 thousand', '"1.7 thousand')),
    code: 'TABLE_MALFORMED',
    at: 'world/lanes.csv, line 3',
    says: 'Quote Not Closed',
    remedy: 'double quotes',
  },
  {
    fault: 'a table is empty',
    spoil: (world) => world.write('demand.csv', ''),
    code: 'TABLE_EMPTY',
    at: 'world/demand.csv',
    says: 'empty',
    remedy: 'place,sector,material',
  },
  {
    fault: 'a table holds a NUL byte',
    spoil: (world) => world.edit('demand.csv', (text) => text.replace('market', 'mar\0ket')),
    code: 'TABLE_NUL_BYTE',
    at: 'world/demand.csv',
    says: 'NUL byte',
    remedy: 'UTF-8',
  },
  {
    fault: 'a table is UTF-16, as spreadsheets save "Unicode text"',
    spoil: (world) => world.write('demand.csv', Buffer.from(`\uFEFF${world.read('demand.csv')}`, 'utf16le')),
    code: 'TABLE_NUL_BYTE',
    at: 'world/demand.csv',
    says: 'not text',
    remedy: 'UTF-8',
  },
  {
    fault: 'a table is not valid UTF-8',
    spoil: (world) => {
      const [before, after] = world.read('lanes.csv').split('1.8 thousand')
      world.write(
        'lanes.csv',
        Buffer.concat([Buffer.from(`${before}1.8 `), Buffer.from([0xff]), Buffer.from(`${after}`)]),
      )
    },
    code: 'TABLE_NOT_UTF8',
    at: 'world/lanes.csv, line 4',
    says: 'UTF-8',
    remedy: 'Save it again',
  },
  {
    fault: 'a table has 200 MB',
    spoil: (world) => truncateSync(world.path('demand.csv'), 200e6),
    code: 'FILE_TOO_LARGE',
    at: 'world/demand.csv',
    says: '200 MB',
    remedy: 'Split',
  },
  {
    fault: 'a folder stands where a table is needed',
    spoil: (world) => {
      world.remove('demand.csv')
      mkdirSync(world.path('demand.csv'))
    },
    code: 'FILE_IS_A_FOLDER',
    at: 'world/demand.csv',
    says: 'folder',
    remedy: 'file',
  },
  {
    fault: 'a folder stands where a table may be left out',
    spoil: (world) => mkdirSync(world.path('stocks.csv')),
    code: 'FILE_IS_A_FOLDER',
    at: 'world/stocks.csv',
    says: 'folder',
    remedy: 'file',
  },
  {
    fault: 'a needed table is missing',
    spoil: (world) => world.remove('demand.csv'),
    code: 'WORLD_TABLE_MISSING',
    at: 'world',
    says: 'demand.csv is missing',
    remedy: 'ytterby schema',
  },
  {
    fault: 'a file of the folder is no table',
    spoil: (world) => world.write('demnad.csv', world.read('demand.csv')),
    code: 'WORLD_FILE_UNKNOWN',
    at: 'world/demnad.csv',
    says: '"demnad.csv"',
    remedy: 'demand.csv',
  },
  {
    fault: 'the folder holds no table',
    spoil: (world) => readdirSync(world.folder).forEach((file) => world.remove(file)),
    code: 'FOLDER_WITHOUT_TABLES',
    at: 'world',
    says: 'no CSV file',
    remedy: 'ytterby schema',
  },
  {
    fault: 'the folder is not there',
    spoil: (world) => renameSync(world.folder, `${world.folder}-elsewhere`),
    code: 'FOLDER_MISSING',
    at: 'world',
    says: 'no such folder',
    remedy: 'folder',
  },
]

/** Tables that others point into: each fault is reported once, not again for every row that names what it spoiled. */
const once: WorldRow[] = [
  {
    fault: 'the product of a place is negative',
    spoil: (world) => world.cells('places.csv', 4, { value: '-1', low: '-1' }),
    code: 'CELL_TOO_SMALL',
    at: 'world/places.csv, line 4, column value',
    says: '-1',
    remedy: 'at least 0',
  },
  {
    fault: 'the table of materials lacks a column',
    spoil: (world) => world.edit('materials.csv', (text) => text.replaceAll(/,[^,\n]*$/gm, '')),
    code: 'TABLE_COLUMN_MISSING',
    at: 'world/materials.csv, line 1, column note',
    says: '"note"',
    remedy: 'id,name,name_ja',
  },
  {
    fault: 'the table of sources is empty',
    spoil: (world) => world.write('sources.csv', ''),
    code: 'TABLE_EMPTY',
    at: 'world/sources.csv',
    says: 'empty',
    remedy: 'id,title',
  },
  {
    fault: 'the table of places is missing',
    spoil: (world) => world.remove('places.csv'),
    code: 'WORLD_TABLE_MISSING',
    at: 'world',
    says: 'places.csv',
    remedy: 'Add it',
  },
  {
    fault: 'the table of sites has a ragged row',
    spoil: (world) => world.line('sites.csv', 2, (row) => `${row},`),
    code: 'TABLE_MALFORMED',
    at: 'world/sites.csv, line 2',
    says: 'got 24',
    remedy: 'as many cells',
  },
]

/** Rows with their names before them, so that a test is named after its fault. */
const byName = <T extends { fault: string }>(rows: readonly T[]): [string, T][] => rows.map((row) => [row.fault, row])

describe('a world that cannot be used is refused', () => {
  const each = (rows: WorldRow[]): void =>
    it.each(byName(rows))('%s', async (_, { world: name = 'dantzig-transport', spoil, ...told }) => {
      const folder = await temporaryFolder()
      const world = copyWorld(name, folder)
      spoil(world)
      await refuse(folder, ['clear', '--world', world.folder], told)
    })
  describe('header', () => each(headers))
  describe('cells', () => each(cells))
  describe('sense', () => each(sense))
  describe('plans', () => each(plans))
  describe('files', () => each(files))
  describe('a fault is reported once', () => each(once))

  it('unspoiled, it is used', async () => {
    const folder = await temporaryFolder()
    const ran = await runHere('clear', '--world', copyWorld('dantzig-transport', folder).folder)
    expect(ran).toMatchObject({ code: 0, stderr: '' })
  })

  it('laid over another world, it is refused by its own name and line', async () => {
    const folder = await temporaryFolder()
    const over = writeFolder(join(folder, 'dearer'), {
      'costs.csv': `${COSTS}\ncan,Seatle,1,1,1,USD/kg,2024,case,high,\n`,
    })
    await refuse(folder, ['clear', '--world', testWorld('dantzig-transport'), '--overlay', over], {
      code: 'ID_UNKNOWN',
      at: 'dearer/costs.csv, line 2, column place',
      says: '"Seatle"',
      remedy: 'Did you mean "Seattle"?',
    })
  })

  it.each(
    byName([
      {
        fault: 'for lack of a plant',
        spoil: (world: WorldCopy) => world.edit('operations.csv', (text) => text.replace(/^s3,.*\n/m, '')),
        says: ['b at P cannot balance: more is taken than is made or received'],
      },
      {
        fault: 'for lack of a route',
        spoil: (world: WorldCopy) => world.cells('demand.csv', 2, { place: 'S' }),
        says: [
          'good at P cannot balance: more is made or received than is taken',
          'good at S cannot balance: more is taken than is made or received',
        ],
      },
    ]),
  )('its baseline cannot balance %s: material and place are named', async (_, { spoil, says }) => {
    const folder = await temporaryFolder()
    const world = copyWorld('time-to-survive', folder)
    spoil(world)
    await refuse(folder, ['clear', '--world', world.folder], {
      code: 'BASELINE_UNBALANCED',
      at: '',
      says: says[0] ?? '',
      remedy: 'routes.csv, operations.csv or demand.csv',
    })
    const told = toldFaults((await runHere('baseline', '--world', world.folder)).stderr)
    expect(told.map(({ message }) => message)).toEqual(says.map((text) => `In the baseline year, ${text}.`))
  })

  it('a plant of the shipped world taken out: the material and the place are named', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('shipped', folder)
    world.edit('routes.csv', (text) => text.replaceAll(/^ore-clay-myanmar,MMR,.*\n/gm, ''))
    await refuse(folder, ['baseline', '--world', world.folder], {
      code: 'BASELINE_UNBALANCED',
      at: '',
      says: 'ore-clay-myanmar at MMR',
      remedy: 'routes.csv',
    })
  })

  it('as a process of its own: exit 1, the message on stderr', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('dantzig-transport', folder)
    world.cells('routes.csv', 4, { to: 'Topekka' })
    const ran = await runProgram(['clear', '--world', world.folder, '--out', join(folder, 'run')])
    expectRefused(ran, { code: 'ID_UNKNOWN', at: 'routes.csv, line 4', says: 'Topekka', remedy: 'Topeka' })
    expect(ran.stderr).not.toMatch(/^ {4}at /m)
    expect(existsSync(join(folder, 'run'))).toBe(false)
  })
})

describe('all faults are reported at once', () => {
  const told = async (world: WorldCopy): Promise<string[]> =>
    toldFaults((await runHere('data', 'check', world.folder)).stderr).map(({ code, at }) => `${code} ${at}`)

  it('of one table', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.cells('routes.csv', 2, { material: 'crate' })
    world.cells('routes.csv', 3, { value: 'many' })
    world.cells('routes.csv', 4, { tariff: '-1' })
    world.cells('routes.csv', 5, { confidence: 'sure', unit: '' })
    world.line('routes.csv', 6, (row) => `${row}\n${row}`)
    expect((await told(world)).sort()).toEqual([
      'CELL_BLANK world/routes.csv, line 5, column unit',
      'CELL_NOT_ALLOWED world/routes.csv, line 5, column confidence',
      'CELL_NOT_A_NUMBER world/routes.csv, line 3, column value',
      'CELL_TOO_SMALL world/routes.csv, line 4, column tariff',
      'ID_UNKNOWN world/routes.csv, line 2, column material',
      'TABLE_ROW_TWICE world/routes.csv, line 7',
    ])
  })

  it('of one header', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.line('lanes.csv', 1, (header) => header.replace('unit', 'units').replace('source', 'note'))
    expect((await told(world)).sort()).toEqual([
      'TABLE_COLUMN_MISSING world/lanes.csv, line 1, column source',
      'TABLE_COLUMN_MISSING world/lanes.csv, line 1, column unit',
      'TABLE_COLUMN_TWICE world/lanes.csv, line 1, column note',
      'TABLE_COLUMN_UNKNOWN world/lanes.csv, line 1, column units',
    ])
  })

  it('of one row: a cell and two ranges', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.cells('demand.csv', 2, {
      confidence: 'sure',
      low: '5000',
      gross_output_musd_low: '7',
      value_added_musd_low: '7',
    })
    expect((await told(world)).sort()).toEqual([
      'CELL_NOT_ALLOWED world/demand.csv, line 2, column confidence',
      'FIGURE_OUT_OF_RANGE world/demand.csv, line 2, column gross_output_musd',
      'FIGURE_OUT_OF_RANGE world/demand.csv, line 2, column value',
      'FIGURE_OUT_OF_RANGE world/demand.csv, line 2, column value_added_musd',
    ])
  })

  it('of several tables, and of all the senses', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.cells('demand.csv', 2, { unit: 't REO/yr' })
    world.cells('routes.csv', 3, { unit: 't metal/yr' })
    world.cells('steps.csv', 2, { share: '0.9', share_low: '0.9' })
    expect((await told(world)).map((text) => text.replace('world/', '')).sort()).toEqual([
      'STEPS_DO_NOT_ADD_UP steps.csv, column profile',
      'WORLD_UNIT_MISMATCH demand.csv, line 2, column unit',
      'WORLD_UNIT_MISMATCH routes.csv, line 3, column unit',
    ])
  })

  it('the first twenty in full, the rest by number', async () => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    world.append('lanes.csv', ...Array.from({ length: 25 }, (_, i) => `r${i},Topeka,0,x,0,0,USD/kg,2024,case,high,`))
    const { stderr } = await runHere('data', 'check', world.folder)
    expect(toldFaults(stderr)).toHaveLength(20)
    expect(stderr).toContain('... and 5 more')
  })
})

describe('lines are counted as an editor counts them', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('with breaks inside cells, blank lines, a byte-order mark and lines that end in %s', async (_, end) => {
    const world = copyWorld('dantzig-transport', await temporaryFolder())
    const rows = world.read('lanes.csv').trimEnd().split('\n')
    const text = [
      ...rows.slice(0, 3),
      `Topeka,Topeka,0,0,0,0,USD/kg,2024,case,high,"a note${end}of three${end}lines"`,
      '',
      'Chicago,Chicago,0,0,0,0,USD/kg,2024,nobody,high,',
    ].join(end)
    world.write('lanes.csv', `\uFEFF${text}`)
    const { stderr } = await runHere('data', 'check', world.folder)
    expect(toldFaults(stderr).map(({ at }) => at)).toEqual(['world/lanes.csv, line 8, column source'])
  })

  it('a table that is a link to a file is read as the file', async () => {
    const folder = await temporaryFolder()
    const world = copyWorld('dantzig-transport', folder)
    renameSync(world.path('demand.csv'), join(folder, 'demand-elsewhere.csv'))
    symlinkSync(join(folder, 'demand-elsewhere.csv'), world.path('demand.csv'))
    expect(await runHere('data', 'check', world.folder)).toMatchObject({ code: 0, stderr: '' })
  })
})

const SCENARIO = [
  "title: 'The line is cut'",
  'start: 2026-01',
  'months: 2',
  'focus: [Z1]',
  'measures:',
  '  - id: cut',
  '    instrument: ban',
  '    by: Z2',
  '    materials: [mwh]',
  '    to: [Z1]',
  '    from: 2026-01',
  '    until: 2026-02',
]

interface ScenarioRow extends Told {
  readonly fault: string
  /** Lines to change, by their number; those after the end are added. */
  readonly lines?: Readonly<Record<number, string>>
  /** Or the whole file. */
  readonly file?: string | Uint8Array
}

const scenarios: ScenarioRow[] = [
  {
    fault: 'a material is not in the world',
    lines: { 9: '    materials: [mwh, mhw]' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 9',
    says: '"mhw"',
    remedy: 'Did you mean "mwh"?',
  },
  {
    fault: 'a place is not in the world',
    lines: { 10: '    to: [Z1, Z11]' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 10',
    says: '"Z11"',
    remedy: 'Did you mean "Z1"?',
  },
  {
    fault: 'a place to report on is not in the world',
    lines: { 4: 'focus: [Atlantis]' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 4',
    says: '"Atlantis"',
    remedy: 'places.csv',
  },
  {
    fault: 'a site is not in the world',
    lines: { 13: 'outages:', 14: '  - { site: unit-9, from: 2026-01 }' },
    code: 'SCENARIO_ID_UNKNOWN',
    at: 'cut.yaml, line 14',
    says: '"unit-9"',
    remedy: 'Did you mean "unit-0"?',
  },
  {
    fault: 'a key of the file is not known',
    lines: { 13: 'mesures: []' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 13',
    says: '"mesures"',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'a key of a measure is not known',
    lines: { 13: '    untill: 2026-02' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 13',
    says: '"untill"',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'the title is missing',
    lines: { 1: '# no title' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml',
    says: 'title',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'a month is malformed',
    lines: { 2: 'start: 2026-13' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 2',
    says: 'a month like 2026-01',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'a measure ends before it begins',
    lines: { 12: '    until: 2025-12' },
    code: 'SCENARIO_MONTHS_REVERSED',
    at: 'cut.yaml, line 12',
    says: 'ends in 2025-12, before it begins in 2026-01',
    remedy: '`until` after `from`',
  },
  {
    fault: 'an outage ends before it begins',
    lines: { 13: 'outages:', 14: '  - { site: unit-0, from: 2026-02, until: 2026-01 }' },
    code: 'SCENARIO_MONTHS_REVERSED',
    at: 'cut.yaml, line 14',
    says: 'ends in 2026-01, before it begins in 2026-02',
    remedy: '`until` after `from`',
  },
  {
    fault: 'a change of demand ends before it begins',
    lines: { 13: 'demand:', 14: '  - { factor: 2, from: 2026-02, until: 2026-01 }' },
    code: 'SCENARIO_MONTHS_REVERSED',
    at: 'cut.yaml, line 14',
    says: 'ends in 2026-01, before it begins in 2026-02',
    remedy: '`until` after `from`',
  },
  {
    fault: 'a share is above 1',
    lines: { 13: '    allowed_share: 1.5' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 13',
    says: '<=1',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'months is 0',
    lines: { 3: 'months: 0' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 3',
    says: '>=1',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'an instrument is none of those known',
    lines: { 7: '    instrument: blockade' },
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml, line 7',
    says: '"ban"',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'two measures have one id',
    lines: {
      13: '  - { id: cut, instrument: ban, by: Z1, materials: [mwh], to: [Z2], from: 2026-01 }',
    },
    code: 'SCENARIO_MEASURE_TWICE',
    at: 'cut.yaml, line 13',
    says: '"cut"',
    remedy: 'its own id',
  },
  {
    fault: 'the YAML is malformed',
    lines: { 9: '    materials: [mwh' },
    code: 'SCENARIO_MALFORMED',
    at: 'cut.yaml, line 10',
    says: 'not well-formed YAML',
    remedy: 'Correct the line',
  },
  {
    fault: 'a key stands twice',
    lines: { 13: '    until: 2026-02' },
    code: 'SCENARIO_MALFORMED',
    at: 'cut.yaml, line 13',
    says: 'unique',
    remedy: 'Correct the line',
  },
  {
    fault: 'the file is empty',
    file: '',
    code: 'SCENARIO_EMPTY',
    at: 'cut.yaml',
    says: 'empty',
    remedy: '`title:`',
  },
  {
    fault: 'the file holds only a remark',
    file: '# to be written\n',
    code: 'SCENARIO_EMPTY',
    at: 'cut.yaml',
    says: 'empty',
    remedy: '`title:`',
  },
  {
    fault: 'the file is a sentence',
    file: 'nothing from Z2\n',
    code: 'SCENARIO_NOT_ALLOWED',
    at: 'cut.yaml',
    says: 'expected object',
    remedy: 'ytterby schema scenario',
  },
  {
    fault: 'the file is a bomb of aliases',
    file: [
      'a0: &a0 [x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array<string>(9).fill(`*a${i}`).join(', ')}]`),
    ].join('\n'),
    code: 'SCENARIO_MALFORMED',
    at: 'cut.yaml',
    says: 'alias',
    remedy: 'Take the aliases out',
  },
  {
    fault: 'the file is a tower of brackets',
    file: `start: 2026-01\ntitle: ${'['.repeat(300_000)}`,
    code: 'SCENARIO_TOO_DEEP',
    at: 'cut.yaml, line 2',
    says: 'more than 32 levels',
    remedy: 'Take brackets',
  },
  {
    fault: 'the file holds a NUL byte',
    lines: { 1: 'title: \0' },
    code: 'SCENARIO_NOT_TEXT',
    at: 'cut.yaml',
    says: 'NUL byte',
    remedy: 'UTF-8',
  },
  {
    fault: 'the file is not valid UTF-8',
    file: Buffer.concat([Buffer.from('note: '), Buffer.from([0xe9]), Buffer.from(`\n${SCENARIO.join('\n')}`)]),
    code: 'SCENARIO_NOT_TEXT',
    at: 'cut.yaml',
    says: 'UTF-8',
    remedy: 'UTF-8',
  },
]

const spoiledScenario = (lines: Readonly<Record<number, string>>): string => {
  const text = [...SCENARIO]
  for (const [line, row] of Object.entries(lines)) text[Number(line) - 1] = row
  return text.join('\n')
}

describe('a scenario that cannot be used is refused', () => {
  const world = testWorld('auction-two-zones')

  it.each(byName(scenarios))('%s', async (_, { lines, file, ...told }) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cut.yaml')
    writeFileSync(path, file ?? spoiledScenario(lines ?? {}))
    await refuse(folder, ['clear', path, '--world', world], told)
  })

  it('unspoiled, it is used', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'cut.yaml'), SCENARIO.join('\n'))
    expect(await runHere('clear', join(folder, 'cut.yaml'), '--world', world)).toMatchObject({ code: 0, stderr: '' })
  })

  it('several faults of one file are shown at once', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cut.yaml')
    const at = async (lines: Readonly<Record<number, string>>): Promise<string[]> => {
      writeFileSync(path, spoiledScenario(lines))
      return toldFaults((await runHere('clear', path, '--world', world)).stderr).map((fault) => basename(fault.at))
    }
    expect(await at({ 2: 'start: soon', 3: 'months: 0', 13: '    allowed_share: 2' })).toEqual([
      'cut.yaml, line 2',
      'cut.yaml, line 3',
      'cut.yaml, line 13',
    ])
    expect(
      (await at({ 4: 'focus: [Z5]', 9: '    materials: [coal]', 10: '    to: [Z7]', 12: '    until: 2025-01' })).sort(),
    ).toEqual(['cut.yaml, line 10', 'cut.yaml, line 12', 'cut.yaml, line 4', 'cut.yaml, line 9'])
  })

  it('a name that is not shipped gets the one that was meant', async () => {
    await refuse(await temporaryFolder(), ['stress', 'jp-cutof-3m'], {
      code: 'SCENARIO_UNKNOWN',
      at: '',
      says: '"jp-cutof-3m"',
      remedy: 'Did you mean "jp-cutoff-3m"?',
    })
  })

  it('is stated in Japanese where that is asked for: what is wrong, where, what to do', async () => {
    const path = join(await temporaryFolder(), 'cut.yaml')
    writeFileSync(path, spoiledScenario({ 9: '    materials: [coal]' }))
    const ran = await runHere('stress', path, '--world', world, '--lang', 'ja')
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' })
    expect(ran.stderr).toContain('エラー 入力を使用できないため、何も書き出していません。')
    expect(ran.stderr).toContain('SCENARIO_ID_UNKNOWN  物質またはそのまとまり「coal」は世界データにありません。')
    expect(ran.stderr).toContain('cut.yaml、9行目\n')
    expect(ran.stderr).toMatch(/ {2}対処 {2}.*materials\.csvに追加してください。/)
  })

  it.each(
    byName([
      {
        fault: 'is not there',
        make: () => {},
        told: { code: 'FILE_MISSING', says: 'no such file', remedy: 'Check the path' },
      },
      {
        fault: 'is a folder',
        make: (path: string) => mkdirSync(path),
        told: { code: 'FILE_IS_A_FOLDER', says: 'folder', remedy: 'Name the file' },
      },
      {
        fault: 'has 200 MB',
        make: (path: string) => {
          writeFileSync(path, '')
          truncateSync(path, 200e6)
        },
        told: { code: 'FILE_TOO_LARGE', says: '200 MB', remedy: 'Split' },
      },
    ]),
  )('a file that %s', async (_, { make, told }) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'cut.yaml')
    make(path)
    await refuse(folder, ['clear', path, '--world', world], { at: 'cut.yaml', ...told })
  })
})

const COMPANY = ['part,material,place,supplier,kg_per_year,stock_days', 'motor,mwh,Z1,,100,30', 'sensor,mwh,Z2,,50,10']

describe('a company’s file that cannot be used is refused', () => {
  const world = testWorld('auction-two-zones')
  const rows: (Told & { fault: string; file: string | Uint8Array })[] = [
    {
      fault: 'a material is not in the world',
      file: COMPANY.join('\n').replace('sensor,mwh', 'sensor,mhw'),
      code: 'COMPANY_ID_UNKNOWN',
      at: 'parts.csv, line 3, column material',
      says: '"mhw"',
      remedy: 'Did you mean "mwh"?',
    },
    {
      fault: 'a supplier is not in the world',
      file: COMPANY.join('\n').replace('Z1,,', 'Z1,Atlantis,'),
      code: 'COMPANY_ID_UNKNOWN',
      at: 'parts.csv, line 2, column supplier',
      says: '"Atlantis"',
      remedy: 'places.csv',
    },
    {
      fault: 'a column is missing',
      file: COMPANY.map((row) => row.slice(0, row.lastIndexOf(','))).join('\n'),
      code: 'TABLE_COLUMN_MISSING',
      at: 'parts.csv, line 1, column stock_days',
      says: '"stock_days"',
      remedy: 'part,material,place',
    },
    {
      fault: 'a need is negative',
      file: COMPANY.join('\n').replace(',100,', ',-100,'),
      code: 'CELL_TOO_SMALL',
      at: 'parts.csv, line 2, column kg_per_year',
      says: '-100',
      remedy: 'at least 0',
    },
    {
      fault: 'the file is empty',
      file: '',
      code: 'TABLE_EMPTY',
      at: 'parts.csv',
      says: 'empty',
      remedy: 'part,material,place',
    },
    {
      fault: 'the file has a header and no part',
      file: `${COMPANY[0]}\n`,
      code: 'COMPANY_EMPTY',
      at: 'parts.csv',
      says: 'no part',
      remedy: 'ytterby schema company',
    },
    {
      fault: 'the file is separated by semicolons',
      file: COMPANY.join('\n').replaceAll(',', ';'),
      code: 'TABLE_COLUMN_MISSING',
      at: 'parts.csv, line 1, column part',
      says: '"part" is missing',
      remedy: 'part,material,place',
      also: ['TABLE_COLUMN_UNKNOWN'],
    },
    {
      fault: 'the file is a picture',
      file: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      code: 'TABLE_NUL_BYTE',
      at: 'parts.csv',
      says: 'not text',
      remedy: 'CSV in UTF-8',
    },
  ]
  it.each(byName(rows))('%s', async (_, { file, ...told }) => {
    const folder = await temporaryFolder()
    const path = join(folder, 'parts.csv')
    writeFileSync(path, file)
    await refuse(folder, ['stress', 'reference', '--months', '1', '--world', world, '--company', path], told)
    await refuse(folder, ['exposure', '--world', world, '--company', path], told)
  })

  it('unspoiled, it is used', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'parts.csv')
    writeFileSync(path, COMPANY.join('\n'))
    for (const command of [['stress', 'reference', '--months', '1', '--no-range'], ['exposure']])
      expect(await runHere(...command, '--world', world, '--company', path)).toMatchObject({ code: 0, stderr: '' })
  })

  it('several faults of one file are shown at once', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'parts.csv')
    writeFileSync(path, [COMPANY[0], 'motor,mhw,Z1,,100,30', 'sensor,mwh,Z9,Z8,50,10', 'belt,mwh,Z1,,much,'].join('\n'))
    const { stderr } = await runHere('exposure', '--world', world, '--company', path)
    expect(
      toldFaults(stderr)
        .map(({ at }) => basename(at))
        .sort(),
    ).toEqual([
      'parts.csv, line 2, column material',
      'parts.csv, line 3, column place',
      'parts.csv, line 3, column supplier',
      'parts.csv, line 4, column kg_per_year',
      'parts.csv, line 4, column stock_days',
    ])
  })
})

describe('a folder to write to that is somebody else’s is left alone', () => {
  const clear = ['clear', '--world', testWorld('dantzig-transport')]

  it.each(
    byName([
      { fault: 'of notes, given to --out', option: '--out', holds: { 'notes.txt': 'mine' } },
      { fault: 'of notes, given to --csv', option: '--csv', holds: { 'notes.txt': 'mine' } },
      { fault: 'of another’s tables, given to --csv', option: '--csv', holds: { 'orders-2024.csv': 'a,b\n1,2\n' } },
      {
        fault: 'of a web page with a manifest.json of its own, given to --out',
        option: '--out',
        holds: { 'manifest.json': '{"name":"a web page"}', 'index.html': '<p>mine' },
      },
      { fault: 'that is a world, given to --csv', option: '--csv', holds: filesOf(testWorld('auction-island')) },
    ]),
  )('a folder %s', async (_, { option, holds }) => {
    const folder = await temporaryFolder()
    const target = writeFolder(join(folder, 'target'), holds)
    const ran = await runHere(...clear, option, target)
    expect(filesOf(target)).toEqual(holds)
    expectRefused(ran, { code: 'FOLDER_IN_USE', at: 'target', says: 'nothing was written', remedy: 'new folder' })
    expect(readdirSync(folder)).toEqual(['target'])
  })

  it('a run folder in which somebody has put notes', async () => {
    const folder = await temporaryFolder()
    const target = join(folder, 'run')
    expect((await runHere(...clear, '--out', target)).code).toBe(0)
    writeFileSync(join(target, 'notes.txt'), 'mine')
    await runHere(...clear, '--out', target)
    expect(filesOf(target)['notes.txt']).toBe('mine')
  })

  it('a file where the folder should be', async () => {
    const folder = await temporaryFolder()
    const target = join(folder, 'target')
    writeFileSync(target, 'mine')
    for (const option of ['--out', '--csv'])
      expectRefused(await runHere(...clear, option, target), {
        code: 'FOLDER_IN_USE',
        at: 'target',
        says: 'nothing was written',
        remedy: 'new folder',
      })
    expect(readFileSync(target, 'utf8')).toBe('mine')
  })

  it('a file where a folder on the way should be', async () => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'target'), 'mine')
    expectRefused(await runHere(...clear, '--out', join(folder, 'target', 'run')), {
      code: 'FOLDER_NOT_WRITABLE',
      at: 'target/run',
      says: 'part of the path is a file',
      remedy: 'write to',
    })
    expect(readdirSync(folder)).toEqual(['target'])
  })

  it('one of two: then the other is not written either', async () => {
    const folder = await temporaryFolder()
    const target = writeFolder(join(folder, 'target'), { 'notes.txt': 'mine' })
    const ran = await runHere(...clear, '--csv', join(folder, 'tables'), '--out', target)
    expect(readdirSync(folder)).toEqual(['target'])
    expectRefused(ran, { code: 'FOLDER_IN_USE', at: 'target', says: 'nothing was written', remedy: 'new folder' })
  })

  it('a folder of its own or an empty one is replaced', async () => {
    const folder = await temporaryFolder()
    const run = join(folder, 'run')
    const tables = writeFolder(join(folder, 'tables'), {})
    for (let time = 0; time < 2; time++) expect((await runHere(...clear, '--out', run, '--csv', tables)).code).toBe(0)
    expect(Object.keys(filesOf(run))).toContain('manifest.json')
    expect(Object.keys(filesOf(tables))).toContain('trade.csv')
    expect(readdirSync(folder).sort()).toEqual(['run', 'tables'])
  })
})
