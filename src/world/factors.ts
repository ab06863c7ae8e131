import { quantity } from '../quantity/index.ts'
import { PARAMETER_IDS, type ParameterId } from './parameters.ts'
import type { Ranged } from './table.ts'
import { liesWithUsers } from './stocks.ts'
import type { Bloc, Stage, StageRow, Step, Switching, World } from './world.ts'

/**
 * Figures of a world that are uncertain for the same reason, and so move together: all of a factor's figures go to the
 * same part of their ranges at once. Figures on which the reference case's standing still rests (capital and holding
 * cost, the worth of shelves, the small advantage of what exists) belong to none, and neither does foresight, which a
 * study takes as an option.
 */
export interface Factor {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  /** How many figures of the world it moves. */
  readonly figures: number
  /** How many of them are judgements. */
  readonly judged: number
  /** The end that softens a shock, where that is plain. */
  readonly better: 'low' | 'high' | undefined
  /** Whether it moves only what a plan may fund, and so nothing that is run without one. */
  readonly plan: boolean
}

/** Where a figure goes: any number within its range. */
export type Move = (figure: Ranged) => number

interface Group extends Omit<Factor, 'figures' | 'judged'> {
  readonly holds: (figure: Kind) => boolean
}

/** What a figure is about, as far as factors tell figures apart. */
type Kind =
  | { readonly table: 'parameter'; readonly id: string }
  | { readonly table: 'stock'; readonly stage: Stage; readonly state: boolean }
  | { readonly table: 'switching'; readonly what: 'qualification' | 'ramp' | 'headroom' }
  | { readonly table: 'step'; readonly what: 'share' | 'price' | 'ready' }
  | { readonly table: 'use' | 'value'; readonly bloc: Bloc | undefined }
  | { readonly table: 'output' | 'capacity' | 'trade'; readonly stage: Stage | undefined }
  | { readonly table: 'control' | 'buyer' | 'price' | 'cost' | 'freight' | 'currency' }
  | { readonly table: 'project'; readonly what: 'capex' | 'fixed' | 'lead' | 'delay' | 'technology' | 'share' }
  | { readonly table: 'stockpile' | 'offtake'; readonly what: 'most' | 'cost' }

const parameters =
  (...ids: readonly ParameterId[]) =>
  (kind: Kind): boolean =>
    kind.table === 'parameter' && ids.some((id) => id === kind.id)

const ofStage =
  (table: 'stock' | 'output' | 'capacity' | 'trade', ...stages: readonly Stage[]) =>
  (kind: Kind): boolean =>
    kind.table === table &&
    'stage' in kind &&
    kind.stage !== undefined &&
    stages.includes(kind.stage) &&
    !('state' in kind && kind.state)

const ofBloc =
  (table: 'use' | 'value', ...blocs: readonly Bloc[]) =>
  (kind: Kind): boolean =>
    kind.table === table && 'bloc' in kind && kind.bloc !== undefined && blocs.includes(kind.bloc)

const is =
  (table: Kind['table'], what?: string) =>
  (kind: Kind): boolean =>
    kind.table === table && (what === undefined || ('what' in kind && kind.what === what))

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)

