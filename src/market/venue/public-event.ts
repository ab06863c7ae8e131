import { z } from 'zod'
import { roundSchema } from './round.ts'

/** A line of a public log, as `GET /public-log` hands it out. */
export const publicEntrySchema = z.strictObject({
  seq: z.int().min(1),
  before: z.string(),
  shown: z.strictObject({ at: z.string(), event: z.json() }).optional(),
  hidden: z.string().optional(),
  hash: z.string(),
})

const organisation = z.string()
const round = z.string()
const key = z.looseObject({ id: z.string(), organisation: z.string() })
const count = z.int().min(0)

/** What entries show to everybody, as far as it is gone through. More may stand in them: they are read from files of others. */
export const publicEventSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('founded'),
    name: z.string(),
    world: z.string(),
    version: z.int().optional(),
    signs: z.looseObject({ x: z.string() }),
  }),
  z.looseObject({ kind: z.literal('rules-version'), version: z.int() }),
  z.looseObject({ kind: z.literal('organisation'), organisation: z.looseObject({ id: z.string() }) }),
  z.looseObject({ kind: z.literal('standing'), organisation, suspended: z.boolean() }),
  z.looseObject({ kind: z.literal('signing-key'), key }),
  z.looseObject({ kind: z.literal('signing-key-proposed'), key }),
  z.looseObject({ kind: z.literal('signing-key-agreed'), key: z.string() }),
  z.looseObject({ kind: z.literal('signing-key-revoked'), key: z.string() }),
  z.looseObject({ kind: z.literal('trustee-keys'), organisation, from: z.int().min(1), keys: z.array(z.string()) }),
  z.looseObject({ kind: z.literal('shortage'), material: z.string(), share: z.number() }),
  z.looseObject({ kind: z.literal('round'), round, spec: roundSchema }),
  z.looseObject({ kind: z.literal('closed'), round, commitments: z.array(z.string()).optional() }),
  z.looseObject({ kind: z.literal('shares'), round, trustee: z.string() }),
  z.looseObject({ kind: z.literal('opened'), round, accepted: count, refused: count }),
  z.looseObject({ kind: z.literal('left-out'), round, orders: count }),
  z.looseObject({ kind: z.literal('cleared'), round, seal: z.string(), signature: z.string() }),
  z.looseObject({ kind: z.literal('void'), round, why: z.string() }),
  z.looseObject({ kind: z.literal('settled'), round }),
])
export type PublicEvent = z.infer<typeof publicEventSchema>
