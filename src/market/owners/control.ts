import type { Organisation, OwnersRegister } from './register.ts'

/** How much of the votes is control. */
export interface Threshold {
  /** A fraction of one. */
  readonly share: number
  /** Whether the share itself is enough: "50 % or more" against "more than 50 %". */
  readonly inclusive: boolean
}

/** A link on the way from a controller down to what it controls. */
export interface Holding {
  readonly owner: string
  readonly owned: string
  /** Of the votes, as registered. */
  readonly share: number
  /**
   * What of it counts for the controller: all of it if it controls the owner, else in proportion to its part of the
   * owner.
   */
  readonly counted: number
}

/** A party that nobody else in the register controls, and how much it has of what is looked at. */
export interface Controller {
  /** Organisation, or group of related parties. */
  readonly party: string
  readonly name: string
  readonly nameJa: string
  /** One, unless related parties come from several. */
  readonly countries: readonly string[]
  /** Share of the votes that counts for it, direct and indirect. */
  readonly weight: number
  /** Holdings from the party down to the organisation; empty if the organisation is its own controller. */
  readonly path: readonly Holding[]
}

export interface Control {
  readonly organisation: string
  /** Above the threshold; the organisation itself where nobody is. In the order of their ids. */
  readonly controllers: readonly Controller[]
  /** Countries of the controllers, sorted, each once. */
  readonly countries: readonly string[]
  /** What parties of each country hold together, no matter who they are: country -> share of the votes. */
  readonly byCountry: ReadonlyMap<string, number>
  /** Direct share that no registered owner holds. */
  readonly unknown: number
}

const MAJORITY: Threshold = { share: 0.5, inclusive: false }
/** A sum of published shares is not distinguished from the threshold below this. */
const SAME = 1e-9
const ROUNDS = 10_000

const passes = (weight: number, { share, inclusive }: Threshold): boolean =>
  inclusive ? weight >= share - SAME : weight > share + SAME

/**
 * Weight of a party in every organisation, as the least solution of
 *
 *     weight(x) = sum over holders z of x:  share(z, x) . k(z)
 *     k(z)      = 1 if z is the party, or weight(z) > 1/2; else weight(z)
 *
 * So a chain of majorities counts in full, minorities are multiplied along each path, and all paths are summed.
 * Weights only rise from round to round and are bounded by 1, so that holdings in a circle settle.
 */
export function weightOf(register: OwnersRegister, party: ReadonlySet<string>): ReadonlyMap<string, number> {
  const organisations = [...register.organisations.values()].filter(({ owners }) => owners.length > 0)
  const weights = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    let change = 0
    for (const { id, owners } of organisations) {
      if (party.has(id)) continue
      let weight = 0
      for (const { owner, share } of owners) weight += share * counted(owner, party, weights)
      change = Math.max(change, weight - (weights.get(id) ?? 0))
      if (weight > 0) weights.set(id, weight)
    }
    if (change < 1e-13) break
  }
  return weights
}

/** Which part of an owner's votes counts for the party. */
function counted(owner: string, party: ReadonlySet<string>, weights: ReadonlyMap<string, number>): number {
  if (party.has(owner)) return 1
  const weight = weights.get(owner) ?? 0
  return passes(weight, MAJORITY) ? 1 : weight
}

/**
 * Who controls an organisation in the end, looked through every company between. The threshold says how much of it is
 * control; between companies on the way it is always the majority.
 *
 * @throws if the organisation is not registered
 */
