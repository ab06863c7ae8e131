import type { Words } from '../../../messages.ts'

type KeysKey =
  | 'title'
  | 'lede'
  | 'trusteeKey'
  | 'trusteeWhat'
  | 'signingKey'
  | 'signingWhat'
  | 'whereKept'
  | 'stateTitle'
  | 'stateClosed'
  | 'haveFile'
  | 'trusteeGood'
  | 'trusteeOther'
  | 'trusteeNone'
  | 'trusteeKeep'
  | 'registerTrustee'
  | 'moreTrustee'
  | 'signingGood'
  | 'signingRevoked'
  | 'signingLate'
  | 'signingNone'
  | 'signingOther'
  | 'signingProposed'
  | 'printOf'
  | 'printWhat'
  | 'print'
  | 'trusteeAfter'
  | 'listTitle'
  | 'listEmpty'
  | 'id'
  | 'from'
  | 'until'
  | 'standing'
  | 'valid'
  | 'notYet'
  | 'expired'
  | 'revokedAt'
  | 'change'
  | 'revoke'
  | 'revokeTakes'
  | 'revokeAsk'
  | 'revokeYes'
  | 'revokeNo'
  | 'revokeDone'
export const KEYS_WORDS: Words<KeysKey> = {
  en: {
    title: 'Keys',
    lede: 'Your organisation has keys of two kinds. They are made in this browser, kept in one file that you store, and never sent to the market: the market only knows their public halves.',
    trusteeKey: 'The trustee’s keys',
    trusteeWhat:
      'Open your organisation’s parts of sealed orders: each round has a key of its own, and all of them are made of one secret in the file. You need the file when a round that you are a trustee of has closed. Without it the orders of that round may not be opened.',
    signingKey: 'The signing key',
    signingWhat:
      'Signs what your organisation asks of the market: orders, payments, what happens to its lots. Without that the market does nothing in its name, and everybody who has the log can check who asked. You open the file wherever something is signed.',
    whereKept:
      'Keep the file as you would a seal: on a medium of your own, with a copy in a safe. Whoever has it can sign for your organisation. Nobody can restore it, the operator included.',
    stateTitle: 'Is the market ready for these keys?',
    stateClosed: 'Open your key file, and this page compares it with what is registered.',
    haveFile: 'You have a key file already',
    trusteeGood: {
      one: 'The trustee’s keys of this file are registered, for {n} more round.',
      other: 'The trustee’s keys of this file are registered, for {n} more rounds.',
    },
    trusteeOther:
      'Trustee’s keys of another file are registered. Rounds that are announced from now on will be sealed for those.',
    trusteeNone: 'No trustee’s key is registered for another round.',
    trusteeKeep:
      'Rounds that are announced already keep the keys of the file before: keep that file until they are opened.',
    registerTrustee: 'Register trustee’s keys of this file',
    moreTrustee: 'Register more for the rounds after',
    signingGood: 'The signing key “{id}” is registered, valid until {until}.',
    signingRevoked: 'The signing key “{id}” was revoked: nothing can be signed with it any more. Make new keys.',
    signingLate: 'The signing key “{id}” has run out: nothing can be signed with it any more. Make new keys.',
    signingNone: 'The signing key “{id}” is not registered yet.',
    signingOther:
      'Another key is registered under the name “{id}”: nothing can be signed with this one. Make new keys.',
    signingProposed:
      'The signing key “{id}” is proposed by an operator; another one can agree to it from {at} on. Then it is good.',
    printOf: 'Fingerprint: {print}',
    printWhat:
      'The fingerprint is short for a key: two people who read the same one to each other by telephone mean the same key.',
    print: 'Fingerprint',
    trusteeAfter: 'They can be registered once the signing key is.',
    listTitle: 'Signing keys of your organisation',
    listEmpty: 'None is registered yet. Make keys above.',
    id: 'Name',
    from: 'Valid from',
    until: 'Until',
    standing: 'Standing',
    valid: 'valid',
    notYet: 'not yet valid',
    expired: 'run out',
    revokedAt: 'revoked {at}',
    change: 'Change',
    revoke: 'Revoke…',
    revokeTakes: 'Revoking is signed as well: open a key file that is good above.',
    revokeAsk:
      'Revoke “{id}”? Nothing that is signed with it is taken any more, at once and for good. What was recorded before stays.',
    revokeYes: 'Revoke the key',
    revokeNo: 'Keep it',
    revokeDone: 'The key was revoked.',
  },
  ja: {
    title: '鍵',
    lede: '組織固有の2種類の鍵。このブラウザー内で作成し、1つのファイルとして自ら保管する。市場へ送信されることはなく、市場が知るのは公開鍵のみ。',
    trusteeKey: '開封用の鍵（受託者の鍵）',
    trusteeWhat:
      '封印された注文について、自組織の分割鍵を取り出すための鍵。ラウンドごとに異なり、いずれもファイル内の1つの秘密から作られる。受託者となったラウンドの締切後に必要となる。失うと、そのラウンドの注文を開封できなくなるおそれがある。',
    signingKey: '署名鍵',
    signingWhat:
      '注文、支払い、ロットの記録など、市場に求める操作に署名するための鍵。署名がなければ、市場は組織の名では何も行わない。誰が求めたかは、ログを持つ者なら誰でも確認できる。署名の際に鍵ファイルを開く。',
    whereKept:
      '鍵ファイルは印章と同様に保管すること（自組織の媒体に保存し、写しを金庫に）。持つ者は誰でも組織の名で署名できる。紛失した場合、運営者を含め誰も復元できない。',
    stateTitle: '市場への登録状況',
    stateClosed: '鍵ファイルを開くと、登録内容と照合する。',
    haveFile: '鍵ファイルが既にある場合',
    trusteeGood: 'このファイルの開封用の鍵は登録済み（残り{n}ラウンド分）。',
    trusteeOther:
      '別のファイルの開封用の鍵が登録されている。今後公示されるラウンドは、登録済みの鍵に対して封印される。',
    trusteeNone: '今後のラウンド用の開封用の鍵は未登録。',
    trusteeKeep: '公示済みのラウンドには以前の鍵が使われる。開封が済むまで、以前の鍵ファイルを保管すること。',
    registerTrustee: 'このファイルの開封用の鍵を登録',
    moreTrustee: '以降のラウンド用の鍵を追加登録',
    signingGood: '署名鍵「{id}」は登録済み（{until}まで有効）。',
    signingRevoked: '署名鍵「{id}」は失効済みで、署名には使えない。新しい鍵を作成すること。',
    signingLate: '署名鍵「{id}」は有効期限切れで、署名には使えない。新しい鍵を作成すること。',
    signingNone: '署名鍵「{id}」は未登録。',
    signingOther: '「{id}」の名称では別の鍵が登録されており、この鍵では署名できない。新しい鍵を作成すること。',
    signingProposed: '署名鍵「{id}」は運営者が提案済み。{at}以降、別の運営者の同意により有効となる。',
    printOf: '指紋：{print}',
    printWhat: '指紋は鍵を短く表したもの。電話で読み合わせて一致すれば、同じ鍵と確認できる。',
    print: '指紋',
    trusteeAfter: '署名鍵の登録後に登録できる。',
    listTitle: '自組織の署名鍵',
    listEmpty: '登録済みの署名鍵はない。上で鍵を作成すること。',
    id: '名称',
    from: '有効開始',
    until: '有効期限',
    standing: '状態',
    valid: '有効',
    notYet: '有効期間前',
    expired: '期限切れ',
    revokedAt: '失効（{at}）',
    change: '操作',
    revoke: '失効させる…',
    revokeTakes: '失効にも署名が必要。上で有効な鍵ファイルを開くこと。',
    revokeAsk:
      '「{id}」を失効させますか。以後、この鍵による署名は直ちに、恒久的に受け付けられません。記録済みのものは残ります。',
    revokeYes: '鍵を失効させる',
    revokeNo: '取りやめる',
    revokeDone: '鍵を失効させました。',
  },
}
