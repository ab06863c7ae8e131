import type { ScenarioTree } from '../../src/stochastic/index.ts'
import { amount, atLeast, atMost, equals, given, independentStages, whole, type Outcome } from './building.ts'

/** A stochastic program with its answer in the literature. Costs are minimised; what a source maximises has its sign turned. */
export interface PublishedCase {
  readonly name: string
  readonly source: string
  readonly tree: ScenarioTree
  readonly value: number
  /** Half a unit of the last digit that is published. */
  readonly within: number
  /** Published first decision, where it is the only one. */
  readonly first?: Readonly<Record<string, { readonly value: number; readonly within: number }>>
}

const sum = (names: readonly string[], coefficient: number): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, coefficient]))

/** 55 to invest in stocks and bonds over three periods; 80 to have in the end, 1 for each unit more, 4 lost for each short. */
export function financialPlanning(): ScenarioTree {
  const returns = [
    { stocks: 1.25, bonds: 1.14 },
    { stocks: 1.06, bonds: 1.12 },
  ]
  const invest = [amount('stocks', 0), amount('bonds', 0)]
  const again = returns.map((grown): Outcome => ({
    probability: 0.5,
    columns: invest,
    rows: [equals('reinvest', { stocks: -1, bonds: -1 }, 0, grown)],
  }))
  const end = returns.map((grown): Outcome => ({
    probability: 0.5,
    columns: [amount('over', -1), amount('short', 4)],
    rows: [equals('goal', { over: -1, short: 1 }, 80, grown)],
  }))
  return independentStages(
    { columns: invest, rows: [equals('wealth', { stocks: 1, bonds: 1 }, 55)] },
    again,
    again,
    end,
  )
}

/** 500 acres of wheat, corn and beets; yields a fifth above the mean, at it, or below. */
export function farmer(): ScenarioTree {
  const harvest = [1.2, 1, 0.8].map((weather): Outcome => ({
    probability: 1 / 3,
    columns: [
      amount('buy wheat', 238),
      amount('buy corn', 210),
      amount('sell wheat', -170),
      amount('sell corn', -150),
      amount('sell beets', -36, 6000),
      amount('sell beets beyond the quota', -10),
    ],
    rows: [
      atLeast('feed wheat', { 'buy wheat': 1, 'sell wheat': -1 }, 200, { wheat: 2.5 * weather }),
      atLeast('feed corn', { 'buy corn': 1, 'sell corn': -1 }, 240, { corn: 3 * weather }),
      atLeast('beets', { 'sell beets': -1, 'sell beets beyond the quota': -1 }, 0, { beets: 20 * weather }),
    ],
  }))
  return independentStages(
    {
      columns: [amount('wheat', 150), amount('corn', 230), amount('beets', 260)],
      rows: [atMost('land', { wheat: 1, corn: 1, beets: 1 }, 500)],
    },
    harvest,
  )
}

const PLANTS = ['1', '2', '3', '4']
const MODES = [0, 1, 2]
const useOf = (plant: string, mode: number): string => `use ${plant} in mode ${mode + 1}`

/** Runs plants built before in three modes of demand. */
function operate(
  demand: readonly number[],
  costOf: (plant: number, mode: number) => number,
  backstop: number | undefined,
): Pick<Outcome, 'columns' | 'rows'> {
  const lacking = MODES.map((mode) => `lacking in mode ${mode + 1}`)
  return {
    columns: [
      ...PLANTS.flatMap((plant, i) => MODES.map((mode) => amount(useOf(plant, mode), costOf(i, mode)))),
      ...(backstop === undefined ? [] : lacking.map((name) => amount(name, backstop))),
    ],
    rows: [
      ...PLANTS.map((plant) =>
        atMost(
          `capacity ${plant}`,
          sum(
            MODES.map((mode) => useOf(plant, mode)),
            1,
          ),
          0,
          { [`build ${plant}`]: -1 },
        ),
      ),
      ...demand.map((d, mode) =>
        atLeast(
          `demand in mode ${mode + 1}`,
          {
            ...sum(
              PLANTS.map((plant) => useOf(plant, mode)),
              1,
            ),
            ...(backstop === undefined ? {} : sum([lacking[mode] ?? ''], 1)),
          },
          d,
        ),
      ),
    ],
  }
}

