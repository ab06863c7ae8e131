import type { Words } from '../../../messages.ts'

/** How money that was bound comes back. */
export const BACK_WORDS: Words<
  | 'title'
  | 'why'
  | 'fund'
  | 'fundWhy'
  | 'noticed'
  | 'waits'
  | 'free'
  | 'notice'
  | 'noticeAct'
  | 'noticeDone'
  | 'noticeHint'
  | 'take'
  | 'takeAct'
  | 'takeDone'
  | 'takeHint'
  | 'budget'
  | 'budgetWhy'
  | 'which'
  | 'budgetHint'
  | 'budgetDone'
  | 'giveUp'
  | 'giveUpWhy'
  | 'giveUpAct'
  | 'giveUpSure'
  | 'giveUpDone'
  | 'choose'
> = {
  en: {
    title: 'Take money back',
    why: 'What others count on leaves after notice; what nobody counts on, at once.',
    fund: 'Out of the default fund',
    fundWhy:
      'Give notice first. Your part stands behind the rounds that are announced by then, until each is settled or void; after that you take it out.',
    noticed: 'Notice was given of {amount}.',
    waits: { one: 'It waits for {rounds}.', other: 'It waits for {n} rounds: {rounds}.' },
    free: 'It can be taken out now.',
    notice: 'Notice of, in {currency}',
    noticeHint: 'You have {fund} in the fund. A new notice takes the place of the one before; 0 takes it back.',
    noticeAct: 'Give notice',
    noticeDone: 'Notice given.',
    take: 'Take out, in {currency}',
    takeHint: 'At most {amount}.',
    takeAct: 'Take out',
    takeDone: 'Taken out: it is free.',
    budget: 'Out of a budget',
    budgetWhy: 'What no price contract binds.',
    which: 'Budget',
    budgetHint: 'At most {free} now; you have {own} in it.',
    budgetDone: 'Taken back: it is free.',
    giveUp: 'Give up a price contract',
    giveUpWhy: 'Its budget is free of it then. Not while a round is closed and not cleared.',
    giveUpAct: 'Give up',
    giveUpSure: 'You have no price contract “{contract}” any more: no order can be placed under it.',
    giveUpDone: 'The contract has ended.',
    choose: 'choose',
  },
  ja: {
    title: '資金の払戻し',
    why: '他の参加者の取引を支えている資金は予告後に、それ以外はただちに払い戻される。',
    fund: '清算基金からの払戻し',
    fundWhy:
      'まず払戻しを予告する。予告時に公示済みのラウンドがすべて決済又は無効となるまで、拠出分は基金に残る。その後に払い戻せる。',
    noticed: '払戻し予告額：{amount}',
    waits: '未了のラウンド{n}件：{rounds}',
    free: '払戻し可能。',
    notice: '予告額（{currency}）',
    noticeHint: '拠出残高：{fund}。新たな予告は前の予告に代わる。0で取消し。',
    noticeAct: '予告する',
    noticeDone: '予告済み。',
    take: '払戻し額（{currency}）',
    takeHint: '上限：{amount}',
    takeAct: '払い戻す',
    takeDone: '払戻し済み。自由資金となった。',
    budget: '予算の取戻し',
    budgetWhy: '価格契約に拘束されていない分を取り戻せる。',
    which: '予算',
    budgetHint: '取戻し可能額：{free}（自組織の積立残高：{own}）',
    budgetDone: '取戻し済み。自由資金となった。',
    giveUp: '価格契約の放棄',
    giveUpWhy: '放棄により、予算の拘束が解ける。締切後・約定前のラウンドがある間は放棄できない。',
    giveUpAct: '放棄する',
    giveUpSure: '価格契約「{contract}」は終了し、この契約による注文はできなくなる。',
    giveUpDone: '契約は終了した。',
    choose: '選択',
  },
}
