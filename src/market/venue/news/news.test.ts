import { randomUUID } from 'node:crypto'
import { base64url } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../../files/index.ts'
import {
  accountView,
  apiKeysView,
  applyTelling,
  bindingOf,
  CONCERNS,
  ledgerView,
  lotsView,
  marketView,
  membersView,
  newsOf,
  NEWS,
  openParcels,
  ordersView,
  ownView,
  parcelsView,
  readersOf,
  registerView,
  roundsView,
  roundView,
  scopesOf,
  sealingOf,
  sealKeepingKey,
  START,
  usersView,
  MarketState,
  applyEntry,
  type Actor,
  type Concern,
  type Entry,
  type Topic,
  type MarketEvent,
} from '../../index.ts'
import { loadSolver } from '../../../solver/index.ts'
import { buy, ORE, ownKey, sell } from '../../../../test/attacks/public-lines.ts'
import { Desk, MemoryLog, OPERATOR } from '../../../../test/market-desk.ts'

/** Whom an entry of the log concerns, and what they are notified of: never more than they may read themselves. */

interface Told {
  readonly entry: Entry<MarketEvent>
  readonly concern: Concern
  readonly readers: readonly string[]
  /** What each reader may read, before the entry or after it. */
  readonly mayRead: ReadonlyMap<string, string>
}

const KINDS = Object.keys(CONCERNS) as MarketEvent['kind'][]
/** What no command of this release leads to, or only a market with other tables. */
const NOT_PLAYED: ReadonlySet<MarketEvent['kind']> = new Set([
  ...(['trustee-key', 'rules-version', 'tables', 'left-out'] as const),
  // Of two operators, and of the bank's files: in markets of tests of their own, which play no notices.
  ...(['admitted', 'two-required', 'proposed', 'agreed', 'proposal-withdrawn'] as const),
  ...(['operator-key', 'operator-key-proposed', 'operator-key-agreed', 'operator-key-refused'] as const),
  'operators-sign',
  ...([
    'market-account',
    'bank-account',
    'payout',
    'payout-withdrawn',
    'payouts-released',
    'payment-file',
    'statement',
  ] as const),
])

let told: readonly Told[]
let entries: readonly Entry<MarketEvent>[]
let last: MarketState

beforeAll(async () => {
  const log = new MemoryLog()
  await play(await Desk.open(await loadWorld(shippedWorld()), await loadSolver(), log))
  entries = log.entries
  last = new MarketState()
  told = entries.flatMap((entry) => {
    const before = readings(last)
    const concerns = applyTelling(last, entry)
    const after = readings(last)
    const mayRead = new Map(
      [...new Set([...before.keys(), ...after.keys()])].map((user) => [
        user,
        `${before.get(user) ?? ''}${after.get(user) ?? ''}${writtenBy(user, entry)}`,
      ]),
    )
    return concerns.map((concern) => ({ entry, concern, readers: readersOf(last, concern), mayRead }))
  })
})

