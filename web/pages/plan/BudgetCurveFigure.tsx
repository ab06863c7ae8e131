import { planColumns } from '../../../src/studies/light.ts'
import { WRITING } from '../../../src/messages/index.ts'
import { Front } from '../../charts/plan/Front.tsx'
import { together } from '../../charts/plan/state.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { PlanProps } from './props.ts'
import { alongBudgets, spanText, type Shown } from './state.ts'
import { useAmount } from './use-items.ts'
import { planMessages } from './messages.gen.ts'

const lossOf = ({ periods }: Shown): number => periods.at(-1)?.worstCase.loss ?? 0

/** What other budgets would buy: points that show their plans. */
export function BudgetCurveFigure({ request, result, plans, shown, state }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit, headed } = useNumbers()
  const say = useMessages(planMessages)
  const words = useWording()
  const amount = useAmount()
  const { href } = useView()
  const along = alongBudgets(plans)
  const [least] = along
  const most = along.at(-1)
  const all = request.budgets?.length ?? 0
  const nothing = result.periods.at(-1)?.doNothing.loss ?? 0
  const groups = together(
    along.map((plan) => ({ plan, paid: plan.undiscountedCost, loss: lossOf(plan) })),
    nothing,
  )
  const points = groups.flatMap((group) => {
    // The one that is shown stands for those that are the same.
    const of = group.find(({ plan }) => plan.point === shown.point) ?? group.find(({ plan }) => plan.point === '')
    const first = of ?? group[0]
    if (first === undefined) return []
    const own = words.list(group.map(({ plan }) => amount(plan.budget)))
    const asked = group.some(({ plan }) => plan.point === '') ? say('asked') : ''
    const name = say(group.length === 1 ? 'withBudget' : 'budgets', { own, list: own })
    return [
      {
        id: first.plan.point,
        paid: first.paid,
        loss: first.loss,
        name: asked === '' ? name : words.inBrackets(name, asked),
        detail: say('frontDetail', {
          spent: words.money(first.paid),
          loss: words.money(first.loss),
        }),
        href: href('/plan', { point: first.plan.point }),
        shown: group.some(({ plan }) => plan.point === shown.point),
      },
    ]
  })
  const last = result.periods.at(-1)
  return (
    <Figure
      title={say('frontTitle')}
      answer={WRITING[words.lang].after(
        least === undefined || most === undefined
          ? ''
          : groups.length === 1
            ? say('frontSame', { low: amount(least.budget), spent: words.money(least.undiscountedCost) })
            : say('frontAnswer', {
                low: amount(least.budget),
                lowLoss: words.money(lossOf(least)),
                high: amount(most.budget),
                highLoss: words.money(lossOf(most)),
              }),
        result.budgetCurve.length < all && state !== 'done'
          ? say('budgetsWait', { n: result.budgetCurve.length, all })
          : '',
      )}
      name="plan-front"
      source={say('source')}
      note={<p>{say('frontNote')}</p>}
      table={{
        columns: [
          { ...inUnit('MUSD', say('plan')), align: 'left' },
          column('budget_musd'),
          column('undiscounted_cost_musd'),
          headed('MUSD', say('worstLast', { years: last === undefined ? '' : spanText(last) })),
          column('upper_bound_musd'),
          column('lower_bound_musd'),
          inUnit('number', say('decisions')),
        ],
        rows: along.map((plan) => {
          const budget = plan.limit ?? Number.POSITIVE_INFINITY
          return [
            cell(
              `${amount(plan.budget)}${plan.point === shown.point ? ' ●' : ''}`,
              plan.budget ?? '',
              href('/plan', { point: plan.point }),
            ),
            cell(words.number(budget, 3), budget),
            cell(words.number(plan.undiscountedCost, 3), plan.undiscountedCost),
            cell(words.number(lossOf(plan), 3), lossOf(plan)),
            cell(words.number(plan.upperBound, 3), plan.upperBound),
            cell(words.number(plan.lowerBound, 3), plan.lowerBound),
            cell(words.number(plan.decisions.length), plan.decisions.length),
          ]
        }),
      }}
    >
      <Front
        label={say('frontTitle')}
        points={points.sort((a, b) => a.paid - b.paid)}
        nothing={{ loss: nothing, name: say('frontNothing') }}
        paid={say('frontPaid')}
        loss={say('frontLoss')}
        money={words.money}
      />
    </Figure>
  )
}
