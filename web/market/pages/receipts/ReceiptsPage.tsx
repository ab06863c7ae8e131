import { hasText } from '../../../../src/messages/index.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isReceiptOf } from '../../../../src/market/light.ts'
import { saveText } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { MOST_KEPT, receiptsFile, receiptsOf, type Kept } from '../../client/receipts.ts'
import { Allowed } from '../../parts/Allowed.tsx'
import { useNaming } from '../../parts/naming.ts'
import { commandMessages } from '../../subjects/proposals/command.gen.ts'
import { receiptsMessages } from './messages.gen.ts'

/** What the market has signed about all that was asked from this browser. */
export default function ReceiptsPage(): React.JSX.Element {
  const say = useMessages(receiptsMessages)
  return (
    <div className="sheet">
      <h1>{say('title')}</h1>
      <Allowed roles={['trader', 'operator']}>{({ user }) => <Receipts user={user} />}</Allowed>
    </div>
  )
}

function Receipts({ user }: { readonly user: string }): React.JSX.Element {
  const say = useMessages(receiptsMessages)
  const { amount } = useNaming()
  const { kept, dropped, unkept } = receiptsOf(user)
  const file = `ytterby-receipts-${user}.json`
  return (
    <>
      <div className="stack">
        <p>{say('lede')}</p>
        <p>{say('where', { most: amount(String(MOST_KEPT)) })}</p>
        {dropped > 0 && <p className="problem">{say('dropped', { n: dropped })}</p>}
        {unkept > 0 && <p className="problem">{say('unkept', { n: unkept })}</p>}
      </div>
      {kept.length === 0 ? (
        <p>{say('empty')}</p>
      ) : (
        <>
          <div className="row">
            <button
              type="button"
              className="button main"
              onClick={() => saveText(file, receiptsFile(kept), 'application/json')}
            >
              {say('save')}
            </button>
          </div>
          <p className="quiet">
            {say('how')} <code>ytterby market verify log.jsonl --receipt {file}</code>
          </p>
          <List kept={kept} />
        </>
      )}
    </>
  )
}

/** More are shown when they are asked for. */
const FIRST = 50

function List({ kept }: { readonly kept: readonly Kept[] }): React.JSX.Element {
  const say = useMessages(receiptsMessages)
  const command = useMessages(commandMessages)
  const { instant } = useNaming()
  const [all, setAll] = useState(false)
  const checked = useChecked(kept)
  const wrong = kept.filter((_, i) => checked?.[i] === false).length
  return (
    <section className="stack">
      <h2>{say('list')}</h2>
      <p role="status" className={wrong > 0 ? 'problem' : ''}>
        {checked === undefined
          ? say('checking')
          : wrong === 0
            ? `✓ ${say('sound', { n: kept.length })}`
            : `✗ ${say('unsound', { n: wrong })}`}
      </p>
      <div className="scroll" role="region" aria-label={say('list')} tabIndex={0}>
        <table>
          <caption className="hidden">{say('list')}</caption>
          <thead>
            <tr>
              {(['when', 'what', 'entry', 'signature'] as const).map((name) => (
                <th key={name} scope="col">
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(all ? kept : kept.slice(0, FIRST)).map(({ name, receipt: { at, seq, hash } }, i) => (
              <tr key={`${at} ${seq} ${hash}`}>
                <td>{instant(at)}</td>
                <th scope="row">{hasText(commandMessages, name) ? command(name) : name}</th>
                <td className="number">{seq}</td>
                <td>{checked === undefined ? '' : checked[i] === true ? `✓ ${say('good')}` : `✗ ${say('bad')}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && kept.length > FIRST && (
        <div className="row">
          <button type="button" className="button" onClick={() => setAll(true)}>
            {say('all', { n: kept.length })}
          </button>
        </div>
      )}
    </section>
  )
}

/** Of each receipt, whether it is of what was asked, and signed with the key of this market; undefined until that is known. */
function useChecked(kept: readonly Kept[]): readonly boolean[] | undefined {
  const market = useRead('/').data?.signs?.x
  return useQuery({
    // What lies in the browser is looked at again whenever the page is opened.
    queryKey: ['receipts checked', market, kept.length, kept[0]?.receipt.signature],
    gcTime: 0,
    queryFn: () =>
      Promise.all(kept.map(async ({ fits, receipt }) => (await isReceiptOf(market ?? '', receipt)) && fits)),
    enabled: market !== undefined,
    staleTime: Infinity,
  }).data
}
