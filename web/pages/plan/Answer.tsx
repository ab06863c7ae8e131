import { WRITING } from '../../../src/messages/index.ts'
import { Reproduce } from '../../ui/Reproduce.tsx'
import { memo, useDeferredValue } from 'react'
import { Link } from 'wouter'
import { argumentOf, PLAN_PROOF } from '../../../src/studies/light.ts'
import '../../charts/charts.css'
import { Notices } from '../../model/Notices.tsx'
import { PastTest } from '../../model/PastTest.tsx'
import { useCatalogue, useCommand, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS } from '../../url/questions.ts'
import { AnswerTools } from '../../ui/AnswerTools.tsx'
import { Announced } from '../../ui/Announced.tsx'
import { More } from '../../ui/More.tsx'
import { statementTexts } from '../../ui/Statements.tsx'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { BudgetCurveFigure } from './BudgetCurveFigure.tsx'
import { DumpingFigures } from './DumpingFigures.tsx'
import { BESIDE_OTHERS, ItemsTable, OthersTable, TermsTable } from './Lists.tsx'
import { NotChosenFigure } from './NotChosen.tsx'
import { PlanMap } from './PlanMap.tsx'
import { QuietYears } from './QuietYearsFigure.tsx'
import { SlidesButton } from './SlidesButton.tsx'
import { SafetyFigure, ScheduleFigure } from './Times.tsx'
import { plansOf, shownOf } from './state.ts'
import { OutOfSampleFigure } from './OutOfSampleFigure.tsx'
import { AskVerdicts, VerdictFigures } from './VerdictFigures.tsx'
import { WorldsFigure } from './WorldsFigure.tsx'
import { useAmount } from './use-items.ts'
import type { Props, PlanProps } from './props.ts'
import { planMessages } from './messages.gen.ts'

/** The plan, and how near it is to the best: in words at once, and in figures a moment later, since they take longer to draw. */
export function Answer(props: Props): React.JSX.Element {
  const drawn = useDeferredValue<Props | undefined>(props, undefined)
  return (
    <div className="stack">
      <Answered {...props} />
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
      {props.result.worlds.length > 0 && <WorldsFigure {...all} />}
      <OutOfSampleFigure {...all} />
      <QuietYears {...all} />
      <DumpingFigures {...all} />
      <PlanMap {...all} />
      <ItemsTable {...all} />
      <NotChosenFigure {...all} />
      <VerdictFigures {...all} />
      <AskVerdicts {...all} />
      {props.request.alternatives > 0 && props.result.check.difference !== null && <OthersTable {...all} />}
      {props.result.constraints.length > 0 && <TermsTable {...all} />}
      <Sure {...props} />
    </>
  )
})

/** What the argument opens with: what to fund, and what a year of the worst attack then costs. */
const OPENING: ReadonlySet<string> = new Set(['inCurrency', 'cuts', 'turnsToGain', 'nothingFound', 'nothingYet'])

/** Statements that the figure of plants not chosen makes, or that only who searches on asks for: the command line has them. */
const ELSEWHERE: ReadonlySet<string> = new Set(['screened', 'searched'])

/** Blocks that stand behind *More of the answer*. */
const BEHIND: ReadonlySet<string> = new Set(['change'])

/** The answer as an argument, block by block; what is in all plans that are nearly as good stands beside these. */
function Answered({ request, result, state }: Props): React.JSX.Element {
  const say = useMessages(planMessages)
  const words = useWording()
  const { lang, month } = words
  const { after } = WRITING[lang]
  const { attackStart } = result.options
  /** Here it is asked for in the settings, and not by an option. */
  const onPage = (id: string, text: string): string =>
    id === 'askAssumptions'
      ? say('askTurns')
      : id === 'attacksBegin' && attackStart !== undefined
        ? say('attacksBegin', { month: month(attackStart) })
        : text
  const told = statementTexts(result.summary, words).filter(({ id }) => !BESIDE_OTHERS.has(id) && !ELSEWHERE.has(id))
  const [fund, ...rest] = told.filter(({ id }) => OPENING.has(id)).sort((one) => (one.id === 'inCurrency' ? -1 : 1))
  const opening = [fund, ...rest].flatMap((one) => one?.text ?? [])
  const blocks = argumentOf(told.filter(({ id }) => !OPENING.has(id)))
  const behind = blocks.filter(({ block }) => BEHIND.has(block))
  const proofs = told.filter(({ id }) => PLAN_PROOF.has(id))
  const shown = (some: typeof blocks): React.JSX.Element => (
    <div className="plan-blocks">
      {some.map(({ block, statements }) => (
        <section key={block} className="keep">
          <h2>{say(`block-${block}`)}</h2>
          <ul>
            {statements.map(({ id, text }, i) => (
              <li key={i}>{onPage(id, text)}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
  return (
    <>
      <Announced text={after(...opening)} />
      <section className="headline plan-argument">
        <p className="headline-main">{after(...opening)}</p>
        <PastTest />
        {shown(blocks.filter(({ block }) => !BEHIND.has(block)))}
        {behind.length > 0 && <More of="answer">{shown(behind)}</More>}
        {proofs.length > 0 && <p className="headline-proof">{after(...proofs.map(({ text }) => text))}</p>}
        {result.belowThreshold === null && request.threshold !== undefined && state === 'working' && (
          <p>{say('bluntWait')}</p>
        )}
        <AnswerTools
          sentences={opening}
          statements={[...rest, ...blocks.flatMap(({ statements }) => statements.slice(0, 1))]
            .map(({ text }) => text)
            .slice(0, 4)}
        />
      </section>
    </>
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
  const command = useCommand()
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
          command={command(QUESTIONS.plan, request)}
          file={`plan-${request.members.join('-').toLowerCase()}.json`}
          result={result}
        >
          <SlidesButton result={result} />
        </Reproduce>
      )}
    </section>
  )
}
