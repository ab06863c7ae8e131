import { ownBankView } from './bank.ts'
import { controlOf } from '../../owners/index.ts'
import { kilogramText, moneyText, priceText } from '../forms/plain.ts'
import { keysLeft } from '../rules/people/trustee-keys.ts'
import type { OperatorKey } from '../events/keys.ts'
import { mayRead, memberReading, OVERSEERS } from './reading.ts'
import type { Actor } from '../events/roles.ts'
import type { OwnShown, RegisterShown } from './shown.ts'
import type { MarketState } from '../state/market-state.ts'

/** The register: its part that is a member's own, and the whole, with who controls whom in the end. */

export function ownView(venue: MarketState, actor: Actor): OwnShown {
  const organisation = memberReading(venue, actor)
  const isOwn = (one: string | undefined): boolean => one === organisation
  const member = venue.member(organisation)
  return {
    organisation,
    depositClass: member.depositClass,
    trusteeKeys: {
      next: member.keysUsed + 1,
      key: member.roundKeys[member.keysUsed] ?? null,
      left: keysLeft(member),
    },
    controllers: controlOf(venue.register, organisation).countries,
    bank: ownBankView(venue, actor),
    ...registered(venue, isOwn),
  }
}

export function registerView(venue: MarketState, actor: Actor): RegisterShown {
  mayRead(actor, OVERSEERS)
  const { register, members, organisations, related, operatorKeys } = venue
  return {
    organisations: [...register.organisations.values()].map(({ id, name, nameJa, country }) => ({
      id,
      name,
      name_ja: nameJa,
      country,
      member: members.has(id),
      ...(members.has(id) ? { depositClass: venue.member(id).depositClass } : {}),
      owners: organisations.get(id)?.owners ?? [],
      controllers: controlOf(register, id).controllers.map(({ party, countries, weight, path }) => ({
        party,
        countries,
        weight,
        path: path.map(({ owned }) => owned),
      })),
    })),
    related,
    operatorKeys: [...operatorKeys.ever.values()].map((key) => ({ ...shownKey(key), good: operatorKeys.isGood(key) })),
    waitingKeys: [...operatorKeys.waiting.values()].map((key) => ({
      ...shownKey(key),
      at: key.at,
      replaces: operatorKeys.hadOne(key.user),
    })),
    ...registered(venue, () => true),
  }
}

const shownKey = ({ id, user, jwk: { x } }: OperatorKey): { id: string; user: string; x: string } => ({ id, user, x })

/** Sites, keys and price contracts of some organisations. */
function registered(
  { registry, signingKeys, proposedKeys, contracts, proposals, members }: MarketState,
  isOf: (organisation: string | undefined) => boolean,
): Pick<OwnShown, 'sites' | 'keys' | 'proposedKeys' | 'contracts' | 'proposals' | 'screenings'> {
  return {
    screenings: [...members.values()].flatMap(({ id, screenings }) =>
      isOf(id) ? [...screenings.values()].map((record) => ({ organisation: id, ...record })) : [],
    ),
    sites: [...registry.sites.values()]
      .filter(({ operator }) => isOf(operator))
      .map(({ id, name, nameJa, country, operator, processes, standards }) => ({
        id,
        name,
        name_ja: nameJa,
        country,
        operator,
        standards: [...standards],
        processes: [...processes].map(([process, { materials, yearly }]) => ({
          process,
          materials: materials === undefined ? null : [...materials],
          kgPerYear: yearly === undefined ? null : kilogramText(yearly),
        })),
      })),
    keys: [...signingKeys.values()]
      .filter(({ organisation }) => isOf(organisation))
      .map(({ id, organisation, jwk: { x }, from, until, revoked }) => ({
        id,
        organisation,
        x,
        from,
        until,
        ...(revoked === undefined ? {} : { revoked }),
      })),
    proposedKeys: [...proposedKeys.values()]
      .filter(({ key: { organisation } }) => isOf(organisation))
      .map(({ key: { id, organisation, jwk, until }, by, at }) => ({
        id,
        organisation,
        x: jwk.x,
        until,
        by,
        at,
      })),
    contracts: [...contracts.values()]
      .filter(({ organisation }) => isOf(organisation))
      .map(({ id, organisation, material, strike, budget, amount }) => ({
        id,
        organisation,
        material,
        strike: priceText(strike),
        budget,
        amount: moneyText(BigInt(amount) * 1000n),
      })),
    proposals: [...proposals.values()]
      .filter(({ organisation }) => isOf(organisation))
      .map(({ organisation = null, ...proposal }) => ({
        ...proposal,
        organisation,
      })),
  }
}
