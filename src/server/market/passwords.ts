import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { Problem } from '../problems.ts'

/** A password as it is kept. */
export type KeptPassword = {
  readonly salt: string
  readonly hash: string
}

/** A slow hash: what makes each guess cost. */
export type SlowHash = (password: string, salt: Buffer) => Promise<Buffer>

const BYTES = 32
/** 32 MiB for each guess, three passes, as OWASP advises. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 }

export const scryptHash: SlowHash = (password, salt) =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, BYTES, COST, (error, hash) => {
      if (error === null) resolve(hash)
      else reject(error)
    })
  })

/** Hashes that are worked on at once, each with its memory, and that may wait in either queue. */
const AT_ONCE = 2
const MAY_WAIT = 50

/** A password that nobody has: what is compared with where there is none, so that it takes as long. */
const NOBODYS: KeptPassword = { salt: randomBytes(16).toString('base64'), hash: randomBytes(BYTES).toString('base64') }

export class Passwords {
  private readonly slowHash: SlowHash
  private running = 0
  private readonly ahead: (() => void)[] = []
  private readonly strangers: (() => void)[] = []

  constructor(slowHash: SlowHash) {
    this.slowHash = slowHash
  }

  async keep(password: string): Promise<KeptPassword> {
    const salt = randomBytes(16)
    return { salt: salt.toString('base64'), hash: (await this.hash(password, salt, this.ahead)).toString('base64') }
  }

  /**
   * Whether it is the one kept. Takes as long if none is.
   *
   * @param isKnown goes ahead of strangers, however many of them wait
   */
  async matches(kept: KeptPassword | undefined, password: string, isKnown: boolean): Promise<boolean> {
    const { salt, hash } = kept ?? NOBODYS
    const given = await this.hash(password, Buffer.from(salt, 'base64'), isKnown ? this.ahead : this.strangers)
    return timingSafeEqual(given, Buffer.from(hash, 'base64')) && kept !== undefined
  }

  private async hash(password: string, salt: Buffer, queue: (() => void)[]): Promise<Buffer> {
    if (queue.length >= MAY_WAIT)
      throw new Problem('too-many-requests', 'Too many sign in at once. Try again.', {}, { 'Retry-After': '5' })
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
    else this.running++
    try {
      // One password may be typed in several ways on several keyboards.
      return await this.slowHash(password.normalize('NFKC'), salt)
    } finally {
      const next = this.ahead.shift() ?? this.strangers.shift()
      if (next === undefined) this.running--
      else next()
    }
  }
}
