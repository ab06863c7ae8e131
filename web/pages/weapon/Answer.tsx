import { WRITING } from '../../../src/messages/index.ts'
import { Reproduce } from '../../ui/Reproduce.tsx'
import { memo, useDeferredValue } from 'react'
import { Link } from 'wouter'
import { commandOf, proofText } from '../../../src/studies/light.ts'
import '../../charts/charts.css'
import { Notices } from '../../model/Notices.tsx'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { QUESTIONS } from '../../url/questions.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { Curve } from './Curve.tsx'
import { PlacesHit, SectorsHit } from './Losses.tsx'
import { Alone } from './Alone.tsx'
import { Safe } from './Safe.tsx'
import { asScenario, curveRows, placeRows, ranked, safeSteps, worseSimulated } from './state.ts'
import { useEnds, useSetName, useSupplier } from './use-names.ts'
import { aloneMessages } from './alone.gen.ts'
import { safeMessages } from './safe.gen.ts'
import { weaponMessages } from './messages.gen.ts'
import type { Props } from './props.ts'

/** The worst set and its proof: in words at once, and in figures a moment later, since they take longer to draw. */
export function Answer(props: Props): React.JSX.Element {
  const drawn = useDeferredValue<Props | undefined>(props, undefined)
  return (
    <div className="stack">
      <Headline {...props} />
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

const tiny = (value: number): string => (value === 0 ? '0' : value.toExponential(0))

function Headline({ request, result, coming }: Props): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const words = useWording()
  const supplier = useSupplier()
  const { href } = useView()
  const { places } = useCatalogue()
  const setName = useSetName(request.menu)
  const { worst, proof, menu, ties, belowThreshold, options } = result
  if (worst.measures.length === 0)
    return (
      <section className="headline keep" aria-live="polite">
        <p className="headline-main">{say('headNone')}</p>
      </section>
    )
  const [only, ...more] = request.target ?? []
  const alone = more.length === 0 ? places.find(({ id }) => id === only) : undefined
  const own = worst.places.find(({ place }) => place === alone?.id)?.valueAddedLost ?? 0
  const [most] = placeRows(worst)
  return (
    <section className="headline keep" aria-live="polite">
      <p className="headline-main">{say('head', { measures: setName(worst.measures) })}</p>
      <p>
        {WRITING[words.lang].after(
          say('headLoss', { n: menu.months, supplier, loss: words.money(worst.loss) }),
          alone !== undefined
            ? say('headPlace', {
                place: words.place(alone.id).replace(/（.*/, ''),
                added: words.money(own),
                gdp: words.percent(own / 1000 / alone.gdp, 3),
              })
            : most !== undefined && most.lost > 0
              ? say('headPlaces', {
                  added: words.money(worst.valueAddedLost),
                  place: words.place(most.place),
                  most: words.money(most.lost),
                })
              : '',
        )}
      </p>
      {worst.leverage !== null && (
        <p>
          {say('headGives', {
            supplier,
            gives: words.money(worst.exportsForgone),
            leverage: words.number(worst.leverage),
          })}
        </p>
      )}
      {worst.simulated !== undefined && (
        <p>
          {worst.simulated.firstStop === null
            ? say('headRolledNone', { n: worst.simulated.foresight })
            : say('headRolled', {
                n: worst.simulated.foresight,
                rolled: words.money(worst.simulated.valueAddedLost),
                month: words.month(worst.simulated.firstStop),
              })}
        </p>
      )}
      <p>
        {WRITING[words.lang].after(
          say(proof.optimal ? 'proved' : 'within', {
            proof: proofText(proof, words.lang),
            sets: words.number(proof.sets, 6),
            most: options.maxMeasures,
            all: menu.measures.length,
            gap: tiny(proof.gap ?? 0),
          }),
          ties > 0 ? say('ties', { n: ties }) : '',
        )}
      </p>
      <p className="weapon-proof">
        {say('provedNote', { solves: words.number(proof.solves, 6), cold: tiny(proof.coldStartDifference) })}
      </p>
      {request.threshold !== undefined && (coming || belowThreshold !== null) && (
        <p>
          {say(belowThreshold === null ? 'bluntWait' : belowThreshold ? 'blunt' : 'sharp', {
            threshold: words.number(request.threshold, 4),
          })}
        </p>
      )}
      <SafeFirst request={request} result={result} coming={coming} />
      <WorstAlone request={request} result={result} coming={coming} />
      <p className="no-print">
        <Link className="button" href={href('/', { scenarios: [asScenario(request, worst.measures)] })}>
          {say('runIt')} →
        </Link>
      </p>
    </section>
  )
}

type HeadProps = Omit<Props, 'complete'>

function SafeFirst({ request, result, coming }: HeadProps): React.JSX.Element | null {
  const say = useMessages(safeMessages)
  const { money } = useWording()
  const setName = useSetName(request.menu)
  if (request.protect === undefined || (result.protection === null && !coming)) return null
  const last = safeSteps(result).at(-1)
  if (result.protection === null || last === undefined) return <p>{say('headWait')}</p>
  return (
    <p>
      {say(last.measures.length === 0 ? 'headAll' : 'head', {
        cells: setName(last.safe),
        left: money(last.loss),
        loss: money(result.worst.loss),
        measures: setName(last.measures),
      })}
    </p>
  )
}

function WorstAlone({ request, result, coming }: HeadProps): React.JSX.Element | null {
  const say = useMessages(aloneMessages)
  const { place, list } = useWording()
  const setName = useSetName(request.menu)
  const ends = useEnds()
  if (request.member === undefined || (result.member === null && !coming)) return null
  const member = list(request.member.map((id) => place(id).replace(/（.*/, '')))
  if (result.member === null) return <p>{say('headWait', { member })}</p>
  const { worst } = result.member
  const same = worst.measures.join() === result.worst.measures.join()
  return (
    <p>
      {say(worst.measures.length === 0 ? 'headNone' : same ? 'headSame' : 'head', {
        member,
        measures: setName(worst.measures),
        ends: ends(worst),
      })}
    </p>
  )
}

/** So many places are told by name beside a set. */
const TOLD = 3

function Sets({ request, result, complete }: Props): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const { discount } = useCatalogue()
  const setName = useSetName(request.menu)
  const { worst, runnersUp, menu } = result
  const [next] = runnersUp
  const worse = worseSimulated(result)
  const more = (worse?.simulated?.valueAddedLost ?? 0) / (worst.simulated?.valueAddedLost ?? 1) - 1
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
          worse !== undefined
            ? say('setsWorse', {
                measures: setName(worse.measures),
                rolled: words.money(worse.simulated?.valueAddedLost ?? 0),
                more: words.percent(more, more < 0.1 ? 1 : 0),
              })
            : complete
              ? say('setsSame')
              : '',
        )}
        name="sets"
        source={say('source')}
        table={{
          columns: [
            { name: say('rank') },
            { name: say('measures') },
            { name: say('million', { what: say('loss') }), align: 'right' },
            { name: say('million', { what: say('added') }), align: 'right' },
            { name: say('million', { what: say('gives') }), align: 'right' },
            { name: say('leverage'), align: 'right' },
            { name: say('million', { what: say('rolled') }), align: 'right' },
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
            cell(set.leverage === null ? '' : words.number(set.leverage), set.leverage),
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
        note={
          <>
            <p>{say('setsNote', { discount: words.percent(discount, 1) })}</p>
            {menu.measuresWithoutEffect.length > 0 && (
              <p>{say('idle', { idle: words.list(menu.measuresWithoutEffect.map((id) => setName([id]))) })}</p>
            )}
          </>
        }
      />
    </div>
  )
}

function Sure({ request, result, complete }: Props): React.JSX.Element {
  const say = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const { judged } = useCatalogue()
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
          command={commandOf(QUESTIONS.weapon, request)}
          file={`weapon-${request.menu}.json`}
          result={result}
        />
      )}
    </section>
  )
}
