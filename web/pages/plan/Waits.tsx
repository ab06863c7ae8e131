import { WRITING } from '../../../src/messages/index.ts'
import { useWording } from '../../model/catalogue.tsx'
import { QUESTIONS, type PlanRequest } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import { guardMessages } from './guard.gen.ts'
import { planMessages } from './messages.gen.ts'

const SECONDS_PER_MINUTE = 60

/** How long an answer takes, before it is asked for. */
export function Waits({
  request,
  isChanged,
}: {
  readonly request: PlanRequest
  /** Whether an answer to another question stands below. */
  readonly isChanged: boolean
}): React.JSX.Element {
  const say = useMessages(planMessages)
  const guard = useMessages(guardMessages)
  const { lang } = useWording()
  const { members, maxMeasures, against, draws, budgets = [], alternatives, timeLimit } = request
  const isLong = members.length > 1 || maxMeasures > 1
  const texts =
    against === 'central'
      ? [say(isLong ? 'waitsLong' : 'waits')]
      : [
          guard(`waits-${against}`, { n: draws }),
          ...(isLong ? [say('waitsLong')] : []),
          ...(budgets.length > 0 || alternatives > 0 ? [guard('waitsOthers')] : []),
          timeLimit >= QUESTIONS.plan.example.timeLimit
            ? guard('waitsDay')
            : guard('waitsLimit', { n: Math.ceil(timeLimit / SECONDS_PER_MINUTE) }),
        ]
  return <p>{WRITING[lang].after(say(isChanged ? 'changed' : 'askMore'), ...texts)}</p>
}
