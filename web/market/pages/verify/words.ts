import type { Words } from '../../../messages.ts'

export const VERIFY_WORDS: Words<
  | 'title'
  | 'lede'
  | 'pickTitle'
  | 'pick'
  | 'pickHint'
  | 'pickNone'
  | 'none'
  | 'filesTitle'
  | 'files'
  | 'filesHint'
  | 'drop'
  | 'clear'
  | 'isBook'
  | 'isCertificate'
  | 'unsigned'
  | 'empty'
  | 'notJson'
  | 'uncleared'
  | 'refused'
  | 'other'
  | 'tooLarge'
  | 'unreadable'
  | 'noneUsable'
  | 'needBook'
  | 'needCertificate'
  | 'keyTitle'
  | 'key'
  | 'keyHint'
  | 'keyOwn'
  | 'answerTitle'
  | 'waiting'
  | 'saysTitle'
  | 'round'
  | 'orders'
  | 'gains'
  | 'gap'
  | 'seal'
  | 'provesTitle'
  | 'proves1'
  | 'proves2'
  | 'proves3'
  | 'proves4'
  | 'notTitle'
  | 'not1'
  | 'not2'
  | 'not3'
  | 'not4'
  | 'not5'
  | 'source'
> = {
  en: {
    title: 'Verify the result of a round',
    lede: 'After each round the market publishes its orders, without names, and a certificate of the result. Here you hold one against the other. It is worked out in this browser from the files alone, and nothing is sent anywhere.',
    pickTitle: 'A round of this market',
    pick: 'Cleared round',
    pickHint: 'Its book and its certificate are fetched, and checked here.',
    pickNone: 'No round has been cleared yet.',
    none: 'None: I have files',
    filesTitle: 'Files of your own',
    files: 'Book and certificate',
    filesHint:
      'Two files, as downloaded from the page of a round, or as GET /rounds/{id} and GET /rounds/{id}/book of the API answer. Change one digit in one of them and see.',
    drop: 'Drop both files here, or choose them:',
    clear: 'Put the files away',
    isBook: 'the book of the round {round}, with {n} orders',
    isCertificate: 'a certificate, signed',
    unsigned: 'a certificate, without a signature',
    empty: 'This file is empty.',
    notJson: 'This is not a JSON file, or it was cut off. Download it again.',
    uncleared: 'This round had no result yet when the file was made. Download it once the round is cleared.',
    refused: 'This is an answer in which the market says that it has no such thing. Download the file again.',
    other: 'This is neither the book nor the certificate of a round.',
    tooLarge: 'This file is larger than 64 MB: no book of this market is.',
    unreadable: 'This file could not be read.',
    noneUsable: 'None of these files can be used; what is wrong with each is said beside it.',
    needBook: 'The book is missing: add the file with the orders.',
    needCertificate: 'The certificate is missing: add the file with the result.',
    keyTitle: 'Who signs',
    key: 'Public key of the market',
    keyHint:
      'As this server tells it. If you do not trust the server, put in the key as the market has published it elsewhere (the x of its Ed25519 key).',
    keyOwn: 'You have put in another key than this server tells.',
    answerTitle: 'The answer',
    waiting: 'Choose a round or two files: the answer stands here.',
    saysTitle: 'What the files say',
    round: 'Round',
    orders: 'Orders',
    gains: 'Gains from trade',
    gap: 'No result gains more than this in addition',
    seal: 'Seal',
    provesTitle: 'What this proves',
    proves1:
      'The result keeps the published rules for these orders, and nothing in it was changed after it was sealed.',
    proves2: 'Nobody trades at a loss, and equal orders are treated alike.',
    proves3: 'No other allocation gains more in all than this one and the gap that is stated.',
    proves4: 'What buyers pay is what sellers and carriers receive, to the billionth of a dollar.',
    notTitle: 'What it does not prove',
    not1: 'That all orders that were placed are in the book. Each trader can find their own there by its id.',
    not2: 'That among orders of all or nothing the best were chosen: the gap bounds what is at stake. Clearing the book again shows it.',
    not3: 'That traders bid what it is worth to them, or did not agree among themselves.',
    not4: 'That the goods were delivered, or come from where they are said to. The log of the market and the records of lots tell.',
    not5: 'That this page is honest: it came from the server of the market. The same check is open source, and can be run elsewhere.',
    source: 'book and certificate of the round {round}, as checked above',
  },
  ja: {
    title: 'ラウンド結果の検証',
    lede: '市場は各ラウンドの終了後、注文（氏名・名称なし）と結果の証明書を公表する。ここでは両者を照合する。計算はファイルのみを用いてこのブラウザー内で行い、どこにも送信しない。',
    pickTitle: 'この市場のラウンド',
    pick: '約定済みラウンド',
    pickHint: '注文簿と証明書を取得し、ここで検査する。',
    pickNone: '約定済みのラウンドはまだない。',
    none: '選択しない（手元のファイルを使用）',
    filesTitle: '手元のファイル',
    files: '注文簿と証明書',
    filesHint:
      'ラウンドのページからダウンロードした2つのファイル、またはAPIのGET /rounds/{id}とGET /rounds/{id}/bookの応答。いずれかを一桁変更して試すこともできる。',
    drop: '2つのファイルをここにドロップ、または選択：',
    clear: 'ファイルを取り除く',
    isBook: 'ラウンド{round}の注文簿（注文{n}件）',
    isCertificate: '証明書（署名あり）',
    unsigned: '証明書（署名なし）',
    empty: 'ファイルが空である。',
    notJson: 'JSONファイルではないか、途中で切れている。再度ダウンロードが必要。',
    uncleared: 'ファイル作成時、このラウンドはまだ約定していなかった。約定後に再度ダウンロードが必要。',
    refused: '「該当なし」という市場の応答である。再度ダウンロードが必要。',
    other: '注文簿でも証明書でもない。',
    tooLarge: '64 MBを超えている。この市場の注文簿ではない。',
    unreadable: 'ファイルを読むことができない。',
    noneUsable: '使用できるファイルがない。理由は各ファイルに示す。',
    needBook: '注文簿がない。注文のファイルを追加する。',
    needCertificate: '証明書がない。結果のファイルを追加する。',
    keyTitle: '署名者',
    key: '市場の公開鍵',
    keyHint: 'このサーバーが示す鍵。サーバーを信頼しない場合は、市場が別途公表した鍵（Ed25519公開鍵のx）を入力する。',
    keyOwn: 'このサーバーが示す鍵とは異なる鍵が入力されている。',
    answerTitle: '検証結果',
    waiting: 'ラウンドまたは2つのファイルを選択すると、ここに結果を表示する。',
    saysTitle: 'ファイルの内容',
    round: 'ラウンド',
    orders: '注文数',
    gains: '取引による利益',
    gap: '他のいかなる結果との差の上限',
    seal: '封印',
    provesTitle: '証明されること',
    proves1: '結果がこれらの注文について公表された規則を守っており、封印後に一切変更されていないこと。',
    proves2: '損をする参加者がなく、同条件の注文が同等に扱われること。',
    proves3: '他のいかなる配分も、この結果に記載の差を加えた額を超える利益を生まないこと。',
    proves4: '買い手の支払額が売り手と輸送者の受取額と十億分の一ドルまで一致すること。',
    notTitle: '証明されないこと',
    not1: '提出された全注文が注文簿にあること。各取引担当者は自らの注文を番号で確認できる。',
    not2: '全量一括の注文の選択が最良であること。記載の差が影響の上限を示す。再度約定処理を行えば確認できる。',
    not3: '各注文が真の価値に基づくこと、参加者間に合意がないこと。',
    not4: '引渡しの実施および原産地。これらは市場のログとロットの記録が示す。',
    not5: 'このページ自体の誠実性（市場のサーバーから配信される）。同じ検査はオープンソースであり、他でも実行できる。',
    source: 'ラウンド{round}の注文簿と証明書（上記で検査済み）',
  },
}
