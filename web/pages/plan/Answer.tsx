import { WRITING } from '../../../src/messages/index.ts'
import { commandOf, proofText, roundDown, toldYears } from '../../../src/studies/light.ts'
import { Reproduce } from '../../ui/Reproduce.tsx'
import { memo, useDeferredValue } from 'react'
import { Link } from 'wouter'
import '../../charts/charts.css'
import { Notices } from '../../model/Notices.tsx'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { useSupplier } from '../weapon/use-names.ts'
import { BudgetCurveFigure } from './BudgetCurveFigure.tsx'
import { ItemsTable, OthersTable, TermsTable } from './Lists.tsx'
import { PlanMap } from './PlanMap.tsx'
import { SafetyFigure, ScheduleFigure } from './Times.tsx'
import { plansOf, shownOf } from './state.ts'
import { useAmount } from './use-items.ts'
import { planMessages } from './messages.gen.ts'
import type { Props, PlanProps } from './props.ts'

/** The plan, and how near it is to the best: in words at once, and in figures a moment later, since they take longer to draw. */
export function Answer(props: Props): React.JSX.Element {
  const drawn = useDeferredValue<Props | undefined>(props, undefined)
  return (
    <div className="stack">
      <Headline {...props} />
      {drawn !== undefined && (
        <div className={drawn.result === props.result ? 'stack' : 'stack stale'}>
          <Figures {...drawn} />
        </div>
      )}
    </div>
  )
}

const Figures = memo(function Figures(props: Props): React.JSX.Element | null {
  const { view } = useView()
  const plans = plansOf(props.request, props.result)
  const shown = shownOf(plans, view.point)
  if (shown === undefined) return null
  const all = { ...props, plans, shown }
  return (
    <>
      {props.result.budgetCurve.length > 0 && <BudgetCurveFigure {...all} />}
      <ShownHead {...all} />
      <ScheduleFigure {...all} />
      <SafetyFigure {...all} />
      <PlanMap {...all} />
      <ItemsTable {...all} />
      {props.request.alternatives > 0 && props.result.check.difference !== null && <OthersTable {...all} />}
      {props.result.constraints.length > 0 && <TermsTable {...all} />}
      <Sure {...props} />
    </>
  )
})

function Headline({ request, result, state }: Props): React.JSX.Element {
  const say = useMessages(planMessages)
  const words = useWording()
  const supplier = useSupplier()
  const amount = useAmount()
  const { objective, periods, decisions, undiscountedCost, belowThreshold, check, options } = result
  const { first, later: other } = toldYears(periods)
  const last = periods.at(-1)
  const money = (value: number): string => words.money(value)
  const final = (last?.from ?? 0) + (last?.years ?? 0) - Number(options.start.slice(0, 4))
  const later =
    other === undefined
      ? ''
      : say('later', { year: other.from, worst: money(other.worstCase.loss), without: money(other.doNothing.loss) })
  const begins = periods[0]
  const sharp =
    belowThreshold === null
      ? ''
      : belowThreshold.from === null
        ? say('headSharp')
        : say('headBlunt', { year: belowThreshold.from })
  return (
    <section className="headline keep" aria-live="polite">
      <p className="headline-main">
        {WRITING[words.lang].after(
          decisions.length === 0 || first === undefined
            ? say(check.difference === null ? 'headNoneYet' : 'headNone', {
                without: money(begins?.doNothing.loss ?? 0),
              })
            : say('head', {
                spent: money(undiscountedCost),
                year: first.from,
                without: money(first.doNothing.loss),
                worst: words.money(first.worstCase.loss),
              }),
          sharp,
        )}
      </p>
      <p>
        {WRITING[words.lang].after(
          later,
          begins !== undefined && first !== undefined && begins.from < first.from
            ? say('late', { year: first.from, loss: money(begins.worstCase.loss) })
            : '',
          say(request.budget === undefined ? 'paidNoLimit' : 'paid', {
            n: decisions.length,
            spent: money(undiscountedCost),
            years: final,
            own: amount(request.budget),
            budget: options.budget === null ? '' : money(options.budget),
          }),
          options.delay > 0 ? say('slip', { n: options.delay }) : '',
          options.technologyBan ? say('technologyBan', { supplier }) : '',
        )}
      </p>
      {belowThreshold !== null ? (
        <p>
          {belowThreshold.from === null
            ? say('sharp', {
                supplier,
                threshold: words.number(belowThreshold.threshold, 4),
                beyond: money(belowThreshold.beyond.at(-1) ?? 0),
              })
            : say('blunt', {
                year: belowThreshold.from,
                supplier,
                n: options.maxMeasures,
                threshold: words.number(belowThreshold.threshold, 4),
              })}
        </p>
      ) : (
        request.threshold !== undefined && state === 'working' && <p>{say('bluntWait')}</p>
      )}
      <p className="plan-proof">
        {WRITING[words.lang].after(
          say('bounded', {
            proof: proofText(objective, words.lang),
            lower: money(roundDown(objective.lowerBound)),
            upper: words.money(objective.upperBound),
            nothing: money(objective.doNothing),
          }),
          objective.termination === 'gap-reached'
            ? ''
            : say(objective.termination === 'unchecked' ? 'unproved' : 'stopped'),
          check.difference === null
            ? say('unchecked')
            : say('checked', { difference: check.difference === 0 ? '0' : check.difference.toExponential(0) }),
        )}
      </p>
    </section>
  )
}

/** Which plan all that follows is about. */
function ShownHead({ shown, request }: PlanProps): React.JSX.Element | null {
  const say = useMessages(planMessages)
  const { inBrackets } = useWording()
  const amount = useAmount()
  const { view, href } = useView()
  if ((request.budgets ?? []).length === 0 && request.alternatives === 0) return null
  const own = view.point === shown.point
  return (
    <div className="row plan-shown-head" role="status">
      <strong>
        {shown.point.startsWith('other-')
          ? say('showingOther', { n: shown.point.slice('other-'.length) })
          : shown.point === ''
            ? inBrackets(say('showing', { own: amount(shown.budget) }), say('asked'))
            : say('showing', { own: amount(shown.budget) })}
      </strong>
      {!own && <span className="quiet">{say('showingWait')}</span>}
      {shown.point !== '' && <Link href={href('/plan', { point: '' })}>{say('backToAsked')}</Link>}
    </div>
  )
}

function Sure({ request, result, state }: Props): React.JSX.Element {
  const say = useMessages(planMessages)
  const words = useWording()
  const { href } = useView()
  const { judged } = useCatalogue()
  return (
    <section className="stack keep sure">
      <h2>{say('sureTitle')}</h2>
      <p>
        {WRITING[words.lang].after(
          say('sureLimits', { chance: words.percent(result.options.attackProbability) }),
          say('sureJudged', { judged: words.number(judged.judged, 3), figures: words.number(judged.figures, 3) }),
        )}{' '}
        <Link href={href('/world', { table: 'projects', row: '' })}>{say('judgedLink')}</Link>
      </p>
      <Notices result={result} />
      {state === 'done' && (
        <Reproduce
          say={say}
          command={commandOf(QUESTIONS.plan, request)}
          file={`plan-${request.members.join('-').toLowerCase()}.json`}
          result={result}
        />
      )}
    </section>
  )
}