/** A market in which nearly everything happens that can. */
async function play(desk: Desk): Promise<void> {
  for (const name of ['seller', 'buyer', 'rival', 'broke'])
    await desk.join(name, 'AUS', name === 'broke' ? '120' : '50000')
  const does = (name: string, command: Parameters<Desk['operate']>[0], input: object): Promise<unknown> =>
    desk.ask(desk.keysOf(name).actor, command, input)
  const { operate } = { operate: desk.operate.bind(desk) }
  const id = (name: string): string => desk.keysOf(name).id
  const again = { id: id('buyer'), name: 'buyer', name_ja: '買い手', country: 'AUS' }
  await operate('register-organisation', { organisation: again, member: true })
  await operate('declare-related', {
    related: [{ id: 'urn:test:group', name: 'Group', members: [id('seller'), id('rival')], why: 'x' }],
  })
  await operate('add-user', { user: 'reader-of-buyer', name: 'Reader', organisation: id('buyer'), role: 'reader' })
  await operate('add-user', { user: 'short-lived', name: 'Short', organisation: id('buyer'), role: 'reader' })
  await operate('remove-user', { user: 'short-lived' })
  await operate('add-user', { user: 'second-operator', name: 'Second', organisation: null, role: 'operator' })
  await operate('add-user', { user: 'left-auditor', name: 'Left', organisation: null, role: 'auditor' })
  await operate('remove-user', { user: 'left-auditor' })
  await desk.clerk.ask(OPERATOR, 'let-in/1', () => [{ kind: 'let-in', user: 'buyer-trader', how: 'one-time password' }])
  const key = {
    id: '00000000000000aa',
    user: 'buyer-trader',
    hash: 'h',
    scopes: ['read' as const],
    until: '2030-01-01T00:00:00Z',
  }
  await desk.clerk.ask(OPERATOR, 'api-key/1', () => [{ kind: 'api-key', key }])
  await does('buyer', 'revoke-api-key', { key: key.id })
  for (const [n, name] of ['to-agree', 'to-revoke'].entries()) await proposeLater(desk, `key-${name}`, n)
  await does('buyer', 'revoke-signing-key', { key: 'key-to-revoke' })
  await does('buyer', 'pay-into-fund', { amount: '3100' })
  await does('buyer', 'give-fund-notice', { amount: '1700' })
  await does('buyer', 'withdraw-from-fund', { amount: '1700' })
  await operate('add-capital', { amount: '9100', reference: 'bank-7' })
  await operate('give-capital-notice', { amount: '4100' })
  await operate('withdraw-capital', { amount: '4100', reference: 'bank-8' })
  await does('buyer', 'fund-budget', { budget: 'premiums', amount: '2300' })
  await does('buyer', 'take-budget-back', { budget: 'premiums', amount: '800' })
  const terms = { material: ORE, strike: '70', budget: 'premiums', amount: '990' }
  await operate('sign-contract', { id: 'floor-of-seller', organisation: id('seller'), ...terms })
  await does('seller', 'give-up-contract', { contract: 'floor-of-seller' })
  await operate('record-payment-out', { organisation: id('rival'), amount: '777', reference: 'bank-9' })
  await operate('declare-shortage', { material: 'ore-xenotime', share: 0.5, why: 'x' })
  await operate('set-standing', { organisation: id('rival'), suspended: true, why: 'a secret reason' })
  await operate('set-standing', { organisation: id('rival'), suspended: false, why: 'settled' })
  await operate('set-deposit-class', { organisation: id('rival'), class: 'raised', reason: 'a secret reason' })
  const looked = { by: 'a bank', on: '2026-12-01', until: '2028-12-01', document: 'd'.repeat(64) }
  await operate('record-screening', { organisation: id('rival'), what: 'sanctions', ...looked })
  await playRounds(desk)
}

async function proposeLater(desk: Desk, id: string, n: number): Promise<void> {
  const later = (days: number): string => new Date(Date.parse(desk.time.now) + days * 86_400_000).toISOString()
  if (n === 0) desk.time.now = later(4)
  const { x } = await ownKey()
  const jwk = { kty: 'OKP', crv: 'Ed25519', x }
  await desk.operate('propose-signing-key', {
    key: { id, organisation: desk.keysOf('buyer').id, jwk, until: '2030-01-01T00:00:00Z' },
  })
  if (n > 0) return
  desk.time.now = later(4)
  await desk.ask({ ...OPERATOR, user: 'second-operator' }, 'agree-to-signing-key', { key: id })
}

async function playRounds(desk: Desk): Promise<void> {
  const lots = { seller: await desk.dig('seller', 900), rival: await desk.dig('rival', 900) }
  for (const round of ['spring', 'dropped']) await desk.operate('announce-round', { round, spec: specOf(desk, round) })
  await desk.operate('void-round', { round: 'dropped', why: 'by mistake' })
  await desk.place('seller', 'spring', sell(31, 52, lots.seller), { order: 'order-of-seller' })
  const key = await placeRivals(desk, sell(37, 53, lots.rival))
  await desk.place('buyer', 'spring', buy(41, 71), { order: 'order-of-buyer' })
  await desk.place('broke', 'spring', buy(23, 72), { order: 'order-of-broke' })
  await desk.place('buyer', 'spring', buy(2, 60), { order: 'order-withdrawn' })
  await desk.ask(desk.keysOf('buyer').actor, 'withdraw-order', { round: 'spring', order: 'order-withdrawn' })
  desk.time.now = desk.venue.round('spring').spec.closes
  await desk.operate('close-round', { round: 'spring' })
  const unreadable = desk.venue.round('spring').orders.get('order-of-rival')!.commitment!
  for (const name of ['seller', 'buyer']) {
    const { [unreadable]: _, ...shares } = await desk.shares(name, 'spring')
    await desk.ask(desk.keysOf(name).actor, 'give-shares', { round: 'spring', shares, unreadable: [unreadable] })
  }
  await desk.ask(desk.keysOf('rival').actor, 'give-shares', {
    round: 'spring',
    shares: await desk.shares('rival', 'spring'),
  })
  await desk.ask(desk.keysOf('rival').actor, 'reveal-order', { round: 'spring', order: 'order-of-rival', key })
  await desk.operate('open-round', { round: 'spring' })
  await desk.operate('clear-round', { round: 'spring' })
  await deliverRound(desk, lots.seller)
  await playMistakes(desk, lots.seller)
}

