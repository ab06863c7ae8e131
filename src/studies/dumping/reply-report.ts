import { at } from '../../lists/index.ts'
import { sayer, type SayOf } from '../../messages/index.ts'
import type { World } from '../../world/index.ts'
import { headersOf } from '../columns.ts'
import { percent, right, round, type Language, type Section } from '../report.ts'
import { namesOf } from '../words.ts'
import { dumpingColumns } from './columns.ts'
import { replyMessages } from './reply.gen.ts'
import type { SupplierReply } from './reply-result.ts'
import { inCase } from './support.ts'

/** Lengths, in years, after which the report says how many plants stand still. */
const AFTER = [1, 3, 5]

/** What the supplier state can make of a path, by depth, and the floor that keeps it from one. */
export function replySections(reply: SupplierReply, world: World, language: Language): Section[] {
  const say = sayer(replyMessages, language)
  const column = headersOf(dumpingColumns, language)
  const names = namesOf(world, language)
  const grid: Section = {
    heading: say('grid'),
    lines: [
      say('gridNote', {
        budget: round(reply.budget.value),
        low: round(reply.budget.low),
        high: round(reply.budget.high),
        draws: reply.draws,
      }),
    ],
    table: {
      columns: [
        right(say('depth')),
        right(say('forgone')),
        right(say('saved')),
        right(say('abroad')),
        right(say('home')),
        right(say('bill')),
        right(say('contracts')),
        right(say('perDollar')),
        ...AFTER.map((years) => right(say('idleAfter', { years }))),
        right(say('closedAfter')),
        right(say('regained')),
        right(say('worth')),
        right(say('rise')),
        right(say('lasts')),
      ],
      rows: reply.depths.map(({ depth, fullYear, lengths, budgetLasts }) => {
        const longest = at(lengths, lengths.length - 1)
        return [
          percent(depth),
          round(fullYear.exportsForgone),
          round(fullYear.importsSaved),
          round(fullYear.belowCostAbroad),
          round(fullYear.belowCostAtHome),
          round(fullYear.makersBill),
          round(longest.contractsCost / longest.years),
          longest.costPerDollar === null ? '' : round(longest.costPerDollar),
          ...AFTER.map((years) => {
            const after = at(lengths, years - 1)
            return `${round(after.idle)} ± ${round(after.idleError)}`
          }),
          round(longest.closed),
          round(longest.regained.margin),
          say('between', { low: round(longest.strategicWorth.value), high: round(longest.strategicWorthByClosed) }),
          longest.priceRise === null ? '' : percent(longest.priceRise),
          budgetLasts.value === null ? say('notSpent') : round(budgetLasts.value),
        ]
      }),
    },
  }
  return [grid, ...floorSection(reply, say, column, names)]
}

/** The least deterrent floor of the middle budget, by material and case. */
function floorSection(
  reply: SupplierReply,
  say: SayOf<typeof replyMessages>,
  column: ReturnType<typeof headersOf<typeof dumpingColumns>>,
  names: ReturnType<typeof namesOf>,
): Section[] {
  const floor = reply.floors.find(({ budget }) => budget === 'value')
  if (floor === undefined) return []
  const [mild, central, severe] = (['mild', 'central', 'severe'] as const).map((which) => inCase(floor, which))
  const materials = [
    ...new Set([severe, central, mild].flatMap((each) => (each?.strikes ?? []).map(({ material }) => material))),
  ]
  const told = (of: typeof central, id: string): string => {
    const strike = of?.strikes.find(({ material }) => material === id)
    return strike === undefined ? '' : `${round(strike.strike, 3)} (${percent(strike.strike / strike.baselinePrice)})`
  }
  return [
    {
      heading: say('floors', { depth: percent(floor.depth) }),
      lines: [
        say('floorsNote', {
          mild: round(mild?.costIfCalled ?? 0),
          central: round(central?.costIfCalled ?? 0),
          severe: round(severe?.costIfCalled ?? 0),
        }),
      ],
      table: {
        columns: [column('material'), right(say('mild')), right(say('central')), right(say('severe'))],
        rows: materials.map((id) => [names.material(id), told(mild, id), told(central, id), told(severe, id)]),
      },
    },
  ]
}
