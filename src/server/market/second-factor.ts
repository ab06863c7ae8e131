import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30
/** Clocks may differ by this many periods. */
const WINDOW = 1

const totpOf = (secret: string, user = '', issuer = ''): TOTP =>
  new TOTP({ issuer, label: user, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_S })

/** 160 bits, as RFC 4226 asks for. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What an app for codes is given, mostly as a QR code. */
export const secretUri = (secret: string, user: string, issuer: string): string =>
  totpOf(secret, user, issuer).toString()

/** The period that a code stands for, counted since 1970; undefined if it is no code of now. */
export function periodOf(secret: string, code: string, nowMs: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, timestamp: nowMs, window: WINDOW })
  return delta === null ? undefined : Math.floor(nowMs / 1000 / PERIOD_S) + delta
}
