import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import type { Alarm } from '../../../../src/market/index.ts'
import { THRESHOLDS } from '../../../../src/market/light.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useAlarms, useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { Failed } from '../../parts/Failed.tsx'
import { SelectField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { thresholdGaps, describeAlarm } from './state.ts'
import { alarmsMessages } from './messages.gen.ts'

/** What to ask about in a cleared round. */
export default function AlarmsPage(): React.JSX.Element {
  const say = useMessages(alarmsMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['operator', 'auditor']}>
        {() => (
          <>
            <p>{say('lede')}</p>
            <p>
              <strong>{say('noProof')}</strong>
            </p>
            <Choice />
            <Looked />
          </>
        )}
      </Allowed>
    </div>
  )
}

function Choice(): React.JSX.Element {
  const say = useMessages(alarmsMessages)
  const { view, go } = useView()
  const { lang } = view
  return (
    <Loaded of={useRead('/rounds')}>
      {({ rounds }) => {
        const cleared = rounds.filter(({ status }) => status === 'cleared' || status === 'settled').toReversed()
        const [latest] = cleared
        if (latest === undefined) return <p>{say('noRound')}</p>
        const { id } = cleared.find((one) => one.id === view.row) ?? latest
        return (
          <>
            <div className="form">
              <SelectField
                label={say('round')}
                value={id}
                onChange={(row) => go({ row })}
                options={cleared.map((one) => [one.id, WRITING[lang].labelled(one.id, one.title)])}
              />
            </div>
            <OfRound round={id} />
          </>
        )
      }}
    </Loaded>
  )
}

function OfRound({ round }: { readonly round: string }): React.JSX.Element {
  const say = useMessages(alarmsMessages)
  const asked = useAlarms(round)
  if (asked.data !== undefined) return <Alarms round={round} alarms={asked.data.alarms} />
  if (asked.error !== null) return <Failed error={asked.error} reading />
  return <p role="status">{say('working')}</p>
}

function Alarms({ round, alarms }: { readonly round: string; readonly alarms: readonly Alarm[] }): React.JSX.Element {
  const say = useMessages(alarmsMessages)
  const naming = useNaming()
  const name = useRegisterNames()
  const told = alarms.map((alarm) => describeAlarm(alarm, say, naming, name, naming.lang))
  const owners = [...new Set(told.map(({ owner }) => owner))]
  return (
    <>
      <section className="stack">
        <h2>{say('question')}</h2>
        <p>{told.length === 0 ? say('answerNone') : say('answer', { n: told.length, owners: naming.list(owners) })}</p>
        {told.map((one, i) => (
          <article key={i} className="panel stack">
            <h3>{say('headOf', { kind: one.kind, owner: one.owner })}</h3>
            <p>{one.seen}</p>
            <p>
              <strong>{WRITING[naming.lang].labelled(say('ask'), '')}</strong> {one.ask}
            </p>
          </article>
        ))}
      </section>
      {told.length > 0 && (
        <Figure
          title={say('tableTitle')}
          answer={<p>{say('tableAnswer')}</p>}
          name={`alarms-${round}`}
          source={say('source', { round })}
          table={{
            columns: [
              { name: say('kind') },
              { name: say('owner') },
              { name: say('what') },
              { name: say('seen') },
              { name: say('ask') },
            ],
            rows: told.map((one) => [cell(one.kind), cell(one.owner), cell(one.goods), cell(one.seen), cell(one.ask)]),
          }}
        />
      )}
    </>
  )
}

function Looked(): React.JSX.Element {
  const say = useMessages(alarmsMessages)
  const { view, href } = useView()
  const gaps = thresholdGaps(THRESHOLDS, view.lang)
  return (
    <section className="stack">
      <h2>{say('thresholdsTitle')}</h2>
      <ul>
        {(['both', 'pivotal', 'withheld', 'small', 'cancelled'] as const).map((kind) => (
          <li key={kind}>{say(`${kind}-threshold`, gaps)}</li>
        ))}
      </ul>
      <p className="quiet">{say('notLooked')}</p>
      <p>
        <Link href={href('/members', { row: '' })}>{say('toMembers')}</Link>
      </p>
    </section>
  )
}
