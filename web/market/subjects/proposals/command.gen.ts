// Made by `npm run messages` from command.en.json and command.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './command.en.json' with { type: 'json' }
import ja from './command.ja.json' with { type: 'json' }

export const commandMessages: Messages<{
  'register-organisation': Plain
  'declare-related': Plain
  'set-standing': Plain
  'set-deposit-class': Plain
  'add-user': Plain
  'remove-user': Plain
  'admit-user': Plain
  'require-two': Plain
  'register-operator-key': Plain
  'agree-to-operator-key': Plain
  'refuse-operator-key': Plain
  'require-operator-keys': Plain
  propose: Plain
  'agree-to-proposal': Plain
  'withdraw-proposal': Plain
  'set-bank-account': Plain
  'register-bank-account': Plain
  'ask-payout': Plain
  'withdraw-payout': Plain
  'release-payouts': Plain
  'make-payment-file': Plain
  'record-statement': Plain
  'revoke-api-key': Plain
  'register-signing-key': Plain
  'propose-signing-key': Plain
  'agree-to-signing-key': Plain
  'revoke-signing-key': Plain
  'register-trustee-keys': Plain
  'register-site': Plain
  'record-lot-event': Plain
  'record-payment-in': Plain
  'record-payment-out': Plain
  'add-capital': Plain
  'pay-into-fund': Plain
  'fund-budget': Plain
  'give-fund-notice': Plain
  'withdraw-from-fund': Plain
  'give-capital-notice': Plain
  'withdraw-capital': Plain
  'take-budget-back': Plain
  'give-up-contract': Plain
  'sign-contract': Plain
  'place-order': Plain
  'withdraw-order': Plain
  'reveal-order': Plain
  'announce-round': Plain
  'close-round': Plain
  'give-shares': Plain
  'open-round': Plain
  'clear-round': Plain
  'void-round': Plain
  'declare-shortage': Plain
  'declare-undelivered': Plain
  'declare-default': Plain
  'settle-round': Plain
  'record-screening': Plain
  'open-dispute': Plain
  'answer-dispute': Plain
  'decide-dispute': Plain
  'end-dispute': Plain
  'declare-force-majeure': Plain
  'decide-force-majeure': Plain
  'ask-trade-review': Plain
  'answer-trade-review': Plain
  'decide-trade-review': Plain
  'adopt-rules': Plain
  'adopt-tables': Plain
}> = { en, ja }
