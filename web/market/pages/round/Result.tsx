import type { RoundShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useBook, useRead } from '../../client/reading.ts'
import { isOfMember, useSession } from '../../client/session.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useNaming } from '../../parts/naming.ts'
import { certificateOf } from '../../subjects/verify/checking.ts'
import { useVerdict } from '../../subjects/verify/use-verdict.ts'
import { CertificateSection } from './CertificateSection.tsx'
import { DepthSection } from './DepthSection.tsx'
import { Fills } from './Fills.tsx'
import { PricesTable } from '../../subjects/round/PricesTable.tsx'
import { resultMessages } from '../../subjects/round/result.gen.ts'

interface Props {
  readonly round: RoundShown
  readonly result: NonNullable<RoundShown['result']>
}

/** What came of a round, why, and how anybody can tell that it is right. */
export function Result({ round, result }: Props): React.JSX.Element {
  const say = useMessages(resultMessages)
  const { signature } = result
  const certificate = certificateOf(result)
  const book = useBook(round.id)
  const session = useSession()
  const isMember = isOfMember(session)
  const orders = useRead('/orders', { when: isMember }).data?.orders
  const own = new Set((orders ?? []).filter((one) => one.round === round.id).map(({ order }) => order))
  const key = useRead('/').data?.signs?.x
  const verdict = useVerdict({ book: book.data, certificate, signature, key })
  const opened = verdict?.opened
  return (
    <section className="stack">
      <h2>{say('result')}</h2>
      <PricesTable round={round.id} prices={result.prices} volumes={result.volumes} level={3} />
      {result.cancelled !== undefined && <Cancelled trades={result.cancelled} />}
      <Loaded of={book}>
        {(given) => (
          <>
            {opened !== undefined && certificate.fills.length > 0 && (
              <DepthSection open={opened} certificate={certificate} own={own} />
            )}
            <CertificateSection book={given} certificate={certificate} signature={signature} verdict={verdict} />
            {opened !== undefined && <Fills open={opened} certificate={certificate} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

/** Trades that were undone after the clearing: the prices rest on them, and do not change. */
function Cancelled({ trades }: { readonly trades: NonNullable<Props['result']['cancelled']> }): React.JSX.Element {
  const say = useMessages(resultMessages)
  const naming = useNaming()
  return (
    <section className="stack" aria-labelledby="cancelled-trades">
      <h3 id="cancelled-trades">{say('cancelledTitle')}</h3>
      <p>{say('cancelledLede')}</p>
      <ul className="plain">
        {trades.map(({ material, grade, place, month, kg }, i) => (
          <li key={i}>
            {say('cancelledTrade', {
              kg: naming.kg(kg),
              material: naming.material(material),
              grade: naming.grade(grade),
              place: naming.place(place),
              month: naming.month(month),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
