import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'

/** Who is named to servers as the one that its tokens are meant for. */
export const AUDIENCE = 'studies'

/** A key with which a provider signs. */
export interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly jwk: JWK
  /** As text, as anyone can have it. */
  readonly spki: string
}

export async function signingKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return {
    kid,
    privateKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
    spki: await exportSPKI(publicKey),
  }
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** An identity provider on this machine that says what a test has it say. */
export class TestProvider {
  keys: SigningKey[] = []
  asked: string[] = []
  issuer = ''
  /** What it answers in place of what it should. */
  instead: Answer | undefined
  /** What it says of itself. */
  about: Record<string, unknown> = {}
  private readonly server = createServer((request, response) => {
    this.asked.push(request.url ?? '')
    if (this.instead !== undefined) return this.instead(request, response)
    const said = request.url === '/jwks' ? { keys: this.keys.map(({ jwk }) => jwk) } : { ...this.about }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(said))
  })

  static async open(): Promise<TestProvider> {
    const provider = new TestProvider()
    provider.server.listen(0, '127.0.0.1')
    await once(provider.server, 'listening')
    provider.issuer = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}`
    provider.about = { issuer: provider.issuer, jwks_uri: `${provider.issuer}/jwks` }
    provider.keys = [await signingKey('one')]
    return provider
  }

  close(): void {
    this.server.close()
    this.server.closeAllConnections()
  }

  /** A token as it should be, but for what is given here. */
  async token(
    claims: Readonly<Record<string, unknown>> = {},
    header: Record<string, unknown> = {},
    key = this.keys[0]!,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const payload = { iss: this.issuer, aud: AUDIENCE, sub: 'alice', iat: now, exp: now + 600, ...claims }
    const kept = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined))
    return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header }).sign(key.privateKey)
  }
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token whose parts are put together by hand. */
export const handMade = (header: unknown, payload: unknown, signature: string): string =>
  `${part(header)}.${part(payload)}.${signature}`
