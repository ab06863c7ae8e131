import { nameOfTables } from '../events/adopted-tables.ts'
import type { CommandName } from '../commands/all.ts'
import type { MarketEvent } from '../events/event.ts'
import type { RoundSpec } from '../events/round-spec.ts'

/** What was asked for that an event came of. */
export interface AskedFor {
  readonly name: CommandName
  /** Inputs that it may have been: an event does not always tell what was left out. */
  readonly inputs: readonly object[]
  /** Whether one of them is what was asked, to the letter. */
  readonly isExact: boolean
}

type Of<K extends MarketEvent['kind']> = Extract<MarketEvent, { readonly kind: K }>
type Inverses = { readonly [K in MarketEvent['kind']]: ((event: Of<K>) => AskedFor) | undefined }

const by = (name: CommandName, ...inputs: readonly object[]): AskedFor => ({ name, inputs, isExact: true })

/** The command and the input that lead to each kind of event: what `decide` does, the other way round. None leads to what the market itself notes. */
const INVERSES: Inverses = {
  founded: undefined,
  'let-in': undefined,
  'api-key': undefined,
  // Comes with what is cleared by the same command.
  'left-out': undefined,
  'rules-version': ({ version }) => by('adopt-rules', { version }),
  tables: ({ world, tables }) => by('adopt-tables', { tables: nameOfTables({ world, tables }) }),
  // A member stays one, whatever was asked.
  organisation: ({ organisation, member }) =>
    by('register-organisation', { organisation, member }, ...(member ? [{ organisation, member: false }] : [])),
  related: ({ related }) => by('declare-related', { related }),
  standing: ({ organisation, suspended, why }) => by('set-standing', { organisation, suspended, why }),
  'deposit-class': ({ organisation, class: of, reason }) =>
    by('set-deposit-class', { organisation, class: of, reason }),
  user: ({ user: { id, ...user } }) => by('add-user', { ...user, user: id }),
  'user-left': ({ user }) => by('remove-user', { user }),
  admitted: ({ user, how, subject }) => by('admit-user', { user, how, ...(subject === undefined ? {} : { subject }) }),
  'two-required': () => by('require-two', { forGood: true }),
  proposed: ({ proposal, command, input }) => by('propose', { proposal, command, input }),
  agreed: ({ proposal }) => by('agree-to-proposal', { proposal }),
  'proposal-withdrawn': ({ proposal }) => by('withdraw-proposal', { proposal }),
  'api-key-revoked': ({ key }) => by('revoke-api-key', { key }),
  'signing-key': ({ key: { id, organisation, jwk, until } }) =>
    by('register-signing-key', { key: { id, organisation, jwk, until } }),
  'signing-key-proposed': ({ key }) => by('propose-signing-key', { key }),
  'signing-key-agreed': ({ key }) => by('agree-to-signing-key', { key }),
  'signing-key-revoked': ({ key }) => by('revoke-signing-key', { key }),
  'operator-key': ({ key: { id, jwk } }) => by('register-operator-key', { key: { id, jwk } }),
  'operator-key-proposed': ({ key: { id, jwk } }) => by('register-operator-key', { key: { id, jwk } }),
  'operator-key-agreed': ({ key, x }) => by('agree-to-operator-key', { key, x }),
  'operator-key-refused': ({ key }) => by('refuse-operator-key', { key }),
  'operators-sign': () => by('require-operator-keys', { forGood: true }),
  // Of the first rules.
  'trustee-key': undefined,
  'trustee-keys': ({ from, keys }) => by('register-trustee-keys', { from, keys }),
  site: ({ site }) => by('register-site', { site }),
  'lot-event': ({ token }) => by('record-lot-event', { credential: token }),
  'paid-in': ({ organisation, amount, reference }) => by('record-payment-in', { organisation, amount, reference }),
  'paid-out': ({ organisation, amount, reference }) => by('record-payment-out', { organisation, amount, reference }),
  'market-account': ({ account }) => by('set-bank-account', account),
  'bank-account': ({ account }) => by('register-bank-account', account),
  payout: ({ payout, amount }) => by('ask-payout', { payout, amount }),
  'payout-withdrawn': ({ payout }) => by('withdraw-payout', { payout }),
  'payouts-released': ({ payouts }) => by('release-payouts', { payouts }),
  'payment-file': ({ date }) => by('make-payment-file', { date }),
  statement: ({ statement, account, entries }) => by('record-statement', { statement, account, entries }),
  fund: ({ amount }) => by('pay-into-fund', { amount }),
  capital: ({ amount, reference }) => by('add-capital', { amount, reference }),
  'fund-notice': ({ amount }) => by('give-fund-notice', { amount }),
  'fund-out': ({ amount }) => by('withdraw-from-fund', { amount }),
  'capital-notice': ({ amount }) => by('give-capital-notice', { amount }),
  'capital-out': ({ amount, reference }) => by('withdraw-capital', { amount, reference }),
  budget: ({ budget, amount }) => by('fund-budget', { budget, amount }),
  'budget-back': ({ budget, amount }) => by('take-budget-back', { budget, amount }),
  'contract-ended': ({ contract }) => by('give-up-contract', { contract }),
  contract: ({ contract }) => by('sign-contract', contract),
  shortage: ({ material, share, why }) => by('declare-shortage', { material, share, why }),
  round: ({ round, spec }) => {
    const specs = specsBefore(spec)
    return { ...by('announce-round', ...specs.map((given) => ({ round, spec: given }))), isExact: specs.length > 1 }
  },
  order: ({ round, order, cover, envelope }) => by('place-order', { round, order, deposit: cover, envelope }),
  withdrawn: ({ round, order }) => by('withdraw-order', { round, order }),
  closed: ({ round }) => by('close-round', { round }),
  shares: ({ round, shares, unreadable }) =>
    unreadable === undefined
      ? by('give-shares', { round, shares }, { round, shares, unreadable: [] })
      : by('give-shares', { round, shares, unreadable }),
  revealed: ({ round, order, key }) => by('reveal-order', { round, order, key }),
  opened: ({ round }) => by('open-round', { round }, { round, leaveUnread: true }, { round, leaveUnread: false }),
  cleared: ({ round }) => by('clear-round', { round }),
  void: ({ round, why }) => by('void-round', { round, why }),
  undelivered: ({ round, parcel, why }) => by('declare-undelivered', { round, parcel, why }),
  defaulted: ({ round, organisation, why }) => by('declare-default', { round, organisation, why }),
  screening: ({ organisation, what, by: provider, on, until, document }) =>
    by('record-screening', { organisation, what, by: provider, on, until, document }),
  dispute: ({ round, delivery, about, why, analysis }) =>
    by('open-dispute', { round, delivery, about, why, ...(analysis === undefined ? {} : { analysis }) }),
  'dispute-answered': ({ round, delivery, why, analysis }) =>
    by('answer-dispute', { round, delivery, why, ...(analysis === undefined ? {} : { analysis }) }),
  'dispute-decided': ({ round, delivery, decision, amount, why }) =>
    by('decide-dispute', { round, delivery, decision, why, ...(amount === undefined ? {} : { amount }) }),
  'dispute-ended': ({ round, delivery }) => by('end-dispute', { round, delivery }),
  'force-majeure': ({ round, parcel, why, document }) =>
    by('declare-force-majeure', { round, parcel, why, ...(document === undefined ? {} : { document }) }),
  'force-majeure-decided': ({ round, parcel, days, why }) =>
    by('decide-force-majeure', { round, parcel, ...(days === undefined ? {} : { days }), why }),
  'trade-review': ({ round, parcel, compensation, why }) =>
    by('ask-trade-review', { round, parcel, compensation, why }),
  'trade-review-answered': ({ round, parcel, consents, why }) =>
    by('answer-trade-review', { round, parcel, consents, why }),
  'trade-review-refused': ({ round, parcel, why }) =>
    by('decide-trade-review', { round, parcel, decision: 'refused', why }),
  'trade-cancelled': ({ round, parcel, why }) =>
    by('decide-trade-review', { round, parcel, decision: 'cancelled', why }),
  settled: ({ round }) => by('settle-round', { round }),
}

