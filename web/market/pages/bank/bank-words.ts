import type { Words } from '../../../messages.ts'

export const BANK_WORDS: Words<
  | 'title'
  | 'lede'
  | 'readOnly'
  | 'account'
  | 'accountNone'
  | 'setAct'
  | 'setOther'
  | 'setSure'
  | 'holder'
  | 'statement'
  | 'statementHow'
  | 'file'
  | 'payFile'
  | 'fileHint'
  | 'refused'
  | 'preview'
  | 'close'
  | 'totals'
  | 'deposits'
  | 'paidOut'
  | 'cameBack'
  | 'leftOut'
  | 'leftOutIs'
  | 'already'
  | 'alreadyIs'
  | 'entries'
  | 'show'
  | 'show-all'
  | 'show-taken'
  | 'show-out'
  | 'show-in'
  | 'statementOf'
  | 'otherAccount'
  | 'otherNone'
  | 'otherIs'
  | 'noEntry'
  | 'noneShown'
  | 'showAll'
  | 'entry'
  | 'verdict'
  | 'amount'
  | 'whose'
  | 'written'
  | 'nothing'
  | 'take'
  | 'sureIn'
  | 'sureOut'
  | 'sureBack'
  | 'sure'
  | 'takenDone'
  | 'payouts'
  | 'payoutsHow'
  | 'payoutsNone'
  | 'payoutsOpen'
  | 'payoutsOver'
  | 'choose'
  | 'chooseOf'
  | 'chosen'
  | 'payout'
  | 'member'
  | 'to'
  | 'state'
  | 'release'
  | 'releaseSure'
  | 'releaseWhich'
  | 'releaseSum'
  | 'proposals'
  | 'proposalsHow'
  | 'files'
  | 'filesHow'
  | 'noneReleased'
  | 'released'
  | 'date'
  | 'dateHint'
  | 'dateMade'
  | 'make'
  | 'makeSure'
  | 'made'
  | 'filesNone'
  | 'filesList'
  | 'day'
  | 'payments'
  | 'madeAt'
  | 'allDone'
  | 'someDone'
  | 'download'
  | 'compare'
  | 'references'
  | 'referencesHow'
  | 'referencesNone'
  | 'reference'
