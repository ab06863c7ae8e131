import type { Words } from '../../../messages.ts'

/** Making keys, and having them registered. */
export const MAKE_WORDS: Words<
  | 'title'
  | 'why'
  | 'another'
  | 'step1'
  | 'step2'
  | 'step3'
  | 'openFirst'
  | 'isLost'
  | 'keyId'
  | 'keyIdHint'
  | 'keyIdTaken'
  | 'validFor'
  | 'years'
  | 'make'
  | 'made'
  | 'again'
  | 'register'
  | 'goOn'
  | 'done'
  | 'registerThis'
  | 'vouch'
  | 'older'
  | 'olderHint'
  | 'olderGood'
  | 'olderNotGood'
  | 'lostAll'
  | 'lostHow'
  | 'lostPrint'
  | 'forOperator'
  | 'copy'
  | 'copied'
  | 'copyFailed'
  | 'saveJson'
> = {
  en: {
    title: 'Make new keys',
    why: 'For the first time, or before the signing key runs out.',
    another: 'Make another pair, before the signing key runs out or when its file is lost',
    step1: 'The keys are made in this browser, and the key file is downloaded.',
    step2: 'You store the file, with a copy elsewhere.',
    step3:
      'The public halves are registered in your organisation’s name: the signing key, and trustee’s keys for fifty rounds. From then on the market takes nothing in its name that is not signed with its key.',
    openFirst:
      'Your organisation has a good key already ({keys}), and it has to vouch for a new one: open its key file above first.',
    isLost: 'That key file is lost',
    keyId: 'Name of the signing key',
    keyIdHint: 'Stands beside each signature. Letters, digits and . _ : -',
    keyIdTaken: 'There is a key of this name already. Choose another.',
    validFor: 'Valid for',
    years: { one: '{n} year', other: '{n} years' },
    make: 'Make keys and download the file',
    made: 'The file {file} was downloaded. See that it is there, and store a copy elsewhere: once its keys are registered, nobody can restore it.',
    again: 'Download it once more',
    register: 'I have the file: register its keys',
    goOn: 'Go on where it stopped',
    done: 'Registered: the signing key, with the fingerprint {print}, and trustee’s keys. The key file {file} is open, and you can sign with it.',
    registerThis: 'Register the keys of this file',
    vouch: 'Your organisation has a good key already ({keys}), and it has to vouch for this one.',
    older: 'Key file of the older key',
    olderHint: 'It signs that this key is yours as well, and is closed again.',
    olderGood: '✓ {id} is good, and will vouch for it.',
    olderNotGood: '✗ {id} is not good any more, or not registered: choose another file.',
    lostAll: 'None of your organisation’s keys is good any more, so that none can vouch for this one.',
    lostHow:
      'Without a good key to vouch for it, it takes two operators: one proposes this key, and after three days at the earliest another agrees to it. Send them the text below (it holds no secret), and keep the key file: once the key is good, open it on this page, and register the rest. If you find the older file, open that first, and you need nobody.',
    lostPrint: 'Call them, and compare the fingerprint: {print}',
    forOperator: 'For the operators: public signing key',
    copy: 'Copy the text',
    copied: 'Copied.',
    copyFailed: 'The browser did not allow it: mark the text and copy it.',
    saveJson: 'Save as file',
  },
  ja: {
    title: '新しい鍵の作成',
    why: '初回、または署名鍵の期限切れ前に行う。',
    another: '署名鍵の期限切れ前、または鍵ファイルの紛失時に、新たに作成する',
    step1: '鍵をこのブラウザー内で作成し、鍵ファイルをダウンロードする。',
    step2: '鍵ファイルを保管し、別の場所にも写しを置く。',
    step3:
      '公開鍵（署名鍵と、50ラウンド分の開封用の鍵）を組織の名で登録する。以後、組織の鍵で署名されていない操作は受け付けられない。',
    openFirst: '有効な鍵（{keys}）が既にあり、新しい鍵の登録にはその署名が必要。先に上でその鍵ファイルを開くこと。',
    isLost: 'その鍵ファイルを紛失した',
    keyId: '署名鍵の名称',
    keyIdHint: '署名に付される名称。半角英数字と . _ : - のみ。',
    keyIdTaken: '同じ名称の鍵が既にある。別の名称にすること。',
    validFor: '有効期間',
    years: '{n}年',
    make: '鍵を作成してファイルをダウンロード',
    made: 'ファイル{file}をダウンロードしました。保存されたことを確認し、別の場所にも写しを置いてください。登録後に紛失すると、誰も復元できません。',
    again: 'もう一度ダウンロード',
    register: 'ファイルを確認した：鍵を登録する',
    goOn: '中断したところから続ける',
    done: '署名鍵（指紋：{print}）と開封用の鍵を登録しました。鍵ファイル{file}を使用中です。署名できます。',
    registerThis: 'このファイルの鍵を登録する',
    vouch: '有効な鍵（{keys}）が既にあり、この鍵の登録にはその署名が必要。',
    older: '以前の鍵の鍵ファイル',
    olderHint: 'この鍵が自組織のものである旨の署名にのみ用い、直ちに閉じる。',
    olderGood: '✓ {id}は有効。この鍵の登録に署名できる。',
    olderNotGood: '✗ {id}は無効または未登録。別のファイルを選ぶこと。',
    lostAll: '自組織に有効な鍵がなく、この鍵の登録に署名できるものがない。',
    lostHow:
      '署名できる有効な鍵がなければ、運営者2名が必要となる。1名がこの鍵を提案し、早くても3日後に別の1名が同意する。次のテキスト（秘密の情報は含まれない）を運営者に送り、鍵ファイルは保管しておくこと。鍵が有効になったら、このページで開いて残りを登録する。以前の鍵ファイルが見つかれば、先にそれを開けばよい（運営者は不要）。',
    lostPrint: '電話で運営者と指紋を照合すること：{print}',
    forOperator: '運営者に渡す公開署名鍵',
    copy: 'テキストをコピー',
    copied: 'コピーしました。',
    copyFailed: 'ブラウザーが許可していません。テキストを選択してコピーしてください。',
    saveJson: 'ファイルに保存',
  },
}
