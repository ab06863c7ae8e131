import type { RegisterShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { actionMessages } from './action.gen.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { membersMessages } from './messages.gen.ts'

export interface DraftOwner {
  readonly owner: string
  readonly percent: string
  /** What it is known from. */
  readonly source?: string | undefined
}

/** Who holds votes, one row each. */
export function OwnerFields({
  register,
  owners,
  except,
  set,
}: {
  readonly register: RegisterShown
  readonly owners: readonly DraftOwner[]
  readonly except: string
  readonly set: (owners: readonly DraftOwner[]) => void
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const words = useMessages(membersMessages)
  const name = useRegisterNames()
  const put = (at: number, own: DraftOwner): void => set(owners.map((one, i) => (i === at ? own : one)))
  const options = register.organisations.filter(({ id }) => id !== except).map(({ id }) => [id, name(id)] as const)
  return (
    <fieldset className="stack">
      <legend>{say('owners')}</legend>
      <p className="hint">{say('ownersHint')}</p>
      {owners.map((own, i) => (
        <div key={i} className="owner-row">
          <SelectField
            label={words('owner')}
            value={own.owner}
            onChange={(owner) => put(i, { ...own, owner })}
            options={[['', say('choose')], ...options]}
          />
          <TextField
            label={say('ownerShare')}
            inputMode="decimal"
            value={own.percent}
            onChange={(percent) => put(i, { ...own, percent: percent.trim() })}
            required
          />
          <button type="button" className="button" onClick={() => set(owners.filter((_, at) => at !== i))}>
            {say('takeOut')}
          </button>
        </div>
      ))}
      <div>
        <button type="button" className="button" onClick={() => set([...owners, { owner: '', percent: '' }])}>
          {say('addOwner')}
        </button>
      </div>
    </fieldset>
  )
}
