/** Who somebody is in a market. */
export const ROLES = ['operator', 'trader', 'auditor', 'reader'] as const
export type Role = (typeof ROLES)[number]

/** What an API key may be used for, within what its user may do. */
export const SCOPES = ['read', 'lots', 'orders', 'shares', 'operate'] as const
export type Scope = (typeof SCOPES)[number]

/** Who asks for something. `organisation` is null for the operator's own people and for auditors. */
export interface Actor {
  readonly user: string
  readonly role: Role
  readonly organisation: string | null
  /** Those of the API key; all, for somebody who signed in. */
  readonly scopes: readonly Scope[]
}
