import type { ReactNode } from 'react'
import type { Language } from '../../src/messages/index.ts'
import type { Summary, Told } from '../../src/studies/summary.ts'
import { WRITING } from '../../src/messages/index.ts'

interface Props {
  readonly told: readonly Told[]
  /** Ids of those that say how far to trust the others: they stand last, small, in one paragraph. */
  readonly proof?: ReadonlySet<string>
  readonly lang: Language
  /** What is still on its way, and where to go from here. */
  readonly children?: ReactNode
}

/** The answer in the statements of its study, the most important large. */
export function Headline({ told, proof, lang, children }: Props): React.JSX.Element {
  const [first, ...others] = told
  const proofs = others.filter(({ id }) => proof?.has(id) === true)
  return (
    <section className="headline keep" aria-live="polite">
      <p className="headline-main">{first?.text}</p>
      {others
        .filter((one) => !proofs.includes(one))
        .map(({ id, text }) => (
          <p key={id + text}>{text}</p>
        ))}
      {proofs.length > 0 && (
        <p className="headline-proof">{WRITING[lang].after(...proofs.map(({ text }) => text))}</p>
      )}
      {children}
    </section>
  )
}

/** The statements of a result in a language. */
export const toldIn = (summary: Summary, lang: Language): Told[] =>
  summary.map(({ id, [lang]: text }) => ({ id, text }))
