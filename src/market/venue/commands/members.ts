import { z } from 'zod'
import { isWeakSigner, keysSchema, type OrganisationKey } from '../../origin/index.ts'
import { isOneKey, isWeakPoint } from '../../sealed/index.ts'
import { organisationsSchema } from '../../owners/index.ts'
import { checked, id, isBefore, text, uri } from '../forms/schemas.ts'
import { alsoSigned, command, memberNamed, OPERATOR_ONLY, ownOrganisation, TRADER_ONLY } from './command.ts'
import type { GivenOrganisation, User } from '../events/event.ts'
import { KEY_WAITS_MS } from '../../signed-command.ts'
import { looksLike } from '../forms/look-alike.ts'
import { hadStood, refuseTooFew } from '../rules/people/operators.ts'
import { DEPOSIT_CLASSES } from '../events/deposit-class.ts'
import { refuse } from '../forms/refusal.ts'
import { ROLES } from '../events/roles.ts'
import type { MarketState } from '../state/market-state.ts'
import { key32 } from '../events/keys.ts'

const instant = z.iso.datetime({ error: 'an instant in UTC, such as 2027-03-01T09:00:00Z' })
const organisation = organisationsSchema.shape.organisations.element.extend({
  id: uri,
  name: text,
  name_ja: text.optional(),
})
const related = organisationsSchema.shape.related.unwrap().element
/** It is good from when it stands in the log: none is dated back. */
const signingKey = keysSchema.element.omit({ revoked: true, from: true }).extend({ until: instant })

