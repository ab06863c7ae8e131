import type { HindcastResult } from '../../../src/studies/index.ts'
import { useCommand } from '../../model/catalogue.tsx'
import { useModel, type Answered } from '../../model/use-model.ts'
import { Asks } from '../../ui/by-code/question.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useMessages } from '../../language/messages.ts'
import { Answer } from './Answer.tsx'
import { hindcastMessages } from './messages.gen.ts'
import '../../ui/study.css'
import './hindcast.css'

const ASK = {}

/** Past episodes: what the model says of them beside what was seen, and beside two simple rules. */
export default function HindcastPage(): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  const command = useCommand()({ id: 'hindcast', options: {} }, {})
  const answered = useModel('hindcast', ASK)
  return (
    <div className="stack">
      <header className="stack hindcast-head">
        <h1>{say('title')}</h1>
        <p>{say('lede')}</p>
      </header>
      {answered.state === 'done' ? (
        <Asks value={[{ command, path: '/hindcast', body: ASK }]}>
          <Answer result={answered.value} />
        </Asks>
      ) : (
        <Status answered={answered} />
      )}
    </div>
  )
}

/** How far the runs are, and how to stop them; or why there is no answer. */
function Status({
  answered,
}: {
  readonly answered: Exclude<Answered<HindcastResult>, { state: 'done' }>
}): React.JSX.Element {
  const say = useMessages(hindcastMessages)
  switch (answered.state) {
    case 'failed':
      return <Problem failure={answered.failure} />
    case 'cancelled':
      return (
        <p className="panel row" role="status">
          {say('cancelled')}
          <button type="button" className="button main" onClick={answered.again}>
            {say('again')}
          </button>
        </p>
      )
    case 'working': {
      const { done, total, cancel } = answered
      return (
        <div className="panel row status" role="status">
          <progress aria-label={say('opening')} {...(total === 0 ? {} : { value: done, max: total })} />
          <span>{total === 0 ? say('opening') : say('working', { n: done, total })}</span>
          <button type="button" className="button" onClick={cancel}>
            {say('cancel')}
          </button>
        </div>
      )
    }
    default:
      return answered satisfies never
  }
}
