import { z } from 'zod'
import { canonicalJson } from '../../canonical.ts'
import { keysSchema } from '../../origin/keys.ts'
import type { PublicEntry } from '../../log/index.ts'
import { marketTablesSchema } from '../../tables/form.ts'
import { id, text, uri } from '../forms/schemas.ts'
import { roundSchema } from './round-spec.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')

/** A line of a public log, as `GET /public-log` hands it out. */
const publicEntrySchema = z.strictObject({
  seq: z.int().min(1),
  before: hash,
  shown: z.strictObject({ at: z.string(), event: z.json() }).optional(),
  hidden: hash,
  hash,
})

/** The entry in a line of a public log; undefined if it is none. A text has one meaning only if it is the canonical one. */
export function publicEntryIn(line: string): PublicEntry | undefined {
  try {
    const read = publicEntrySchema.parse(JSON.parse(line))
    return canonicalJson(read) === line ? read : undefined
  } catch {
    // No JSON, none of ours, or so deep within itself that nobody could read it.
    return undefined
  }
}

const round = id
const why = text
const key32 = z.string().regex(/^[\w-]{43}$/, '32 bytes in base64url')
const signingKey = keysSchema.element.omit({ revoked: true })
const forTwo = z.enum(['set-standing', 'revoke-signing-key'])
const count = z.int().min(0)

/** What entries show to everybody, in the form in which markets write it. */
export const publicEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('founded'),
    name: z.string(),
    currency: z.string(),
    version: z.int().optional(),
    world: hash,
    tables: marketTablesSchema,
    rules: z.record(z.string(), z.string()),
    grades: z.string(),
    twoOperators: z.boolean().optional(),
    operatorsSign: keysSchema.element.pick({ id: true, jwk: true }).extend({ user: id }).optional(),
    signs: z.strictObject({ kty: z.string(), crv: z.string(), x: key32 }),
  }),
  z.strictObject({
    kind: z.literal('rules-version'),
    version: z.int(),
    world: hash.optional(),
    tables: marketTablesSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('tables'), world: hash, tables: marketTablesSchema }),
  z.strictObject({
    kind: z.literal('organisation'),
    organisation: z.strictObject({ id: uri, name: text, name_ja: text.optional(), country: z.string() }),
  }),
  z.strictObject({ kind: z.literal('standing'), organisation: uri, suspended: z.boolean() }),
  z.strictObject({ kind: z.literal('signing-key'), key: signingKey }),
  z.strictObject({ kind: z.literal('signing-key-proposed'), key: signingKey.omit({ from: true }) }),
  z.strictObject({ kind: z.literal('signing-key-agreed'), key: z.string() }),
  z.strictObject({ kind: z.literal('signing-key-revoked'), key: z.string() }),
  z.strictObject({ kind: z.literal('two-required') }),
  z.strictObject({ kind: z.literal('operators-sign') }),
  z.strictObject({ kind: z.literal('proposed'), proposal: id, command: forTwo, organisation: uri.optional() }),
  z.strictObject({ kind: z.literal('agreed'), proposal: id, command: forTwo }),
  z.strictObject({ kind: z.literal('proposal-withdrawn'), proposal: id, command: forTwo }),
  z.strictObject({
    kind: z.literal('trustee-keys'),
    organisation: uri,
    from: z.int().min(1),
    keys: z.array(key32).min(1).max(200),
  }),
  z.strictObject({ kind: z.literal('shortage'), material: z.string(), share: z.number().min(0).max(1), why }),
  z.strictObject({ kind: z.literal('round'), round, spec: roundSchema }),
  z.strictObject({ kind: z.literal('closed'), round, commitments: z.array(hash).optional() }),
  z.strictObject({ kind: z.literal('shares'), round, trustee: uri }),
  z.strictObject({ kind: z.literal('opened'), round, accepted: count, refused: count, tieBreak: hash.optional() }),
  z.strictObject({ kind: z.literal('left-out'), round, orders: count }),
  z.strictObject({ kind: z.literal('cleared'), round, seal: hash, signature: z.string() }),
  z.strictObject({
    kind: z.literal('trade-cancelled'),
    round,
    material: z.string(),
    grade: z.string(),
    place: z.string(),
    month: z.string(),
    grams: z.int().min(1),
  }),
  z.strictObject({ kind: z.literal('void'), round, why }),
  z.strictObject({ kind: z.literal('settled'), round }),
])
export type PublicEvent = z.infer<typeof publicEventSchema>
