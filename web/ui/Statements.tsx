import type { ReactNode } from 'react'
import type { Language } from '../../src/messages/index.ts'
import { inCurrency, type Summary, type StatementText } from '../../src/studies/light.ts'
import { WRITING } from '../../src/messages/index.ts'
import type { Formatters } from '../language/messages.ts'
import { AnswerTools } from './AnswerTools.tsx'
import { Announced } from './Announced.tsx'
import { More } from './More.tsx'
import { useLinked } from './Term.tsx'

/** More statements make a slide that nobody reads. */
const ON_SLIDE = 4

interface Props {
  readonly statements: readonly StatementText[]
  /** Ids of those that say how far to trust the others: they stand last, small, in one paragraph. */
  readonly proof?: ReadonlySet<string>
  /** Ids of those that stand behind *More of the answer*: what is neither asked for nor carries the others. */
  readonly behind?: ReadonlySet<string>
  /** Ids of those that stand in one paragraph. */
  readonly together?: readonly (readonly string[])[]
  readonly lang: Language
  /** How such answers did in the past. */
  readonly test?: ReactNode
  /** What is still on its way, and where to go from here. */
  readonly children?: ReactNode
}

/** The answer in the statements of its study: the most important large, the next below it, the others where one asks for more. */
export function Statements({
  statements,
  proof,
  behind,
  together = [],
  lang,
  test,
  children,
}: Props): React.JSX.Element {
  const [first, ...others] = statements
  const { after } = WRITING[lang]
  const linked = useLinked()
  const proofs = others.filter(({ id }) => proof?.has(id) === true)
  const paragraphs = others
    .filter((one) => !proofs.includes(one))
    .reduce<StatementText[][]>((all, one) => {
      const last = all.at(-1)
      const withIt = together.find((ids) => ids.includes(one.id))
      if (last?.[0] !== undefined && withIt?.includes(last[0].id)) last.push(one)
      else all.push([one])
      return all
    }, [])
  const isBehind = ([one]: readonly StatementText[]): boolean => one !== undefined && behind?.has(one.id) === true
  const told = (some: readonly StatementText[][]): React.JSX.Element[] =>
    some.map((paragraph, p) => <p key={p}>{linked(after(...paragraph.map(({ text }) => text)))}</p>)
  const more = paragraphs.filter(isBehind)
  const sentences = [first, others[0]].flatMap((one) => (one === undefined ? [] : [one.text]))
  return (
    <>
      <Announced text={after(...sentences)} />
      <section className="headline keep">
        <p className="headline-main">{first !== undefined && linked(first.text)}</p>
        {test}
        {told(paragraphs.filter((one) => !isBehind(one)))}
        {more.length > 0 && <More of="answer">{told(more)}</More>}
        {proofs.length > 0 && <p className="headline-proof">{linked(after(...proofs.map(({ text }) => text)))}</p>}
        {children}
        {first !== undefined && (
          <AnswerTools
            sentences={sentences}
            statements={paragraphs
              .filter((one) => !isBehind(one))
              .slice(0, ON_SLIDE)
              .map((paragraph) => after(...paragraph.map(({ text }) => text)))}
          />
        )}
      </section>
    </>
  )
}

/** The statements of a result in a language, with money in a currency. */
export const statementTexts = (
  summary: Summary,
  { lang, currency }: Pick<Formatters, 'lang' | 'currency'>,
): StatementText[] => summary.map((statement) => ({ id: statement.id, text: inCurrency(statement, lang, currency) }))
