import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client'
import { InputError } from '../../world/index.ts'
import { isSafeAddress } from '../security.ts'
import { serverFault } from '../server-fault.ts'

/** An identity provider at which users may sign in. */
export interface OidcOptions {
  /** Such as `https://login.example`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string
}

/** A sign-in that was begun: what its end is checked against. */
export type Flow = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Sign-in by the authorization code flow with PKCE, state and nonce. */
export class IdentityProvider {
  private readonly options: OidcOptions
  private known: Promise<Configuration> | undefined

  /** @throws InputError if tokens would go over the net in clear */
  constructor(options: OidcOptions) {
    if (!isSafeAddress(options.issuer)) throw new InputError([serverFault('ISSUER_UNSAFE', { issuer: options.issuer })])
    this.options = options
  }

  async begin(redirectUri: string): Promise<{ readonly url: URL; readonly flow: Flow }> {
    const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
    const url = buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: 'openid',
      code_challenge: await calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
      state: flow.state,
      nonce: flow.nonce,
    })
    return { url, flow }
  }

  /** @returns the subject; throws if anything is not as it was begun */
  async finish(answered: URL, { state, nonce, verifier }: Flow): Promise<string> {
    const tokens = await authorizationCodeGrant(await this.configuration(), answered, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    return tokens.claims()?.sub ?? ''
  }

  /** What the provider says of itself, asked once; again, if that failed. */
  private configuration(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.options
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : []
    this.known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { execute }).catch(
      (error: unknown) => {
        this.known = undefined
        throw error
      },
    )
    return this.known
  }
}
