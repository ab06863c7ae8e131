// Made by `npm run messages` from payout.en.json and payout.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './payout.en.json' with { type: 'json' }
import ja from './payout.ja.json' with { type: 'json' }

export const payoutMessages: Messages<{
  asked: Plain
  proposed: Plain
  released: Plain
  sent: Plain
  paid: Plain
  returned: Plain
  withdrawn: Plain
}> = { en, ja }
