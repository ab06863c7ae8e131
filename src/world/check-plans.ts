import type { Text } from '../messages/index.ts'
import { placed, type Fault, type FaultList } from './fault.ts'
import { word, worldFault } from './world-fault.ts'
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
    checkUnit(row, 'M USD', word('project-cost'), report)
  }
  for (const row of tables.stockpiles) checkUnit(row, 'days', word('stockpile'), teller(row, faults))
  for (const row of tables.offtakes) checkUnit(row, 'share', word('premium'), teller(row, faults))
  for (const row of tables.currencies) checkCurrency(row, teller(row, faults))
}

type Report = (fault: Fault) => void

const teller =
  ({ file, line }: Row, faults: FaultList): Report =>
  (fault) =>
    faults.add(placed(fault, { file, line }))

function checkUnit(row: Row, unit: string, of: Text, report: Report): void {
  if (row.text('unit') !== unit)
    report(worldFault('WORLD_UNIT_MISMATCH', { of, unit: row.text('unit'), expected: unit }, { column: 'unit' }))
}

/** A plant has a site; thrifting has a place, a process and a share. */
function checkFields(row: Row, { id, kind }: Project, report: Report): boolean {
  const own = kind === 'plant' ? ['site'] : ['place', 'process', 'share']
  const wrong = ['site', 'place', 'process', 'share'].filter(
    (column) => (row.text(column) === '') === own.includes(column),
  )
  for (const column of wrong)
    if (own.includes(column)) report(worldFault('PROJECT_CELL_MISSING', { id, kind, column }, { column }))
    else report(worldFault('PROJECT_CELL_IDLE', { id, kind, column }, { column }))
  return wrong.length === 0
}

/** A plant project opens a site that is shut, and whose work and size are known. */
function checkPlant(world: World, { id, site: siteId }: Project, taken: Map<string, string>, report: Report): void {
  const site = world.sites.get(siteId ?? '')
  if (site === undefined) return
  const operations = world.operations.filter((operation) => operation.site === site.id)
  const other = taken.get(site.id)
  taken.set(site.id, id)
  if (other !== undefined) report(worldFault('PROJECT_SITE_TWICE', { other, id, site: site.id }, { column: 'site' }))
  if (site.status === 'operating' || operations.some(({ activity }) => activity.value > 0))
    report(worldFault('PROJECT_SITE_RUNS', { id, site: site.id }, { column: 'site' }))
  else if (site.status === 'stopped' || site.partOf !== undefined)
    report(
      worldFault(
        'PROJECT_SITE_SHUT',
        {
          id,
          site: site.id,
          why: site.partOf === undefined ? 'stopped' : 'part',
          aggregate: site.partOf ?? '',
        },
        { column: 'site' },
      ),
    )
  if (site.capacity === undefined) report(worldFault('PROJECT_WITHOUT_SIZE', { id, site: site.id }, { column: 'site' }))
  if (operations.length === 0) report(worldFault('PROJECT_WITHOUT_WORK', { id, site: site.id }, { column: 'site' }))
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
    report(
      worldFault(
        'PROJECT_PROCESS_NOT_THERE',
        { id, place: place ?? '', process: process ?? '' },
        { column: 'process' },
      ),
    )
}

/** A first output that its own lead time rules out is a slip of the pen; so is one that is not a month. */
function checkDates(row: Row, { id, earliest, leadMonths }: Project, report: Report): void {
  const text = row.text('earliest')
  if (text === '') return
  if (earliest === undefined) {
    report(worldFault('CELL_NOT_A_MONTH:first-output', { text }, { column: 'earliest' }))
    return
  }
  const told = firstMonth(row.text('date'))
  if (told !== undefined && earliest < told + leadMonths.low)
    report(
      worldFault(
        'PROJECT_BEFORE_ITS_LEAD',
        { id, text, months: leadMonths.low, date: row.text('date') },
        { column: 'earliest' },
      ),
    )
}

/** The first month that a period speaks of, where it is a month or a year. */
const firstMonth = (text: string): Month | undefined =>
  parseMonth(text) ?? (startMonth(text) === undefined ? undefined : parseMonth(`${text}-01`))

/** What a project requires must be possible before it, and beside it. */
function checkTies(world: World, project: Project, report: Report): void {
  const { id, requires, excludes } = project
  if (excludes !== undefined && (excludes === id || excludes === requires))
    report(
      worldFault(
        'PROJECT_EXCLUDES_ITS_OWN',
        { id, excludes, whom: excludes === id ? 'itself' : 'required' },
        { column: 'excludes' },
      ),
    )
  if (requires !== undefined && requires !== id && world.projects.get(requires)?.minShare === 0)
    report(worldFault('PROJECT_REQUIRES_NOTHING', { id, requires }, { column: 'requires' }))
  const passed = new Set<string>()
  for (let at = requires; at !== undefined && !passed.has(at); at = world.projects.get(at)?.requires) {
    if (at === id) {
      report(
        worldFault(
          'PROJECT_REQUIRES_ITSELF',
          { id, way: requires === id ? 'direct' : 'other', via: requires ?? '' },
          { column: 'requires' },
        ),
      )
      return
    }
    passed.add(at)
  }
}

function checkCurrency(row: Row, report: Report): void {
  const id = row.text('id')
  if (!/^[A-Z]{3}$/.test(id)) report(worldFault('CURRENCY_NOT_A_CODE', { id }, { column: 'id' }))
  else checkUnit(row, `${id}/USD`, word('rate', { id }), report)
  const { low, high } = row.ranged('value')
  if (low <= 0) report(worldFault('CURRENCY_WORTHLESS', { id, low }, { column: 'low' }))
  else if (id === 'USD' && (low !== 1 || high !== 1)) report(worldFault('CURRENCY_NOT_ONE', {}, { column: 'value' }))
}
