import { DUMPING_PROOF } from '../../../src/studies/light.ts'
import { Statements, statementTexts } from '../../ui/Statements.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import type { Props } from './props.ts'
import { PAST } from './state.ts'
import { dumpingMessages } from './messages.gen.ts'

/** Statements that stand elsewhere: on single producers beside their needs, and on what the tables say of the past beside what is doubtful. */
const ELSEWHERE: ReadonlySet<string> = new Set(['dearest', 'cannotKeep', ...PAST])
/** Statements that stand in one paragraph. */
const TOGETHER = [
  ['strikes', 'contractsSevere', 'fixedStrike', 'fixedStrikeFails'],
  ['tariff', 'tariffMost', 'origin', 'originMost', 'keepsNobody'],
] as const

/** Statements on who is most at risk and on what other instruments and cases cost, which the figures below show. */
const BEHIND: ReadonlySet<string> = new Set([
  ...TOGETHER.flat(),
  'mostAtRisk',
  'grant',
  'asTabled',
  'stillShort',
  'range',
])

/** The statements of the study; what is averted comes later than the rest. */
export function Headline({ request, result, coming }: Omit<Props, 'complete'>): React.JSX.Element {
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const { lang } = words
  const waits = coming && request.maxMeasures > 0 && result.averted === null
  const told = statementTexts(result.summary, words).filter(
    ({ id }) => !ELSEWHERE.has(id) && !(waits && id === 'notAverted'),
  )
  return (
    <Statements statements={told} proof={DUMPING_PROOF} behind={BEHIND} together={TOGETHER} lang={lang}>
      {waits && <p>{say('headAvertedWait')}</p>}
    </Statements>
  )
}
