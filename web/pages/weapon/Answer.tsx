import { WEAPON_PROOF, weaponColumns } from '../../../src/studies/light.ts'
import { WRITING } from '../../../src/messages/index.ts'
import { Reproduce } from '../../ui/Reproduce.tsx'
import { memo, useDeferredValue } from 'react'
import { Link } from 'wouter'
import '../../charts/charts.css'
import { Notices } from '../../model/Notices.tsx'
import { InCurrencies } from '../../model/InCurrencies.tsx'
import { PastTest } from '../../model/PastTest.tsx'
import { useCatalogue, useCommand, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS } from '../../url/questions.ts'
import { Figure } from '../../ui/Figure.tsx'
import { Statements, statementTexts } from '../../ui/Statements.tsx'
import { useHeaders } from '../../ui/use-headers.ts'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { Curve } from './Curve.tsx'
import { PlacesHit, SectorsHit } from './Losses.tsx'
import { Alone } from './Alone.tsx'
import { Safe } from './Safe.tsx'
import { asScenario, curveRows, placeRows, ranked } from './state.ts'
import { useSetName } from '../../subjects/supplier.ts'
import { aloneMessages } from './alone.gen.ts'
import { safeMessages } from './safe.gen.ts'
import type { Props } from './props.ts'
import { weaponMessages } from './messages.gen.ts'

/** The worst set and its proof: in words at once, and in figures a moment later, since they take longer to draw. */
export function Answer(props: Props): React.JSX.Element {
  const drawn = useDeferredValue<Props | undefined>(props, undefined)
  return (
    <div className="stack">
      <Answered {...props} />
      {props.result.worst.measures.length > 0 && drawn !== undefined && (
        <div className={drawn.result === props.result ? 'stack' : 'stack stale'}>
          <Figures {...drawn} />
        </div>
      )}
    </div>
  )
}

const Figures = memo(function Figures(props: Props): React.JSX.Element {
  const { worst } = props.result
  return (
    <>
      <Sets {...props} />
      {props.result.protection !== null && <Safe {...props} />}
      {curveRows(props.result).length > 0 && <Curve {...props} />}
      {props.result.member !== null && <Alone {...props} />}
      {placeRows(worst).length > 1 && <PlacesHit {...props} />}
      <SectorsHit {...props} />
      <Sure {...props} />
    </>
  )
})

/** Statements that stand in one paragraph. */
const TOGETHER = [
  ['loss', 'placeLoses', 'placesLose', 'dearerOnly'],
  ['simulated', 'simulatedNoStop', 'runnerUpWorse'],
] as const

/** The statements of the study, what of them is still on its way, and the way on to Shock. */
function Answered({ request, result, coming }: Props): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const safe = useMessages(safeMessages)
  const alone = useMessages(aloneMessages)
  const words = useWording()
  const { lang, list, place, number } = words
  const { href } = useView()
  const { threshold, protect, member } = request
  const { worst, belowThreshold, protection } = result
  const waits = coming && worst.measures.length > 0
  return (
    <Statements
      statements={statementTexts(result.summary, words)}
      proof={WEAPON_PROOF}
      together={TOGETHER}
      lang={lang}
      test={
        <>
          <InCurrencies of={result.summary[0]} />
          <PastTest />
        </>
      }
    >
      {waits && threshold !== undefined && belowThreshold === null && (
        <p>{say('bluntWait', { threshold: number(threshold, 4) })}</p>
      )}
      {waits && protect !== undefined && protection === null && <p>{safe('headWait')}</p>}
      {waits && member !== undefined && result.member === null && (
        <p>{alone('headWait', { member: list(member.map((id) => place(id).replace(/（.*/, ''))) })}</p>
      )}
      {worst.measures.length > 0 && (
        <p className="no-print">
          <Link className="button" href={href('/', { scenarios: [asScenario(request, worst.measures)] })}>
            {say('runIt')} →
          </Link>
        </p>
      )}
    </Statements>
  )
}

/** At most this many places are named beside a set. */
const TOLD = 3

function Sets({ request, result, complete }: Props): React.JSX.Element {
  const column = useHeaders(weaponColumns)
  const say = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const { discount } = useCatalogue()
  const setName = useSetName(request.menu)
  const { worst, runnersUp } = result
  const [next] = runnersUp
  return (
    <div className="weapon-sets">
      <Figure
        title={say('setsTitle')}
        answer={WRITING[words.lang].after(
          next === undefined
            ? say('setsWait', { worst: setName(worst.measures), loss: words.money(worst.loss) })
            : say('setsAnswer', {
                worst: setName(worst.measures),
                loss: words.money(worst.loss),
                next: setName(next.measures),
                nextLoss: words.money(next.loss),
              }),
          complete && !result.summary.some(({ id }) => id === 'runnerUpWorse') ? say('setsSame') : '',
        )}
        name="sets"
        source={say('source')}
        table={{
          columns: [
            column('rank'),
            column('measures'),
            column('loss_musd'),
            column('value_added_lost_musd'),
            column('exports_forgone_musd'),
            column('leverage'),
            column('simulated_value_added_lost_musd'),
            { name: say('who') },
          ],
          rows: ranked(result).map(({ rank, tied, set }) => [
            cell(tied ? `${rank} =` : `${rank}`, rank),
            cell(
              setName(set.measures),
              set.measures.join(' + '),
              href('/', { scenarios: [asScenario(request, set.measures)] }),
            ),
            cell(words.number(set.loss, 3), set.loss),
            cell(words.number(set.valueAddedLost, 3), set.valueAddedLost),
            cell(words.number(set.exportsForgone, 3), set.exportsForgone),
            cell(set.leverage === null ? say('forgoesNothing') : words.number(set.leverage), set.leverage),
            set.simulated === undefined
              ? cell('–', '')
              : cell(words.number(set.simulated.valueAddedLost, 3), set.simulated.valueAddedLost),
            cell(
              words.list(
                placeRows(set)
                  .slice(0, TOLD)
                  .map(({ place }) => words.place(place).replace(/（.*/, '')),
              ),
              set.places.map(({ place }) => place).join(' '),
            ),
          ]),
        }}
        note={<p>{say('setsNote', { discount: words.percent(discount, 1) })}</p>}
      />
    </div>
  )
}

function Sure({ request, result, complete }: Props): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const { judged } = useCatalogue()
  const command = useCommand()
  return (
    <section className="stack keep sure">
      <h2>{say('sureTitle')}</h2>
      <p>
        {WRITING[words.lang].after(
          say('sureAnswer', { judged: words.number(judged.judged, 3), figures: words.number(judged.figures, 3) }),
          say('sureLimits'),
        )}{' '}
        <Link href={href('/world', { table: 'sources' })}>{say('judgedLink')}</Link>{' '}
        <Link href={href('/hindcast')}>{say('rightLink')}</Link>
      </p>
      <Notices result={{ world: result.world }} />
      {complete && (
        <Reproduce
          say={say}
          command={command(QUESTIONS.weapon, request)}
          file={`weapon-${request.menu}.json`}
          result={result}
        />
      )}
    </section>
  )
}
