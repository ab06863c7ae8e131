import { checkUnit } from './check-shutdowns.ts'
import type { FaultList } from './fault.ts'
import type { Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import { numberFaults, type NumberRule } from './table.ts'
import { word, worldFault } from './world-fault.ts'
import type { Owner, OwnerFigure, World } from './world.ts'

/** In what each figure of owner-books.csv is given. */
const OWNER_UNITS: Readonly<Record<OwnerFigure, string>> = {
  overheads: 'M USD/yr',
  'debt-service': 'M USD/yr',
  support: 'M USD/yr',
  cash: 'M USD',
  rescue: 'share',
}

/** What a figure of a unit may be; money may be more or less than nothing where interest comes in. */
const LIMITS: Readonly<Record<string, NumberRule>> = { share: { max: 1 } }

/** Tables that say who owns which sites, what the books of owners show, and what single plants cost to run. */
export function ownerTablesOf(tables: Tables): Pick<World, 'owners' | 'plantCost'> {
  const books = new Map(tables['owner-books'].map((row) => [`${row.text('owner')} ${row.text('what')}`, row.figure()]))
  const costs = new Map(
    tables['plant-costs'].map((row) => [`${row.text('site')} ${row.text('process')}`, row.figure()]),
  )
  return {
    owners: new Map(
      tables.owners.map((row): [string, Owner] => {
        const id = row.text('id')
        return [
          id,
          {
            id,
            name: row.text('name'),
            nameJa: row.text('name_ja'),
            sites: row.list('sites'),
            figure: (what) => books.get(`${id} ${what}`),
          },
        ]
      }),
    ),
    plantCost: (site, process) => costs.get(`${site} ${process}`),
  }
}

/** What the tables about owners can still get wrong: sites of two owners or of nobody's knowledge, and units. */
export function checkOwners(world: World, tables: Tables, faults: FaultList): void {
  const taken = new Map<string, string>()
  for (const row of tables.owners)
    for (const site of row.list('sites')) {
      const at = { file: row.file, line: row.line, column: 'sites' }
      if (!world.sites.has(site))
        faults.add(
          worldFault(
            'ID_UNKNOWN',
            { id: site, table: 'sites.csv', suggestion: suggested(site, world.sites.keys(), 'sites.csv') },
            at,
          ),
        )
      const other = taken.get(site)
      if (other !== undefined) faults.add(worldFault('OWNER_SITE_TWICE', { site, other, owner: row.text('id') }, at))
      taken.set(site, row.text('id'))
    }
  for (const row of tables['owner-books']) {
    const what = row.text('what') as OwnerFigure
    checkUnit(row, OWNER_UNITS[what], faults)
    for (const column of ['value', 'low', 'high'])
      numberFaults(row, column, LIMITS[OWNER_UNITS[what]] ?? {}, faults, word('owner-figure', { what }))
  }
  for (const row of tables['plant-costs']) {
    checkUnit(row, 'USD/kg', faults)
    const { site, process } = { site: row.text('site'), process: row.text('process') }
    if (!world.operations.some((operation) => operation.site === site && operation.process === process))
      faults.add(
        worldFault('PLANT_COST_WITHOUT_WORK', { site, process }, { file: row.file, line: row.line, column: 'process' }),
      )
  }
}
