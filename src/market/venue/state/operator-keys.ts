import type { OperatorKey } from '../events/keys.ts'

/** One that another operator has to agree to. */
export interface WaitingKey extends OperatorKey {
  readonly at: string
}

/** Keys of operators: each has at most one that is good, and none comes back. */
export class OperatorKeys {
  /** Every key that was ever good, by its id. */
  readonly ever = new Map<string, OperatorKey>()
  readonly waiting = new Map<string, WaitingKey>()
  private readonly good = new Map<string, OperatorKey>()

  goodOf(user: string): OperatorKey | undefined {
    return this.good.get(user)
  }
  isGood({ id: key, user }: Pick<OperatorKey, 'id' | 'user'>): boolean {
    return this.good.get(user)?.id === key
  }
  hadOne(user: string): boolean {
    return [...this.ever.values()].some((key) => key.user === user)
  }
  /** Every key that is, or was, there. */
  all(): OperatorKey[] {
    return [...this.ever.values(), ...this.waiting.values()]
  }
  /** Takes the place of the one before. */
  take({ id: key, user, jwk }: OperatorKey): void {
    this.waiting.delete(key)
    this.ever.set(key, { id: key, user, jwk })
    this.good.set(user, { id: key, user, jwk })
  }
  /** Of somebody who is no operator any more: those of that id later have another key. */
  drop(user: string): void {
    this.good.delete(user)
    for (const key of this.waiting.values()) if (key.user === user) this.waiting.delete(key.id)
  }
}
