import { z } from 'zod'
import { FaultList, suggested } from '../../world/index.ts'
import { ownersFault, word } from './owners-fault.ts'

const id = z.string().min(1)
const country = z.string().regex(/^[A-Z]{3}$/, 'three capitals, such as JPN')

/** Organisations as they are registered: who they are, where, and who holds them. */
export const organisationsSchema = z.strictObject({
  organisations: z.array(
    z.strictObject({
      id: id.meta({ description: 'A URI, so that it can stand in events and credentials' }),
      name: z.string().min(1),
      name_ja: z.string().min(1).optional(),
      country: country.meta({ description: 'Of registration; of a person, nationality; of a state, itself' }),
      owners: z
        .array(
          z.strictObject({
            owner: id,
            share: z
              .number()
              .positive()
              .max(1)
              .meta({ 'x-unit': 'share', description: 'Of the votes; a fraction of one' }),
            source: z.string().optional(),
          }),
        )
        .optional()
        .meta({ description: 'What is left to 1 is held by nobody known' }),
    }),
  ),
  related: z
    .array(
      z.strictObject({
        id,
        name: z.string().min(1),
        name_ja: z.string().min(1).optional(),
        members: z.array(id).min(2),
        why: z.string().min(1).meta({ description: 'A family, an agreement to vote together, one ministry' }),
      }),
    )
    .optional()
    .meta({ description: 'Parties whose holdings count as one' }),
})

export interface Organisation {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  /** ISO 3166 alpha-3, or a place of the world. */
  readonly country: string
  /** Direct holders with their shares of the votes, fractions of one, one line a holder. */
  readonly owners: readonly { readonly owner: string; readonly share: number }[]
}

/** Parties that act together, so that their holdings are summed. */
export interface RelatedParties {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly members: readonly string[]
  readonly why: string
}

/** Sound by construction: owners are registered, shares of one organisation sum to at most one. */
export interface OwnersRegister {
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly related: readonly RelatedParties[]
}

/** Shares are published with two decimals of a per cent; a sum may be off by as much. */
const ROUNDING = 1e-4

/** Reads a register, or throws an `InputError` with every fault found. */
export function registerOf(given: unknown, file = 'organisations'): OwnersRegister {
  const faults = new FaultList()
  const read = organisationsSchema.safeParse(given)
  if (!read.success) {
    for (const issue of read.error.issues)
      faults.add(
        ownersFault(
          'OWNERS_NOT_ALLOWED',
          { entry: issue.path.map(String).join('.') || word('whole'), reason: issue.message },
          { file },
        ),
      )
    faults.throwIfAny()
    throw new Error('unreachable: faults are refused above')
  }
  const organisations = new Map<string, Organisation>()
  for (const { id: own, name, name_ja: nameJa = name, country: of, owners = [] } of read.data.organisations) {
    if (organisations.has(own)) faults.add(ownersFault('OWNERS_TWICE', { id: own }, { file }))
    const shares = new Map<string, number>()
    for (const { owner, share } of owners) shares.set(owner, (shares.get(owner) ?? 0) + share)
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0)
    if (total > 1 + ROUNDING)
      faults.add(ownersFault('OWNERS_ABOVE_ONE', { id: own, percent: (total * 100).toFixed(2) }, { file }))
    organisations.set(own, {
      id: own,
      name,
      nameJa,
      country: of,
      owners: [...shares].map(([owner, share]) => ({ owner, share })).sort(by(({ owner }) => owner)),
    })
  }
  const unknown = (name: 'OWNERS_UNKNOWN' | 'OWNERS_UNKNOWN:group', named: string, of: string): void => {
    if (organisations.has(named)) return
    const suggestion = suggested(named, organisations.keys(), word('register'))
    faults.add(ownersFault(name, { id: of, named, suggestion }, { file }))
  }
  for (const { id: own, owners } of organisations.values())
    for (const { owner } of owners) unknown('OWNERS_UNKNOWN', owner, own)
  const related = (read.data.related ?? []).map(({ id: own, name, name_ja: nameJa = name, members, why }) => {
    for (const member of members) unknown('OWNERS_UNKNOWN:group', member, own)
    return { id: own, name, nameJa, members: [...new Set(members)].sort(), why }
  })
  faults.throwIfAny()
  return { organisations, related }
}

const by =
  <T>(key: (item: T) => string) =>
  (one: T, other: T): number =>
    key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0
