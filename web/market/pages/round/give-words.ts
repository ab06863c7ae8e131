import type { Words } from '../../../messages.ts'

export const GIVE_WORDS: Words<
  | 'title'
  | 'what'
  | 'needed'
  | 'safe'
  | 'why'
  | 'wrongKey'
  | 'wrongAgain'
  | 'before'
  | 'beforeHint'
  | 'ready'
  | 'nothing'
  | 'act'
  | 'unreadable'
  | 'done'
  | 'already'
  | 'enough'
  | 'more'
> = {
  en: {
    title: 'Hand out your parts of the keys',
    what: 'Your organisation is a trustee of this round. Each order was sealed with a key that is split among the trustees; you hold one part of each. Now that the round has closed, handing them out lets the orders be opened.',
    needed: 'Parts of {threshold} of {all} trustees are needed; {given} have handed theirs out.',
    safe: 'Your parts are read in this browser with the trustee’s key from your key file. The key stays here: only the parts are sent.',
    why: 'Open your key file to read your parts, and to sign that they are handed out.',
    wrongKey:
      'The orders of this round were sealed for another trustee’s key of yours than the one in the file that is open. Choose the key file that was in use when the round was announced.',
    wrongAgain: 'This file does not read them either. Choose another.',
    before: 'Key file of before',
    beforeHint: 'It reads your parts; the file that is open signs them.',
    ready: { one: 'There is {n} sealed order.', other: 'There are {n} sealed orders.' },
    nothing: 'No orders were placed: there is nothing to hand out, and it can be told all the same.',
    act: 'Hand out your parts',
    unreadable: {
      one: '{n} order was sealed so that your part of it cannot be read. It is named as such; whoever sent it can reveal it themselves.',
      other:
        '{n} orders were sealed so that your parts of them cannot be read. They are named as such; whoever sent them can reveal them themselves.',
    },
    done: 'Your parts are handed out (entry {seq} of the log).',
    already: 'Your organisation has handed out its parts of the keys.',
    enough: 'Enough parts are there: the operator can open the orders.',
    more: { one: '{n} more trustee is needed.', other: '{n} more trustees are needed.' },
  },
  ja: {
    title: '分割鍵の提出',
    what: '自組織はこのラウンドの受託者。各注文は、受託者間で分割された鍵により封印されており、自組織はその一部を保有する。締切後に提出することで、注文の開封が可能となる。',
    needed: '開封には受託者{all}者のうち{threshold}者の分割鍵が必要（提出済み：{given}者）。',
    safe: '分割鍵は、鍵ファイルの開封用の鍵によりこのブラウザー内で取り出される。鍵は送信されず、送信されるのは分割鍵のみ。',
    why: '分割鍵の取出しと、提出への署名のため、鍵ファイルを開くこと。',
    wrongKey:
      'このラウンドの注文は、使用中のファイルとは別の開封用の鍵に対して封印されている。公示時に使用していた鍵ファイルを選ぶこと。',
    wrongAgain: 'このファイルでも取り出せない。別のファイルを選ぶこと。',
    before: '以前の鍵ファイル',
    beforeHint: '分割鍵の取出しに用いる。署名には使用中の鍵ファイルを用いる。',
    ready: '封印された注文：{n}件。',
    nothing: '注文はなく、提出すべき分割鍵はない（その旨の提出は可能）。',
    act: '分割鍵を提出',
    unreadable: '分割鍵を取り出せない注文が{n}件あり、その旨を届け出た（発注者は自ら開示できる）。',
    done: '分割鍵を提出しました（ログ第{seq}項）。',
    already: '自組織の分割鍵は提出済み。',
    enough: '必要数に達したため、運営者は注文を開封できる。',
    more: 'あと{n}者の提出が必要。',
  },
}
