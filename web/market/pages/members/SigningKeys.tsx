import { useState } from 'react'
import type { RegisterShown } from '../../../../src/market/index.ts'
import { fingerprintOf } from '../../../../src/market/light.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { useSession } from '../../client/session.ts'
import { couldBeGood, standingOf } from '../../client/key-standing.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { CommandForm, Field, SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { useNow } from '../../parts/Status.tsx'
import { actionMessages } from './action.gen.ts'
import { keyMessages } from './key.gen.ts'
import type { SheetProps } from './props.ts'
import { isFreeOfKeys, signingKeyIn } from '../../subjects/register/register.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { membersMessages } from './messages.gen.ts'

/** Public keys with which an organisation signs; what operators may do about them, which of members' keys is little. */
export function SigningKeys({ register, organisation, operates }: SheetProps): React.JSX.Element {
  const say = useMessages(membersMessages)
  const act = useMessages(keyMessages)
  const { instant } = useNaming()
  const name = useRegisterNames()
  const { id } = organisation
  const isOf = (key: { readonly organisation: string }): boolean => key.organisation === id
  const [keys, proposed] = [register.keys.filter(isOf), register.proposedKeys.filter(isOf)]
  const stateOf = (key: (typeof keys)[number]): string => {
    const standing = standingOf(key, Date.now())
    return standing === 'revoked' ? say('revokedAt', { at: instant(key.revoked ?? '') }) : say(standing)
  }
  const revocable = [...keys.filter(({ revoked }) => revoked === undefined), ...proposed].map((key) => key.id)
  return (
    <div className="stack">
      <p className="quiet">{say('signingHint')}</p>
      {keys.length === 0 ? (
        <p>{say('signingNone')}</p>
      ) : (
        <DataTable
          caption={say('signingTitle')}
          table={{
            columns: [
              { name: say('key') },
              { name: act('print') },
              { name: say('validFrom') },
              { name: say('validUntil') },
              { name: say('keyState') },
            ],
            rows: keys.map((key) => [
              cell(key.id),
              cell(fingerprintOf(key.x)),
              cell(instant(key.from), key.from),
              cell(instant(key.until), key.until),
              cell(stateOf(key)),
            ]),
          }}
        />
      )}
      {proposed.length > 0 && (
        <div className="told stack">
          <h4>{act('proposed')}</h4>
          {proposed.map((key) => (
            <Proposed key={key.id} proposed={key} operates={operates} />
          ))}
        </div>
      )}
      {operates && (
        <>
          {isFreeOfKeys(organisation, register) ? (
            <details>
              <summary>{act('addKey')}</summary>
              <Add organisation={id} command="register-signing-key" />
            </details>
          ) : (
            <>
              <p className="quiet">{act('ownAffair', { name: name(id) })}</p>
              <details>
                <summary>{act('propose')}</summary>
                <div className="stack">
                  <p>{act('proposeWhy', { name: name(id) })}</p>
                  <p>{act('proposeHow', { name: name(id) })}</p>
                  <Add organisation={id} command="propose-signing-key" />
                </div>
              </details>
            </>
          )}
          {revocable.length > 0 && (
            <details>
              <summary>{act('revoke')}</summary>
              <Revoke keys={revocable} />
            </details>
          )}
        </>
      )}
    </div>
  )
}

/** A key that one operator has proposed: another may agree to it, once its organisation has had time to object. */
function Proposed({
  proposed: { id, organisation, x, until, by, at },
  operates,
}: {
  readonly proposed: RegisterShown['proposedKeys'][number]
  readonly operates: boolean
}): React.JSX.Element {
  const act = useMessages(keyMessages)
  const { instant } = useNaming()
  const name = useRegisterNames()(organisation)
  const user = useSession()?.user
  const now = useNow()
  const asked = useCommand('agree-to-signing-key')
  const print = fingerprintOf(x)
  const earliest = couldBeGood({ at })
  const mayAgree = operates && now >= earliest
  return (
    <div className="stack">
      <p>{act('proposedBy', { id, by, at: instant(at), until: instant(until), print })}</p>
      {!mayAgree ? (
        <p>{act('waits', { name, at: instant(new Date(earliest).toISOString()), by })}</p>
      ) : user === by ? (
        <p>{act('yours')}</p>
      ) : (
        <ConfirmedForm
          action={act('agree')}
          state={asked}
          submit={() => asked.mutate({ key: id })}
          consequence={
            <>
              <p>{act('agreeCompare', { name, print })}</p>
              <p>{act('agreeSure', { name, id })}</p>
            </>
          }
        />
      )}
    </div>
  )
}

const FAULTS = {
  json: 'keyJson',
  shape: 'keyShape',
  private: 'keyPrivate',
  kind: 'keyKind',
  times: 'keyTimes',
} as const

function Add({
  organisation,
  command,
}: {
  readonly organisation: string
  readonly command: 'register-signing-key' | 'propose-signing-key'
}): React.JSX.Element {
  const say = useMessages(keyMessages)
  const { instant } = useNaming()
  const name = useRegisterNames()
  const [text, setText] = useState('')
  const asked = useCommand(command)
  const key = signingKeyIn(text)
  const isOther = typeof key !== 'string' && key.organisation !== organisation
  const told =
    text.trim() === ''
      ? ''
      : typeof key === 'string'
        ? say(FAULTS[key])
        : isOther
          ? say('keyOther', { organisation: name(key.organisation), name: name(organisation) })
          : say('keyIs', {
              id: key.id,
              name: name(organisation),
              until: instant(key.until),
              print: fingerprintOf(key.jwk.x),
            })
  return (
    <CommandForm
      action={say(command === 'register-signing-key' ? 'addKey' : 'propose')}
      state={asked}
      disabled={typeof key === 'string' || isOther}
      submit={() => {
        if (typeof key !== 'string') asked.mutate({ key: { ...key, jwk: { ...key.jwk } } })
      }}
    >
      <Field label={say('keyText')} hint={say('keyTextHint')}>
        {(id, hintId) => (
          <textarea
            id={id}
            rows={8}
            spellCheck={false}
            aria-describedby={hintId}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <p role="status">{told}</p>
    </CommandForm>
  )
}

function Revoke({ keys }: { readonly keys: readonly string[] }): React.JSX.Element {
  const say = useMessages(keyMessages)
  const act = useMessages(actionMessages)
  const of = useMessages(membersMessages)
  const [chosen, choose] = useState('')
  const asked = useCommand('revoke-signing-key')
  const key = keys.find((one) => one === chosen) ?? keys[0] ?? ''
  return (
    <ConfirmedForm
      action={say('revoke')}
      state={asked}
      submit={() => asked.mutate({ key })}
      consequence={
        <>
          <p>{say('revokeSure', { key })}</p>
          <p>{act('final')}</p>
        </>
      }
    >
      <SelectField label={of('key')} value={key} onChange={choose} options={keys.map((one) => [one, one])} />
    </ConfirmedForm>
  )
}
