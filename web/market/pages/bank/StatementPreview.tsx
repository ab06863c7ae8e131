import { useState } from 'react'
import type { BankEntry, SortedEntry, SortedStatement } from '../../../../src/market/light.ts'
import { useMessages } from '../../../language/messages.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming, withSeparators } from '../../parts/naming.ts'
import { bankMessages } from './bank.gen.ts'
import { fateOf, type Fate, type Preview } from '../../subjects/accounts/bank.ts'
import { verdictMessages } from './verdict.gen.ts'

/** A page of them is read; more are shown when they are asked for. */
const FEW = 200

/** What would be taken of a file, and what would stay out, before anything is. */
export function StatementPreview({
  preview,
  account,
}: {
  readonly preview: Preview
  readonly account: string | null
}): React.JSX.Element {
  const say = useMessages(bankMessages)
  const [show, choose] = useState<Fate | 'all'>('all')
  return (
    <>
      <Totals preview={preview} />
      <div className="narrow">
        <SelectField
          label={say('show')}
          value={show}
          onChange={(value) => choose(SHOWN.find((one) => one === value) ?? 'all')}
          options={SHOWN.map((one) => [one, say(`show-${one}`)] as const)}
        />
      </div>
      {preview.statements.map((statement, i) => (
        <One key={`${i} ${statement.id}`} statement={statement} show={show} account={account} />
      ))}
    </>
  )
}
const SHOWN = ['all', 'taken', 'out', 'in'] as const

function Totals({ preview }: { readonly preview: Preview }): React.JSX.Element {
  const say = useMessages(bankMessages)
  const { money } = useNaming()
  const { deposits, out, back, leftOut, already } = preview
  return (
    <dl className="money-balances" aria-label={say('totals')}>
      {(
        [
          ['deposits', deposits],
          ['paidOut', out],
          ['cameBack', back],
        ] as const
      ).map(([name, { n, sum }]) => (
        <div key={name}>
          <dt>{say(name)}</dt>
          <dd>
            <strong className="number">{money(sum)}</strong>
            <span className="quiet">{say('entries', { n })}</span>
          </dd>
        </div>
      ))}
      <div>
        <dt>{say('leftOut')}</dt>
        <dd>
          <strong>{say('entries', { n: leftOut })}</strong>
          <span className="quiet">{say('leftOutIs')}</span>
        </dd>
      </div>
      <div>
        <dt>{say('already')}</dt>
        <dd>
          <strong>{say('entries', { n: already })}</strong>
          <span className="quiet">{say('alreadyIs')}</span>
        </dd>
      </div>
    </dl>
  )
}

function One({
  statement: { id, account, isOurs, sorted },
  show,
  account: own,
}: {
  readonly statement: SortedStatement
  readonly show: Fate | 'all'
  readonly account: string | null
}): React.JSX.Element {
  const say = useMessages(bankMessages)
  const [isAll, showAll] = useState(false)
  const chosen = sorted.filter((one) => show === 'all' || fateOf(one) === show)
  const rows = isAll ? chosen : chosen.slice(0, FEW)
  const title = say('statementOf', { id, account: inFours(account) })
  return (
    <>
      <h4>{title}</h4>
      {!isOurs && (
        <div className="problem" role="alert">
          <p className="problem-title">{say('otherAccount')}</p>
          <p>{own === null ? say('otherNone') : say('otherIs', { account: inFours(own) })}</p>
        </div>
      )}
      {sorted.length === 0 ? (
        <p>{say('noEntry')}</p>
      ) : rows.length === 0 ? (
        <p>{say('noneShown')}</p>
      ) : (
        <div className="scroll" role="region" aria-label={title} tabIndex={0}>
          <table className="bank-entries">
            <caption className="hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{say('entry')}</th>
                <th scope="col" className="right">
                  {say('amount')}
                </th>
                <th scope="col">{say('verdict')}</th>
                <th scope="col">{say('whose')}</th>
                <th scope="col">{say('written')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one, i) => (
                <Entry key={i} sorted={one} isOurs={isOurs} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length < chosen.length && (
        <p>
          <button type="button" className="button" onClick={() => showAll(true)}>
            {say('showAll', { n: chosen.length })}
          </button>
        </p>
      )}
    </>
  )
}

function Entry({ sorted, isOurs }: { readonly sorted: SortedEntry; readonly isOurs: boolean }): React.JSX.Element {
  const say = useMessages(verdictMessages)
  const { organisation } = useNaming()
  const { of, verdict, taken } = sorted
  const fate = isOurs ? fateOf(sorted) : 'out'
  const text = !isOurs
    ? say('other-account')
    : taken === undefined
      ? say(verdict === 'taken' ? 'no-member' : verdict)
      : say(`taken-${taken.kind}`)
  return (
    <tr>
      <th scope="row">{of.entry ?? '–'}</th>
      <td className="right">
        {of.side === 'in' ? '+' : '−'}
        {withSeparators(of.amount)} {of.currency}
      </td>
      <td>
        <span className={`tag ${fate === 'taken' ? 'good' : fate === 'out' ? 'bad' : ''}`}>{say(fate)}</span>{' '}
        <span className="bank-why">{text}</span>
      </td>
      <td>
        {taken === undefined || !isOurs ? '–' : taken.kind === 'in' ? organisation(taken.organisation) : taken.payout}
      </td>
      <td className="bank-written">{writtenIn(of).join(', ') || '–'}</td>
    </tr>
  )
}

/** What stands in the transfer; a reference that is in its text as well, once. */
function writtenIn({ other = '', text = '', references, endToEnd = '' }: BankEntry): readonly string[] {
  const plain = text.replaceAll(/\s/g, '').toUpperCase()
  return [other, text, ...references.filter((one) => !plain.includes(one)), endToEnd].filter((one) => one !== '')
}
