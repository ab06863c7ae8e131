import type { Language } from '../../../src/messages/index.ts'

/** What a market answers that is of no kind in `src/market`: how to sign in, and where news go. */

export interface SignInWays {
  readonly oidc: boolean
  readonly signedIn: boolean
}

export interface NewsShown {
  readonly mails: boolean
  readonly language: Language
  readonly mail: { readonly address: string; readonly on: boolean } | null
  readonly asked: string | null
  readonly webhooks: readonly { readonly id: string; readonly url: string }[]
}

export interface UndeliveredShown {
  readonly undelivered: readonly {
    readonly id: string
    readonly channel: 'mail' | 'webhook'
    readonly user: string
    readonly entry: number
    readonly tries: number
    readonly why: string
  }[]
}
