import type { Language } from '../../../messages/index.ts'
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { refuse, type Sequencer, type MarketState } from '../../../market/index.ts'
import { KeyedMutex } from '../keyed-mutex.ts'
import type { Secrets } from '../secrets.ts'
import { isSame } from '../../access/api-key.ts'

/** Where a user is reached. It is personal, so that it stands with the secrets and in no log. */
export type Reached = {
  /** Entry of the log after which it was set: a user of that id who left before was somebody else. */
  readonly after: number
  readonly language: Language
  /** An address that was confirmed, and whether anything is mailed there. */
  readonly mail: { readonly address: string; readonly on: boolean } | null
  /** An address that is to be confirmed by a code. */
  readonly asked: {
    readonly address: string
    readonly code: string
    readonly until: number
    readonly wrong: number
  } | null
  /** When codes were sent, in the last day. */
  readonly codes: readonly number[]
  readonly webhooks: readonly { readonly id: string; readonly url: string; readonly secret: string }[]
}

const KIND = 'news'
/** Where the last entry is kept up to which everything is sent or given up. The first to be notified learns nothing of the past. */
export const FOLLOWED = ['courier', 'done'] as const
const DAY = 86_400_000
/** How long a code is good, how often it may be missed, and how many are sent a day: 25 guesses a day at one of a hundred million. */
export const CODE_MS = 30 * 60_000
export const CODE_TRIES = 5
export const CODES_A_DAY = 5
export const WEBHOOKS = 5

const hashed = (user: string, code: string): string =>
  createHash('sha256').update(`${user} ${code}`).digest('base64url')

export class NewsSettings {
  private readonly clerk: Sequencer
  private readonly secrets: Secrets
  private readonly clock: () => number
  private readonly inTurn = new KeyedMutex()

  constructor(clerk: Sequencer, secrets: Secrets, clock: () => number) {
    this.clerk = clerk
    this.secrets = secrets
    this.clock = clock
  }

  /** Where a user is reached; nowhere, until they say so. */
  async of(user: string, venue: Pick<MarketState, 'left'> = this.clerk.venue): Promise<Reached> {
    const { end } = this.clerk
    const found = (await this.secrets.secret(KIND, user)) as Reached | undefined
    return found === undefined || found.after < (venue.left.get(user) ?? 0)
      ? { after: end.seq, language: 'en', mail: null, asked: null, codes: [], webhooks: [] }
      : found
  }

  /** Makes a code for an address, which is not used until the code has come back. */
  ask(user: string, address: string, language: Language): Promise<string> {
    return this.change(user, (before) => {
      const now = this.clock()
      const codes = before.codes.filter((at) => at > now - DAY)
      if (codes.length >= CODES_A_DAY) refuse('MAIL_CODES_MANY', { most: CODES_A_DAY })
      const code = String(randomInt(1e8)).padStart(8, '0')
      const asked = { address, code: hashed(user, code), until: now + CODE_MS, wrong: 0 }
      return [{ ...before, language, asked, codes: [...codes, now] }, code]
    })
  }

  /** Confirms the address that was asked for. */
  async confirm(user: string, code: string): Promise<void> {
    const isRight = await this.change<boolean>(user, (before) => {
      const { asked } = before
      if (asked === null || asked.until <= this.clock() || asked.wrong >= CODE_TRIES) return [before, false]
      if (isSame(asked.code, hashed(user, code)))
        return [{ ...before, mail: { address: asked.address, on: true }, asked: null }, true]
      return [{ ...before, asked: { ...asked, wrong: asked.wrong + 1 } }, false]
    })
    if (!isRight) refuse('MAIL_CODE_WRONG', { minutes: CODE_MS / 60_000, tries: CODE_TRIES })
  }

  choose(user: string, { language, on }: { readonly language: Language; readonly on: boolean }): Promise<void> {
    return this.change(user, (before) => [
      { ...before, language, mail: before.mail === null ? null : { ...before.mail, on } },
      undefined,
    ])
  }

  /** Forgets the address. */
  forget(user: string): Promise<void> {
    return this.change(user, (before) => [{ ...before, mail: null, asked: null }, undefined])
  }

  addWebhook(user: string, url: string): Promise<{ readonly id: string; readonly secret: string }> {
    return this.change(user, (before) => {
      if (before.webhooks.length >= WEBHOOKS) refuse('WEBHOOKS_MANY', { most: WEBHOOKS })
      const id = randomUUID()
      const secret = `whsec_${randomBytes(32).toString('base64')}`
      return [
        { ...before, webhooks: [...before.webhooks, { id, url, secret }] },
        { id, secret },
      ]
    })
  }

  dropWebhook(user: string, id: string): Promise<void> {
    return this.change(user, (before) => {
      if (!before.webhooks.some((one) => one.id === id)) refuse('WEBHOOK_UNKNOWN', { id })
      return [{ ...before, webhooks: before.webhooks.filter((one) => one.id !== id) }, undefined]
    })
  }

  private change<T>(user: string, to: (before: Reached) => readonly [Reached, T]): Promise<T> {
    return this.inTurn.run(user, async () => {
      const [next, result] = to(await this.of(user))
      if ((await this.secrets.secret(...FOLLOWED)) === undefined)
        await this.secrets.setSecret(...FOLLOWED, this.clerk.end.seq)
      await this.secrets.setSecret(KIND, user, next)
      return result
    })
  }
}