/** Two parcels of another round were bought by mistake, and both sides agree: one is cancelled, the other is not. */
async function playMistakes(desk: Desk, lot: string): Promise<void> {
  await desk.operate('announce-round', { round: 'summer', spec: specOf(desk, 'summer', 0.1) })
  await desk.place('seller', 'summer', sell(12, 52, lot), { order: 'order-by-design', deposit: '100' })
  for (const [name, kg] of [
    ['buyer', 5],
    ['rival', 7],
  ] as const)
    await desk.place(name, 'summer', buy(kg, 71), { order: `mistake-of-${name}`, deposit: '100' })
  const round = await desk.finish('summer')
  for (const [name, decision] of [
    ['buyer', 'cancelled'],
    ['rival', 'refused'],
  ] as const) {
    const { id: parcel } = round.parcels.find(({ to }) => to === `mistake-of-${name}`)!
    const which = { round: 'summer', parcel }
    const why = 'two zeros too many'
    await desk.ask(desk.keysOf(name).actor, 'ask-trade-review', { ...which, compensation: '1.75', why })
    const consent = { ...which, consents: true, why: 'it was plain to see' }
    await desk.ask(desk.keysOf('seller').actor, 'answer-trade-review', consent)
    await desk.operate('decide-trade-review', { ...which, decision, why: 'as both say' })
  }
}

const specOf = (desk: Desk, title: string, deposits = 0): object => ({
  title,
  opens: desk.time.now,
  closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
  materials: [{ material: ORE, grades: ['traced'] }],
  places: ['AUS'],
  months: ['2027-03'],
  margin: deposits,
  damages: deposits,
  disputeDays: 10,
  forceMajeureDays: 30,
  erroneousTradeDays: 5,
  trustees: ['seller', 'buyer', 'rival'].map((name) => desk.keysOf(name).id),
  threshold: 2,
})

/** An order whose key its sender keeps. */
async function placeRivals(desk: Desk, content: object): Promise<string> {
  const { id: organisation, actor } = desk.keysOf('rival')
  const round = desk.venue.round('spring')
  const binding = bindingOf(round, { id: 'order-of-rival', version: 1, organisation })
  const { envelope, key } = await sealKeepingKey(JSON.stringify(content), binding, sealingOf(round))
  await desk.ask(actor, 'place-order', { round: 'spring', order: 'order-of-rival', deposit: '0', envelope })
  return key
}

/** Something is handed over, something is not, somebody cannot pay, and a lot changes hands beside all that. */
async function deliverRound(desk: Desk, lot: string): Promise<void> {
  const round = desk.venue.round('spring')
  const side = (parcel: string, of: 'from' | 'to'): string =>
    round.orders.get(round.parcels.find(({ id }) => id === parcel)![of])!.organisation
  const to = (parcel: string): string => side(parcel, 'to')
  // Whose goods come first depends on the tie-break; the buyer has some of the seller's in any case.
  const isOfSeller = ({ parcel }: { readonly parcel: string }): boolean =>
    side(parcel, 'from') === desk.keysOf('seller').id
  const parcels = openParcels(desk.venue, round).filter(({ parcel }) => to(parcel) === desk.keysOf('buyer').id)
  const [first, ...more] = [...parcels.filter(isOfSeller), ...parcels.filter((one) => !isOfSeller(one))]
  const mistaken = { round: 'spring', parcel: first!.parcel }
  const why = 'a wrong unit'
  await desk.ask(desk.keysOf('buyer').actor, 'ask-trade-review', { ...mistaken, compensation: '0', why })
  await desk.ask(desk.keysOf('seller').actor, 'answer-trade-review', { ...mistaken, consents: false, why: 'none seen' })
  await desk.deliver('seller', first!.parcel, to(first!.parcel), lot, 1000)
  await desk.deliver('seller', first!.parcel, to(first!.parcel), lot, first!.grams - 2000)
  const sunk = { round: 'spring', parcel: first!.parcel, why: 'sank off Fremantle' }
  await desk.ask(desk.keysOf('seller').actor, 'declare-force-majeure', sunk)
  await desk.operate('decide-force-majeure', { ...sunk, why: 'no storm that day' })
  await desk.operate('declare-undelivered', sunk)
  for (const { parcel } of more) await desk.operate('declare-undelivered', { round: 'spring', parcel, why: 'lost' })
  await desk.deliver('seller', `urn:private:${randomUUID()}`, desk.keysOf('rival').id, lot, 5000)
  await desk.operate('declare-default', { round: 'spring', organisation: desk.keysOf('broke').id, why: 'no money' })
  await disputeDeliveries(desk)
  await desk.operate('settle-round', { round: 'spring' })
}

