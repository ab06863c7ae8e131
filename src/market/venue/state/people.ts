import type { OrganisationKey } from '../../origin/index.ts'
import type { ForTwo } from '../events/for-two.ts'
import type { WayIn } from '../events/event.ts'
import type { DepositClass } from '../events/deposit-class.ts'
import type { MemberAccount } from './money.ts'
import type { ScreenedFor, Screening } from '../events/screening.ts'
import type { TrusteeJwk } from '../events/keys.ts'

/** A key for an organisation that has not registered it itself. */
export interface ProposedKey {
  readonly key: Omit<OrganisationKey, 'revoked' | 'from'>
  readonly by: string
  readonly at: string
}

/** A command that one operator has proposed, and no other agreed to. */
export interface Proposal {
  readonly id: string
  readonly command: ForTwo
  readonly input: Readonly<Record<string, unknown>>
  readonly organisation: string | undefined
  readonly by: string
  readonly at: string
}

/** That a user may be given a way in by an operator. */
export interface Admission {
  readonly how: WayIn
  readonly subject: string | undefined
  readonly at: string
}

export interface Member {
  readonly id: string
  suspended: string | undefined
  depositClass: DepositClass
  /** What it is paid to: one in force, and one that waits. */
  readonly accounts: MemberAccount[]
  /** The last record of each kind that it was looked into. */
  readonly screenings: Map<ScreenedFor, Screening>
  /** By the first rules: one key for all rounds. */
  trustee: TrusteeJwk | undefined
  /** Its keys as a trustee (X25519, in base64url), the first one first: each is for one round. */
  readonly roundKeys: string[]
  /** How many of these rounds have taken. */
  keysUsed: number
}

export const newMember = (id: string): Member => ({
  id,
  suspended: undefined,
  depositClass: 'standard',
  accounts: [],
  trustee: undefined,
  roundKeys: [],
  keysUsed: 0,
  screenings: new Map(),
})