/** Every factor, behaviour first, then the facts of the baseline year. Ids stay as they are: each seeds its own draws. */
const groupsOf = (world: Pick<World, 'stages' | 'variants'> = NOTHING): readonly Group[] => {
  const stages = [...world.stages.values()]
  const variants = [...world.variants.values()]
  return [
    group(
      'stocks-materials',
      'Stocks of materials',
      '原料の在庫',
      'high',
      ofStage('stock', ...ids(stages.filter(({ id }) => !liesWithUsers(world, id)))),
    ),
    ...stages
      .filter(({ id }) => liesWithUsers(world, id))
      .map(({ id, goods, goodsJa }) =>
        group(`stocks-${id}s`, `Stocks of ${goods}`, `${goodsJa}の在庫`, 'high', ofStage('stock', id)),
      ),
    group('stocks-state', 'State stocks', '国家備蓄', 'high', (kind) => kind.table === 'stock' && kind.state),
    group('buyers', 'Stock held by lean and by covered firms', '企業間の在庫の差', undefined, is('buyer')),
    group('leakage', 'Leakage through third places', '第三国経由の迂回流入', 'high', parameters('leakage')),
    group(
      'leakage-price',
      'Price of leaked goods',
      '迂回流入品の価格',
      undefined,
      parameters('leakage-price-multiple'),
    ),
    group('waiting', 'Orders that wait for a release', '解除を待つ注文の割合', 'high', parameters('waiting-share')),
    group(
      'qualification',
      'Time to qualify a supplier',
      '新規供給元の認定期間',
      'low',
      is('switching', 'qualification'),
    ),
    group('ramp', 'Speed of switching', '調達先切替えの速さ', 'high', is('switching', 'ramp')),
    group('headroom', 'Room of present suppliers', '既存供給元の余力', 'high', is('switching', 'headroom')),
    group('hoarding', 'Hoarding in a scare', '不安時の買いだめ', undefined, parameters('hoarding')),
    group('hoarding-yield', 'Worth of a hoard', '買いだめの価値', undefined, parameters('hoarding-yield')),
    group('hoarding-months', 'How long a scare lasts', '不安の続く期間', undefined, parameters('hoarding-months')),
    group(
      'ramp-up',
      'Time in which new plants reach their capacity',
      '新設備の立上げ期間',
      'low',
      parameters('ramp-up-months'),
    ),
    group('let-through', 'What earlier controls let through', 'これまでの規制で通った割合', 'high', is('control')),
    group('spare-capacity', 'Spare capacity', '余剰能力', undefined, parameters('spare-capacity')),
    group('stop-share', 'Share of uses that stop a line', 'ライン停止に至る用途の割合', 'low', is('step', 'share')),
    group('step-worth', 'What uses would pay', '用途の支払意思額', undefined, is('step', 'price')),
    group('step-ready', 'Time until thrift and substitutes', '節約・代替までの期間', 'low', is('step', 'ready')),
    ...variants.map(({ id, name, nameJa }) =>
      group(id, name, `${nameJa}の普及`, 'high', parameters(`${id}-initial-share`, `${id}-ramp`)),
    ),
    group(
      'redesign-start',
      'Start of such variants',
      '切替えの開始時期',
      undefined,
      parameters(...variants.map(({ id }) => `${id}-lag` as const)),
    ),
    group(
      'latent',
      'Users who wait for lower prices',
      '値下がり待ちの需要',
      undefined,
      parameters('elastic-demand-share', 'elastic-demand-price'),
    ),
    group('value-at-stake', 'Output and value added at stake', '影響を受ける生産額・付加価値', 'low', is('value')),
    group('use-alliance', 'Use in the alliance', '同志国の使用量', undefined, ofBloc('use', 'alliance')),
    group('use-coercer', 'Use in the supplier state', '供給国の使用量', undefined, ofBloc('use', 'coercer')),
    group('use-elsewhere', 'Use elsewhere', 'その他の地域の使用量', undefined, ofBloc('use', 'partner', 'other')),
    ...ofHeads('output', stages, (goods) => [`Output of ${goods.en}`, `${goods.ja}の生産量`]),
    group('capacity', 'Capacity of plants', '設備能力', undefined, is('capacity')),
    ...ofHeads('trade', stages, (goods) => [`Trade in ${goods.en}`, `${goods.ja}の貿易量`]),
    group('prices', 'Prices of the baseline year', '基準年の価格', undefined, is('price')),
    group(
      'export-markup',
      'Price difference outside the supplier state',
      '供給国外との価格差',
      undefined,
      parameters('export-markup'),
    ),
    ...PRICES_AND_LINES,
    group('costs', 'Costs of processing', '加工費', undefined, is('cost')),
    group('freight', 'Freight', '運賃', undefined, is('freight')),
    group('waste-cost', 'Cost of disposal', '処分費', undefined, parameters('disposal-cost')),
    ...OF_PLANS,
  ]
}

/** What a plan costs and when it stands; no flow of today depends on these. */
const OF_PLANS: readonly Group[] = [
  plan('capex', 'Capital cost of projects', '事業の設備投資額', 'low', is('project', 'capex')),
  plan(
    'capex-fixed',
    'Part of it that does not shrink with size',
    '規模によらない投資の割合',
    'low',
    is('project', 'fixed'),
  ),
  plan('project-lead', 'Time to build', '事業の立上げ期間', 'low', is('project', 'lead')),
  plan('project-slip', 'Chance of a late start', '稼働遅延の確率', 'low', is('project', 'delay')),
  plan(
    'technology',
    'Delay without equipment and know-how',
    '装置・技術の禁輸による遅れ',
    'low',
    is('project', 'technology'),
  ),
  plan(
    'thrift-reach',
    'Plants that can change over at once',
    '直ちに切替え可能な生産の割合',
    'high',
    is('project', 'share'),
  ),
  plan('reserve-most', 'Most that a stockpile can hold', '備蓄の上限', 'high', is('stockpile', 'most')),
  plan('reserve-cost', 'Cost of buying and keeping a stockpile', '備蓄の購入・維持費', 'low', is('stockpile', 'cost')),
  plan('offtake-cost', 'Premium of a firm purchase', '長期引取の割増', 'low', is('offtake', 'cost')),
  plan('offtake-most', 'Use that firm purchases can bind', '長期引取の上限', 'high', is('offtake', 'most')),
  plan('attack-chance', 'Chance of an attack', '経済的威圧の確率', 'low', parameters('attack-probability')),
  plan('currencies', 'Exchange rates', '為替レート', undefined, is('currency')),
]

