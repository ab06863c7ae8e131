import type { Words } from '../../../messages.ts'

export const PUBLIC_LOG_WORDS: Words<
  | 'title'
  | 'what'
  | 'follow'
  | 'following'
  | 'sound'
  | 'soundText'
  | 'unsound'
  | 'unsoundText'
  | 'head'
  | 'shown'
  | 'late'
  | 'seen'
  | 'unseen'
  | 'receipts'
  | 'reasons'
  | 'broken'
  | 'save'
  | 'how'
> = {
  en: {
    title: 'Follow the public log',
    what: 'All that happens in the market is an entry of its log, each with the hash of the one before. Auditors read the entries; you read what everybody may, with the same hashes. Here your browser goes through all of it: the chain, the terms and keys of each round, its close with the commitments of all orders, and its signed result.',
    follow: 'Follow it now',
    following: 'Entry {n}…',
    sound: 'The public log holds',
    soundText:
      'No entry was changed, left out or put in, and each round went as the rules have it, as far as everybody can see.',
    unsound: 'The public log does not hold',
    unsoundText: 'Save it, with the time of today, and ask the operator and an auditor why.',
    head: 'It ends with entry {seq}, whose hash is {hash}. Compare it with somebody else: the same number has the same hash for everybody.',
    shown: {
      one: '{n} of the entries shows something to everybody; what is in the others, auditors read.',
      other: '{n} of the entries show something to everybody; what is in the others, auditors read.',
    },
    late: 'It begins with entry {seq}, where the market adopted the rules that have a public log. What stands before, auditors read.',
    seen: 'It still has the entry {seq} with which it ended when it was last followed in this browser.',
    unseen: 'It was not followed in this browser before. Next time it is held against the hash of today.',
    receipts: {
      one: 'It has the hash of the receipt that is kept in this browser.',
      other: 'It has the hashes of all {n} receipts that are kept in this browser.',
    },
    reasons: 'What was found, in the words of the checker',
    broken: 'Line {n} of what the server has sent is no entry.',
    save: 'Save the public log',
    how: 'In a terminal, with rounds and books as files beside it if you like:',
  },
  ja: {
    title: '公開ログの検証',
    what: '市場で起きたことはすべてログの項となり、各項は直前の項のハッシュ値を含む。項の全体は監査人が閲覧し、一般には公開部分だけが示されるが、ハッシュ値は共通である。ここではブラウザーがその全体をたどり、連鎖、各ラウンドの条件と鍵、全注文のコミットメントを伴う締切、署名付きの結果を確認する。',
    follow: '検証を開始',
    following: '第{n}項…',
    sound: '公開ログに異常はない',
    soundText: '改変・脱落・挿入された項はなく、公開されている範囲で、各ラウンドは規則どおりに進んでいる。',
    unsound: '公開ログに異常がある',
    unsoundText: '本日の日時とともに保存し、運営者と監査人に理由を確認すること。',
    head: '末尾は第{seq}項、そのハッシュ値は{hash}。ほかの人と照合すること。同じ番号のハッシュ値は、誰が見ても同じでなければならない。',
    shown: '公開部分のある項は{n}件。それ以外の内容は監査人が閲覧する。',
    late: 'このログは、市場が公開ログのある規則を採用した第{seq}項から始まる。それより前の項は監査人のみが閲覧する。',
    seen: '前回このブラウザーで検証した際の末尾、第{seq}項は、そのまま残っている。',
    unseen: 'このブラウザーでの検証は初めてである。次回は今回のハッシュ値と照合する。',
    receipts: 'このブラウザーに保管されている受領証{n}件のハッシュ値は、すべてログと一致している。',
    reasons: '検査プログラムの指摘（英語）',
    broken: 'サーバーから届いた{n}行目が、ログの項になっていない。',
    save: '公開ログを保存',
    how: '端末では次のコマンドを用いる。ラウンドと注文簿のファイルを併せて指定することもできる：',
  },
}
