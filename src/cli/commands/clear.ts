import { makeBaseline } from '../../baseline/index.ts'
import { buildNetwork, checkRun, clearHorizon } from '../../clearing/index.ts'
import { left, right, round, VERSION, type DataTable, type Report } from '../../studies/index.ts'
import { formatMonth } from '../../world/index.ts'
import { loadScenario } from '../load.ts'
import type { OutputOptions, WorldOptions } from '../options.ts'
import { deliver, openWorld } from './common.ts'

export async function clearCommand(
  name: string,
  options: WorldOptions & OutputOptions & { months?: number },
  argv: readonly string[],
): Promise<void> {
  const { world, solver } = await openWorld(options)
  const given = await loadScenario(name, world)
  const scenario = { ...given, months: options.months ?? (name === 'undisturbed' ? 1 : given.months) }
  const { baseline } = makeBaseline(world, solver)
  const run = clearHorizon(solver, buildNetwork(world, baseline, scenario), scenario)
  const { imbalance, excess } = checkRun(run)
  const { network } = run
  const shipped = run.months.flatMap((flows) =>
    network.ships.flatMap(({ material, fromPlace, toPlace, origin }, s) => {
      const mass = (flows.ship[0][s] ?? 0) + (flows.ship[1][s] ?? 0) + (flows.ship[2][s] ?? 0)
      return mass > 1e-6
        ? [{ month: formatMonth(flows.month), material, from: fromPlace, to: toPlace, origin, mass }]
        : []
    }),
  )
  const made = run.months.flatMap((flows) =>
    network.runs.flatMap(({ operation, origin }, r) => {
      const known = world.operations[operation]
      const activity = flows.run[r] ?? 0
      return activity > 1e-6
        ? [
            {
              month: formatMonth(flows.month),
              site: known?.site ?? '',
              process: known?.process ?? '',
              feed: known?.feed ?? '',
              origin,
              activity,
            },
          ]
        : []
    }),
  )
  const prices = run.months.flatMap((flows) =>
    network.nodes.map(({ material, place, origin }, n) => ({
      month: formatMonth(flows.month),
      material,
      place,
      origin,
      price: flows.price[n] ?? 0,
    })),
  )
  const served = run.months.flatMap((flows) =>
    network.demands.map(({ fact, base, buyers }) => {
      const amount = buyers.reduce(
        (sum, b) => sum + flows.serve.slice(run.stepOffsets[b], run.stepOffsets[b + 1]).reduce((a, c) => a + c, 0),
        0,
      )
      return {
        month: formatMonth(flows.month),
        place: fact.place,
        sector: fact.sector,
        material: fact.material,
        needed: base,
        served: amount,
      }
    }),
  )
  const result = {
    study: 'clear',
    version: VERSION,
    world: { title: world.title, hash: world.hash },
    scenario: scenario.id,
    worth: run.worth,
    imbalance,
    excess,
    gap: run.gap,
    shipped,
    made,
    prices,
    served,
  }
  const first = formatMonth(scenario.start)
  const report: Report = {
    title: 'Cleared once over the whole horizon, everything known',
    lines: [
      `ytterby ${VERSION} · world ${world.hash.slice(0, 12)} (${world.title}) · scenario ${scenario.id}`,
      `Total worth ${round(run.worth, 6)} thousand USD over ${scenario.months} months; primal and dual agree to ${run.gap.toExponential(0)}. First month:`,
    ],
    sections: [
      {
        heading: 'Made',
        table: {
          columns: [left('site'), left('process'), left('feed'), right('t')],
          rows: made
            .filter(({ month }) => month === first)
            .map(({ site, process, feed, activity }) => [site, process, feed, round(activity, 4)]),
        },
      },
      {
        heading: 'Shipped',
        table: {
          columns: [left('material'), left('from'), left('to'), right('t')],
          rows: shipped
            .filter(({ month }) => month === first)
            .map(({ material, from, to, mass }) => [material, from, to, round(mass, 4)]),
        },
      },
      {
        heading: 'Served',
        table: {
          columns: [left('place'), left('sector'), left('material'), right('t'), right('of')],
          rows: served
            .filter(({ month }) => month === first)
            .map(({ place, sector, material, needed, served: got }) => [
              place,
              sector,
              material,
              round(got, 4),
              round(needed, 4),
            ]),
        },
      },
      {
        heading: 'Prices, USD/kg',
        table: {
          columns: [left('material'), left('place'), right('price')],
          rows: prices
            .filter(({ month }) => month === first)
            .map(({ material, place, price }) => [material, place, round(price, 6)]),
        },
      },
    ],
  }
  const table = <Column extends string>(
    name: string,
    columns: readonly Column[],
    rows: readonly Readonly<Record<Column, string | number>>[],
  ): DataTable => ({ name, columns, rows: rows.map((row) => columns.map((column) => row[column])) })
  await deliver(
    options,
    result,
    report,
    [
      table('made', ['month', 'site', 'process', 'feed', 'origin', 'activity'], made),
      table('shipped', ['month', 'material', 'from', 'to', 'origin', 'mass'], shipped),
      table('served', ['month', 'place', 'sector', 'material', 'needed', 'served'], served),
      table('prices', ['month', 'material', 'place', 'origin', 'price'], prices),
    ],
    { world, solver, argv },
  )
}