/** Who takes part, who owns whom, who may do what, and their keys. */
export const memberCommands = {
  'register-organisation': command(
    OPERATOR_ONLY,
    'operate',
    'Registers an organisation with its country and its owners, or puts others in place of what is registered of it. A member trades; others are there as owners.',
    z.strictObject({ organisation, member: z.boolean() }),
    (venue, { organisation: given, member }) => {
      refuseLookAlike(venue, given)
      checked(() => venue.registerWith(given))
      return [{ kind: 'organisation', organisation: given, member: member || venue.members.has(given.id) }]
    },
  ),
  'declare-related': command(
    OPERATOR_ONLY,
    'operate',
    'Says which parties act together, so that their holdings count as one. Takes the place of what was declared before.',
    z.strictObject({ related: z.array(related).max(1000) }),
    (venue, { related: given }) => {
      checked(() => venue.registerWith(undefined, given))
      return [{ kind: 'related', related: given }]
    },
  ),
  'set-standing': command(
    OPERATOR_ONLY,
    'operate',
    'Suspends a member, or lets it trade again.',
    z.strictObject({ organisation: uri, suspended: z.boolean(), why: text }),
    (venue, { organisation: member, suspended, why }) => [
      { kind: 'standing', organisation: memberNamed(venue, member), suspended, why },
    ],
  ),
  'set-deposit-class': command(
    OPERATOR_ONLY,
    'operate',
    'Has a member deposit less or more for the orders that it places from now on, in rounds that have such classes.',
    z.strictObject({ organisation: uri, class: z.enum(DEPOSIT_CLASSES), reason: text }),
    (venue, { organisation: member, class: given, reason }) => [
      { kind: 'deposit-class', organisation: memberNamed(venue, member), class: given, reason },
    ],
  ),
  'add-user': command(
    OPERATOR_ONLY,
    'operate',
    'Adds a user, or gives one another role. Traders and readers belong to a member; operators and auditors to none.',
    z.strictObject({ user: id, name: text, organisation: uri.nullable(), role: z.enum(ROLES) }),
    (venue, { user, name, organisation: member, role }, { actor, at }) => {
      if (looksLike(user, 'market')) refuse('USER_RESERVED', {})
      const alike = [...venue.users.keys()].find((other) => other !== user && looksLike(other, user))
      if (alike !== undefined) refuse('USER_LOOKS_ALIKE', { user, alike })
      const inside = role === 'trader'
      if (inside && member === null) refuse('USER_WITHOUT_MEMBER', { role })
      if ((role === 'operator' || role === 'auditor') && member !== null) refuse('USER_OF_MEMBER', { role })
      if (member !== null) memberNamed(venue, member)
      if (user === actor.user && role !== 'operator') refuse('USER_SELF', {})
      refuseTooFew(venue, user, at)
      return [{ kind: 'user', user: { id: user, name, organisation: member, role } }]
    },
  ),
  'remove-user': command(
    OPERATOR_ONLY,
    'operate',
    'Removes a user, with their keys and sessions.',
    z.strictObject({ user: id }),
    (venue, { user }, { actor, at }) => {
      userNamed(venue, user)
      if (user === actor.user) refuse('USER_SELF:remove', {})
      refuseTooFew(venue, user, at)
      return [{ kind: 'user-left', user }]
    },
  ),
  'admit-user': command(
    OPERATOR_ONLY,
    'operate',
    'Has a user given a way in once, within seven days: a one-time password, or who they are at the identity provider. Needed where the market takes two operators.',
    z.strictObject({
      user: id,
      how: z.enum(['one-time password', 'identity provider']),
      subject: z.string().min(1).max(255).optional().meta({ description: 'who they are at the identity provider' }),
    }),
    (venue, { user, how, subject }) => {
      const { role } = userNamed(venue, user)
      if ((how === 'identity provider') !== (subject !== undefined)) refuse('SUBJECT_MISSING', {})
      if (how === 'identity provider' && role === 'operator') refuse('OIDC_OPERATOR', {})
      return [{ kind: 'admitted', user, how, ...(subject === undefined ? {} : { subject }) }]
    },
  ),
  'revoke-api-key': command(
    ['operator', 'trader', 'auditor', 'reader'],
    'read',
    'Revokes an API key: your own, or as operator, anybody’s.',
    z.strictObject({ key: id }),
    (venue, { key }, { actor }) => {
      const found = venue.apiKeys.get(key)
      // That there is such a key of somebody else is nobody's business.
      if (found === undefined || (found.user !== actor.user && actor.role !== 'operator'))
        refuse('API_KEY_UNKNOWN', { key })
      return [{ kind: 'api-key-revoked', key }]
    },
  ),
  'register-signing-key': alsoSigned(
    command(
      ['operator', 'trader'],
      'lots',
      'Registers a public key (Ed25519) with which your organisation signs its commands and what happened to lots. The first vouches for itself; another takes the signature of one that is good. As operator: the first of an organisation that is no member.',
      z.strictObject({ key: signingKey }),
      (venue, { key }, context) => {
        const { organisation } = key
        if (context.actor.role === 'trader' && organisation !== ownOrganisation(venue, context))
          refuse('KEY_OF_ANOTHER', { organisation })
        refuseKey(venue, key, context.at)
        if (context.actor.role === 'operator' && !isFree(venue, organisation))
          refuse('KEY_NEEDS_CONSENT', { organisation })
        return [{ kind: 'signing-key', key: { ...key, from: context.at } }]
      },
    ),
    (venue, { key }) => ({ first: hasHadKey(venue, key.organisation) ? undefined : key }),
  ),
  'propose-signing-key': command(
    OPERATOR_ONLY,
    'operate',
    'Proposes a signing key for an organisation that cannot sign with one of its own any more. Another operator has to agree, three days later at the earliest; until then the organisation may revoke it.',
    z.strictObject({ key: signingKey }),
    (venue, { key }, { at }) => {
      refuseKey(venue, key, at)
      return [{ kind: 'signing-key-proposed', key }]
    },
  ),
  'agree-to-signing-key': command(
    OPERATOR_ONLY,
    'operate',
    'Agrees to a signing key that another operator has proposed, three days after that at the earliest.',
    z.strictObject({ key: id }),
    (venue, { key }, { actor, at }) => {
      const proposed = venue.proposedKeys.get(key)
      if (proposed === undefined) return refuse('SIGNING_KEY_UNKNOWN:proposed', { key })
      if (proposed.by === actor.user || ![proposed.by, actor.user].every((user) => hadStood(venue, user, proposed.at)))
        refuse('KEY_NEEDS_ANOTHER', { by: proposed.by })
      if (Date.parse(at) < Date.parse(proposed.at) + KEY_WAITS_MS) refuse('KEY_WAITS', { at: proposed.at })
      return [{ kind: 'signing-key-agreed', key }]
    },
  ),
  'revoke-signing-key': alsoSigned(
    command(
      ['operator', 'trader'],
      'lots',
      'Revokes a signing key of your organisation, or one that is proposed for it; what was handed in before stays.',
      z.strictObject({ key: id }),
      (venue, { key }, context) => {
        const found: Pick<OrganisationKey, 'organisation' | 'revoked'> | undefined =
          venue.signingKeys.get(key) ?? venue.proposedKeys.get(key)?.key
        const own = context.actor.role === 'operator' || found?.organisation === context.actor.organisation
        if (found === undefined || !own) refuse('SIGNING_KEY_UNKNOWN:own', { key })
        if (found.revoked !== undefined) refuse('SIGNING_KEY_REVOKED:own', { key, at: found.revoked })
        return [{ kind: 'signing-key-revoked', key }]
      },
    ),
    (venue, { key }) => ({ former: venue.proposedKeys.has(key) }),
  ),
  'register-trustee-keys': command(
    TRADER_ONLY,
    'shares',
    'Registers your organisation’s public keys (X25519) as a trustee of sealed orders, one for each round to come, in place of those that no round has taken yet.',
    z.strictObject({
      from: z
        .number()
        .int()
        .min(1)
        .meta({ 'x-unit': 'number', description: 'number of the first: one more than rounds have taken' }),
      keys: z.array(key32).min(1).max(200),
    }),
    (venue, { from, keys }, context) => {
      const organisation = ownOrganisation(venue, context)
      const { keysUsed } = venue.member(organisation)
      if (from !== keysUsed + 1) refuse('TRUSTEE_KEYS_NUMBER', { keysUsed, organisation, from, next: keysUsed + 1 })
      keys.forEach((x, i) => {
        if (isWeakPoint(x)) refuse('TRUSTEE_KEY_WEAK', { number: from + i })
        if (venue.version >= 3 && !isOneKey(x)) refuse('TRUSTEE_KEY_TEXT', { number: from + i })
        const known = venue.trusteeKeys.get(x) ?? `${organisation} ${from + i}`
        if (known !== `${organisation} ${from + i}` || keys.indexOf(x) !== i)
          refuse('TRUSTEE_KEY_TWICE', { number: from + i })
      })
      return [{ kind: 'trustee-keys', organisation, from, keys }]
    },
  ),
} as const

