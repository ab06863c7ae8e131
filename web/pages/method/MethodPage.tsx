import { GLOSSARY, glossaryMessages, nameIn, otherThan, sayer, TERM_GROUPS } from '../../../src/messages/index.ts'
import { useLayoutEffect, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import type { WorldTable } from '../../model/protocol.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import { useModel } from '../../model/use-model.ts'
import { useBaselineQuestion, useStressQuestion } from '../../model/use-question.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { Prose } from '../../ui/Term.tsx'
import { useMessages } from '../../language/messages.ts'
import { defaultOf } from '../../url/defaults.ts'
import { useView } from '../../url/state.ts'
import { Adoption } from './Adoption.tsx'
import { Asked } from './Asked.tsx'
import { ConflictFigure } from './ConflictFigure.tsx'
import { Dearness } from './Dearness.tsx'
import { Foresight } from './Foresight.tsx'
import { LOSS_BY_FORESIGHT } from './foresight.ts'
import { SHARES } from './price-curve.ts'
import { PriceCurve } from './PriceCurve.tsx'
import { Staircase } from './Staircase.tsx'
import { rowsOf } from './steps.ts'
import { Stocks } from './Stocks.tsx'
import { Sureness } from './Sureness.tsx'
import { Switching } from './Switching.tsx'
import { methodMessages } from './messages.gen.ts'
import './method.css'

const SECTIONS = ['short', 'which', 'price', 'paid', 'first', 'others', 'ahead', 'facts', 'sure', 'words'] as const
type Section = (typeof SECTIONS)[number]

/** What readers ask, and the page that answers it. */
const PURPOSES = [
  ['episode', '/'],
  ['cutoff', '/'],
  ['sector', '/'],
  ['price', '/'],
  ['worst', '/weapon'],
  ['fund', '/plan'],
  ['keep', '/dumping'],
] as const

const NOTHING = {}
const EXAMPLE = { shares: SHARES }
/** The case that others have worked out too. */
const CUT_OFF: ScenarioSpec = { id: defaultOf('cut-off'), edit: {} }

/** How the model reaches its answers, in words and pictures. */
export default function MethodPage(): React.JSX.Element {
  const say = useMessages(methodMessages)
  const explain = useMessages(glossaryMessages)
  const wording = useWording()
  const { view, href } = useView()
  const catalogue = useCatalogue()
  const example = useModel('example', EXAMPLE)
  const tables = useModel('tables', NOTHING)
  const baseline = useModel('baseline', NOTHING)
  const stress = useModel('stress', { spec: CUT_OFF })
  const range = useModel('range', { spec: CUT_OFF })
  const question = useStressQuestion()
  const baselineQuestion = useBaselineQuestion()
  // The page comes after its address has been read: go where the address points, before anything is painted. A reader who has begun to
  // type meanwhile keeps the field.
  useLayoutEffect(() => {
    const { hash } = window.location
    const part = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
    part?.scrollIntoView()
    if (!(document.activeElement instanceof HTMLInputElement)) part?.focus({ preventScroll: true })
  }, [])

  const scenario = catalogue.scenarios.find(({ id }) => id === CUT_OFF.id)
  const title = scenario === undefined ? CUT_OFF.id : nameIn(view.lang, scenario)
  const loss = (months: number): string =>
    wording.number(LOSS_BY_FORESIGHT.find((one) => one.months === months)?.loss ?? Number.NaN)
  const tiny = (value: number): string => value.toExponential(0)
  const part = (id: Section, children: ReactNode): React.JSX.Element => (
    <section key={id} id={id} aria-labelledby={`${id}-title`} className="stack">
      <h2 id={`${id}-title`}>{say(`toc_${id}`)}</h2>
      {children}
    </section>
  )
  const text = (...paragraphs: readonly string[]): React.JSX.Element[] =>
    paragraphs.map((paragraph) => (
      <p key={paragraph}>
        <Prose text={paragraph} />
      </p>
    ))

  return (
    <div className="method">
      <header className="stack">
        <h1>{say('title')}</h1>
        <p className="method-lede">{say('lede')}</p>
      </header>
      <nav className="method-toc" aria-label={say('contents')}>
        <p className="label">{say('contents')}</p>
        <ol>
          {SECTIONS.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{say(`toc_${id}`)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="method-text-column">
        {part(
          'short',
          <div className="method-pair">
            <div className="stack">
              <h3>{say('does')}</h3>
              <ol className="method-list">
                {(['does1', 'does2', 'does3', 'does4', 'does5'] as const).map((key) => (
                  <li key={key}>
                    <Prose text={say(key)} />
                  </li>
                ))}
              </ol>
            </div>
            <div className="stack">
              <h3>{say('doesNot')}</h3>
              <ul className="method-list">
                {(['not1', 'not2', 'not3'] as const).map((key) => (
                  <li key={key}>{say(key)}</li>
                ))}
              </ul>
            </div>
          </div>,
        )}
        {part(
          'which',
          <>
            {text(say('which1'))}
            <Purposes />
          </>,
        )}
        {part(
          'price',
          <>
            {text(say('price1'), say('price2'))}
            <Asked of={example} what="whatExample">
              {(value) => <PriceCurve example={value} />}
            </Asked>
            {text(say('price3'))}
          </>,
        )}
        {part(
          'paid',
          <>
            {text(say('paid1'), say('paid2'), say('paid3'))}
            <Asked of={stress} what="whatStress">
              {(value) => (
                <Asks value={[question(CUT_OFF, undefined)]}>
                  <Dearness result={value} title={title} />
                </Asks>
              )}
            </Asked>
          </>,
        )}
        {part(
          'first',
          <>
            {text(say('first1'), say('first2'))}
            <Asked of={tables} what="whatTables">
              {(value) => (
                <>
                  <Staircase tables={value} />
                  {text(
                    say(
                      'stocks1',
                      groupsOf(value, (n) => wording.number(n)),
                    ),
                  )}
                  <Stocks tables={value} />
                </>
              )}
            </Asked>
          </>,
        )}
        {part(
          'others',
          <>
            {text(say('others1'))}
            <Asked of={tables} what="whatTables">
              {(value) => (
                <>
                  <Switching tables={value} />
                  {text(
                    say(
                      'others2',
                      leakageOf(value, wording.percent, (n) => wording.number(n)),
                    ),
                  )}
                  <Adoption tables={value} />
                </>
              )}
            </Asked>
          </>,
        )}
        {part(
          'ahead',
          <>
            {text(say('ahead1', { n: catalogue.foresight }), say('ahead2'))}
            <Foresight foresight={catalogue.foresight} />
            {text(say('ahead3', { one: loss(1), three: loss(3), six: loss(6) }))}
          </>,
        )}
        {part(
          'facts',
          <>
            {text(say('facts1'))}
            <Asked of={baseline} what="whatBaseline">
              {(value) => (
                <Asks value={[baselineQuestion]}>
                  <ConflictFigure baseline={value} />
                </Asks>
              )}
            </Asked>
          </>,
        )}
        {part(
          'sure',
          <>
            {text(
              say('sure1', {
                judged: wording.number(catalogue.judged.judged, 3),
                figures: wording.number(catalogue.judged.figures, 3),
              }),
              say('sure2'),
            )}
            <Asked of={stress} what="whatStress">
              {(value) => (
                <>
                  <Asked of={range} what="whatStress">
                    {(ends) => <Sureness result={value} range={ends} />}
                  </Asked>
                  {text(
                    say('sure3', {
                      imbalance: tiny(value.central.maxBalanceResidual),
                      excess: tiny(value.central.maxBoundViolation),
                      gap: tiny(value.central.gap),
                    }),
                  )}
                </>
              )}
            </Asked>
            <p>
              {say('right1')} <Link href={href('/hindcast')}>{say('rightLink')}</Link>
            </p>
          </>,
        )}
        {part(
          'words',
          <>
            {text(say('words1'))}
            {TERM_GROUPS.map((group) => (
              <section key={group}>
                <h3>{explain(`group.${group}`)}</h3>
                <dl className="method-words">
                  {GLOSSARY[group].map((id) => (
                    <div key={id} id={`term-${id}`} tabIndex={-1}>
                      <dt>
                        {explain(id)}{' '}
                        <span className="quiet" lang={otherThan(view.lang)}>
                          {sayer(glossaryMessages, otherThan(view.lang))(id)}
                        </span>
                      </dt>
                      <dd>{explain(`${id}.means`)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </>,
        )}
      </div>
    </div>
  )
}

function Purposes(): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { href } = useView()
  return (
    <div className="scroll" role="region" aria-label={say('whichTable')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(['whichFor', 'whichTake', 'whichNot'] as const).map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PURPOSES.map(([purpose, page]) => (
            <tr key={purpose}>
              <th scope="row">{say(`for_${purpose}`)}</th>
              <td>
                <Link href={purpose === 'cutoff' ? href('/', { scenarios: [CUT_OFF] }) : href(page)}>
                  {say(`take_${purpose}`)}
                </Link>
              </td>
              <td>{say(`not_${purpose}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Stock of the three groups of firms, as multiples of the usual. */
function groupsOf(
  tables: readonly WorldTable[],
  write: (n: number) => string,
): Readonly<Record<'lean' | 'usual' | 'covered', string>> {
  const buyers = rowsOf(tables, 'buyers')
  const of = (group: string): string => write(Number(buyers.find(({ id }) => id === group)?.['cover']))
  return { lean: of('lean'), usual: of('usual'), covered: of('covered') }
}

function leakageOf(
  tables: readonly WorldTable[],
  percent: (share: number) => string,
  write: (n: number) => string,
): Readonly<Record<'leak' | 'leakLow' | 'leakHigh' | 'leakPrice', string>> {
  const of = (id: string) => rowsOf(tables, 'parameters').find((row) => row['id'] === id)
  const [leak, price] = [of('leakage'), of('leakage-price-multiple')]
  return {
    leak: percent(Number(leak?.['value'])),
    leakLow: percent(Number(leak?.['low'])),
    leakHigh: percent(Number(leak?.['high'])),
    leakPrice: write(Number(price?.['value'])),
  }
}
