import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { throwRefusal } from './refusals.ts'

/** Something that only who has the passphrase can read or make. Base64. */
export interface Encrypted {
  readonly salt: string
  readonly nonce: string
  readonly tag: string
  readonly data: string
}

const CIPHER = 'aes-256-gcm'
/** Half a second and 128 MiB for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 }
const SHORTEST = 12

/** Seals a text. `bound` is not in it, yet must be the same when it is opened. */
export async function encrypt(text: string, passphrase: string, bound: string): Promise<Encrypted> {
  checkPassphrase(passphrase)
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv(CIPHER, await keyOf(passphrase, salt), nonce).setAAD(Buffer.from(bound))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const written = { salt, nonce, tag: cipher.getAuthTag(), data }
  return Object.fromEntries(
    Object.entries(written).map(([name, bytes]) => [name, bytes.toString('base64')]),
  ) as unknown as Encrypted
}

/** The text, or undefined if the passphrase is another one or something was changed. */
export async function unseal(sealed: Encrypted, passphrase: string, bound: string): Promise<string | undefined> {
  const bytes = (name: keyof Encrypted): Buffer => Buffer.from(sealed[name], 'base64')
  const key = await keyOf(passphrase, bytes('salt'))
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes('nonce'), { authTagLength: 16 })
      .setAAD(Buffer.from(bound))
      .setAuthTag(bytes('tag'))
    return Buffer.concat([decipher.update(bytes('data')), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** @throws InputError `PASSPHRASE_SHORT` */
export function checkPassphrase(passphrase: string): void {
  if (passphrase.length >= SHORTEST) return
  throwRefusal('PASSPHRASE_SHORT', { shortest: SHORTEST })
}

/** The same word typed on another keyboard may come in other code points: the key is made of the composed form. */
const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  )
