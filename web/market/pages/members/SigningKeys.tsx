import { useState } from 'react'
import { DataTable } from '../../../figure/DataTable.tsx'
import { cell } from '../../../figure/table.ts'
import { useWords } from '../../../messages.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { CommandForm, Field, SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { ACTION_WORDS } from './action-words.ts'
import type { SheetProps } from './OrganisationSheet.tsx'
import { signingKeyIn } from './state.ts'
import { useRegisterNames } from './use-register.ts'
import { MEMBER_WORDS } from './words.ts'

/** Public keys with which an organisation signs what happens to lots. */
export function SigningKeys({ register, organisation: { id }, operates }: SheetProps): React.JSX.Element {
  const say = useWords(MEMBER_WORDS)
  const act = useWords(ACTION_WORDS)
  const { instant } = useNaming()
  const keys = register.keys.filter(({ organisation }) => organisation === id)
  const stateOf = ({ from, until, revoked }: (typeof keys)[number]): string =>
    revoked !== undefined
      ? say('revokedAt', { at: instant(revoked) })
      : say(Date.now() < Date.parse(from) ? 'notYet' : Date.now() < Date.parse(until) ? 'valid' : 'expired')
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
              { name: say('validFrom') },
              { name: say('validUntil') },
              { name: say('keyState') },
            ],
            rows: keys.map((key) => [
              cell(key.id),
              cell(instant(key.from), key.from),
              cell(instant(key.until), key.until),
              cell(stateOf(key)),
            ]),
          }}
        />
      )}
      {operates && (
        <>
          <details>
            <summary>{act('addKey')}</summary>
            <Add organisation={id} />
          </details>
          {keys.some(({ revoked }) => revoked === undefined) && (
            <details>
              <summary>{act('revoke')}</summary>
              <Revoke keys={keys.filter(({ revoked }) => revoked === undefined).map((key) => key.id)} />
            </details>
          )}
        </>
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

function Add({ organisation }: { readonly organisation: string }): React.JSX.Element {
  const say = useWords(ACTION_WORDS)
  const { instant } = useNaming()
  const name = useRegisterNames()
  const [text, setText] = useState('')
  const asked = useCommand('register-signing-key')
  const key = signingKeyIn(text)
  const isOther = typeof key !== 'string' && key.organisation !== organisation
  const told =
    text.trim() === ''
      ? ''
      : typeof key === 'string'
        ? say(FAULTS[key])
        : isOther
          ? say('keyOther', { organisation: name(key.organisation), name: name(organisation) })
          : say('keyIs', { id: key.id, name: name(organisation), from: instant(key.from), until: instant(key.until) })
  return (
    <CommandForm
      action={say('addKey')}
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
  const say = useWords(ACTION_WORDS)
  const of = useWords(MEMBER_WORDS)
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
          <p>{say('final')}</p>
        </>
      }
    >
      <SelectField label={of('key')} value={key} onChange={choose} options={keys.map((one) => [one, one])} />
    </ConfirmedForm>
  )
}
