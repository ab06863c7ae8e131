import { stressSummary } from '../../../src/studies/light.ts'
import { useNameOf, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import type { Props } from './props.ts'
import { shockMessages } from './messages.gen.ts'

/** The answer in the words of the study: what stops first, what it costs, what runs short. */
export function Headline({ result, range }: Pick<Props, 'result' | 'range'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const { lang } = useWording()
  const nameOf = useNameOf()
  const [first, ...others] = stressSummary.tell({ ...result, ...range }, lang, nameOf)
  return (
    <section className="headline keep" aria-live="polite">
      <p className="headline-main">{first}</p>
      {others.map((statement) => (
        <p key={statement}>{statement}</p>
      ))}
      {range === undefined && <p>{say('rangeWait')}</p>}
    </section>
  )
}