/** What prices outside and the chances of stops rest on; no flow depends on these. */
const PRICES_AND_LINES: readonly Group[] = [
  group('inside-price', 'Prices in the supplier state', '供給国内の価格', undefined, parameters('inside-price-drift')),
  group('rent', 'Rent on what is held back', '止められた品目の域外価格差', undefined, parameters('rent-multiple')),
  group(
    'line-relief',
    'What lines without goods still get',
    '材料の来ないラインへの融通',
    'high',
    parameters('line-relief'),
  ),
  group(
    'lines',
    'Size of lines, and how stock differs between them',
    'ラインの規模と在庫のばらつき',
    undefined,
    parameters('line-output', 'line-stock-spread'),
  ),
]

const NOTHING: Pick<World, 'stages' | 'variants'> = { stages: new Map(), variants: new Map() }

/** A factor for each stage and those that are counted with it. */
function ofHeads(
  table: 'output' | 'trade',
  stages: readonly StageRow[],
  named: (goods: Readonly<Record<'en' | 'ja', string>>) => readonly [string, string],
): Group[] {
  return stages
    .filter(({ id, countedWith }) => id === countedWith)
    .map(({ id }) => {
      const members = stages.filter(({ countedWith }) => countedWith === id)
      const [name, nameJa] = named({
        en: members
          .map(({ goods }) => goods)
          .join(', ')
          .replace(/, (?=[^,]*$)/, ' and '),
        ja: members.map(({ goods, goodsJa }) => goodsJa || goods).join('・'),
      })
      return group(`${table}-${id}`, name, nameJa, undefined, ofStage(table, ...ids(members)))
    })
}

function group(id: string, name: string, nameJa: string, better: Factor['better'], holds: Group['holds']): Group {
  return { id, name, nameJa, better, plan: false, holds }
}

function plan(...of: Parameters<typeof group>): Group {
  return { ...group(...of), plan: true }
}

/** The parameter that a factor moves, where it moves that one figure alone: the two may have different names. */
export function parameterOf(factor: string): ParameterId | undefined {
  const group = groupsOf().find(({ id }) => id === factor)
  const [one, ...others] = PARAMETER_IDS.filter((id) => group?.holds({ table: 'parameter', id }))
  return others.length === 0 ? one : undefined
}

/** The factors of a world that move anything: those with a figure whose range has a width. */
export function factorsOf(world: World): Factor[] {
  const figures = new Map<string, Set<Ranged>>()
  // Walking through the world with a move that only takes note finds just the figures that a move would reach.
  const walked = moved(world, (id) => (figure) => {
    figures.set(id, (figures.get(id) ?? new Set()).add(figure))
    return figure.value
  })
  for (const { profile } of world.sectors.values()) walked.steps(profile)
  for (const { site, process } of world.operations) walked.cost(process, world.sites.get(site)?.place ?? '')
  for (const { from, to } of world.routes) walked.lane(from, to)
  return groupsOf(world).flatMap(({ id, name, nameJa, better, plan }) => {
    const moves = [...(figures.get(id) ?? [])]
    const judged = moves.filter((figure) => figure.judged === true).length
    return moves.length === 0 ? [] : [{ id, name, nameJa, better, plan, figures: moves.length, judged }]
  })
}

/**
 * A world with figures moved, factor by factor; a factor whose move is left out stays as tabled. A flow that the facts
 * put at nothing stays nothing. The share of uses that stop a line takes from the other uses, or gives to them, in
 * proportion.
 */
