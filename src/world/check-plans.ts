import type { Fault, FaultList } from './fault.ts'
import { parseMonth, startMonth, type Month } from './month.ts'
import { mainProduct } from './product.ts'
import type { Tables } from './schema.ts'
import type { Row } from './table.ts'
import type { Project, World } from './world.ts'

/** What the tables of a plan can still get wrong: projects that cannot be built, rates that are none. */
export function checkPlans(world: World, tables: Tables, faults: FaultList): void {
  const taken = new Map<string, string>()
  for (const row of tables.projects) {
    const project = world.projects.get(row.text('id'))
    if (project === undefined) continue
    const report = teller(row, faults)
    if (checkFields(row, project, report)) {
      if (project.kind === 'plant') checkPlant(world, project, taken, report)
      else checkThrifting(world, project, report)
    }
    checkDates(row, project, report)
    checkTies(world, project, report)
    checkUnit(row, 'M USD', 'What a project costs', report)
  }
  for (const row of tables.stockpiles) checkUnit(row, 'days', 'A stockpile', teller(row, faults))
  for (const row of tables.offtakes) checkUnit(row, 'share', 'The premium of a firm purchase', teller(row, faults))
  for (const row of tables.currencies) checkCurrency(row, teller(row, faults))
}

type Report = (fault: Omit<Fault, 'file' | 'line'>) => void

const teller =
  ({ file, line }: Row, faults: FaultList): Report =>
  (fault) =>
    faults.add({ ...fault, file, line })

function checkUnit(row: Row, unit: string, of: string, report: Report): void {
  if (row.text('unit') !== unit)
    report({
      code: 'WORLD_UNIT_MISMATCH',
      column: 'unit',
      message: `${of} is given in "${row.text('unit')}"; here it is in "${unit}".`,
      remedy: `Convert the value and its range to ${unit} and write that unit.`,
    })
}

/** A plant has a site; thrifting has a place, a process and a share. */
function checkFields(row: Row, { id, kind }: Project, report: Report): boolean {
  const own = kind === 'plant' ? ['site'] : ['place', 'process', 'share']
  const wrong = ['site', 'place', 'process', 'share'].filter(
    (column) => (row.text(column) === '') === own.includes(column),
  )
  for (const column of wrong)
    if (own.includes(column))
      report({
        code: 'PROJECT_CELL_MISSING',
        column,
        message: `Project "${id}" (${kind}) has no ${column}.`,
        remedy: `Give its ${column}.`,
      })
    else
      report({
        code: 'PROJECT_CELL_IDLE',
        column,
        message: `Project "${id}" (${kind}) has a ${column}, which says nothing there.`,
        remedy: `Leave it blank, or correct the kind: a plant has a site, thrifting a place, a process and a share.`,
      })
  return wrong.length === 0
}

/** A plant project opens a site that is shut, and whose work and size are known. */
function checkPlant(world: World, { id, site: siteId }: Project, taken: Map<string, string>, report: Report): void {
  const site = world.sites.get(siteId ?? '')
  if (site === undefined) return
  const operations = world.operations.filter((operation) => operation.site === site.id)
  const other = taken.get(site.id)
  taken.set(site.id, id)
  if (other !== undefined)
    report({
      code: 'PROJECT_SITE_TWICE',
      column: 'site',
      message: `Projects "${other}" and "${id}" both open "${site.id}".`,
      remedy: 'Keep one of them; a second stage is a site of its own.',
    })
  if (site.status === 'operating' || operations.some(({ activity }) => activity.value > 0))
    report({
      code: 'PROJECT_SITE_RUNS',
      column: 'site',
      message: `Project "${id}" opens "${site.id}", which runs already.`,
      remedy: 'Add what is to be built as a site of its own, or take the project out.',
    })
  else if (site.status === 'stopped' || site.partOf !== undefined)
    report({
      code: 'PROJECT_SITE_SHUT',
      column: 'site',
      message: `Project "${id}" opens "${site.id}", which never runs by itself: it is ${site.partOf === undefined ? 'stopped' : `part of "${site.partOf}"`}.`,
      remedy: 'Correct the status or the aggregate in sites.csv, or take the project out.',
    })
  if (site.capacity === undefined)
    report({
      code: 'PROJECT_WITHOUT_SIZE',
      column: 'site',
      message: `Project "${id}" opens "${site.id}", whose capacity is blank.`,
      remedy: 'Give it a capacity in sites.csv; if nobody publishes one, a judgement with a wide range.',
    })
  if (operations.length === 0)
    report({
      code: 'PROJECT_WITHOUT_WORK',
      column: 'site',
      message: `Project "${id}" opens "${site.id}", which has no row in operations.csv.`,
      remedy: 'Say there what it would do, with 0 for the baseline year.',
    })
}

