import { parseMonth, startMonth } from './month.ts'
import { byId } from './named-rows.ts'
import type { Tables } from './schema.ts'
import type { Currency, Offtake, PriceContract, Project, Stage, Stockpile, World } from './world.ts'

/** Tables that say what may be decided, what was agreed already, and in which money it is paid. */
export const planTablesOf = (
  tables: Tables,
): Pick<World, 'projects' | 'stockpiles' | 'offtakes' | 'contracts' | 'currencies'> => ({
  projects: projectsOf(tables),
  stockpiles: stockpilesOf(tables),
  offtakes: offtakesOf(tables),
  contracts: contractsOf(tables),
  currencies: currenciesOf(tables),
})

function projectsOf(tables: Tables): Map<string, Project> {
  return byId<Project>(
    tables.projects.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      kind: row.text('kind') as Project['kind'],
      site: row.optional('site'),
      place: row.optional('place'),
      process: row.optional('process'),
      capex: row.figure(),
      fixedCostShare: row.ranged('fixed_cost_share'),
      leadMonths: row.ranged('lead_months'),
      delayProbability: row.ranged('delay_probability'),
      technologyMonths: row.ranged('technology_months'),
      share: row.text('share') === '' ? undefined : row.ranged('share'),
      minShare: row.number('min_share'),
      earliest: startMonth(row.text('earliest')),
      requires: row.optional('requires'),
      excludes: row.optional('excludes'),
    })),
  )
}

function stockpilesOf(tables: Tables): Map<Stage, Stockpile> {
  return byStage(
    tables.stockpiles.map<Stockpile>((row) => ({
      stage: row.text('stage'),
      mostDays: row.figure(),
      premium: row.ranged('premium'),
      holdingCost: row.ranged('holding_cost'),
    })),
  )
}

function offtakesOf(tables: Tables): Map<Stage, Offtake> {
  return byStage(
    tables.offtakes.map<Offtake>((row) => ({
      stage: row.text('stage'),
      premium: row.figure(),
      maxShare: row.ranged('max_share'),
    })),
  )
}

const byStage = <T extends { readonly stage: Stage }>(items: readonly T[]): Map<Stage, T> =>
  new Map(items.map((item) => [item.stage, item]))

function contractsOf(tables: Tables): Map<string, PriceContract> {
  return byId<PriceContract>(
    tables.contracts.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      sites: row.list('sites'),
      material: row.text('material'),
      payer: row.text('payer') as PriceContract['payer'],
      floor: row.figure(),
      clawback: row.number('clawback'),
      clawbackAbove: row.number('clawback_above'),
      clawbackMax: row.optionalNumber('clawback_max'),
      maxTonnes: row.optionalNumber('max_tonnes'),
      from: parseMonth(row.text('from')) ?? 0,
      until: parseMonth(row.text('until')) ?? 0,
    })),
  )
}

/** What every world reckons in. */
const DOLLAR: Currency = {
  id: 'USD',
  name: 'US dollar',
  nameJa: '米ドル',
  perUsd: {
    value: 1,
    low: 1,
    high: 1,
    unit: 'USD/USD',
    date: '',
    source: '',
    confidence: 'high',
    note: 'by definition',
    file: '',
    line: 0,
  },
}

function currenciesOf(tables: Tables): Map<string, Currency> {
  return byId<Currency>([
    DOLLAR,
    ...tables.currencies.map((row) => ({
      id: row.text('id'),
      name: row.text('name'),
      nameJa: row.text('name_ja'),
      perUsd: row.figure(),
    })),
  ])
}
