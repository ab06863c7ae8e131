import { planColumns } from '../../../src/studies/light.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useWording } from '../../model/catalogue.tsx'
import { useSupplier } from '../../subjects/supplier.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { againstMessages } from './against.gen.ts'
import { gainFrom, quietYearsOf } from './guard.ts'
import { planMessages } from './messages.gen.ts'
import type { PlanProps } from './props.ts'
import { spanText } from './state.ts'

const DIGITS = 3

/** Years without an attack, where they count: what the plan spares in each, and what part of the total they are. */
export function QuietYears(props: PlanProps): React.JSX.Element | null {
  if (quietYearsOf(props.shown.periods).length === 0) return null
  return (
    <>
      <SparedFigure {...props} />
      <PartsFigure {...props} />
    </>
  )
}

function SparedFigure({ shown }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit, headed } = useNumbers()
  const say = useMessages(againstMessages)
  const plan = useMessages(planMessages)
  const words = useWording()
  const supplier = useSupplier()
  const years = quietYearsOf(shown.periods)
  const from = gainFrom(years)
  return (
    <Figure
      title={say('quietTitle')}
      answer={
        from === undefined
          ? say('quietNothing')
          : say('quietAnswer', { year: from.from, gain: words.money(years.at(-1)?.spared ?? from.spared) })
      }
      name="plan-quiet-years"
      source={plan('source')}
      note={<p>{say('quietNote', { supplier })}</p>}
      table={{
        columns: [
          { ...inUnit('year', plan('years')), align: 'left' },
          column('quiet_no_plan_loss_musd'),
          column('quiet_loss_musd'),
          headed('MUSD', say('quietSpared')),
          headed('MUSD', say('quietRechecked')),
        ],
        rows: years.map((year) => [
          cell(spanText(year), year.from),
          ...[year.doNothing, year.plan, year.spared].map((value) => cell(words.number(value, DIGITS), value)),
          year.rechecked === null
            ? cell(plan('notYet'), '')
            : cell(words.number(year.rechecked, DIGITS), year.rechecked),
        ]),
      }}
    />
  )
}

/** Of the plan asked for: other budgets are shown by their years alone. */
function PartsFigure({ result, shown }: PlanProps): React.JSX.Element | null {
  const say = useMessages(againstMessages)
  const { headed } = useNumbers()
  const plan = useMessages(planMessages)
  const words = useWording()
  const parts = result.objectiveParts
  if (parts === undefined || shown.point !== '') return null
  const total = ({ cost, attacks, quietYears }: typeof parts.plan): number => cost + attacks + quietYears
  const row = (name: string, id: string, without: number, own: number): ReturnType<typeof cell>[] => [
    cell(name, id),
    ...[without, own].map((value) => cell(words.number(value, DIGITS), value)),
  ]
  return (
    <Figure
      title={say('partsTitle')}
      answer={say('partsAnswer', {
        total: words.money(total(parts.plan)),
        cost: words.money(parts.plan.cost),
        attacks: words.money(parts.plan.attacks),
        quiet: words.money(parts.plan.quietYears),
      })}
      name="plan-parts"
      source={plan('source')}
      note={<p>{say('partsNote')}</p>}
      table={{
        columns: [{ name: say('part') }, headed('MUSD', say('withoutPlan')), headed('MUSD', say('withPlan'))],
        rows: [
          row(say('partCost'), 'cost', parts.doNothing.cost, parts.plan.cost),
          row(say('partAttacks'), 'attacks', parts.doNothing.attacks, parts.plan.attacks),
          row(say('partQuiet'), 'quiet-years', parts.doNothing.quietYears, parts.plan.quietYears),
          row(say('partTotal'), 'total', total(parts.doNothing), total(parts.plan)),
        ],
      }}
    />
  )
}
