import { parseMonth, type Month } from './month.ts'
import type { TableName, Tables } from './schema.ts'
import type { Figure } from './table.ts'
import type { World } from './world.ts'
import { MONTHS_PER_YEAR } from '../quantity/index.ts'

/** How old the figures of a world are. What a figure speaks of counts, not when it was published. */
export interface DataAge {
  /** The year in which half of the weight is reached. */
  readonly middle: number
  /** Years between which nine tenths of the weight lie. */
  readonly oldest: number
  readonly newest: number
  /** Part of the weight in figures that are judged. */
  readonly judged: number
}

export interface TableAge extends DataAge {
  readonly table: TableName
  readonly rows: number
  /** What the figures are weighed by: their worth at the prices of the baseline year, or each the same. */
  readonly weight: 'usd' | 'rows'
}

interface Dated {
  readonly month: Month
  readonly weight: number
  readonly isJudged: boolean
}

/** The month in the middle of the period of a figure: `2024`, `2024-10`, `2024-Q3`, `2025-H1`; undefined for anything else. */
export function middleOf(text: string): Month | undefined {
  const [, year, part, n] = /^(\d{4})(?:-([QH])([1-4]))?$/.exec(text) ?? []
  if (year === undefined) return parseMonth(text.slice(0, 'YYYY-MM'.length))
  const parts = part === undefined ? 1 : part === 'Q' ? 4 : 2
  const length = MONTHS_PER_YEAR / parts
  return Number(year) * MONTHS_PER_YEAR + Math.floor((Number(n ?? '1') - 1) * length + length / 2)
}

const FEW = 0.05

function ageOf(figures: readonly Dated[]): DataAge | undefined {
  const sorted = [...figures].sort((a, b) => a.month - b.month)
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return undefined
  const at = (share: number): number => {
    let sum = 0
    const found = sorted.find(({ weight }) => (sum += weight) >= share * total)
    return Math.floor((found?.month ?? 0) / MONTHS_PER_YEAR)
  }
  const judged = sorted.reduce((sum, { weight, isJudged }) => sum + (isJudged ? weight : 0), 0)
  return { middle: at(0.5), oldest: at(FEW), newest: at(1 - FEW), judged: judged / total }
}

/** Worth of flows at the prices of the baseline year: goods of all weights can be added so. */
function worthIn({ prices }: World): (material: string, figure: Figure) => number {
  const price = new Map(
    prices.filter(({ kind }) => kind === 'baseline').map(({ material, figure }) => [material, figure.value]),
  )
  return (material, figure) => figure.value * (price.get(material) ?? 0)
}

const dated = (figure: Pick<Figure, 'date' | 'source'>, weight: number): Dated[] => {
  const month = middleOf(figure.date)
  return month === undefined ? [] : [{ month, weight, isJudged: figure.source === 'judgement' }]
}

/** What is made, shipped and used: the figures that every answer rests on, by their worth. */
function flowsOf(world: World): Readonly<Record<'operations' | 'routes' | 'demand', Dated[]>> {
  const worth = worthIn(world)
  return {
    operations: world.operations.flatMap(({ recipe, activity }) =>
      recipe.outputs.flatMap(({ material, perTonne }) => dated(activity, perTonne * worth(material, activity))),
    ),
    routes: world.routes.flatMap(({ material, shipped }) => dated(shipped, worth(material, shipped))),
    demand: world.demand.flatMap(({ material, use }) => dated(use, worth(material, use))),
  }
}

/** The age of all that is made, shipped and used; undefined where nothing has a price. */
export function dataAge(world: World): DataAge | undefined {
  const { operations, routes, demand } = flowsOf(world)
  return ageOf([...operations, ...routes, ...demand])
}

/** The age of each table that has dates: flows by their worth, all else by rows. */
export function tableAges(world: World, tables: Tables, names: readonly TableName[]): TableAge[] {
  const flows: Partial<Record<TableName, Dated[]>> = flowsOf(world)
  return names.flatMap((table): TableAge[] => {
    const weighed = flows[table]
    const byRow = tables[table].flatMap((row) =>
      dated({ date: row.text('date') || row.text('in_force'), source: row.text('source') }, 1),
    )
    const byWorth = weighed === undefined ? undefined : ageOf(weighed)
    const age = byWorth ?? ageOf(byRow)
    return age === undefined
      ? []
      : [{ table, rows: byRow.length, weight: byWorth === undefined ? 'rows' : 'usd', ...age }]
  })
}
