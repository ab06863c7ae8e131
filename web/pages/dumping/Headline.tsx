import { DUMPING_PROOF } from '../../../src/studies/dumping/summary.ts'
import { Headline as Told, toldIn } from '../../ui/Headline.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import type { Props } from './Answer.tsx'
import { dumpingMessages } from './messages.gen.ts'

/** The statements of the study; what is averted comes later than the rest. */
export function Headline({ request, result, coming }: Omit<Props, 'complete'>): React.JSX.Element {
  const say = useMessages(dumpingMessages)
  const { lang } = useWording()
  const waits = coming && request.maxMeasures > 0 && result.averted === null
  const told = toldIn(result.summary, lang).filter(({ id }) => !(waits && id === 'notAverted'))
  return (
    <Told told={told} proof={DUMPING_PROOF} lang={lang}>
      {waits && <p>{say('headAvertedWait')}</p>}
    </Told>
  )
}
