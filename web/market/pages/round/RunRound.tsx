import { WRITING, type SayOf } from '../../../../src/messages/index.ts'
import { useEffect, useRef, useState } from 'react'
import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useSettlement } from '../../client/reading.ts'
import { useSession } from '../../client/session.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { isFocusLost } from '../../parts/LiveMessage.tsx'
import { RunMissing } from './RunMissing.tsx'
import { isVoidable, nextStep, type Step } from './run-state.ts'
import { runMessages } from './run.gen.ts'
import './run.css'

/** What the operator does with a round, one step after another. */
export function RunRound({ round }: { readonly round: RoundShown }): React.JSX.Element | null {
  const say = useMessages(runMessages)
  const session = useSession()
  const operates = session?.role === 'operator'
  const settlement = useSettlement(round.id, { when: operates && round.status === 'cleared' }).data
  const step = nextStep(round, useNow(), settlement)
  const head = useRef<HTMLHeadingElement>(null)
  const pressed = useRef(step.kind)
  useEffect(() => {
    // The button of the step before is gone: whoever pressed it goes on where the next one is told.
    if (pressed.current !== step.kind && isFocusLost()) head.current?.focus()
    pressed.current = step.kind
  }, [step.kind])
  if (!operates) return null
  return (
    <section className="panel stack" aria-labelledby="run-title">
      <h2 id="run-title">{say('title')}</h2>
      <div aria-live="polite">
        <h3 ref={head} tabIndex={-1}>
          {headOf(step, say)}
        </h3>
      </div>
      <NextStep round={round} step={step} />
      {settlement !== undefined && step.kind === 'missing' && <RunMissing round={round} settlement={settlement} />}
      {isVoidable(round) && (
        <details>
          <summary>{say('voidIt')}</summary>
          <Void round={round} />
        </details>
      )}
    </section>
  )
}

function headOf(step: Step, say: SayOf<typeof runMessages>): string {
  switch (step.kind) {
    case 'opens':
      return say('opensAt')
    case 'closes':
      return say('closesAt')
    case 'shares':
      return say('shares', { have: step.have, needed: step.needed })
    case 'missing':
      return say('missing')
    case 'disputable':
      return say('disputable')
    case 'looking':
      return say('looking')
    case 'settled':
      return say('isSettled')
    case 'void':
      return say('isVoid')
    case 'close':
    case 'open':
    case 'clear':
    case 'settle':
      break
  }
  return say('next', { what: say(`${step.kind}It`) })
}

function NextStep({ round, step }: { readonly round: RoundShown; readonly step: Step }): React.JSX.Element | null {
  const say = useMessages(runMessages)
  const { deadline, lang } = useNaming()
  switch (step.kind) {
    case 'opens':
    case 'closes':
      return <p>{say('nothing', { at: deadline(step.at) })}</p>
    case 'close':
      return (
        <Press
          key="close"
          round={round}
          command="close-round"
          action={say('closeIt')}
          sure={[say('closeSure', { n: round.orders })]}
        >
          <p>{say('closeWhy')}</p>
        </Press>
      )
    case 'shares':
      return (
        <>
          <p>{say('sharesHow')}</p>
          <Trustees round={round} />
        </>
      )
    case 'open':
      return (
        <>
          <Press
            key="open"
            round={round}
            command="open-round"
            action={say('openIt')}
            sure={[say('openSure', { n: round.orders }), say('opensWith')]}
          >
            <p>{round.orders === 0 ? say('openEmpty') : say('openWhy', { have: step.have, needed: step.needed })}</p>
            <Trustees round={round} />
            {round.unread.length > 0 && <p className="told">{say('unread', { n: round.unread.length })}</p>}
          </Press>
          {round.unread.length > 0 && (
            <details>
              <summary>{say('openWithout', { n: round.unread.length })}</summary>
              <Press
                key="without"
                round={round}
                command="open-round"
                leaveUnread
                action={say('openWithout', { n: round.unread.length })}
                sure={[say('openWithoutSure', { orders: round.unread.join(', ') })]}
              >
                <p>{say('openWithoutWhen')}</p>
              </Press>
            </details>
          )}
        </>
      )
    case 'clear':
      return (
        <Press key="clear" round={round} command="clear-round" action={say('clearIt')} sure={[say('clearSure')]}>
          <p>{say('clearCounts', { accepted: step.accepted, refused: step.refused })}</p>
          <p>{say('clearLong')}</p>
        </Press>
      )
    case 'disputable':
      return <p>{say('disputableUntil', { at: deadline(step.at) })}</p>
    case 'settle':
      return (
        <Press key="settle" round={round} command="settle-round" action={say('settleIt')} sure={[say('settleSure')]}>
          <p>{say('settleReady')}</p>
        </Press>
      )
    case 'looking':
    case 'missing':
    case 'settled':
    case 'void':
      break
  }
  return round.why === undefined ? null : <p>{WRITING[lang].labelled(say('why'), round.why)}</p>
}

/** A step that takes nothing but the round itself. */
function Press({
  round,
  command,
  action,
  sure,
  leaveUnread = false,
  children,
}: {
  readonly round: RoundShown
  readonly command: 'close-round' | 'open-round' | 'clear-round' | 'settle-round'
  readonly action: string
  readonly sure: readonly string[]
  /** Opens, although some orders cannot be read. */
  readonly leaveUnread?: boolean
  readonly children: React.ReactNode
}): React.JSX.Element {
  const say = useMessages(runMessages)
  const asked = useCommand(command)
  return (
    <ConfirmedForm
      action={action}
      state={asked}
      submit={() => asked.mutate({ round: round.id, ...(leaveUnread ? { leaveUnread } : {}) })}
      consequence={
        <>
          {sure.map((one) => (
            <p key={one}>{one}</p>
          ))}
          <p>{say('irreversible')}</p>
        </>
      }
    >
      {children}
    </ConfirmedForm>
  )
}

function Trustees({ round }: { readonly round: RoundShown }): React.JSX.Element {
  const say = useMessages(runMessages)
  const { organisation } = useNaming()
  return (
    <ul className="run-trustees">
      {round.trustees.map(({ organisation: id }) => {
        const given = round.sharesFrom.includes(id)
        return (
          <li key={id}>
            {organisation(id)} <span className={given ? 'tag good' : 'tag'}>{say(given ? 'given' : 'notGiven')}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Void({ round }: { readonly round: RoundShown }): React.JSX.Element {
  const say = useMessages(runMessages)
  const { lang } = useNaming()
  const [why, setWhy] = useState('')
  const asked = useCommand('void-round')
  return (
    <ConfirmedForm
      action={say('voidIt')}
      state={asked}
      submit={() => asked.mutate({ round: round.id, why })}
      consequence={
        <>
          <p>{say('voidSure')}</p>
          <p>{WRITING[lang].labelled(say('why'), why)}</p>
          <p>{say('irreversible')}</p>
        </>
      }
    >
      <p>{say('voidWhen')}</p>
      <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
    </ConfirmedForm>
  )
}
