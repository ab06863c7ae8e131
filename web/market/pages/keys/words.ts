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
  | 'signingNext'
  | 'forOperator'
  | 'validFor'
  | 'years'
  | 'copy'
  | 'copied'
  | 'copyFailed'
  | 'saveJson'
  | 'makeTitle'
  | 'makeWhy'
  | 'makeStep1'
  | 'makeStep2'
  | 'makeStep3'
  | 'keyId'
  | 'keyIdHint'
  | 'keyIdTaken'
  | 'make'
  | 'making'
  | 'made'
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
      'Signs what happens to lots: dug, processed, split, shipped, handed over. A buyer can check years later who said so.',
    whereKept:
      'Keep the file as you would a seal: on a medium of your own, with a copy in a safe. Whoever has it can sign for your organisation. Nobody can restore it, the operator included.',
    stateTitle: 'Is the market ready for these keys?',
    stateClosed: 'Open your key file, and this page compares it with what is registered.',
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
    signingNext:
      'Only the operator registers signing keys, so that nobody can sign in your name who got into your account. Give the operator the text below, and confirm it by another channel. It holds no secret.',
    forOperator: 'For the operator: public signing key',
    validFor: 'Valid for',
    years: { one: '{n} year', other: '{n} years' },
    copy: 'Copy the text',
    copied: 'Copied.',
    copyFailed: 'The browser did not allow it: mark the text and copy it.',
    saveJson: 'Save as file',
    makeTitle: 'Make new keys',
    makeWhy: 'For the first time, when the file is lost, or before the signing key runs out.',
    makeStep1: 'The keys are made in this browser, and the key file is downloaded.',
    makeStep2: 'Trustee’s keys for fifty rounds are registered in your organisation’s name.',
    makeStep3: 'The public signing key is shown, for you to hand to the operator.',
    keyId: 'Name of the signing key',
    keyIdHint: 'Stands beside each signature. Letters, digits and . _ : -',
    keyIdTaken: 'There is a key of this name already. Choose another.',
    make: 'Make keys and download the file',
    making: 'Making the keys…',
    made: 'The file {file} was downloaded and the trustee’s keys registered. Store the file now, and check above what is still to be done.',
    listTitle: 'Signing keys of your organisation',
    listEmpty: 'None is registered yet. Make keys above and hand the public signing key to the operator.',
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
      'ロットに起きたこと（採掘、加工、分割、出荷、引渡し）の記録に署名するための鍵。誰の記録かを、買い手は何年後でも確認できる。',
    whereKept:
      '鍵ファイルは印章と同様に保管すること（自組織の媒体に保存し、写しを金庫に）。持つ者は誰でも組織の名で署名できる。紛失した場合、運営者を含め誰も復元できない。',
    stateTitle: '市場への登録状況',
    stateClosed: '鍵ファイルを開くと、登録内容と照合する。',
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
    signingNext:
      '署名鍵を登録できるのは運営者のみ（アカウントに侵入した者が組織の名で署名できないようにするため）。次のテキストを運営者に渡し、別の手段でも確認すること。秘密の情報は含まれない。',
    forOperator: '運営者に渡す公開署名鍵',
    validFor: '有効期間',
    years: '{n}年',
    copy: 'テキストをコピー',
    copied: 'コピーしました。',
    copyFailed: 'ブラウザーが許可していません。テキストを選択してコピーしてください。',
    saveJson: 'ファイルに保存',
    makeTitle: '新しい鍵の作成',
    makeWhy: '初回、ファイル紛失時、署名鍵の期限切れ前に行う。',
    makeStep1: '鍵をこのブラウザー内で作成し、鍵ファイルをダウンロードする。',
    makeStep2: '50ラウンド分の開封用の鍵を組織の名で登録する。',
    makeStep3: '運営者に渡す公開署名鍵を表示する。',
    keyId: '署名鍵の名称',
    keyIdHint: '署名に付される名称。半角英数字と . _ : - のみ。',
    keyIdTaken: '同じ名称の鍵が既にある。別の名称にすること。',
    make: '鍵を作成してファイルをダウンロード',
    making: '鍵を作成中…',
    made: 'ファイル{file}をダウンロードし、開封用の鍵を登録しました。ファイルを保管し、残りの手続きを上で確認してください。',
    listTitle: '自組織の署名鍵',
    listEmpty: '登録済みの署名鍵はない。上で鍵を作成し、公開署名鍵を運営者に渡すこと。',
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
    revokeAsk:
      '「{id}」を失効させますか。以後、この鍵による署名は直ちに、恒久的に受け付けられません。記録済みのものは残ります。',
    revokeYes: '鍵を失効させる',
    revokeNo: '取りやめる',
    revokeDone: '鍵を失効させました。',
  },
}
