import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useLots, useRead } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { SelectField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { ToSign } from '../../subjects/keys/ToSign.tsx'
import { AllLots } from '../../subjects/lots/AllLots.tsx'
import { Commission } from './Commission.tsx'
import { Correct } from './Correct.tsx'
import { FromFile } from './FromFile.tsx'
import type { Known } from './known.ts'
import { Receive } from './Receive.tsx'
import { Regroup } from './Regroup.tsx'
import { Ship } from './Ship.tsx'
import { Transfer } from './Transfer.tsx'
import { Transform } from './Transform.tsx'
import { Withdraw } from './Withdraw.tsx'
import { recordMessages } from './messages.gen.ts'
import './record.css'

const ALL = [
  'commission',
  'transform',
  'regroup',
  'ship',
  'receive',
  'transfer',
  'withdraw',
  'correct',
  'file',
] as const
type What = (typeof ALL)[number]

/** What happened to lots, in one form for each kind of thing, signed in this browser. */
export default function RecordPage(): React.JSX.Element {
  const say = useMessages(recordMessages)
  return (
    <div className="sheet">
      <AllLots />
      <div className="stack">
        <h1>{say('title')}</h1>
        <p>{say('lede')}</p>
      </div>
      <Allowed roles={['trader']}>{() => <Record />}</Allowed>
    </div>
  )
}

function Record(): React.JSX.Element {
  const say = useMessages(recordMessages)
  const first = useView().view.row
  // Anyone who comes from a lot does something to it, more often than digging up another one.
  const [what, setWhat] = useState<What>(first === '' ? 'commission' : 'regroup')
  const own = useRead('/organisation')
  const lots = useLots()
  const names = useRead('/names')
  return (
    <>
      <ToSign why={say('signed')} />
      <div className="form">
        <SelectField
          label={say('what')}
          hint={say(`${what}Why`)}
          value={what}
          onChange={(next) => setWhat(ALL.find((one) => one === next) ?? what)}
          options={ALL.map((one) => [one, say(one)])}
        />
      </div>
      <section className="stack" aria-labelledby="form">
        <h2 id="form">{say(what)}</h2>
        <Loaded of={own}>
          {(register) => (
            <Loaded of={lots}>
              {({ lots: all }) => (
                <Loaded of={names}>
                  {({ recipes, materials }) => (
                    <Form
                      key={what}
                      what={what}
                      first={first}
                      known={{
                        own: register,
                        lots: all,
                        recipes,
                        elements: new Map(materials.map(({ id, elements }) => [id, elements])),
                      }}
                    />
                  )}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      </section>
    </>
  )
}

function Form({
  what,
  first,
  known,
}: {
  readonly what: What
  readonly first: string
  readonly known: Known
}): React.JSX.Element {
  switch (what) {
    case 'commission':
      return <Commission known={known} />
    case 'transform':
      return <Transform known={known} first={first} />
    case 'regroup':
      return <Regroup known={known} first={first} />
    case 'ship':
      return <Ship known={known} first={first} />
    case 'receive':
      return <Receive known={known} />
    case 'transfer':
      return <Transfer known={known} first={first} />
    case 'withdraw':
      return <Withdraw known={known} first={first} />
    case 'correct':
      return <Correct known={known} first={first} />
    case 'file':
      return <FromFile />
    default:
      return what satisfies never
  }
}
