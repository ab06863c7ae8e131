import { flattenedVerify, importJWK } from 'jose'
import {
  checkCertificate,
  validateBook,
  sealed,
  type Book,
  type Certificate,
  type CanonicalBook,
} from '../../../../src/market/light.ts'
import type { RoundShown } from '../../../../src/market/index.ts'

/**
 * Holds a book against its certificate, in the browser of whoever asks: whole numbers only, no solver, and no word of the server
 * but the files themselves.
 */

/** What a file turned out to be. */
export type Given =
  | { readonly kind: 'book'; readonly book: Book }
  | { readonly kind: 'certificate'; readonly certificate: Certificate; readonly signature: string | undefined }
  | { readonly kind: 'neither'; readonly why: 'empty' | 'notJson' | 'uncleared' | 'refused' | 'other' }

/** Reads a book, a certificate, or a round as the market tells it, which holds a certificate. */
export function readGiven(text: string): Given {
  if (text.trim() === '') return { kind: 'neither', why: 'empty' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'neither', why: 'notJson' }
  }
  if (!isObject(value)) return { kind: 'neither', why: 'other' }
  if (isBook(value)) return { kind: 'book', book: value }
  const certificate = [value, value['certificate'], at(value['result'], 'certificate')].find(isCertificate)
  const signature = [value['signature'], at(value['result'], 'signature')].find((one) => typeof one === 'string')
  if (certificate !== undefined) return { kind: 'certificate', certificate, signature }
  // A problem as the market tells it, or a round that has no result yet.
  if (String(value['type']).startsWith('urn:ytterby:problem')) return { kind: 'neither', why: 'refused' }
  return { kind: 'neither', why: isObject(value['terms']) ? 'uncleared' : 'other' }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const at = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
const hasLists = (value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean =>
  names.every((name) => Array.isArray(value[name]))

const isBook = (value: unknown): value is Book =>
  isObject(value) &&
  typeof value['round'] === 'string' &&
  hasLists(value, ['orders', 'materials', 'places', 'months', 'routes'])

const isCertificate = (value: unknown): value is Certificate =>
  isObject(value) &&
  typeof value['seal'] === 'string' &&
  typeof value['book'] === 'string' &&
  isObject(value['stated']) &&
  hasLists(value, ['prices', 'bound', 'fills', 'flows', 'waste', 'dust', 'ends'])

/** Public key of a market: the `x` of an Ed25519 key, in base64url. */
type MarketKey = string | undefined

export interface Pair {
  readonly book: Book
  readonly certificate: Certificate
  readonly signature: string | undefined
  readonly key: MarketKey
}

/** A pair of which something may still be missing. */
export type MaybePair = { readonly [K in keyof Pair]?: Pair[K] | undefined }

/** A published certificate: the description of the API tells lists, and not how many things are in each of them. */
export const certificateOf = ({ certificate }: NonNullable<RoundShown['result']>): Certificate =>
  certificate as Certificate

type Question = 'book' | 'about' | 'seal' | 'result' | 'signature'

/** The answer to one question. */
export interface Checked {
  readonly what: Question
  /** Undefined if it could not be looked at, which `open` tells. */
  readonly holds: boolean | undefined
  /** What was found, in the words of the checker. */
  readonly reason?: string
  readonly open?: 'book' | 'signature' | 'key' | 'browser'
}

export interface Verdict {
  readonly checks: readonly Checked[]
  /** Whether the book proves the certificate: all but who signed it. */
  readonly proved: boolean
  /** The book, if it could be read. */
  readonly opened: CanonicalBook | undefined
}

/** Never throws: whatever is wrong with two files is an answer. */
export async function verdictOn({ book, certificate, signature, key }: Pair): Promise<Verdict> {
  const signed = await signatureOf(certificate.seal, signature, key)
  const { seal: _, ...content } = certificate
  const seal = held('seal', () => {
    if (sealed(content).seal !== certificate.seal) throw new Error('The seal is not that of the content.')
  })
  let opened: CanonicalBook
  try {
    opened = validateBook(book)
  } catch (error) {
    const unknown = { holds: undefined, open: 'book' } as const
    return {
      checks: [
        { what: 'book', holds: false, reason: textOf(error) },
        { what: 'about', ...unknown },
        seal,
        { what: 'result', ...unknown },
        signed,
      ],
      proved: false,
      opened: undefined,
    }
  }
  const checks: Checked[] = [
    { what: 'book', holds: true },
    held('about', () => {
      if (certificate.book !== opened.hash) throw new Error('The certificate is about another book.')
    }),
    seal,
    // The arithmetic by itself: as if what it says were sealed, and about this book.
    held('result', () => checkCertificate(opened, sealed({ ...content, book: opened.hash }))),
    signed,
  ]
  // The last word is the checker's, on the certificate as it stands.
  const proved = held('result', () => checkCertificate(opened, certificate)).holds === true
  return { checks, proved, opened }
}

function held(what: Question, check: () => void): Checked {
  try {
    check()
    return { what, holds: true }
  } catch (error) {
    return { what, holds: false, reason: textOf(error) }
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Whether the seal is signed with a key: a compact JWS without its text. */
async function signatureOf(seal: string, signature: string | undefined, key: MarketKey): Promise<Checked> {
  const what = 'signature'
  if (signature === undefined) return { what, holds: undefined, open: 'signature' }
  if (key === undefined || !/^[\w-]{43}$/.test(key)) return { what, holds: undefined, open: 'key' }
  const [header = '', , signed = ''] = signature.split('.')
  let publicKey
  try {
    publicKey = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key }, 'Ed25519')
  } catch {
    return { what, holds: undefined, open: 'browser' }
  }
  try {
    await flattenedVerify({ protected: header, payload: base64url(seal), signature: signed }, publicKey, {
      algorithms: ['Ed25519'],
    })
    return { what, holds: true }
  } catch (error) {
    return { what, holds: false, reason: textOf(error) }
  }
}

/** Of the digits of a seal; whatever else stands there is no text that the market has signed. */
const base64url = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
