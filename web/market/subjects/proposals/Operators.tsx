import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { proposalMessages } from './proposal.gen.ts'

/** Whether one operator acts alone: everybody reads it. */
export function Operators(): React.JSX.Element | null {
  const say = useMessages(proposalMessages)
  const operators = useRead('/').data?.operators
  if (operators === undefined) return null
  return <p>{say(operators.takeTwo ? 'takesTwo' : operators.count > 1 ? 'oneAlone' : 'oneOperator')}</p>
}
