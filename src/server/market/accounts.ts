import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { refuse, type Actor, type Sequencer } from '../../market/index.ts'
import { deviceIn, newDeviceKey } from './devices.ts'
import type { Known } from './guessing.ts'
import { KeyedMutex } from './keyed-mutex.ts'
import { noteAccessGranted } from './access-grants.ts'
import type { MarketLimits } from './limits.ts'
import { Passwords, type KeptPassword, type SlowHash } from './passwords.ts'
import { newSecret, periodOf, secretUri } from './second-factor.ts'
import type { Secrets } from './secrets.ts'
import { isSame } from '../access/api-key.ts'

/** How a user proves who they are. */
type Account = KeptPassword & {
  /** Another with each password: sessions are bound to it. */
  readonly id: string
  /** `one-time` until it was used, `spent` until the user has chosen one, then `own`. */
  readonly password: 'one-time' | 'spent' | 'own'
  /** Second factor: its secret, whether the user has ever given a code, and the last period whose code was taken. */
  readonly totp: string
  readonly confirmed: boolean
  readonly period: number
  /** Entry of the log after which it was made: a user of that id who left before was somebody else. */
  readonly after: number
  /** Instant from which a one-time password is good for nothing. */
  readonly until: string
  /** Quick hash of a one-time password, which is long and random. Accounts of earlier releases have none. */
  readonly ticket?: string
  /** What the user's browsers are signed with: none is known any more after another enrolment. */
  readonly devices?: string
}

/** What a user is handed once, by a way of their own. */
export interface Enrolment {
  readonly user: string
  readonly password: string
  readonly totp: string
  readonly until: string
}

/** That somebody has proved who they are. */
export interface SignInProof {
  readonly account: string
  /** By two factors. */
  readonly strong: boolean
  /** It was by a one-time password. */
  readonly mustChoose: boolean
  /** What the browser may be signed with. */
  readonly devices: string
}

const KIND = 'account'
/** Compared with where there is no account, so that it takes as long. */
const NO_SECRET = newSecret()
const NO_DEVICES = newDeviceKey()

const ticketOf = (password: string): string => createHash('sha256').update(password).digest('base64url')

/** Passwords and second factors of the market's users. */
export class Accounts {
  private readonly clerk: Sequencer
  private readonly secrets: Secrets
  private readonly limits: MarketLimits
  private readonly clock: () => number
  private readonly passwords: Passwords
  private readonly inTurn = new KeyedMutex()

  constructor({
    clerk,
    secrets,
    limits,
    clock,
    slowHash,
  }: {
    readonly clerk: Sequencer
    readonly secrets: Secrets
    readonly limits: MarketLimits
    readonly clock: () => number
    readonly slowHash: SlowHash
  }) {
    this.clerk = clerk
    this.secrets = secrets
    this.limits = limits
    this.clock = clock
    this.passwords = new Passwords(slowHash)
  }

  /**
   * Gives a user a one-time password and a new second factor; what they had before is good for nothing.
   *
   * @param by who gives it; the one who sits at the machine, if left out
   */
  async enrol(user: string, by?: Actor): Promise<Enrolment> {
    if (!this.clerk.venue.users.has(user)) refuse('USER_UNKNOWN', { user })
    await noteAccessGranted(this.clerk, by, { user, how: 'one-time password' })
    const { venue, end } = this.clerk
    const password = randomBytes(15).toString('base64url')
    const totp = newSecret()
    const until = new Date(this.clock() + this.limits.oneTimeMs).toISOString()
    const kept = await this.passwords.keep(password)
    await this.inTurn.run(user, () =>
      this.write(user, {
        ...kept,
        id: randomUUID(),
        password: 'one-time',
        totp,
        confirmed: false,
        period: 0,
        after: end.seq,
        until,
        ticket: ticketOf(password),
        devices: newDeviceKey(),
      }),
    )
    return { user, password, totp: secretUri(totp, user, venue.founded?.name ?? 'Ytterby'), until }
  }

  /** The account of somebody who is a user now. */
  async of(user: string): Promise<Account | undefined> {
    const { venue } = this.clerk
    const account = (await this.secrets.secret(KIND, user)) as Account | undefined
    return account !== undefined && venue.users.has(user) && account.after >= (venue.left.get(user) ?? 0)
      ? account
      : undefined
  }

  /** By what somebody who guesses is known before the guess is looked at: a one-time password, which nobody guesses, or a browser. */
  async knownBy(user: string, password: string, carried: string): Promise<Known | undefined> {
    const account = await this.of(user)
    const isTicket = isSame(ticketOf(password), account?.ticket ?? '')
    const device = deviceIn(carried, account?.devices ?? NO_DEVICES, user, this.clock())
    if (account?.password === 'one-time' && isTicket) return { by: 'one-time', id: account.id }
    return device === undefined ? undefined : { by: 'device', id: device }
  }

  /**
   * Whether somebody is who they say. Whatever is wrong, the work is the same, and so is the answer. An operator has to give a code,
   * and so has anyone who once did; each code is taken once.
   */
  async prove(
    user: string,
    password: string,
    code: string | undefined,
    { isKnown = false } = {},
  ): Promise<SignInProof | undefined> {
    const account = await this.of(user)
    const same = await this.passwords.matches(account, password, isKnown)
    // The hash is made before, so that nobody waits for that of another.
    return this.inTurn.run(user, () => this.settle(user, same ? account?.hash : undefined, code))
  }

  /** @param hash that of the password that was given, if it was the account's */
  private async settle(
    user: string,
    hash: string | undefined,
    code: string | undefined,
  ): Promise<SignInProof | undefined> {
    const account = await this.of(user)
    const now = this.clock()
    const period = periodOf(account?.totp ?? NO_SECRET, code ?? '000000', now)
    if (account === undefined || account.hash !== hash || account.password === 'spent') return undefined
    if (account.password === 'one-time' && Date.parse(account.until) <= now) return undefined
    const needed = account.confirmed || this.clerk.venue.users.get(user)?.role === 'operator'
    if (code === undefined && needed) return undefined
    if (code !== undefined && (period === undefined || period <= account.period)) return undefined
    const strong = code !== undefined
    const devices = account.devices ?? newDeviceKey()
    if (strong || account.password === 'one-time' || account.devices === undefined) {
      const isFirst = await this.swap(user, account, {
        ...account,
        password: account.password === 'one-time' ? 'spent' : account.password,
        confirmed: account.confirmed || strong,
        period: strong ? (period ?? 0) : account.period,
        devices,
      })
      if (!isFirst) return undefined
    }
    return { account: account.id, strong, mustChoose: account.password === 'one-time', devices }
  }

  /** Another password in place of theirs, and so another account: every session of the one before ends. Undefined if theirs is not that. */
  async change(user: string, password: string, chosen: string): Promise<string | undefined> {
    const before = await this.of(user)
    if (!(await this.passwords.matches(before, password, true)) || before === undefined) return undefined
    const kept = await this.passwords.keep(chosen)
    return this.inTurn.run(user, async () => {
      const account = await this.of(user)
      if (account?.hash !== before.hash) return undefined
      const id = randomUUID()
      return (await this.swap(user, account, { ...account, ...kept, id, password: 'own' })) ? id : undefined
    })
  }

  /** In place of what was looked at, and of nothing else: another process of the market may have written meanwhile. */
  private swap(user: string, before: Account, after: Account): Promise<boolean> {
    return this.secrets.swapSecret(KIND, user, before, after)
  }

  private write(user: string, account: Account): Promise<void> {
    return this.secrets.setSecret(KIND, user, account)
  }
}
