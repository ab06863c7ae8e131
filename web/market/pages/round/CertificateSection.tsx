import { WRITING } from '../../../../src/messages/index.ts'
import { Link } from 'wouter'
import { type Book, type Certificate, decimalOf } from '../../../../src/market/light.ts'
import { optimalityOf } from '../../../../src/solver/index.ts'
import { proofText } from '../../../../src/studies/light.ts'
import { saveText } from '../../../ui/download.ts'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { useNaming } from '../../parts/naming.ts'
import type { Verdict } from '../../subjects/verify/checking.ts'
import { Checks } from '../../subjects/verify/Checks.tsx'
import { resultMessages } from '../../subjects/round/result.gen.ts'

interface Props {
  readonly book: Book
  readonly certificate: Certificate
  readonly signature: string
  readonly verdict: Verdict | undefined
}

/** The certificate in words, what this browser finds when it holds it against the book, and both to take along. */
export function CertificateSection({ book, certificate, signature, verdict }: Props): React.JSX.Element {
  const say = useMessages(resultMessages)
  const naming = useNaming()
  const { href } = useView()
  const { gains, gap, missed, guard, passedOver, even } = certificate.stated
  const money = (nano: string): string => (/^-?\d+$/.test(nano) ? naming.money(decimalOf(BigInt(nano))) : nano)
  const proof = proofText(optimalityOf(Number(gains), Number(gains) + Number(gap)), naming.lang)
  const blocks = book.orders.filter(({ least }) => least > 0).length
  const download = (what: string, content: unknown): void =>
    saveText(`${what}-${book.round}.json`, `${JSON.stringify(content)}\n`, 'application/json')
  return (
    <section className="stack round-part">
      <h3>{say('certificateTitle')}</h3>
      <dl className="facts">
        <dt>{say('gains')}</dt>
        <dd>
          <strong className="number">{money(gains)}</strong>
          {WRITING[naming.lang].labelled('', say('gainsMeans'))}
        </dd>
        <dt>{say('gap')}</dt>
        <dd>
          <strong className="number">{money(gap)}</strong>
          {WRITING[naming.lang].labelled('', say(gap === '0' ? 'gapNone' : 'gapMeans', { proof }))}
        </dd>
        {blocks > 0 && (
          <>
            <dt>{say('search')}</dt>
            <dd>{say(certificate.proved ? 'searchProved' : 'searchNot')}</dd>
          </>
        )}
        <dt>{say('passedOver')}</dt>
        <dd>{passedOver > 0 ? say('passedOverMeans', { n: passedOver }) : say('passedOverNone')}</dd>
        {even !== undefined && (
          <>
            <dt>{say('shares')}</dt>
            <dd>{say(even ? 'sharesEven' : 'sharesUneven')}</dd>
          </>
        )}
        <dt>{say('rounding')}</dt>
        <dd>{say('roundingMeans', { missed: money(missed), guard: money(guard) })}</dd>
      </dl>
      <p>{say('certificateLede')}</p>
      <Checks verdict={verdict} />
      <div className="row">
        <button type="button" className="button" onClick={() => download('book', book)}>
          ↓ {say('downloadBook')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => download('certificate', { round: book.round, certificate, signature })}
        >
          ↓ {say('downloadCertificate')}
        </button>
        <Link href={href('/verify', { row: book.round })}>{say('toVerify')}</Link>
      </div>
    </section>
  )
}
