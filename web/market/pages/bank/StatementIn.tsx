import { useMemo, useState } from 'react'
import type { BankShown } from '../../../../src/market/index.ts'
import type { BankStatement } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Field } from '../../parts/Form.tsx'
import { bankMessages } from './bank.gen.ts'
import { readFile, previewOf } from '../../subjects/accounts/bank.ts'
import { StatementPreview } from './StatementPreview.tsx'
import { TakeStatement } from './TakeStatement.tsx'

/** Longer than any that is read: what is above it is not brought into memory. */
const MOST_BYTES = 16 * 1024 * 1024 + 1

type Given =
  | { readonly name: string; readonly statements: readonly BankStatement[] }
  | { readonly name: string; readonly error: Error }

async function given(file: File): Promise<Given> {
  const { name } = file
  try {
    return { name, statements: readFile(new Uint8Array(await file.slice(0, MOST_BYTES).arrayBuffer())) }
  } catch (error) {
    return { name, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

/** A bank's statement: read here, shown entry by entry, and only then taken. */
export function StatementIn({ bank }: { readonly bank: BankShown }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const [file, take] = useState<Given>()
  return (
    <section className="stack" aria-labelledby="statement-in">
      <h2 id="statement-in">{say('statement')}</h2>
      <p>{say('statementHow')}</p>
      <div className="form">
        <Field label={say('file')} hint={say('fileHint')}>
          {(id, hintId) => (
            <input
              id={id}
              type="file"
              accept=".xml,application/xml,text/xml"
              aria-describedby={hintId}
              onChange={({ target }) => {
                const [first] = target.files ?? []
                // The same file, mended meanwhile, can be chosen again.
                if (first !== undefined) void given(first).then(take, () => undefined)
                target.value = ''
              }}
            />
          )}
        </Field>
      </div>
      {file !== undefined && 'error' in file && (
        <div className="stack">
          <h3>{say('refused', { file: file.name })}</h3>
          <Failed error={file.error} />
        </div>
      )}
      {file !== undefined && 'statements' in file && (
        <Read key={file.name} name={file.name} statements={file.statements} bank={bank} close={() => take(undefined)} />
      )}
    </section>
  )
}

function Read({
  name,
  statements,
  bank,
  close,
}: {
  readonly name: string
  readonly statements: readonly BankStatement[]
  readonly bank: BankShown
  readonly close: () => void
}): React.JSX.Element {
  const say = useMessages(bankMessages)
  // Held against what the market knows now: what was taken meanwhile is shown as in.
  const preview = useMemo(() => previewOf(statements, bank), [statements, bank])
  return (
    <div className="stack panel bank-preview">
      <div className="row spread">
        <h3>{say('preview', { file: name })}</h3>
        <button type="button" className="button" onClick={close}>
          {say('close')}
        </button>
      </div>
      <StatementPreview preview={preview} account={bank.account} />
      <TakeStatement preview={preview} />
    </div>
  )
}
