import type { Language } from '../../../messages/index.ts'
import type { About, Topic } from '../../../market/index.ts'

/** What a letter holds: that an entry concerns somebody. What is written of it follows when it is sent. */
export type Message = {
  readonly topic: Topic
  readonly about: About
  readonly at: string
}

/** A letter on its way. */
export interface Outgoing {
  /** The same each time that it is sent. */
  readonly id: string
  readonly entry: number
  readonly message: Message
}

/** Where somebody is reached. */
export interface MailTo {
  readonly address: string
  readonly language: Language
}
export interface WebhookTo {
  readonly url: string
  /** `whsec_` and the key in Base64. */
  readonly secret: string
}

/** Why something did not go out, in a few words of ours: what others answer is nobody's to read, and may hold anything. */
export class NotSent extends Error {
  /** Whether it would not go out later either. */
  readonly forGood: boolean
  constructor(why: string, forGood = false) {
    super(why)
    this.name = 'NotSent'
    this.forGood = forGood
  }
}
