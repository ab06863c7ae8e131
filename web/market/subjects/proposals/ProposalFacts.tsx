import type { ClaimsShown, OwnShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { inFours } from '../../parts/bank-numbers.ts'
import { useNaming } from '../../parts/naming.ts'
import { roleMessages } from '../../parts/role.gen.ts'
import { disputeMessages } from '../claims/dispute.gen.ts'
import { forceMajeureMessages } from '../claims/force-majeure.gen.ts'
import { depositClassMessages } from '../register/deposit-class.gen.ts'
import { proposalFactMessages } from './proposal-fact.gen.ts'
import { screeningMessages } from '../register/screening.gen.ts'

type Proposal = OwnShown['proposals'][number]
type Fact = readonly [name: string, value: React.ReactNode]
type Claim = Pick<ClaimsShown['disputes'][number], 'kg' | 'material' | 'seller' | 'buyer' | 'round' | 'parcel'> & {
  readonly delivery?: string
}

/** As they are read: who it is about, what, and why. A log has them by name. */
const ORDER =
  'organisation user name role how subject suspended class what by on until document id material strike budget key iban bic amount reference round reason why'.split(
    ' ',
  )
const inOrder = (input: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(input).sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other))

/** What is proposed, in words: the operator who agrees has read it. */
export function ProposalFacts({ of: { command, input } }: { readonly of: Proposal }): React.JSX.Element {
  const factsOf = useFacts()
  const asked: Readonly<Record<string, unknown>> = { ...input }
  return (
    <dl className="facts">
      {factsOf(command, asked).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A decision begins with what it is about. */
function useFacts(): (command: string, input: Readonly<Record<string, unknown>>) => readonly Fact[] {
  const say = useMessages(proposalFactMessages)
  const role = useMessages(roleMessages)
  const deposits = useMessages(depositClassMessages)
  const screening = useMessages(screeningMessages)
  const dispute = useMessages(disputeMessages)
  const forceMajeure = useMessages(forceMajeureMessages)
  const naming = useNaming()
  const claims = useRead('/claims').data
  const code = (text: string): React.ReactNode => <code>{text}</code>

  /** The field, and its value, of a text. */
  const texts: Readonly<Record<string, (text: string) => Fact | undefined>> = {
    user: (text) => [say('user'), code(text)],
    name: (text) => [say('name'), text],
    organisation: (text) => [say('organisation'), naming.organisation(text)],
    role: (text) =>
      text === 'operator' || text === 'trader' || text === 'auditor' || text === 'reader'
        ? [say('role'), role(text)]
        : undefined,
    how: (text) => (text === 'one-time password' || text === 'identity provider' ? [say('how'), say(text)] : undefined),
    subject: (text) => [say('subject'), code(text)],
    class: (text) =>
      text === 'reduced' || text === 'standard' || text === 'raised' ? [say('class'), deposits(text)] : undefined,
    reason: (text) => [say('why'), text],
    why: (text) => [say('why'), text],
    key: (text) => [say('key'), code(text)],
    amount: (text) => [say('amount'), naming.money(text)],
    reference: (text) => [say('reference'), text],
    id: (text) => [say('id'), code(text)],
    material: (text) => [say('material'), naming.material(text)],
    strike: (text) => [say('strike'), naming.price(text)],
    budget: (text) => [say('budget'), code(text)],
    round: (text) => [say('round'), text],
    what: (text) => (text === 'identity' || text === 'sanctions' ? [screening('what'), screening(text)] : undefined),
    by: (text) => [screening('by'), text],
    on: (text) => [screening('on'), text],
    until: (text) => [screening('until'), text],
    document: (text) => [screening('document'), code(text)],
    iban: (text) => ['IBAN', <code className="bank-number">{inFours(text)}</code>],
    bic: (text) => ['BIC', code(text)],
  }
  const plain = (input: Readonly<Record<string, unknown>>): Fact[] =>
    inOrder(input).flatMap(([name, value]) => {
      if (value === null) return []
      if (name === 'suspended') return [[say('standing'), say(value === true ? 'suspends' : 'admits')] as const]
      const known = typeof value === 'string' ? texts[name]?.(value) : undefined
      return [known ?? ([name, typeof value === 'string' ? value : JSON.stringify(value)] as const)]
    })

  /** Goods and both sides of what is decided on; its id, while that is not known. */
  const about = (id: unknown, claims: readonly Claim[]): Fact => {
    const claim = claims.find(({ delivery, parcel }) => id === (delivery ?? parcel))
    if (claim === undefined) return [say('about'), code(String(id))]
    const { kg, material, seller, buyer, round } = claim
    const sides = { seller: naming.organisation(seller), buyer: naming.organisation(buyer) }
    return [say('about'), dispute('what', { kg: naming.kg(kg), material: naming.material(material), ...sides, round })]
  }

  return (command, { round, delivery, parcel, decision, amount, days, ...rest }) => {
    if (command === 'decide-dispute')
      return [
        about(delivery, claims?.disputes ?? []),
        [say('decision'), dispute(decision === 'reduced' ? 'reducedChoice' : 'dismissedChoice')],
        ...(typeof amount === 'string' ? [[say('back'), naming.money(amount)] as const] : []),
        ...plain(rest),
      ]
    if (command === 'decide-force-majeure')
      return [
        about(parcel, claims?.forceMajeure ?? []),
        [say('decision'), typeof days === 'number' ? say('accepted', { days }) : forceMajeure('refusedChoice')],
        ...plain(rest),
      ]
    const all = { ...rest, round, delivery, parcel, decision, amount, days }
    return plain(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
  }
}
