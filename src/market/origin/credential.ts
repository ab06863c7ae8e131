import { compactVerify, CompactSign, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import type { Text } from '../../messages/index.ts'
import { InputError, placed } from '../../world/index.ts'
import type { Recorded } from './corrections.ts'
import type { EpcisEvent } from './epcis.ts'
import { parseEvent } from './from-epcis.ts'
import type { OrganisationKey } from './keys.ts'
import { word } from './origin-fault.ts'
import { refusing, type Refusal, type Refuse } from './refusal.ts'

/** The one algorithm that is taken: what a token says of its own algorithm decides nothing. */
const ALGORITHM = 'Ed25519'
const TYPE = 'vc+jwt'
const CONTEXT = 'https://www.w3.org/ns/credentials/v2'
const HOUR_MS = 3600 * 1000
/** Longest wait between what happened and its record, unless said otherwise. */
const LATEST_HOURS = 30 * 24
/** Clocks may differ by this much. */
const CLOCKS_MS = 5 * 60 * 1000

const credentialSchema = z.strictObject({
  '@context': z.tuple([z.literal(CONTEXT), z.strictObject({ ytterby: z.literal('urn:ytterby:epcis:') })]),
  type: z.tuple([z.literal('VerifiableCredential'), z.literal('ytterby:EventCredential')]),
  issuer: z.string(),
  validFrom: z.iso.datetime({ offset: true }),
  credentialSubject: z.strictObject({ id: z.string(), 'ytterby:event': z.unknown() }),
})

export interface Signing {
  /** URI of the organisation. */
  readonly issuer: string
  readonly key: { readonly id: string; readonly privateJwk: JWK }
  /** Instant of signing, ISO 8601 with its offset. */
  readonly at: string
}

/** An event in a W3C verifiable credential (VC 2.0), signed with Ed25519: `vc+jwt` in compact form. */
export async function issueCredential(event: EpcisEvent, { issuer, key, at }: Signing): Promise<string> {
  const credential: z.infer<typeof credentialSchema> = {
    '@context': [CONTEXT, { ytterby: 'urn:ytterby:epcis:' }],
    type: ['VerifiableCredential', 'ytterby:EventCredential'],
    issuer,
    validFrom: at,
    credentialSubject: { id: event.eventID, 'ytterby:event': event },
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(credential)))
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, cty: 'vc', kid: key.id })
    .sign(await importJWK({ ...key.privateJwk }, ALGORITHM))
}

export interface Verifying {
  readonly keys: ReadonlyMap<string, OrganisationKey>
  /** Instant at which the market had the credential, by its own log. */
  readonly received: string
  /** Longest wait between what happened and its record; 720 if left out. */
  readonly latestHours?: number
}

/**
 * The event in a credential, or why it is refused.
 *
 * A key has to be valid from what happened until the market had the record: the instants that the signer writes are
 * not believed where an old key, or a stolen one, could gain by them.
 */
export async function verifyCredential(
  token: string,
  { keys, received, latestHours = LATEST_HOURS }: Verifying,
): Promise<Recorded | Refusal> {
  let refuse = refusing('')
  const malformed = (what: Text): Refusal => refuse('CREDENTIAL_MALFORMED', { what })
  let header
  try {
    header = decodeProtectedHeader(token)
  } catch {
    return malformed(word('no-jws'))
  }
  if (header.alg !== ALGORITHM || header.typ !== TYPE)
    return malformed(
      word('other-type', {
        type: header.typ ?? word('no-type'),
        algorithm: header.alg ?? word('no-algorithm'),
      }),
    )
  // Without base64 its content would be another to who reads it from the log.
  if ('crit' in header || 'b64' in header) return malformed(word('read-otherwise'))
  const key = keys.get(header.kid ?? '')
  if (key === undefined) return refuse('CREDENTIAL_KEY_UNKNOWN', { key: header.kid ?? '' })
  let bytes
  try {
    bytes = (await compactVerify(token, await importJWK({ ...key.jwk }, ALGORITHM), { algorithms: [ALGORITHM] }))
      .payload
  } catch {
    return refuse('CREDENTIAL_SIGNATURE_WRONG', { key: key.id })
  }
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return malformed(word('no-json'))
  }
  const read = credentialSchema.safeParse(content)
  if (!read.success) {
    const [issue] = read.error.issues
    return malformed(word('has', { entry: issue?.path.map(String).join('.') ?? '', reason: issue?.message ?? '' }))
  }
  const { issuer, validFrom, credentialSubject } = read.data
  let event
  try {
    event = parseEvent(credentialSubject['ytterby:event'])
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const [fault] = error.faults
    return placed(fault ?? malformed(word('no-event')), { event: credentialSubject.id })
  }
  refuse = refusing(event.eventID)
  if (credentialSubject.id !== event.eventID)
    return malformed(word('about-other', { subject: credentialSubject.id, event: event.eventID }))
  if (key.organisation !== issuer)
    return refuse('CREDENTIAL_KEY_OF_ANOTHER', { event: event.eventID, issuer, organisation: key.organisation })
  const no = whyTimesWrong(event, key, Date.parse(validFrom), { received, latestHours }, refuse)
  return no ?? { event, signer: issuer, received }
}

function whyTimesWrong(
  event: EpcisEvent,
  key: OrganisationKey,
  signed: number,
  { received, latestHours }: { readonly received: string; readonly latestHours: number },
  refuse: Refuse,
): Refusal | undefined {
  const had = Date.parse(received)
  // A correction is made when it is declared, however long ago what it corrects happened.
  const said = event.errorDeclaration?.declarationTime ?? event.eventTime
  const happened = Date.parse(said)
  if (happened > signed || signed > had + CLOCKS_MS)
    return refuse('CREDENTIAL_TIME_WRONG', { event: event.eventID, said, received })
  if (had - happened > latestHours * HOUR_MS)
    return refuse('CREDENTIAL_TIME_WRONG:late', { event: event.eventID, said, received, hours: latestHours })
  if (key.revoked !== undefined && had >= Date.parse(key.revoked))
    return refuse('CREDENTIAL_KEY_REVOKED', { key: key.id, revoked: key.revoked, event: event.eventID, received })
  if (happened < Date.parse(key.from) || signed < Date.parse(key.from))
    return refuse('CREDENTIAL_KEY_NOT_VALID', { key: key.id, from: key.from, event: event.eventID, said })
  if (had >= Date.parse(key.until))
    return refuse('CREDENTIAL_KEY_NOT_VALID:over', { key: key.id, until: key.until, event: event.eventID, received })
  return undefined
}
