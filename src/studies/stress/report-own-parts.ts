import { at } from '../../lists/index.ts'
import { percent, right, round, type Section } from '../report.ts'
import { shownAfter, type StressReportContext } from './report-context.ts'

/** At most this many measures are shown; the table of the answer has all. */
const MEASURES_TOLD = 12

/** A company's parts: which stop, how likely, what is at stake and what to do. */
export function companySections({ world, result, say, names, column }: StressReportContext): Section[] {
  const { company: parts, companyChances: any = [], scenario } = result
  if (parts === undefined) return []
  const after = shownAfter(scenario.months)
  const shown = (chances: readonly { readonly chance: number }[]): string[] =>
    after.map((months) => percent(at(chances, months - 1).chance))
  return [
    {
      heading: say('company'),
      table: {
        columns: [
          column('part'),
          column('material'),
          column('place'),
          column('stops'),
          column('time_to_survive_months'),
          column('min_fill_rate'),
          column('missing_kg'),
        ],
        rows: parts.map((part) => [
          part.part,
          names.material(part.material),
          names.place(part.place),
          part.stops ?? say('never'),
          part.timeToSurvive?.toFixed(1) ?? '–',
          percent(part.minFillRate),
          round(part.missingKg),
        ]),
      },
    },
    {
      heading: say('companyChances'),
      lines: [say('companyChancesText', { relief: percent(world.parameter('line-relief')) })],
      table: {
        columns: [column('part'), ...after.map((months) => right(say('afterMonths', { n: months })))],
        rows: [
          ...parts.map(({ part, chances }) => [part, ...shown(chances)]),
          ...(parts.length < 2 ? [] : [[say('anyPart'), ...shown(any)]]),
        ],
      },
    },
    ...ownLinesSections({ result, say, names, column }),
  ]
}

/** What is at stake in each line, and what to do about its parts. */
function ownLinesSections({
  result,
  say,
  names,
  column,
}: Pick<StressReportContext, 'result' | 'say' | 'names' | 'column'>): Section[] {
  const { companyLines: lines = [], companyMeasures: measures = [] } = result
  const million = (money: number | null): string =>
    money === null ? '–' : money < 10 ? money.toFixed(2) : round(money)
  return [
    {
      heading: say('companyLines'),
      lines: [say('companyLinesText')],
      table: {
        columns: [column('line'), column('sales_musd'), column('lost_on_shelf_musd'), column('lost_by_lot_musd')],
        rows: lines.map((one) => [one.line, million(one.value), million(one.lostOnShelf), million(one.lostByLot)]),
      },
    },
    ...(measures.length === 0
      ? []
      : [
          {
            heading: say('companyMeasures'),
            lines: [say('companyMeasuresText')],
            table: {
              columns: [
                column('part'),
                column('what_to_do'),
                column('stops'),
                column('chance_before'),
                column('chance'),
                column('saved_musd'),
                column('cost_musd'),
              ],
              rows: measures.slice(0, MEASURES_TOLD).map((one) => [
                one.part,
                one.kind === 'stock'
                  ? say('measureStock', { days: one.days ?? 0 })
                  : say(one.kind === 'contract' ? 'measureContract' : 'measureSource', {
                      from: names.place(one.from ?? ''),
                      share: percent(one.share ?? 0),
                    }),
                one.stops ?? say('never'),
                percent(one.chanceBefore),
                percent(one.chance),
                million(one.saved),
                one.cost.toFixed(one.cost < 1 ? 3 : 1),
              ]),
            },
          },
        ]),
  ]
}
