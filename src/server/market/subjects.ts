import { randomUUID } from 'node:crypto'
import { type Actor, type Sequencer } from '../../market/index.ts'
import { noteAccessGranted } from './access-grants.ts'
import type { Secrets } from './secrets.ts'

/** Somebody at an identity provider, who is a user here. */
type Subject = {
  readonly id: string
  readonly user: string
  /** Entry of the log after which it was set: see the accounts. */
  readonly after: number
}

const KIND = 'oidc-subject'

/** Who of an identity provider is which user. */
export class Subjects {
  private readonly clerk: Sequencer
  private readonly secrets: Secrets
  private readonly issuer: string

  /** @param issuer the same name at another provider is somebody else */
  constructor(clerk: Sequencer, secrets: Secrets, issuer: string) {
    this.clerk = clerk
    this.secrets = secrets
    this.issuer = issuer
  }

  /** Says which subject a user is; sessions of the one before end. */
  async set(user: string, subject: string, by: Actor): Promise<void> {
    await noteAccessGranted(this.clerk, by, { user, how: 'identity provider', subject })
    const { end } = this.clerk
    const before = await this.of(user)
    if (before !== undefined) await this.secrets.dropSecret(KIND, this.at(before.subject))
    const id = randomUUID()
    await this.secrets.setSecret(KIND, this.at(subject), { id, user, after: end.seq })
    await this.secrets.setSecret('oidc-user', user, subject)
  }

  /** The user that a subject is, if they are one now. */
  async userOf(subject: string): Promise<Subject | undefined> {
    const found = (await this.secrets.secret(KIND, this.at(subject))) as Subject | undefined
    const { venue } = this.clerk
    if (found === undefined || found.after < (venue.left.get(found.user) ?? 0)) return undefined
    const role = venue.users.get(found.user)?.role
    // Operators need a second factor of ours.
    return role === undefined || role === 'operator' ? undefined : found
  }

  async stands(user: string, id: string): Promise<boolean> {
    const found = await this.of(user)
    return found?.id === id && found.user === user
  }

  private at(subject: string): string {
    return `${this.issuer} ${subject}`
  }

  private async of(user: string): Promise<(Subject & { readonly subject: string }) | undefined> {
    const subject = (await this.secrets.secret('oidc-user', user)) as string | undefined
    const found = subject === undefined ? undefined : await this.userOf(subject)
    return found === undefined || subject === undefined ? undefined : { ...found, subject }
  }
}
