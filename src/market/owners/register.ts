import { z } from 'zod'
import { FaultList, suggestion } from '../../world/index.ts'

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
            share: z.number().positive().max(1).meta({ description: 'Of the votes; a fraction of one' }),
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
      faults.add({
        code: 'OWNERS_NOT_ALLOWED',
        message: `${issue.path.map(String).join('.') || 'The register'}: ${issue.message}.`,
        file,
        remedy: 'Give each organisation an id, a name, a country and its owners with their shares.',
      })
    faults.throwIfAny()
    throw new Error('unreachable: faults are refused above')
  }
  const organisations = new Map<string, Organisation>()
  for (const { id: own, name, name_ja: nameJa = name, country: of, owners = [] } of read.data.organisations) {
    if (organisations.has(own))
      faults.add({
        code: 'OWNERS_TWICE',
        message: `The organisation "${own}" stands in the register twice.`,
        file,
        remedy: 'Keep one.',
      })
    const shares = new Map<string, number>()
    for (const { owner, share } of owners) shares.set(owner, (shares.get(owner) ?? 0) + share)
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0)
    if (total > 1 + ROUNDING)
      faults.add({
        code: 'OWNERS_ABOVE_ONE',
        message: `The owners of "${own}" hold ${(total * 100).toFixed(2)} % together.`,
        file,
        remedy: 'Correct the shares: fractions of one, all of the same class of votes.',
      })
    organisations.set(own, {
      id: own,
      name,
      nameJa,
      country: of,
      owners: [...shares].map(([owner, share]) => ({ owner, share })).sort(by(({ owner }) => owner)),
    })
  }
  const unknown = (named: string, where: string): void => {
    if (organisations.has(named)) return
    faults.add({
      code: 'OWNERS_UNKNOWN',
      message: `${where} names "${named}", which is not registered.`,
      file,
      remedy: suggestion(named, organisations.keys(), 'the register'),
    })
  }
  for (const { id: own, owners } of organisations.values())
    for (const { owner } of owners) unknown(owner, `The list of owners of "${own}"`)
  const related = (read.data.related ?? []).map(({ id: own, name, name_ja: nameJa = name, members, why }) => {
    for (const member of members) unknown(member, `The group "${own}"`)
    return { id: own, name, nameJa, members: [...new Set(members)].sort(), why }
  })
  faults.throwIfAny()
  return { organisations, related }
}

const by =
  <T>(key: (item: T) => string) =>
  (one: T, other: T): number =>
    key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0