/** One delivery is disputed, and that is decided; another, and the buyer ends it. */
async function disputeDeliveries(desk: Desk): Promise<void> {
  const [decided, ended] = [...desk.venue.round('spring').deliveries.keys()].map((delivery) => ({
    round: 'spring',
    delivery,
  }))
  const { actor: buyer } = desk.keysOf('buyer')
  await desk.ask(buyer, 'open-dispute', { ...decided, about: 'quality', why: 'too little Dy' })
  await desk.ask(desk.keysOf('seller').actor, 'answer-dispute', { ...decided, why: 'as agreed' })
  await desk.operate('decide-dispute', { ...decided, decision: 'dismissed', why: 'as analysed' })
  await desk.ask(buyer, 'open-dispute', { ...ended, about: 'quantity', why: 'a bag was torn' })
  await desk.ask(buyer, 'end-dispute', ended)
  desk.time.now = new Date(Date.parse(desk.time.now) + 10 * 86_400_000).toISOString()
}

const actorOf = ({ users }: MarketState, id: string): Actor => {
  const { role, organisation } = users.get(id)!
  return { user: id, role, organisation, scopes: scopesOf(role) }
}

/** All that each user may read of a market, as text. */
function readings(venue: MarketState): Map<string, string> {
  const rounds = [...venue.rounds.keys()].map((id) => roundView(venue, id))
  const everybody =
    venue.founded === undefined ? [] : [marketView(venue, START), membersView(venue), roundsView(venue), rounds]
  return new Map(
    [...venue.users.keys()].map((id) => {
      const actor = actorOf(venue, id)
      const isOverseer = actor.role === 'operator' || actor.role === 'auditor'
      const views = isOverseer
        ? [usersView, ledgerView, registerView]
        : actor.organisation === null
          ? []
          : [
              ordersView,
              parcelsView,
              accountView,
              ownView,
              (of: MarketState, by: Actor) => lotsView(of, by, '2027-06-01'),
            ]
      return [id, JSON.stringify([id, everybody, apiKeysView(venue, actor), views.map((view) => view(venue, actor))])]
    }),
  )
}

/** What somebody has written into an entry themselves, or somebody beside them. */
function writtenBy(user: string, { by, event }: Entry<MarketEvent>): string {
  const own = last.users.get(user)?.organisation
  if (own === undefined || own === null || last.users.get(by)?.organisation !== own) return ''
  const token = 'token' in event ? event.token.split('.')[1] : undefined
  return JSON.stringify(event) + (token === undefined ? '' : new TextDecoder().decode(base64url.decode(token)))
}

