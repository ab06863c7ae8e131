import { WRITING } from '../../../../src/messages/index.ts'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useCommand } from '../../client/commanding.ts'
import { useRead, useRound } from '../../client/reading.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { Materials } from './Materials.tsx'
import { Places } from './Places.tsx'
import { Preview } from './Preview.tsx'
import { Routes } from './Routes.tsx'
import { Rules } from './Rules.tsx'
import { Shortage } from './Shortage.tsx'
import { draftFrom, EMPTY, faultsOf, specOf, type Draft } from './state.ts'
import { Times } from './Times.tsx'
import { Trustees } from './Trustees.tsx'
import { announceMessages } from './messages.gen.ts'
import './announce.css'
import type { DraftProps } from './props.ts'

/** Where the operator writes down the terms of a round, and declares shortages. */
export default function AnnouncePage(): React.JSX.Element {
  const say = useMessages(announceMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['operator']}>
        {() => (
          <>
            <p>{say('lede')}</p>
            <Announce />
            <Shortage />
          </>
        )}
      </Allowed>
    </div>
  )
}

function Announce(): React.JSX.Element {
  const [draft, setDraft] = useState(EMPTY)
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  return (
    <Loaded of={useRead('/rounds')}>
      {({ rounds }) => (
        <div className="stack announce">
          <Before rounds={rounds} take={setDraft} />
          <Send draft={draft} taken={rounds.map(({ id }) => id)}>
            <Name draft={draft} change={change} />
            <Times draft={draft} change={change} />
            <Materials draft={draft} change={change} />
            <Places draft={draft} change={change} />
            <Routes draft={draft} change={change} />
            <Rules draft={draft} change={change} />
            <Trustees draft={draft} change={change} />
          </Send>
        </div>
      )}
    </Loaded>
  )
}

/** Most rounds are like the one before: its terms are a start. */
function Before({
  rounds,
  take,
}: {
  readonly rounds: readonly { readonly id: string; readonly title: string }[]
  readonly take: (draft: Draft) => void
}): React.JSX.Element | null {
  const say = useMessages(announceMessages)
  const { lang } = useView().view
  const [chosen, choose] = useState('')
  const round = useRound(chosen, { when: chosen !== '' }).data
  const members = useRead('/members').data
  // Only when it was chosen, and not each time it is read anew: that would undo what was typed.
  const isThere = round?.id === chosen && members !== undefined
  useEffect(() => {
    if (round !== undefined && members !== undefined && isThere) take(draftFrom(round, members.members))
  }, [chosen, isThere])
  if (rounds.length === 0) return null
  return (
    <SelectField
      label={say('from')}
      hint={say('fromHint')}
      value={chosen}
      onChange={choose}
      options={[
        ['', say('fromNone')],
        ...rounds.toReversed().map(({ id, title }) => [id, WRITING[lang].labelled(id, title)] as const),
      ]}
    />
  )
}

function Name({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  return (
    <fieldset className="stack">
      <legend>{say('what')}</legend>
      <div className="pair">
        <TextField
          label={say('id')}
          hint={say('idHint')}
          value={draft.id}
          onChange={(id) => change({ id })}
          maxLength={80}
        />
        <TextField
          label={say('name')}
          hint={say('nameHint')}
          value={draft.title}
          onChange={(title) => change({ title })}
          maxLength={200}
        />
      </div>
    </fieldset>
  )
}

function Send({
  draft,
  taken,
  children,
}: {
  readonly draft: Draft
  readonly taken: readonly string[]
  readonly children: React.ReactNode
}): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { href } = useView()
  const { material } = useNaming()
  const grades = useRead('/').data?.grades.map(({ id }) => id) ?? []
  const announce = useCommand('announce-round')
  const minute = Math.floor(useNow() / 60_000) * 60_000
  const done = announce.data === undefined ? undefined : announce.variables?.round
  const faults = faultsOf(draft, { grades, taken: taken.filter((id) => id !== done), now: minute })
  return (
    <ConfirmedForm
      action={say('announce')}
      state={announce}
      disabled={faults.length > 0 || draft.id === done}
      submit={() => announce.mutate({ round: draft.id, spec: mutable(specOf(draft, grades)) })}
      consequence={<Preview draft={draft} />}
      done={
        <p>
          {say('done', { seq: announce.data?.seq ?? '' })}{' '}
          <Link href={href(`/rounds/${encodeURIComponent(done ?? '')}`)}>{say('toRound')}</Link>
        </p>
      }
    >
      {children}
      <section className="stack">
        <h2>{say('checks')}</h2>
        {faults.length === 0 ? (
          <p>{say('checksNone')}</p>
        ) : (
          <ul>
            {faults.map(({ kind, of = '' }) => (
              <li key={`${kind} ${of}`} lang={kind === 'other' ? 'en' : undefined}>
                {say(`fault-${kind}`, {
                  of: kind === 'noGrade' || kind === 'wasteCost' || kind === 'reference' ? material(of) : of,
                })}
              </li>
            ))}
          </ul>
        )}
      </section>
    </ConfirmedForm>
  )
}

/** What is sent is typed as what may be changed; nobody does. */
type Mutable<T> = T extends readonly (infer E)[]
  ? Mutable<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T
const mutable = <T,>(value: T): Mutable<T> => structuredClone(value) as Mutable<T>