/** Four kinds of power plant for three modes, of which the first has an unsure demand. */
export function landS({
  backstop,
  reserve,
}: { readonly backstop?: number; readonly reserve?: number } = {}): ScenarioTree {
  const invest = [10, 7, 16, 6]
  const fuel = [4, 4.5, 3.2, 5.5]
  const duration = [10, 6, 1]
  const build = PLANTS.map((plant) => `build ${plant}`)
  return independentStages(
    {
      columns: build.map((name, i) => amount(name, invest[i] ?? 0)),
      rows: [
        atMost('budget', Object.fromEntries(build.map((name, i) => [name, invest[i] ?? 0])), 120),
        ...(reserve === undefined ? [] : [atLeast('reserve', sum(build, 1), reserve)]),
      ],
    },
    [3, 5, 7].map((d, s) => ({
      probability: [0.3, 0.4, 0.3][s] ?? 0,
      ...operate([d, 3, 2], (i, mode) => (fuel[i] ?? 0) * (duration[mode] ?? 0), backstop),
    })),
  )
}

/** Problem 5.2 of Birge and Louveaux, as StructDualDynProg.jl and SDDP.jl have it: build in each stage but the last, run what stood before. */
function capacityExpansion(stages: 2 | 3, penalty: number): ScenarioTree {
  const invest = [16, 5, 32, 2]
  const fuel = [25, 80, 6.5, 160]
  const duration = [8760, 7000, 1500]
  const demands = [
    { probability: 0.9, demand: [3919, 7329 - 3919, 10315 - 7329] },
    { probability: 0.1, demand: [7086, 9004 - 7086, 11169 - 9004] },
  ]
  const costOf = (i: number, mode: number): number => ((fuel[i] ?? 0) * (duration[mode] ?? 0)) / 8760
  const add = PLANTS.map((plant, i) => amount(`add ${plant}`, invest[i] ?? 0))
  const standing = PLANTS.map((plant) => amount(`build ${plant}`, 0))
  const grow = PLANTS.map((plant) =>
    equals(`stands ${plant}`, { [`build ${plant}`]: 1, [`add ${plant}`]: -1 }, 0, { [`build ${plant}`]: -1 }),
  )
  const runs = (isLast: boolean): Outcome[] =>
    demands.map(({ probability, demand }) => {
      const operation = operate(demand, costOf, penalty)
      return isLast
        ? { probability, ...operation }
        : { probability, columns: [...operation.columns, ...add, ...standing], rows: [...operation.rows, ...grow] }
    })
  return independentStages(
    { columns: PLANTS.map((plant, i) => amount(`build ${plant}`, invest[i] ?? 0)), rows: [] },
    ...(stages === 2 ? [runs(true)] : [runs(false), runs(true)]),
  )
}

/** Three months of air conditioners: 200 a month at 100, more at 300, storage at 50; demand of 100, then 100 or 300. */
export function airConditioning(isWhole: boolean): ScenarioTree {
  const kind = (name: string, cost: number, upper: number) => (isWhole ? whole : amount)(name, cost, upper)
  const month = (demand: number, isFirst: boolean): Pick<Outcome, 'columns' | 'rows'> => ({
    columns: [kind('make', 100, 200), kind('overtime', 300, 600), kind('store', 50, 600)],
    rows: [equals('balance', { make: 1, overtime: 1, store: -1 }, demand, isFirst ? {} : { store: 1 })],
  })
  const next = [100, 300].map((demand): Outcome => ({ probability: 0.5, ...month(demand, false) }))
  return independentStages(month(100, true), next, next)
}

/** Three weeks of 150 MWh from water at hand, water that may come, and fuel that grows dearer. */
function hydrothermal(): ScenarioTree {
  const week = (fuel: number): Outcome[] =>
    [0, 50, 100].map((inflow) => ({
      probability: 1 / 3,
      columns: [amount('volume', 0, 200), amount('thermal', fuel), amount('hydro', 0), amount('spill', 0)],
      rows: [
        equals('water', { volume: 1, hydro: 1, spill: 1 }, inflow, { volume: -1 }),
        equals('demand', { hydro: 1, thermal: 1 }, 150),
      ],
    }))
  // The first week's inflow is seen before the week is planned, so that what stands first is a full reservoir and nothing to decide.
  return independentStages({ columns: [given('volume', 200)], rows: [] }, week(50), week(100), week(150))
}

/** Two products made for a demand of 2 or 10 in the next period, twice. */
function productionManagement(): ScenarioTree {
  const make = [amount('stock 1', 0.2), amount('stock 2', 0.7)]
  const sell = (isLast: boolean): Outcome[] =>
    [2, 10].map((demand) => ({
      probability: 0.5,
      columns: [...(isLast ? [] : make), amount('sell 1', -2.33), amount('sell 2', -2.54)],
      rows: [
        atMost('in stock 1', { 'sell 1': 1 }, 0, { 'stock 1': -1 }),
        atMost('in stock 2', { 'sell 2': 1 }, 0, { 'stock 2': -1 }),
        atMost('demand', { 'sell 1': 1, 'sell 2': 1 }, demand),
      ],
    }))
  return independentStages({ columns: make, rows: [] }, sell(false), sell(true))
}

