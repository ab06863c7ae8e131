import { useMessages } from '../../../language/messages.ts'
import { inFours, plainNumber } from '../../parts/bank-numbers.ts'
import { TextField } from '../../parts/Form.tsx'
import { accountMessages } from './account.gen.ts'
import { accountIn, bicFault, ibanFault, type AccountDraft } from './bank-account.ts'

/** An account as its bank gives it; check digits are looked at while it is typed. */
export function AccountFields({
  draft,
  change,
}: {
  readonly draft: AccountDraft
  readonly change: (draft: AccountDraft) => void
}): React.JSX.Element {
  const say = useMessages(accountMessages)
  const iban = plainNumber(draft.iban)
  return (
    <>
      <TextField
        label={say('iban')}
        hint={ibanFault(draft) ? say('ibanWrong') : accountIn(draft) === undefined ? say('ibanHint') : inFours(iban)}
        value={draft.iban}
        onChange={(text) => change({ ...draft, iban: text })}
        name="iban"
        autoComplete="off"
        required
        maxLength={60}
      />
      <TextField
        label={say('bic')}
        hint={say(bicFault(draft) ? 'bicWrong' : 'bicHint')}
        value={draft.bic}
        onChange={(text) => change({ ...draft, bic: text })}
        name="bic"
        autoComplete="off"
        maxLength={20}
      />
      <TextField
        label={say('holder')}
        hint={say('holderHint')}
        value={draft.name}
        onChange={(text) => change({ ...draft, name: text })}
        name="holder"
        autoComplete="off"
        required
        maxLength={70}
      />
    </>
  )
}
