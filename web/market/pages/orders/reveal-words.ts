import type { Words } from '../../../messages.ts'

export const REVEAL_WORDS: Words<'unread' | 'revealed' | 'elsewhere' | 'reveal'> = {
  en: {
    unread:
      '{trustees} cannot read their part of the key of this order. If too few parts are there, it is not opened and does not take part, unless you reveal the key yourself: within an hour after enough trustees have handed out all of their parts, or within a day while others can still hand out theirs. Those who see the market’s log can read the order then; it cannot be changed any more.',
    revealed: 'You have revealed it: it is opened with the others.',
    elsewhere: 'The key is in the browser from which the order was sealed. Reveal it there.',
    reveal: 'Reveal the key of this order',
  },
  ja: {
    unread:
      '{trustees}は、この注文の分割鍵を取り出せない。分割鍵が不足すると、この注文は開封されず参加できない。必要数の受託者が分割鍵をすべて提出してから1時間以内（他の受託者の提出が残る間は1日以内）に、自ら鍵を開示すれば参加できる。開示後は市場のログを見る者が注文を読めるが、変更はもはやできない。',
    revealed: '開示済み。他の注文とともに開封される。',
    elsewhere: '鍵は、注文を封印したブラウザーにある。そのブラウザーから開示すること。',
    reveal: 'この注文の鍵を開示',
  },
}
