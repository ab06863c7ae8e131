import type { Words } from '../../../messages.ts'

/** What operators do about signing keys of others. */
export const KEY_WORDS: Words<
  | 'print'
  | 'addKey'
  | 'ownAffair'
  | 'propose'
  | 'proposeWhy'
  | 'proposeHow'
  | 'keyText'
  | 'keyTextHint'
  | 'keyJson'
  | 'keyShape'
  | 'keyPrivate'
  | 'keyKind'
  | 'keyTimes'
  | 'keyOther'
  | 'keyIs'
  | 'proposed'
  | 'proposedBy'
  | 'waits'
  | 'yours'
  | 'agree'
  | 'agreeSure'
  | 'agreeCompare'
  | 'revoke'
  | 'revokeSure'
> = {
  en: {
    print: 'Fingerprint',
    addKey: 'Register a signing key',
    ownAffair:
      'What {name} signs is its own affair: it registers its first key itself, on its page Keys, and each further one with the signature of one that is good.',
    propose: 'Propose a signing key',
    proposeWhy: 'For {name} only if it has lost all of its keys, and asks for it.',
    proposeHow:
      'It becomes good when another operator agrees to it, three days later at the earliest. Until then {name} is told of it on all of its pages, and may object.',
    keyText: 'The public key, as the organisation sent it',
    keyTextHint:
      'JSON with id, organisation, jwk and until. The page Keys shows it where a key cannot be registered there.',
    keyJson: 'This is no JSON.',
    keyShape: 'It takes id, organisation, jwk and until.',
    keyPrivate:
      'This holds the private part of the key. Do not keep it: tell the member to make a new key, and to send the public part.',
    keyKind: 'The key has to be of the kind OKP, Ed25519, with 32 bytes as x.',
    keyTimes: 'Until has to be an instant in UTC, such as 2027-03-01T09:00:00Z.',
    keyOther: 'This key is of {organisation}, not of {name}.',
    keyIs: '{id}, of {name}, until {until}. Fingerprint: {print}. Call them, and compare it.',
    proposed: 'Proposed, not good yet',
    proposedBy: '{id}, proposed by {by} on {at}, until {until}. Fingerprint: {print}',
    waits: '{name} has until {at} to object. After that another operator than {by} can agree to it.',
    yours: 'You have proposed it: it takes another operator to agree.',
    agree: 'Agree to the key',
    agreeSure: 'From then on the holder of the key {id} can trade, pay and record in the name of {name}.',
    agreeCompare:
      'Have you called {name} yourself, by a number that you knew before, and did they read the same fingerprint to you? {print}',
    revoke: 'Revoke a signing key',
    revokeSure: 'Nothing that is signed with {key} will be taken any more. What was handed in before stays.',
  },
  ja: {
    print: '指紋',
    addKey: '署名鍵を登録する',
    ownAffair:
      '{name}の署名鍵は自ら登録するもの。最初の鍵は参加者が「鍵」のページで登録し、以後の鍵には有効な鍵の署名を要する。',
    propose: '署名鍵を提案する',
    proposeWhy: '{name}が全ての鍵を失い、申し出た場合に限る。',
    proposeHow:
      '早くても3日後に、別の運営者の同意により有効となる。それまで{name}の全ページに通知が表示され、異議を申し立てることができる。',
    keyText: '組織から受領した公開鍵',
    keyTextHint: 'id、organisation、jwk、untilを含むJSON。鍵を登録できない場合に「鍵」のページに表示される。',
    keyJson: 'JSONではない。',
    keyShape: 'id、organisation、jwk、untilが必要。',
    keyPrivate: '秘密鍵が含まれている。保存せず、参加者に新しい鍵の作成と公開鍵の送付を求めること。',
    keyKind: 'OKP（Ed25519）、xは32バイトでなければならない。',
    keyTimes: 'untilは、2027-03-01T09:00:00ZのようなUTCの日時でなければならない。',
    keyOther: 'この鍵は{name}ではなく{organisation}のもの。',
    keyIs: '{id}（{name}）、有効期限{until}。指紋：{print}（電話で照合すること）。',
    proposed: '提案中（未発効）',
    proposedBy: '{id}（提案：{by}、{at}）、有効期限{until}。指紋：{print}',
    waits: '{name}は{at}まで異議を申し立てることができる。その後、{by}以外の運営者が同意できる。',
    yours: '自らの提案には同意できない。別の運営者の同意が必要。',
    agree: '鍵に同意する',
    agreeSure: '以後、鍵{id}を持つ者は、{name}の名で取引、支払い、記録ができる。',
    agreeCompare: '以前から知っている番号で{name}に自ら電話し、指紋が一致することを確認したか：{print}',
    revoke: '署名鍵を失効させる',
    revokeSure: '以後、{key}による署名は受け付けない。受領済みの記録は残る。',
  },
}