const userNamed = ({ users }: MarketState, user: string): User =>
  users.get(user) ?? refuse('USER_UNKNOWN:list', { user })

/** Refuses an organisation whose id or name is taken for that of another; of its owner it may bear the name. */
function refuseLookAlike(
  { organisations }: MarketState,
  { id: own, name, name_ja: nameJa, owners = [] }: GivenOrganisation,
): void {
  for (const other of organisations.values()) {
    if (other.id === own) continue
    const isOwner = owners.some(({ owner }) => owner === other.id)
    const names = [other.name, other.name_ja].filter((one) => one !== undefined)
    const isTaken = (one: string | undefined): boolean =>
      one !== undefined && !isOwner && names.some((theirs) => looksLike(one, theirs))
    if (looksLike(other.id, own) || isTaken(name) || isTaken(nameJa))
      refuse('ORGANISATION_LOOKS_ALIKE', { name, own, otherName: other.name, other: other.id })
  }
}

const hasHadKey = ({ signingKeys }: MarketState, organisation: string): boolean =>
  [...signingKeys.values()].some((key) => key.organisation === organisation)

/** Whether nobody can be harmed by what is signed in the name of an organisation yet. */
const isFree = (venue: MarketState, organisation: string): boolean =>
  !venue.members.has(organisation) && !hasHadKey(venue, organisation)

/** Refuses a key that is none, or one that there is already: a revoked one would be good again under another id. */
function refuseKey(
  venue: MarketState,
  { id: key, organisation, jwk, until }: Omit<OrganisationKey, 'from'>,
  at: string,
): void {
  const others = [...venue.signingKeys.values(), ...[...venue.proposedKeys.values()].map((proposed) => proposed.key)]
  // Who agrees to a proposed key names its id: what was proposed under it stays what it was.
  const wasProposed = venue.version >= 3 && venue.proposedKeyIds.has(key)
  if (wasProposed || others.some((other) => other.id === key)) refuse('KEYS_TWICE', { key })
  if ([...others, ...venue.operatorKeys.all()].some((other) => other.jwk.x === jwk.x)) refuse('SIGNING_KEY_TWICE', {})
  if (isWeakSigner(jwk.x)) refuse('SIGNING_KEY_WEAK', {})
  if (!venue.register.organisations.has(organisation)) refuse('ORGANISATION_UNKNOWN', { organisation })
  if (!isBefore(at, until)) refuse('SIGNING_KEY_PASSED', { until, at })
}
