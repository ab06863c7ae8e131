import type { RoundStatus } from '../../../src/market/index.ts'
import type { Words } from '../../messages.ts'

export const PART_WORDS: Words<
  | RoundStatus
  | 'waiting'
  | 'taking'
  | 'over'
  | 'notDone'
  | 'notShown'
  | 'notSignedIn'
  | 'unreachable'
  | 'mayBeDone'
  | 'remedy'
  | 'doing'
  | 'done'
  | 'proposed'
  | 'loading'
  | 'signInFirst'
  | 'notForYou'
  | 'noMember'
  | 'toSignIn'
  | 'inDays'
  | 'inHours'
  | 'inMinutes'
  | 'inSeconds'
  | 'passed'
  | 'digestOf'
  | 'digestHint'
  | 'digestUnread'
> = {
  en: {
    waiting: 'not open yet',
    taking: 'taking orders',
    over: 'time is over',
    announced: 'announced',
    closed: 'closed',
    opened: 'orders opened',
    cleared: 'cleared',
    settled: 'settled',
    void: 'void',
    notDone: 'This was not done',
    notShown: 'This cannot be shown',
    notSignedIn: 'You are not signed in, or your session has ended.',
    unreachable: 'The market cannot be reached. Look at your connection and try again.',
    mayBeDone:
      'No answer came, and it may have been done all the same. Press again with the same entries: it is done once.',
    remedy: 'What to do',
    doing: 'One moment…',
    done: 'Done: entry {seq} of the log.',
    proposed: 'Proposed. It is done once another operator agrees, within seven days: page Members, “Proposals”.',
    loading: 'Asking the market…',
    signInFirst: 'Sign in to see this page.',
    notForYou: 'This page is not for your role. It is for: {roles}.',
    noMember: 'This page shows what a member has, and you belong to none.',
    toSignIn: 'Sign in',
    inDays: { one: 'in {n} day', other: 'in {n} days' },
    inHours: { one: 'in {n} hour', other: 'in {n} hours' },
    inMinutes: { one: 'in {n} minute', other: 'in {n} minutes' },
    inSeconds: { one: 'in {n} second', other: 'in {n} seconds' },
    passed: 'now',
    digestOf: 'From a file: {label}',
    digestHint: 'It is worked out here. The file is sent nowhere.',
    digestUnread: 'This file cannot be read. Choose it once more.',
  },
  ja: {
    waiting: '受付開始前',
    taking: '注文受付中',
    over: '受付時間終了',
    announced: '公示',
    closed: '締切',
    opened: '開封済み',
    cleared: '約定済み',
    settled: '決済済み',
    void: '無効',
    notDone: '実行されませんでした',
    notShown: '表示できません',
    notSignedIn: 'ログインしていないか、セッションが終了しています。',
    unreachable: '市場に接続できません。通信状態を確認して、もう一度お試しください。',
    mayBeDone:
      '応答がありませんでした。実行された可能性があります。同じ内容でもう一度押してください（二重には実行されません）。',
    remedy: '対処',
    doing: 'お待ちください…',
    done: '完了（ログ第{seq}項）。',
    proposed: '提案しました。7日以内に他の運営者が同意すると実行されます（「参加者」ページの「提案」）。',
    loading: '市場に問い合わせ中…',
    signInFirst: 'このページを見るにはログインしてください。',
    notForYou: '現在の役割ではこのページを閲覧できません（対象：{roles}）。',
    noMember: 'このページは参加者の情報を示すもので、いずれの参加者にも属さない利用者は閲覧できません。',
    toSignIn: 'ログイン',
    inDays: 'あと{n}日',
    inHours: 'あと{n}時間',
    inMinutes: 'あと{n}分',
    inSeconds: 'あと{n}秒',
    passed: '現在',
    digestOf: 'ファイルから計算：{label}',
    digestHint: 'このブラウザー内で計算する。ファイルは送信されない。',
    digestUnread: 'このファイルは読み取れない。もう一度選択すること。',
  },
}
