import type { Words } from '../../../messages.ts'

/** What each check says, on the page of a round and where anybody verifies files of their own. */
export const CHECK_WORDS: Words<
  | 'holds'
  | 'fails'
  | 'unseen'
  | 'book'
  | 'bookMeans'
  | 'about'
  | 'aboutMeans'
  | 'seal'
  | 'sealMeans'
  | 'result'
  | 'resultMeans'
  | 'signature'
  | 'signatureMeans'
  | 'bookFails'
  | 'aboutFails'
  | 'sealFails'
  | 'resultFails'
  | 'signatureFails'
  | 'openBook'
  | 'openSignature'
  | 'openKey'
  | 'openBrowser'
  | 'checks'
  | 'reason'
  | 'checking'
  | 'soundTitle'
  | 'sound'
  | 'provedTitle'
  | 'proved'
  | 'forgedTitle'
  | 'forged'
  | 'wrongTitle'
  | 'wrong'
  | 'apartTitle'
  | 'apart'
> = {
  en: {
    checks: 'What was checked',
    checking: 'Checking in this browser…',
    holds: 'holds',
    fails: 'does not hold',
    unseen: 'not looked at',
    reason: 'Found',
    book: 'The book can be read',
    bookMeans:
      'Every order names goods, places and months that the round has, in whole grams and millionths of a dollar.',
    about: 'The certificate is about this book',
    aboutMeans: 'It names the digest of the book: not one order more, one less, or one that was changed.',
    seal: 'The certificate is as it was sealed',
    sealMeans: 'Not one digit in it was changed since.',
    result: 'The result keeps the rules for these orders',
    resultMeans:
      'Worked out again in whole numbers: nobody trades at a loss; equal orders are served alike; at each place what comes in goes out; what is paid is what is received; and nobody can gain more in all than this result and the gap that it states.',
    signature: 'The market has signed it',
    signatureMeans: 'The signature of the seal fits the public key of the market.',
    bookFails: 'The file is damaged, or something else wrote it.',
    aboutFails: 'It names the digest of another book: of another round, or of one in which an order was changed.',
    sealFails: 'Something in it was changed after it was sealed, be it a single digit.',
    resultFails: 'These orders do not lead to this result.',
    signatureFails: 'The signature of the seal does not fit this public key.',
    openBook: 'The book cannot be read.',
    openSignature: 'There is no signature in the file.',
    openKey: 'No public key of the market is known here.',
    openBrowser:
      'This browser cannot check signatures of this kind (Ed25519), or the page is not on a secure connection.',
    soundTitle: 'The result holds, and the market has signed it',
    sound: 'Checked here, in this browser, from the orders alone.',
    provedTitle: 'The result holds; who signed it was not looked at',
    proved:
      'The result keeps the rules for these orders. Whether the market published it can be told once there is a signature and a key.',
    forgedTitle: 'The result holds, but the market has not signed it',
    forged:
      'The arithmetic is right, but the signature does not fit the key: the files may come from somebody else, or the key is another market’s.',
    apartTitle: 'The two files do not belong together',
    apart:
      'The certificate is whole, but it is about another book: that of another round, or one in which something was changed.',
    wrongTitle: 'The result does not hold',
    wrong: 'Something in these files is not as the market sealed it. What it is stands below.',
  },
  ja: {
    checks: '検査項目',
    checking: 'このブラウザー内で検査中…',
    holds: '成立',
    fails: '不成立',
    unseen: '未検査',
    reason: '検査結果',
    book: '注文簿を読むことができる',
    bookMeans: 'すべての注文の品目・場所・月がラウンドの条件にあり、整数グラム・百万分の一ドル単位で記載されている。',
    about: '証明書はこの注文簿に関するものである',
    aboutMeans: '証明書記載のハッシュ値が注文簿と一致する。注文の追加・削除・変更はない。',
    seal: '証明書は封印時のままである',
    sealMeans: '封印後、一桁も変更されていない。',
    result: '結果はこれらの注文について規則を守っている',
    resultMeans:
      '整数のみで再計算：損をする参加者はいない。同条件の注文は同等に約定。各場所の入出量は一致。支払総額と受取総額は一致。取引利益の合計は、この結果に記載の差を加えた額を超え得ない。',
    signature: '市場の署名がある',
    signatureMeans: '封印への署名が市場の公開鍵と一致する。',
    bookFails: 'ファイルが破損しているか、別の形式である。',
    aboutFails: '別の注文簿のハッシュ値が記載されている（別のラウンド、または変更された注文簿）。',
    sealFails: '封印後に変更されている（一桁のみの変更を含む）。',
    resultFails: 'これらの注文からこの結果は導かれない。',
    signatureFails: '封印への署名がこの公開鍵と一致しない。',
    openBook: '注文簿を読むことができない。',
    openSignature: 'ファイルに署名がない。',
    openKey: '市場の公開鍵が不明。',
    openBrowser: 'このブラウザーはこの種の署名（Ed25519）を検査できないか、接続が安全でない。',
    soundTitle: '結果は正しく、市場の署名も有効',
    sound: '注文のみから、このブラウザー内で検査した。',
    provedTitle: '結果は正しい（署名は未検査）',
    proved: '結果はこれらの注文について規則を守っている。市場が公表したものか否かは、署名と公開鍵があれば検査できる。',
    forgedTitle: '結果は正しいが、市場の署名ではない',
    forged:
      '計算は正しいが、署名が公開鍵と一致しない。別の者が作成したファイルか、別の市場の公開鍵である可能性がある。',
    apartTitle: '2つのファイルの組合せが誤っている',
    apart: '証明書は完全であるが、別の注文簿（別のラウンド、または変更された注文簿）に関するものである。',
    wrongTitle: '結果は成立しない',
    wrong: 'ファイルの内容が封印時と異なる。該当箇所は次のとおり。',
  },
}