/** What was asked for that an event came of; undefined for what the market notes by itself. */
export const askedFor = <K extends MarketEvent['kind']>(event: Of<K>): AskedFor | undefined =>
  // A forged one may be called as what every object has.
  Object.hasOwn(INVERSES, event.kind) ? INVERSES[event.kind]?.(event) : undefined

/** Up to this many materials, values are looked at with and without each: more would take long. */
const FEW = 6

/** Each spec that becomes this one: with and without what the market fills in. The spec alone, if there are too many others. */
function specsBefore({ collar, ...other }: RoundSpec): RoundSpec[] {
  // Only the market names rounds as sources.
  const references = collar?.references.filter(({ round }) => round === undefined) ?? []
  const spec = collar === undefined ? other : { ...other, collar: { ...collar, references } }
  const worth = spec.materials.flatMap(({ value }, m) => (value === undefined ? [] : [m]))
  if (worth.length > FEW) return [spec]
  const { limits: _, ...rest } = spec
  let specs: RoundSpec[] = [spec, rest]
  for (const m of worth)
    specs = specs.flatMap((one) => {
      const materials = one.materials.map((material, i) => {
        const { value: __, ...unvalued } = material
        return i === m ? unvalued : material
      })
      return [one, { ...one, materials }]
    })
  return specs
}