export function controlOf(register: OwnersRegister, organisation: string, threshold: Threshold = MAJORITY): Control {
  const target = register.organisations.get(organisation)
  if (target === undefined) throw new Error(`"${organisation}" is not registered`)
  const above = ancestors(register, target)
  const parties = [
    ...above.map((id) => partyOf(register, id)),
    // Members that are each others' subsidiaries count through their group.
    ...register.related
      .filter(({ members }) => members.some((member) => above.includes(member)))
      .map(({ id, name, nameJa, members }) => ({ id, name, nameJa, members: new Set(members) })),
  ].map((party) => ({ ...party, weights: weightOf(register, party.members) }))
  const ultimate = parties.filter((party) => !parties.some((other) => rules(other, party) && !rules(party, other)))
  const controllers = ultimate
    .filter(({ weights }) => passes(weights.get(organisation) ?? 0, threshold))
    .map<Controller>(({ id, name, nameJa, members, weights }) => ({
      party: id,
      name,
      nameJa,
      countries: countriesOf(register, members),
      weight: weights.get(organisation) ?? 0,
      path: pathOf(register, target, members, weights),
    }))
    .sort((one, other) => (one.party < other.party ? -1 : 1))
  if (controllers.length === 0)
    controllers.push({
      party: target.id,
      name: target.name,
      nameJa: target.nameJa,
      countries: [target.country],
      weight: 1,
      path: [],
    })
  return {
    organisation,
    controllers,
    countries: [...new Set(controllers.flatMap(({ countries }) => countries))].sort(),
    byCountry: sharesByCountry(register, target, ultimate),
    unknown: Math.max(0, 1 - target.owners.reduce((sum, { share }) => sum + share, 0)),
  }
}

interface Party {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly members: ReadonlySet<string>
}

function partyOf(register: OwnersRegister, id: string): Party {
  const { name = id, nameJa = id } = register.organisations.get(id) ?? {}
  return { id, name, nameJa, members: new Set([id]) }
}

/** Whether one party has the other: its members are among the one's, or the one has the majority of all of them. */
function rules(one: Party & { weights: ReadonlyMap<string, number> }, other: Party): boolean {
  const all = [...other.members]
  return all.every((member) => one.members.has(member) || passes(one.weights.get(member) ?? 0, MAJORITY))
}

/** Everyone who holds something of the organisation, at whatever remove; not the organisation itself. */
function ancestors(register: OwnersRegister, target: Organisation): string[] {
  const found = new Set<string>()
  const open = [target]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const { owner } of next.owners) {
      if (found.has(owner) || owner === target.id) continue
      found.add(owner)
      const known = register.organisations.get(owner)
      if (known !== undefined) open.push(known)
    }
  return [...found].sort()
}

const countriesOf = (register: OwnersRegister, members: ReadonlySet<string>): string[] =>
  [...new Set([...members].map((member) => register.organisations.get(member)?.country ?? ''))].sort()

/** Holdings that count for the party, those nearest to it first. */
function pathOf(
  register: OwnersRegister,
  target: Organisation,
  party: ReadonlySet<string>,
  weights: ReadonlyMap<string, number>,
): Holding[] {
  const path: Holding[] = []
  const seen = new Set<string>()
  let layer: readonly Organisation[] = [target]
  while (layer.length > 0) {
    const next: Organisation[] = []
    for (const { id, owners } of layer) {
      if (seen.has(id) || party.has(id)) continue
      seen.add(id)
      for (const { owner, share } of owners) {
        const part = counted(owner, party, weights)
        if (part === 0) continue
        path.push({ owner, owned: id, share, counted: share * part })
        const known = register.organisations.get(owner)
        if (known !== undefined) next.push(known)
      }
    }
    layer = next
  }
  return path.reverse()
}

/** What each country's ultimate parties have together, so that a company between does not hide where its owner is. */
function sharesByCountry(
  register: OwnersRegister,
  target: Organisation,
  ultimate: readonly Party[],
): ReadonlyMap<string, number> {
  const members = new Map<string, Set<string>>()
  for (const party of ultimate)
    for (const country of countriesOf(register, party.members)) {
      const of = members.get(country) ?? new Set<string>()
      for (const member of party.members) of.add(member)
      members.set(country, of)
    }
  const shares = new Map<string, number>()
  for (const country of [...members.keys()].sort()) {
    const weight = weightOf(register, members.get(country) ?? new Set()).get(target.id) ?? 0
    if (weight > 0) shares.set(country, weight)
  }
  if (shares.size === 0) shares.set(target.country, 1)
  return shares
}
