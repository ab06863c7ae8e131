import type { Words } from '../../../messages.ts'

export const OPERATOR_WORDS: Words<
  | 'lede'
  | 'sign'
  | 'unsigned'
  | 'fileTitle'
  | 'openWhy'
  | 'make'
  | 'made'
  | 'good'
  | 'waits'
  | 'replaced'
  | 'unknown'
  | 'print'
  | 'older'
  | 'olderHint'
  | 'register'
  | 'registerAlone'
  | 'waitingTitle'
  | 'waiting'
  | 'compare'
  | 'agree'
  | 'refuse'
  | 'listTitle'
  | 'listed'
  | 'require'
  | 'requireSure'
  | 'notice'
  | 'toKeys'
> = {
  en: {
    lede: 'Each operator has a key of their own. Where operators sign, the log shows that you asked for what stands there in your name, and the owner of the database cannot make it up.',
    sign: 'In this market every command of an operator is signed.',
    unsigned: 'In this market operators do not sign what they ask so far.',
    fileTitle: 'Your key file',
    openWhy: 'Open your key file: what you ask is signed with it.',
    make: 'Make a key file',
    made: '“{file}” was saved. Keep a copy of it elsewhere, then register the key. If you lose it and there is no other operator, the market cannot go on.',
    good: 'The market knows this key as yours.',
    waits: 'This key waits for another operator to agree, from {at} on. Read them its fingerprint.',
    replaced: 'Another key has taken the place of this one. Make a new one.',
    unknown: 'The market does not know this key yet.',
    print: 'Fingerprint: {print}',
    older: 'Key file of before',
    olderHint: 'If you still have it, the new key is good at once; it is not sent anywhere.',
    register: 'Register this key',
    registerAlone:
      'Without the key of before, another operator has to agree: at once to your first key, after three days to one in place of a lost one.',
    waitingTitle: 'Keys that wait',
    waiting: '“{id}” for {user}, registered on {at}. Another operator may agree from {from} on.',
    compare: 'Agree only after the operator has read you the same fingerprint by telephone.',
    agree: 'Agree',
    refuse: 'Refuse',
    listTitle: 'Keys of operators',
    listed: '{user}: “{id}”, {print}',
    require: 'Have operators sign',
    requireSure: 'From then on every command of an operator is signed, for good. Each operator has registered a key.',
    notice: 'What you ask is signed here, and no key file is open.',
    toKeys: 'Open it on the page Keys',
  },
  ja: {
    lede: '運営者はそれぞれ自分の鍵を持つ。署名を必須とする市場では、記録にある操作を本人が求めたことをログの保有者全員が検証でき、データベースの所有者も捏造できない。',
    sign: 'この市場では運営者のすべての操作に署名が必要。',
    unsigned: 'この市場では、運営者の操作にまだ署名がない。',
    fileTitle: '自分の鍵ファイル',
    openWhy: '鍵ファイルを開くこと。操作はその鍵で署名される。',
    make: '鍵ファイルを作成',
    made: '「{file}」を保存した。写しを別の場所に保管してから鍵を登録すること。紛失したとき他に運営者がいなければ、回復の手段はない。',
    good: 'この鍵は自分の鍵として登録済み。',
    waits: 'この鍵は他の運営者の同意待ち（{at}以降に可能）。指紋を読み上げて照合すること。',
    replaced: 'この鍵は別の鍵に置き換えられた。新しい鍵を作成すること。',
    unknown: 'この鍵はまだ登録されていない。',
    print: '指紋：{print}',
    older: '以前の鍵ファイル',
    olderHint: '手元にあれば、新しい鍵は直ちに有効になる。送信されることはない。',
    register: 'この鍵を登録',
    registerAlone: '以前の鍵がない場合は他の運営者の同意を要する。最初の鍵は直ちに、紛失した鍵の代わりは3日後から。',
    waitingTitle: '同意待ちの鍵',
    waiting: '「{id}」（{user}、{at}登録）。他の運営者は{from}以降に同意できる。',
    compare: '本人が電話で読み上げた指紋と一致した場合に限り同意すること。',
    agree: '同意',
    refuse: '拒否',
    listTitle: '運営者の鍵',
    listed: '{user}：「{id}」、{print}',
    require: '運営者の署名を必須とする',
    requireSure: '以後、運営者のすべての操作に署名が必要となり、元に戻せない。各運営者の鍵の登録が前提。',
    notice: 'この市場では操作に署名が必要だが、鍵ファイルが開かれていない。',
    toKeys: '「鍵」のページで開く',
  },
}