/** Every name and figure that stands anywhere in the log. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}

describe('whom an entry concerns', () => {
  it('is said of every kind of entry, or why nobody is', () => {
    const played = new Set(entries.map(({ event }) => event.kind))
    expect(KINDS.filter((kind) => !played.has(kind) && !NOT_PLAYED.has(kind))).toEqual([])
    const reached = new Set(told.filter(({ readers }) => readers.length > 0).map(({ entry }) => entry.event.kind))
    for (const kind of KINDS.filter((one) => !NOT_PLAYED.has(one))) {
      const { [kind]: telling } = CONCERNS
      const nobody = 'nobody' in telling ? telling.nobody : undefined
      expect([kind, reached.has(kind)]).toEqual([kind, nobody === undefined])
      if (nobody !== undefined) expect(nobody).not.toBe('')
    }
  })
  it('is every topic that there are words for', () => {
    const topics = new Set(told.map(({ concern: { topic } }) => topic))
    // A correction of a hand-over, and what is not played here.
    const rest: Topic[] = [
      ...(['rules', 'tables', 'left-out', 'lot-corrected'] as const),
      ...(['two-required', 'to-be-agreed', 'proposed', 'proposal-withdrawn'] as const),
      ...(['operator-key', 'operator-key-to-agree', 'operator-key-refused', 'operators-sign'] as const),
      ...([
        'market-account',
        'bank-account',
        'payout',
        'payout-withdrawn',
        'payout-released',
        'to-be-released',
      ] as const),
      'statement',
      // Of no entry: reminders.
      ...(['closes-soon', 'signing-key-ends', 'api-key-ends', 'proposal-lapses', 'screening-ends'] as const),
    ]
    expect((Object.keys(NEWS) as Topic[]).filter((topic) => !topics.has(topic)).sort()).toEqual(rest.sort())
  })
  it.each<[Topic, string[]]>([
    ['order', ['broke', 'buyer', 'rival', 'seller']],
    ['unreadable', ['rival']],
    ['to-open', ['buyer', 'rival', 'seller']],
    ['handed-over', ['buyer']],
    ['lot-received', ['rival']],
    ['signing-key-proposed', ['buyer']],
    ['defaulted', ['broke']],
    ['undelivered', ['buyer', 'rival', 'seller']],
    ['screening', ['rival']],
    ['dispute', ['buyer', 'seller']],
    ['dispute-answered', ['buyer', 'seller']],
    ['dispute-decided', ['buyer', 'seller']],
    ['dispute-ended', ['buyer', 'seller']],
    ['force-majeure', ['buyer', 'seller']],
    ['force-majeure-decided', ['buyer', 'seller']],
    ['trade-review', ['buyer', 'rival', 'seller']],
    ['trade-review-agreed', ['buyer', 'rival', 'seller']],
    ['trade-review-declined', ['buyer', 'seller']],
    ['trade-review-refused', ['rival', 'seller']],
    ['trade-cancelled', ['buyer', 'seller']],
    ['contract-ended', ['seller']],
    ['paid-out', ['rival']],
  ])('of the topic %s is %j', (topic, names) => {
    const found = told.flatMap(({ concern: { topic: one, to } }) =>
      one === topic && typeof to === 'object' && 'organisation' in to ? [to.organisation.split(':').at(-1)] : [],
    )
    expect(new Set(found)).toEqual(new Set(names))
  })
  it('are the users who belong to it now, and nobody who was removed', () => {
    for (const { readers } of told) for (const user of readers) expect(user).not.toBe('')
    const after = told.filter(({ entry }) => entry.seq > entries.findIndex(({ event }) => event.kind === 'round'))
    expect(new Set(after.flatMap(({ readers }) => readers))).not.toContain('short-lived')
    expect(new Set(after.flatMap(({ readers }) => readers))).toContain('reader-of-buyer')
  })
  it('takes the same from the log as a market does that tells nobody', () => {
    const silent = new MarketState()
    for (const entry of entries) applyEntry(silent, entry)
    expect(readings(silent)).toEqual(readings(last))
  })
})

describe('what a user is notified of', () => {
  it('names nothing that they could not read themselves', () => {
    let looked = 0
    for (const { concern, readers, mayRead } of told)
      for (const reader of readers)
        for (const name of leaves(concern.about)) {
          expect(mayRead.get(reader), `${concern.topic} tells ${reader} of ${name}`).toContain(name)
          looked += 1
        }
    expect(looked).toBeGreaterThan(100)
  })
  it('holds, where it is mailed, no name or figure of the log but the round’s, in either language', () => {
    const words = new Set(entries.flatMap(({ event }) => leaves(event)))
    const secrets = [...words, ...last.users.keys()].filter((word) => /\d/.test(word) || /[:-]/.test(word))
    expect(secrets.length).toBeGreaterThan(100)
    for (const { concern } of told)
      for (const language of ['en', 'ja'] as const) {
        const { subject, text, page } = newsOf(concern.topic, concern.about, language)
        const shown = `${subject} ${text} ${page}`.replaceAll(/spring|dropped|summer/g, '')
        const said = shown.split(/[\s、。・：]+/)
        expect(secrets.filter((secret) => said.includes(secret))).toEqual([])
        for (const name of [...last.organisations.keys(), ...last.users.keys(), ...last.lots.lots.keys()])
          expect(said).not.toContain(name)
        expect(shown).not.toMatch(/[\d{}]{2,}|undefined/)
      }
  })
  it.each(Object.keys(NEWS) as Topic[])('of %s is one line as a subject, in both languages', (topic) => {
    for (const language of ['en', 'ja'] as const) {
      const { subject, text, page } = newsOf(topic, { round: 'r-1' }, language)
      expect(subject).toMatch(/^[^\r\n]{3,70}$/)
      expect(text).toMatch(/[.。]$/)
      expect(page).toMatch(/^\/[\w/-]*$/)
    }
    expect(newsOf(topic, {}, 'ja').text).toMatch(/[぀-ヿ]/)
  })
})
