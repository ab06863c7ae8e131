import { useMessages } from '../../../language/messages.ts'
import { checkMessages } from './check.gen.ts'
import type { Checked, Verdict } from './checking.ts'
import './verify.css'

const MEANS = {
  book: 'bookMeans',
  about: 'aboutMeans',
  seal: 'sealMeans',
  result: 'resultMeans',
  signature: 'signatureMeans',
} as const
const FAILS = {
  book: 'bookFails',
  about: 'aboutFails',
  seal: 'sealFails',
  result: 'resultFails',
  signature: 'signatureFails',
} as const
const OPEN = { book: 'openBook', signature: 'openSignature', key: 'openKey', browser: 'openBrowser' } as const

/** The answer in a sentence, then check by check. */
export function Checks({ verdict }: { readonly verdict: Verdict | undefined }): React.JSX.Element {
  const say = useMessages(checkMessages)
  if (verdict === undefined)
    return (
      <p className="quiet" role="status">
        {say('checking')}
      </p>
    )
  const of = (what: Checked['what']): boolean | undefined => verdict.checks.find((one) => one.what === what)?.holds
  const signed = of('signature')
  const isApart = of('seal') === true && of('about') === false
  const word = !verdict.proved
    ? isApart
      ? 'apart'
      : 'wrong'
    : signed === true
      ? 'sound'
      : signed === false
        ? 'forged'
        : 'proved'
  const isGood = word === 'sound' || word === 'proved'
  return (
    <div className="stack">
      <div className={isGood ? 'finding finding-good' : 'finding finding-bad'} role="status">
        <p className="finding-title">
          <span aria-hidden="true">{isGood ? '✓' : '✗'}</span> {say(`${word}Title`)}
        </p>
        <p>{say(word)}</p>
      </div>
      <ul className="checks" aria-label={say('checks')}>
        {verdict.checks.map((check) => (
          <Line key={check.what} check={check} />
        ))}
      </ul>
    </div>
  )
}

function Line({ check: { what, holds, reason, open } }: { readonly check: Checked }): React.JSX.Element {
  const say = useMessages(checkMessages)
  const state = holds === undefined ? 'unseen' : holds ? 'holds' : 'fails'
  return (
    <li className={`check check-${state}`}>
      <span className="check-state">
        <span aria-hidden="true">{state === 'holds' ? '✓' : state === 'fails' ? '✗' : '–'}</span> {say(state)}
      </span>
      <div>
        <p className="check-what">{say(what)}</p>
        <p className="quiet">{say(open === undefined ? (holds === false ? FAILS[what] : MEANS[what]) : OPEN[open])}</p>
        {reason !== undefined && (what === 'book' || what === 'result') && (
          <p className="check-reason">
            {say('reason')}: <span lang="en">{reason}</span>
          </p>
        )}
      </div>
    </li>
  )
}
