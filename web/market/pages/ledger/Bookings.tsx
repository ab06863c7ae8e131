import { useState } from 'react'
import type { LedgerShown } from '../../../../src/market/index.ts'
import { Figure } from '../../../ui/Figure.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useView } from '../../../url/state.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { linesOf } from '../../subjects/accounts/ledger.ts'
import { useAccountNames } from './use-accounts.ts'
import { ledgerMessages } from './messages.gen.ts'

/** More lines than this make a page slow; they are shown when they are asked for. */
const MANY = 500

/** Every movement of money, the newest first. */
export function Bookings({ ledger }: { readonly ledger: LedgerShown }): React.JSX.Element {
  const say = useMessages(ledgerMessages)
  const { inUnit } = useNumbers()
  const { view, go } = useView()
  const { money, instant } = useNaming()
  const { account, what } = useAccountNames()
  const [all, setAll] = useState(false)
  const chosen = ledger.accounts.some((one) => one.account === view.row) ? view.row : ''
  const lines = linesOf(ledger, chosen)
  const shown = all ? lines : lines.slice(0, MANY)
  const n = new Set(lines.map(({ entry }) => entry)).size
  return (
    <>
      <Figure
        title={say('bookingsTitle')}
        answer={
          <div className="stack">
            <p>{n === 0 ? say('bookingsNone') : say('bookingsAnswer', { n })}</p>
            <div className="form">
              <SelectField
                label={say('filter')}
                value={chosen}
                onChange={(row) => go({ row }, { replace: true })}
                options={[
                  ['', say('all')],
                  ...ledger.accounts.map((one) => [one.account, account(one.account)] as const),
                ]}
              />
            </div>
          </div>
        }
        name="market-bookings"
        source={say('source')}
        table={{
          columns: [
            inUnit('number', say('entry')),
            { name: say('at') },
            { name: say('what') },
            { name: say('account') },
            inUnit({ text: money('').trim() }, say('amount')),
          ],
          rows: shown.map((line) => [
            cell(String(line.entry), line.entry),
            cell(instant(line.at), line.at),
            cell(what(line.what)),
            cell(account(line.account)),
            cell(money(line.amount), line.amount),
          ]),
        }}
      />
      {shown.length < lines.length && (
        <p>
          {say('newest', { n: shown.length })}{' '}
          <button type="button" className="button" onClick={() => setAll(true)}>
            {say('showAll', { n: lines.length })}
          </button>
        </p>
      )}
    </>
  )
}
