import type { DataTable } from '../../studies/index.ts'
import type { RehearsalResult, RehearsedRound } from './result.ts'

type Cell = string | number | null
/** A field, or a column's name with its unit and the field. */
type Column<T> = (keyof T & string) | readonly [column: string, field: keyof T & string]

const PRICE = ['price_usd_per_kg', 'price'] as const
const LIMIT = ['limit_usd_per_kg', 'limit'] as const

const GOODS = ['material', 'grade', 'place'] as const

/** The result as tables. */
export function rehearsalTables(result: RehearsalResult): DataTable[] {
  const { members } = result
  return [
    ...sumTables(result),
    {
      name: 'members',
      columns: ['member', 'name', 'country', 'gain_usd', 'received_usd'],
      rows: members.map(({ member, name, country, gain, received }) => [member, name, country, gain, received]),
    },
    ...itemTables(result),
  ]
}

type By = <T extends object>(
  name: string,
  pick: (one: RehearsedRound) => readonly T[],
  columns: readonly Column<T>[],
) => DataTable

/** Tables with a row for each of something in each round. */
const byMonth =
  ({ rounds }: RehearsalResult): By =>
  (name, pick, columns) => {
    const pairs = columns.map((one) => (typeof one === 'string' ? ([one, one] as const) : one))
    return {
      name,
      columns: ['month', ...pairs.map(([column]) => column)],
      rows: rounds.flatMap((one) =>
        pick(one).map((row) => [one.month, ...pairs.map(([, field]) => (row[field] ?? null) as Cell)]),
      ),
    }
  }

function sumTables(result: RehearsalResult): DataTable[] {
  const by = byMonth(result)
  return [
    by('prices', (one) => one.prices, [...GOODS, 'price', 'low', 'high', 'sold', 'bought', 'baseline', 'scarcity']),
    by('served', (one) => one.served, [
      'sector',
      'place',
      'material',
      'grade',
      'opening',
      'wanted',
      'bought',
      'shelf',
      'unserved',
      'refilled',
      'left',
    ]),
    by('benchmarks', (one) => one.benchmarks, [
      'material',
      'grade',
      'tonnes',
      'sellers',
      'buyers',
      'price',
      'withheld',
    ]),
    by('alarms', (one) => one.alarms, ['kind', 'owner', 'where', 'tonnes', 'price', 'other', 'gain']),
  ]
}

/** What the sums are made of. */
function itemTables(result: RehearsalResult): DataTable[] {
  const by = byMonth(result)
  return [
    by('orders', (one) => one.orders, [
      'order',
      'member',
      'owner',
      'side',
      'purpose',
      'sector',
      ...GOODS,
      'tonnes',
      LIMIT,
      'contract',
    ]),
    by('conversions', (one) => one.conversions.flatMap(goodsOfConversion), [
      'order',
      'member',
      'owner',
      'tonnes',
      'recipe',
      'process',
      LIMIT,
      'side',
      ...GOODS,
      ['tonnes_per_tonne', 'perTonne'],
    ]),
    {
      ...by('fills', (one) => one.fills, ['order', 'recipe', 'side', ...GOODS, 'tonnes', PRICE]),
      // Where no plant took part, no recipe says that it is a number.
      numbers: ['recipe', 'tonnes', PRICE[0]],
    },
    by('trades', (one) => one.trades.map((trade) => ({ ...trade, route: trade.route.join(' ') })), [
      ['sell_order', 'sellOrder'],
      ['buy_order', 'buyOrder'],
      'seller',
      'buyer',
      'material',
      ['sell_grade', 'sellGrade'],
      ['buy_grade', 'buyGrade'],
      'route',
      'tonnes',
      ['sell_price_usd_per_kg', 'sellPrice'],
      ['buy_price_usd_per_kg', 'buyPrice'],
      ['undelivered_t', 'undelivered'],
    ]),
    by('routes', (one) => one.routes, ['from', 'to', 'material', 'grade', 'tonnes', ['freight_usd_per_kg', 'freight']]),
    by('downgrades', (one) => one.downgrades, ['material', 'place', 'from', 'to', 'tonnes']),
    by('residuals', (one) => one.residuals, ['kind', ...GOODS, 'tonnes']),
    by('make_whole', (one) => one.makeWhole, ['order', ['paid_usd', 'paid']]),
    by('bounds', (one) => one.bounds, [...GOODS, PRICE]),
    by('lots', (one) => one.lots.list, ['lot', 'member', ...GOODS, 'tonnes', 'order']),
  ]
}

type Conversion = RehearsedRound['conversions'][number]

/** A row for each good of each recipe. */
const goodsOfConversion = ({ recipes, ...conversion }: Conversion) =>
  recipes.flatMap(({ takes, gives, ...terms }, recipe) => [
    ...takes.map((good) => ({ ...conversion, ...terms, recipe, side: 'buy', ...good })),
    ...gives.map((good) => ({ ...conversion, ...terms, recipe, side: 'sell', ...good })),
  ])