/** Order now at 1, sell 2 or 3 later at 2. */
const quickstart = (): ScenarioTree =>
  independentStages(
    { columns: [amount('order', 1)], rows: [] },
    [2, 3].map((demand): Outcome => ({
      probability: 0.5,
      columns: [amount('sell', -2, demand)],
      rows: [atMost('ordered', { sell: 1 }, 0, { order: -1 })],
    })),
  )

/** Demand of 6 from a reservoir of 8 and fuel at 5, rain of 6 and then of 2 or 10. */
const reservoir = (): ScenarioTree =>
  independentStages(
    {
      columns: [amount('keep', 0, 8), amount('hydro', 0), amount('fuel', 5)],
      rows: [atLeast('demand', { hydro: 1, fuel: 1 }, 6), atMost('water', { keep: 1, hydro: 1 }, 6)],
    },
    [2, 10].map((rain): Outcome => ({
      probability: 0.5,
      columns: [amount('keep', 0, 8), amount('hydro', 0), amount('fuel', 5)],
      rows: [atLeast('demand', { hydro: 1, fuel: 1 }, 6), atMost('water', { keep: 1, hydro: 1 }, rain, { keep: -1 })],
    })),
  )

const BOOK = 'Birge and Louveaux, Introduction to Stochastic Programming'
const SDDP = 'https://github.com/odow/SDDP.jl, docs/src/examples'

export const PUBLISHED: readonly PublishedCase[] = [
  {
    name: 'financial planning, four stages',
    source: `${BOOK}, section 1.2, table 6 (expected utility -1.52, 41.5 and 13.5); to more digits ${SDDP}/asset_management_simple.jl (1.514); 41.479 and 13.521 of the second edition from memory, low confidence`,
    tree: financialPlanning(),
    value: 1.514,
    within: 5e-4,
    first: { stocks: { value: 41.479, within: 5e-4 }, bonds: { value: 13.521, within: 5e-4 } },
  },
  {
    name: 'the farmer, two stages',
    source: `${BOOK}, section 1.1 (profit 108,390: 170 acres of wheat, 80 of corn, 250 of beets); ${SDDP}/the_farmers_problem.jl`,
    tree: farmer(),
    value: -108_390,
    within: 0.5,
    first: {
      wheat: { value: 170, within: 0.5 },
      corn: { value: 80, within: 0.5 },
      beets: { value: 250, within: 0.5 },
    },
  },
  {
    name: 'LandS, two stages',
    source: `${BOOK}, section 1.3 (3.10) (381.85, by 2.67, 4, 3.33, 2), after Louveaux and Smeers 1988`,
    tree: landS(),
    value: 381.85,
    within: 5e-3,
  },
  {
    name: 'problem 5.2, two stages',
    source: `${SDDP}/StructDualDynProg.jl_prob5.2_2stages.jl (340315.52)`,
    tree: capacityExpansion(2, 1e6),
    value: 340_315.52,
    within: 0.1,
  },
  {
    name: 'problem 5.2, three stages',
    source: `${SDDP}/StructDualDynProg.jl_prob5.2_3stages.jl (406712.49)`,
    tree: capacityExpansion(3, 1e5),
    value: 406_712.49,
    within: 0.1,
  },
  {
    name: 'air conditioners, three stages',
    source: `${SDDP}/air_conditioning.jl (62500), after notes of A. Papavasiliou`,
    tree: airConditioning(false),
    value: 62_500,
    within: 0.1,
  },
  {
    name: 'air conditioners in whole units, three stages',
    source: `${SDDP}/air_conditioning.jl (62500), after notes of A. Papavasiliou`,
    tree: airConditioning(true),
    value: 62_500,
    within: 0.1,
  },
  {
    name: 'production management, three stages',
    source: `${SDDP}/FAST_production_management.jl (-23.96), after FAST by L. Cambier`,
    tree: productionManagement(),
    value: -23.96,
    within: 1e-2,
  },
  {
    name: 'hydrothermal scheduling, three weeks',
    source: 'https://github.com/odow/SDDP.jl, docs/src/tutorial/02_adding_uncertainty.md (lower bound 8333.33)',
    tree: hydrothermal(),
    value: 8333.33,
    within: 5e-3,
  },
  {
    name: 'FAST quick start, two stages',
    source: `${SDDP}/FAST_quickstart.jl (-2), after FAST by L. Cambier`,
    tree: quickstart(),
    value: -2,
    within: 1e-9,
  },
  {
    name: 'FAST hydro-thermal, two stages',
    source: `${SDDP}/FAST_hydro_thermal.jl (10), after FAST by L. Cambier`,
    tree: reservoir(),
    value: 10,
    within: 1e-9,
  },
]