export function moved(world: World, moveOf: (factor: string) => Move | undefined): World {
  const groups = groupsOf(world)
  const moveFor = (kind: Kind): Move | undefined => {
    const factor = groups.find(({ holds }) => holds(kind))
    return factor && moveOf(factor.id)
  }
  const shift = <T extends Ranged>(figure: T, kind: Kind): T => {
    const move = figure.high > figure.low ? moveFor(kind) : undefined
    return move === undefined ? figure : { ...figure, value: move(figure) }
  }
  const shiftFlow = <T extends Ranged>(figure: T, kind: Kind): T => (figure.value > 0 ? shift(figure, kind) : figure)
  const figures = new Map([...world.parameters].map(([id, figure]) => [id, shift(figure, { table: 'parameter', id })]))
  const stageOf = (material: string): Stage | undefined => world.materials.get(material)?.stage
  const blocOf = (place: string): Bloc | undefined => world.places.get(place)?.bloc
  return {
    ...world,
    parameters: figures,
    parameter: (id) => figures.get(id)?.value ?? world.parameter(id),
    stocks: world.stocks.map((stock) => ({
      ...stock,
      cover: shift(stock.cover, { table: 'stock', stage: stock.stage, state: stock.holder === 'state' }),
    })),
    buyers: world.buyers.map((buyer) => ({ ...buyer, stockMultiple: shift(buyer.stockMultiple, { table: 'buyer' }) })),
    switching: new Map([...world.switching].map(([stage, rule]) => [stage, moveSwitching(rule, shift)])),
    steps: (profile) => moveSteps(world.steps(profile), shift),
    demand: world.demand.map((demand) => {
      const bloc = blocOf(demand.place)
      return {
        ...demand,
        use: shiftFlow(demand.use, { table: 'use', bloc }),
        valueAdded: shift(demand.valueAdded, { table: 'value', bloc }),
        grossOutput: shift(demand.grossOutput, { table: 'value', bloc }),
      }
    }),
    operations: world.operations.map((operation) => ({
      ...operation,
      activity: shiftFlow(operation.activity, { table: 'output', stage: world.sites.get(operation.site)?.stage }),
    })),
    sites: new Map(
      [...world.sites].map(([id, site]) => [
        id,
        site.capacity === undefined
          ? site
          : { ...site, capacity: shift(site.capacity, { table: 'capacity', stage: site.stage }) },
      ]),
    ),
    routes: world.routes.map((route) => ({
      ...route,
      shipped: shiftFlow(route.shipped, { table: 'trade', stage: stageOf(route.material) }),
    })),
    cost: (process, place) => {
      const figure = world.cost(process, place)
      return figure && shift(figure, { table: 'cost' })
    },
    lane: (from, to) => {
      const lane = world.lane(from, to)
      return { ...lane, freight: shift(lane.freight, { table: 'freight' }) }
    },
    prices: world.prices.map((price) => {
      if (price.kind !== 'baseline') return price
      const figure = shift(price.figure, { table: 'price' })
      return { ...price, figure, usdPerKg: quantity<'USD/kg'>(figure.value) }
    }),
    projects: mapped(world.projects, (project) => ({
      ...project,
      capex: shift(project.capex, { table: 'project', what: 'capex' }),
      fixedCostShare: shift(project.fixedCostShare, { table: 'project', what: 'fixed' }),
      leadMonths: shift(project.leadMonths, { table: 'project', what: 'lead' }),
      delayProbability: shift(project.delayProbability, { table: 'project', what: 'delay' }),
      technologyMonths: shift(project.technologyMonths, { table: 'project', what: 'technology' }),
      share: project.share && shift(project.share, { table: 'project', what: 'share' }),
    })),
    stockpiles: mapped(world.stockpiles, (stockpile) => ({
      ...stockpile,
      mostDays: shift(stockpile.mostDays, { table: 'stockpile', what: 'most' }),
      premium: shift(stockpile.premium, { table: 'stockpile', what: 'cost' }),
      holdingCost: shift(stockpile.holdingCost, { table: 'stockpile', what: 'cost' }),
    })),
    offtakes: mapped(world.offtakes, (offtake) => ({
      ...offtake,
      premium: shift(offtake.premium, { table: 'offtake', what: 'cost' }),
      maxShare: shift(offtake.maxShare, { table: 'offtake', what: 'most' }),
    })),
    controls: world.controls.map((control) => ({
      ...control,
      allowed: control.allowed.map(({ from, share }) => ({ from, share: shift(share, { table: 'control' }) })),
    })),
    currencies: mapped(world.currencies, (currency) => ({
      ...currency,
      perUsd: shift(currency.perUsd, { table: 'currency' }),
    })),
  }
}

const mapped = <K, T>(map: ReadonlyMap<K, T>, change: (item: T) => T): Map<K, T> =>
  new Map([...map].map(([key, item]) => [key, change(item)]))

type Shift = <T extends Ranged>(figure: T, kind: Kind) => T

function moveSwitching(rule: Switching, shift: Shift): Switching {
  const value = (what: keyof Switching['range']): number => shift(rule.range[what], { table: 'switching', what }).value
  return {
    ...rule,
    qualification: quantity<'months'>(value('qualification')),
    ramp: quantity<'share'>(value('ramp')),
    headroom: quantity<'share'>(value('headroom')),
  }
}

function moveSteps(steps: readonly Step[], shift: Shift): readonly Step[] {
  const stop = steps.at(-1)
  if (stop === undefined) return steps
  const share = shift(stop.share, { table: 'step', what: 'share' }).value
  const others = 1 - stop.share.value
  const shareOf = (step: Step): number => {
    if (step === stop) return share
    return share === stop.share.value || others === 0 ? step.share.value : (step.share.value * (1 - share)) / others
  }
  return steps.map((step) => ({
    ...step,
    readyMonths: shift(step.readyMonths, { table: 'step', what: 'ready' }),
    willingnessToPay: shift(step.willingnessToPay, { table: 'step', what: 'price' }),
    share: { ...step.share, value: shareOf(step) },
  }))
}
