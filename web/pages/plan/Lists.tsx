import { asksForLeast, planColumns } from '../../../src/studies/light.ts'
import { titleIn, WRITING } from '../../../src/messages/index.ts'
import { useNames, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { statementTexts } from '../../ui/Statements.tsx'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { PlanProps } from './props.ts'
import { paidFor, type Item } from './state.ts'
import { termName } from './term-name.ts'
import { useItems } from './use-items.ts'
import { planMessages } from './messages.gen.ts'

/** Items that stand for a plan in one line. */
const DEAREST = 4

/** What each item costs and what it buys. */
export function ItemsTable({ result, shown }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(planMessages)
  const words = useWording()
  const items = useItems()
  const valued = shown.decisions.some(({ value }) => value !== null)
  const worth = ({ value }: Item): number => value?.shapley ?? 0
  const best = shown.decisions.reduce<Item | undefined>(
    (most, item) => (most === undefined || worth(item) > worth(most) ? item : most),
    undefined,
  )
  return (
    <Figure
      title={say('itemsTitle')}
      answer={
        best === undefined
          ? say('scheduleNone')
          : best.value === null
            ? say('itemsNoValue')
            : say(best.value.leaveOneOut > 0.01 * best.value.shapley ? 'itemsAnswer' : 'itemsSpare', {
                best: items.name(best),
                dropped: words.money(best.value.leaveOneOut),
                fair: words.money(best.value.shapley),
              })
      }
      name="plan-items"
      source={say('source')}
      note={<p>{say('itemsNote')}</p>}
      table={{
        columns: [
          { name: say('what') },
          column('kind'),
          inUnit('unit', say('size')),
          column('unit'),
          column('share'),
          column('upfront_cost_musd'),
          column('annual_cost_musd'),
          column('undiscounted_cost_musd'),
          ...(valued ? [column('leave_one_out_musd'), column('shapley_musd')] : []),
        ],
        rows: shown.decisions.map((item) => {
          const source = items.source(item)
          const paid = paidFor(item, result.periods)
          return [
            cell(items.name(item), item.id, source),
            cell(say(item.kind), item.kind),
            cell(items.size(item), Math.max(...item.amounts)),
            item.kind === 'thrifting' ? cell(inUnit('share', '').unit) : cell(words.unit(item.unit), item.unit),
            cell(words.percent(item.share), item.share),
            cell(words.number(item.upfrontCost), item.upfrontCost, source),
            cell(words.number(item.annualCost), item.annualCost, source),
            cell(words.number(paid), paid),
            ...(valued
              ? [
                  cell(
                    item.value === null ? '' : words.number(item.value.leaveOneOut),
                    item.value?.leaveOneOut ?? null,
                  ),
                  cell(item.value === null ? '' : words.number(item.value.shapley), item.value?.shapley ?? null),
                ]
              : []),
          ]
        }),
      }}
    />
  )
}

/** Statements that stand beside other plans, and not in the headline. */
export const BESIDE_OTHERS: ReadonlySet<string> = new Set(['noRegret', 'noRegretNone'])

/** Plans that are nearly as good, and what is in all of them. */
export function OthersTable({ request, result, plans, shown, state }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(planMessages)
  const words = useWording()
  const items = useItems()
  const { href } = useView()
  const { alternatives, noRegret, objective } = result
  const rows = plans.filter(({ point }) => point === '' || point.startsWith('other-'))
  const most = Math.max(0, ...alternatives.map(({ upperBound }) => upperBound / objective.upperBound - 1))
  const told = statementTexts(result.summary, words).filter(({ id }) => BESIDE_OTHERS.has(id))
  const coming = state === 'working' && noRegret.length === 0
  const dearest = (list: readonly Item[]): string =>
    words.commas(list.slice(0, DEAREST).map((item) => items.name(item)))
  return (
    <div className="plan-long">
      <Figure
        title={say('othersTitle')}
        answer={WRITING[words.lang].after(
          alternatives.length === 0
            ? coming
              ? say('alternativesWait', { n: 0, all: request.alternatives })
              : say('othersNone')
            : say('othersAnswer', { n: alternatives.length, most: words.percent(most, 1) }),
          ...(coming ? [] : told.map(({ text }) => text)),
        )}
        name="plan-others"
        source={say('source')}
        table={{
          columns: [
            { ...column('plan'), align: 'left' },
            column('upper_bound_musd'),
            column('undiscounted_cost_musd'),
            column('dissimilarity'),
            inUnit('number', say('decisions')),
            { name: say('dearest') },
          ],
          rows: rows.map((plan, i) => [
            cell(
              `${plan.point === '' ? say('thisOne') : say('other', { n: i })}${plan.point === shown.point ? ' ●' : ''}`,
              i + 1,
              href('/plan', { point: plan.point }),
            ),
            cell(words.number(plan.upperBound, 3), plan.upperBound),
            cell(words.number(plan.undiscountedCost, 3), plan.undiscountedCost),
            i === 0
              ? cell('–', '')
              : cell(
                  words.percent(alternatives[i - 1]?.dissimilarity ?? 0),
                  alternatives[i - 1]?.dissimilarity ?? null,
                ),
            cell(words.number(plan.decisions.length), plan.decisions.length),
            cell(dearest(plan.decisions), plan.decisions.map(({ id }) => id).join('; ')),
          ]),
        }}
      />
    </div>
  )
}

/** What else the plan keeps to. */
export function TermsTable({ result }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(planMessages)
  const words = useWording()
  const { lang } = useView().view
  const { nameOf } = useNames()
  const { constraints, options } = result
  return (
    <Figure
      title={say('termsTitle', { title: options.constraints === null ? '' : titleIn(lang, options.constraints) })}
      answer={say('termsAnswer', { n: constraints.length })}
      name="plan-terms"
      source={say('source')}
      table={{
        columns: [
          { name: say('term') },
          { ...inUnit('year', say('stands')), align: 'left' },
          column('asked'),
          column('reached'),
          column('unit'),
        ],
        rows: constraints.map(({ id, kind, unit, year, asked, reached }) => [
          cell(termName({ id, kind }, nameOf, words.commas), id),
          year === null ? cell(say('throughout'), '') : cell(String(year), year),
          cell(say(asksForLeast(kind) ? 'least' : 'most', { value: words.number(asked, 3) }), asked),
          cell(words.number(reached, 3), reached),
          cell(words.unit(unit), unit),
        ]),
      }}
    />
  )
}