/** Thrifting takes up a process at plants that can make the same product in another way. */
function checkThrifting(world: World, { id, place, process }: Project, report: Report): void {
  const own = world.operations.filter(({ site }) => world.sites.get(site)?.place === place)
  const possible = own.some(
    (variant) =>
      variant.process === process &&
      own.some(
        (other) =>
          other.site === variant.site &&
          other.process !== process &&
          mainProduct(world, other) === mainProduct(world, variant),
      ),
  )
  if (!possible)
    report({
      code: 'PROJECT_PROCESS_NOT_THERE',
      column: 'process',
      message: `Project "${id}" has plants in "${place}" take up "${process}", and none of them could.`,
      remedy:
        'Add the process to the operations of a plant there that makes the same product in another way, or correct the project.',
    })
}

/** A first output that its own lead time rules out is a slip of the pen; so is one that is not a month. */
function checkDates(row: Row, { id, earliest, leadMonths }: Project, report: Report): void {
  const text = row.text('earliest')
  if (text === '') return
  if (earliest === undefined) {
    report({
      code: 'CELL_NOT_A_MONTH',
      column: 'earliest',
      message: `"${text}" is neither a month nor a year.`,
      remedy: 'Write it as 2027-04, or 2027 if only the year is known.',
    })
    return
  }
  const told = firstMonth(row.text('date'))
  if (told !== undefined && earliest < told + leadMonths.low)
    report({
      code: 'PROJECT_BEFORE_ITS_LEAD',
      column: 'earliest',
      message: `Project "${id}" gives its first output in ${text} at the earliest, less than the ${leadMonths.low} months it takes after ${row.text('date')}.`,
      remedy: 'Correct one of the two, or leave it blank if only the lead time holds it back.',
    })
}

/** The first month that a period speaks of, where it is a month or a year. */
const firstMonth = (text: string): Month | undefined =>
  parseMonth(text) ?? (startMonth(text) === undefined ? undefined : parseMonth(`${text}-01`))

/** What a project requires must be possible before it, and beside it. */
function checkTies(world: World, project: Project, report: Report): void {
  const { id, requires, excludes } = project
  if (excludes !== undefined && (excludes === id || excludes === requires))
    report({
      code: 'PROJECT_EXCLUDES_ITS_OWN',
      column: 'excludes',
      message: `Project "${id}" excludes ${excludes === id ? 'itself' : `"${excludes}", which it requires`}.`,
      remedy: 'Correct or clear the cell.',
    })
  if (requires !== undefined && requires !== id && world.projects.get(requires)?.minShare === 0)
    report({
      code: 'PROJECT_REQUIRES_NOTHING',
      column: 'requires',
      message: `Project "${id}" requires "${requires}", whose smallest size is 0: nothing of it would be enough.`,
      remedy: `Give "${requires}" a \`min_share\` above 0, or clear the cell.`,
    })
  const passed = new Set<string>()
  for (let at = requires; at !== undefined && !passed.has(at); at = world.projects.get(at)?.requires) {
    if (at === id) {
      report({
        code: 'PROJECT_REQUIRES_ITSELF',
        column: 'requires',
        message: `Project "${id}" requires itself${requires === id ? '' : `, by way of "${requires}"`}.`,
        remedy: 'Break the circle.',
      })
      return
    }
    passed.add(at)
  }
}

function checkCurrency(row: Row, report: Report): void {
  const id = row.text('id')
  if (!/^[A-Z]{3}$/.test(id))
    report({
      code: 'CURRENCY_NOT_A_CODE',
      column: 'id',
      message: `"${id}" is not a currency's code.`,
      remedy: 'Write its three capitals: JPY.',
    })
  else checkUnit(row, `${id}/USD`, `The rate of ${id}`, report)
  const { low, high } = row.ranged('value')
  if (low <= 0)
    report({
      code: 'CURRENCY_WORTHLESS',
      column: 'low',
      message: `The rate of ${id} reaches ${low}.`,
      remedy: 'Give units for a US dollar, above 0.',
    })
  else if (id === 'USD' && (low !== 1 || high !== 1))
    report({
      code: 'CURRENCY_NOT_ONE',
      column: 'value',
      message: 'A US dollar is one US dollar.',
      remedy: 'Write 1 for all three, or leave the row out.',
    })
}
