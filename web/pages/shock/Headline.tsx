import { stressSummary } from '../../../src/studies/light.ts'
import { Statements } from '../../ui/Statements.tsx'
import { useNames, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import type { Props } from './props.ts'
import { shockMessages } from './messages.gen.ts'

/** What stops first, what it costs, what runs short; the range comes later than the result, and its statements with it. */
export function Headline({ result, range }: Pick<Props, 'result' | 'range'>): React.JSX.Element {
  const say = useMessages(shockMessages)
  const { lang } = useWording()
  const names = useNames()
  return (
    <Statements statements={stressSummary.tell({ ...result, ...range }, lang, names)} lang={lang}>
      {range === undefined && <p>{say('rangeWait')}</p>}
    </Statements>
  )
}