> = {
  en: {
    title: 'Bank',
    lede: 'Money in by the bank’s statement, money out by a payment file.',
    readOnly: 'You see what the operator sees, and change nothing.',
    account: 'The market’s account',
    accountNone: 'None is set: members cannot know where to pay to, and no statement is taken.',
    setAct: 'Set the account',
    setOther: 'Set another account',
    setSure:
      'From then on members pay to {iban} ({name}) and are paid from it. Statements of another account are refused.',
    holder: 'Account holder',
    statement: 'Take in a bank’s statement',
    statementHow:
      'Choose the file. You see what it would bring, entry by entry, before anything is noted. A file that does not add up is refused whole.',
    file: 'Statement (camt.053)',
    payFile: 'File (pain.001)',
    fileHint: 'XML as the bank gives it, at most 16 MiB. It is read in this browser.',
    refused: 'Refused whole: {file}',
    preview: 'What {file} would bring',
    close: 'Close without taking it',
    totals: 'Totals of the file',
    deposits: 'Money of members in',
    paidOut: 'Payouts paid by the bank',
    cameBack: 'Payouts sent back',
    leftOut: 'Left out',
    leftOutIs: 'look into these by hand',
    already: 'In already',
    alreadyIs: 'an entry is taken once',
    entries: { one: '{n} entry', other: '{n} entries' },
    show: 'Show',
    'show-all': 'all entries',
    'show-taken': 'what is taken',
    'show-out': 'what is left out',
    'show-in': 'what is in already',
    statementOf: 'Statement {id}, account {account}',
    otherAccount: 'This statement is not of the market’s account: nothing of it is taken.',
    otherNone: 'The market has no account yet. Set it above.',
    otherIs: 'The market’s account is {account}.',
    noEntry: 'It has no entries.',
    noneShown: 'No entry of that kind.',
    showAll: 'Show all {n} entries',
    entry: 'Bank’s reference',
    verdict: 'Verdict',
    amount: 'Amount',
    whose: 'Member or payout',
    written: 'Who, and what stands in the transfer',
    nothing: 'There is nothing to take.',
    take: 'Take the entries',
    sureIn: {
      one: '{sum} in {n} deposit become free money of a member.',
      other: '{sum} in {n} deposits become free money of members.',
    },
    sureOut: { one: '{n} payout of {sum} is paid.', other: '{n} payouts of {sum} together are paid.' },
    sureBack: {
      one: '{n} payout of {sum} came back: free again.',
      other: '{n} payouts of {sum} together came back: free again.',
    },
    sure: 'A statement is noted with all these entries or with none. This cannot be taken back.',
    takenDone: {
      one: '{n} entry is noted in the log and the books.',
      other: '{n} entries are noted in the log and the books.',
    },
    payouts: 'Payouts that members ask for',
    payoutsHow:
      'Each goes to the account that was in force when it was asked for. Two operators release it where the market takes two.',
    payoutsNone: 'No payout is under way.',
    payoutsOpen: { one: '{n} payout under way', other: '{n} payouts under way' },
    payoutsOver: { one: '{n} payout that is over', other: '{n} payouts that are over' },
    choose: 'Choose',
    chooseOf: 'Payout {payout}, {amount}',
    chosen: { one: 'Chosen: {n} payout, {sum}.', other: 'Chosen: {n} payouts, {sum}.' },
    payout: 'Payout',
    member: 'Member',
    to: 'To account',
    state: 'Status',
    release: { one: 'Release {n} payout', other: 'Release {n} payouts' },
    releaseSure: {
      one: '{n} payout of {sum} is in the next payment file, as soon as it is released.',
      other: '{n} payouts of {sum} together are in the next payment file, as soon as they are released.',
    },
    releaseWhich: 'To be released',
    releaseSum: { one: 'To be released: {n} payout, {sum}', other: 'To be released: {n} payouts, {sum} together' },
    proposals: 'Waits for another operator',
    proposalsHow: 'One operator proposes, another looks at amounts and accounts and agrees.',
    files: 'Payment files',
    filesHow:
      'A file (pain.001) holds all that is released and in no file yet. One a day. It has an id of its day, by which a bank refuses it if it has had it.',
    noneReleased: 'Nothing waits for a file: all that was released is in one.',
    released: {
      one: 'Released and in no file: {n} payout, {sum}.',
      other: 'Released and in no file: {n} payouts, {sum} together.',
    },
    date: 'Day on which the bank pays',
    dateHint: 'Today or later, by UTC.',
    dateMade: 'The file of that day is made: choose another day, or fetch it below.',
    make: 'Make the payment file',
    makeSure: {
      one: '{n} payout of {sum} is in the file of {date}, and can no longer be taken out of it.',
      other: '{n} payouts of {sum} together are in the file of {date}, and can no longer be taken out of it.',
    },
    made: 'The file is made. Download it below, and hand it to the bank.',
    filesNone: 'No payment file was made yet.',
    filesList: 'Files, the latest first',
    day: 'Day',
    payments: 'Payments',
    madeAt: 'Made',
    allDone: 'settled: the bank has confirmed all',
    someDone: 'made; the bank has confirmed {done} of {n}',
    download: 'Download',
    compare: 'Somebody else can make the same file out of the log, and compare:',
    references: 'Members’ references',
    referencesHow:
      'The market recognises money by them. If a payer forgot it, compare what the bank says with this list, and note the payment on the page Members.',
    referencesNone: 'There are no members yet.',
    reference: 'Reference (ISO 11649)',
  },
  ja: {
    title: '銀行',
    lede: '入金は銀行の入出金明細から、出金は振込ファイルにより処理する。',
    readOnly: '運営者と同じ内容を閲覧できる（変更は不可）。',
    account: '市場の口座',
    accountNone: '未設定。参加者は振込先が分からず、明細も取り込めない。',
    setAct: '口座を設定する',
    setOther: '別の口座に変更',
    setSure: '以後、参加者の振込先と出金元は{iban}（{name}）となる。他の口座の明細は受け付けない。',
    holder: '口座名義',
    statement: '入出金明細の取込み',
    statementHow:
      'ファイルを選ぶと、記帳の前に、取り込まれる内容を1件ずつ確認できる。残高と合計が合わないファイルは全体を受け付けない。',
    file: '入出金明細（camt.053）',
    payFile: 'ファイル（pain.001）',
    fileHint: '銀行から受け取ったままのXML（16 MiB以下）。このブラウザー内で読み取る。',
    refused: 'ファイル全体を受付不可：{file}',
    preview: '取込み内容の確認：{file}',
    close: '取り込まずに閉じる',
    totals: 'ファイルの合計',
    deposits: '参加者の入金',
    paidOut: '銀行が支払った出金',
    cameBack: '返戻された出金',
    leftOut: '対象外',
    leftOutIs: '個別に確認を要する',
    already: '取込み済み',
    alreadyIs: '同じ記帳は一度だけ取り込む',
    entries: '{n}件',
    show: '表示',
    'show-all': '全件',
    'show-taken': '取込み対象',
    'show-out': '対象外',
    'show-in': '取込み済み',
    statementOf: '明細{id}、口座{account}',
    otherAccount: '市場の口座の明細ではないため、何も取り込まれない。',
    otherNone: '市場の口座が未設定。上で設定すること。',
    otherIs: '市場の口座は{account}。',
    noEntry: '入出金の記載なし。',
    noneShown: '該当なし。',
    showAll: '全{n}件を表示',
    entry: '銀行の参照番号',
    verdict: '判定',
    amount: '金額',
    whose: '参加者・出金番号',
    written: '相手方・振込の記載',
    nothing: '取り込むものはない。',
    take: '明細を取り込む',
    sureIn: '入金{n}件、計{sum}が参加者の自由資金となる。',
    sureOut: '出金{n}件、計{sum}が支払済みとなる。',
    sureBack: '返戻{n}件、計{sum}が参加者の自由資金に戻る。',
    sure: '明細ごとに、上記の全件を記帳するか、1件も記帳しないかのいずれかとなる。取り消すことはできない。',
    takenDone: '{n}件をログと元帳に記帳しました。',
    payouts: '参加者の出金請求',
    payoutsHow: '振込先は請求時に有効だった登録口座。運営者2人制の市場では2人の承認を要する。',
    payoutsNone: '手続き中の出金はない。',
    payoutsOpen: '手続き中の出金（{n}件）',
    payoutsOver: '完了した出金（{n}件）',
    choose: '選択',
    chooseOf: '出金{payout}（{amount}）',
    chosen: '選択中：{n}件、計{sum}',
    payout: '出金番号',
    member: '参加者',
    to: '振込先口座',
    state: '状態',
    release: '{n}件を承認する',
    releaseSure: '承認されると、{n}件、計{sum}が次の振込ファイルに収録される。',
    releaseWhich: '承認の対象',
    releaseSum: '承認の対象：{n}件、計{sum}',
    proposals: '他の運営者の同意待ち',
    proposalsHow: '1人が提案し、他の1人が金額と口座を確認して同意する。',
    files: '振込ファイル',
    filesHow:
      '承認済みで未収録の出金をすべて収録する（pain.001）。1日1ファイルで、何度取得しても内容は同一。銀行は受付済みのファイルを再び受け付けない。',
    noneReleased: '承認済みで未収録の出金はない。',
    released: '承認済み・未収録：{n}件、計{sum}',
    date: '銀行の支払日',
    dateHint: '協定世界時（UTC）で本日以降。',
    dateMade: 'この日のファイルは作成済み。別の日を選ぶか、下から取得すること。',
    make: '振込ファイルを作成する',
    makeSure: '{date}のファイルに{n}件、計{sum}を収録する。以後、取り除くことはできない。',
    made: 'ファイルを作成しました。下からダウンロードし、銀行に提出してください。',
    filesNone: '振込ファイルはまだ作成されていない。',
    filesList: '作成済みのファイル（新しい順）',
    day: '支払日',
    payments: '件数',
    madeAt: '作成日時',
    allDone: '決済済み（全件を明細で確認）',
    someDone: '作成済み（明細で確認：{n}件中{done}件）',
    download: 'ダウンロード',
    compare: '他の者がログから同じファイルを作成し、照合できる：',
    references: '参加者の参照番号',
    referencesHow:
      '市場はこの番号で入金元を判別する。振込人が記入しなかった場合は、銀行の回答をこの一覧と照合し、「参加者」のページで入金を記録する。',
    referencesNone: '参加者はまだいない。',
    reference: '参照番号（ISO 11649）',
  },
}
