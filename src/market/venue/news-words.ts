import type { About } from './news/about.ts'

/** What somebody is told of. */
export type Topic = keyof typeof NEWS

type Text = readonly [subject: string, text: string]
interface News {
  readonly en: Text
  readonly ja: Text
  /** The page where it stands in full, for those who may read it. */
  readonly page: string
}

const ROUND = '/rounds/{round}'

/**
 * What is written to people. It passes through machines of others in clear, so that it names the round, which everybody may know, and nothing else: no
 * order, lot, parcel, key or member, no amount, no price. Those stand behind the link.
 */
export const NEWS = {
  rules: {
    en: ['New rules hold', 'The market has adopted another version of its rules.'],
    ja: ['規則が改定されました', '市場が新しい版の規則を採択しました。'],
    page: '/',
  },
  tables: {
    en: ['New tables hold', 'The market has adopted other tables of materials, places and recipes.'],
    ja: ['基準表が改定されました', '市場が物質・場所・配合の新しい表を採択しました。'],
    page: '/',
  },
  register: {
    en: ['Your organisation in the register', 'An operator has written the register’s entry of your organisation.'],
    ja: ['貴組織の登録について', '運営者が貴組織の登録内容を記入または変更しました。'],
    page: '/',
  },
  suspended: {
    en: [
      'Your organisation is suspended',
      'An operator has suspended your organisation. Orders can still be withdrawn.',
    ],
    ja: ['貴組織の取引が停止されました', '運営者が貴組織の取引を停止しました。注文の取消しは可能です。'],
    page: '/orders',
  },
  'let-trade': {
    en: ['Your organisation may trade', 'An operator has let your organisation trade.'],
    ja: ['貴組織の取引が許可されました', '運営者が貴組織の取引を許可しました。'],
    page: '/',
  },
  'deposit-class': {
    en: [
      'What your organisation deposits has changed',
      'An operator has changed what part of an order your organisation deposits. It counts for orders that you place from now on.',
    ],
    ja: ['預託金の区分が変更されました', '運営者が貴組織の預託金の区分を変更しました。今後の注文に適用されます。'],
    page: '/order',
  },
  user: {
    en: ['A user was added', 'An operator has added a user beside you, or changed what one may do.'],
    ja: ['利用者が追加されました', '運営者が同じ所属の利用者を追加し、または権限を変更しました。'],
    page: '/',
  },
  'user-left': {
    en: ['A user was removed', 'An operator has removed a user beside you.'],
    ja: ['利用者が削除されました', '運営者が同じ所属の利用者を削除しました。'],
    page: '/',
  },
  'let-in': {
    en: [
      'Another way into your account',
      'You were given a one-time password or a sign-in at the identity provider. If you did not ask for it, tell the operator.',
    ],
    ja: [
      'ログイン手段の発行',
      'ワンタイムパスワード、または外部認証によるログインが発行されました。心当たりがない場合は運営者に連絡してください。',
    ],
    page: '/sign-in',
  },
  'api-key': {
    en: ['A key was made', 'An API key was made in your account. If you did not make it, revoke it.'],
    ja: ['APIキーの作成', 'あなたのアカウントでAPIキーが作成されました。心当たりがない場合は失効させてください。'],
    page: '/keys',
  },
  'api-key-revoked': {
    en: ['A key was revoked', 'An API key of yours is good no longer.'],
    ja: ['APIキーの失効', 'あなたのAPIキーが失効しました。'],
    page: '/keys',
  },
  'signing-key': {
    en: ['A signing key was registered', 'A key with which your organisation signs was registered.'],
    ja: ['署名鍵の登録', '貴組織の署名鍵が登録されました。'],
    page: '/keys',
  },
  'signing-key-proposed': {
    en: [
      'A signing key is proposed for you',
      'An operator proposes a signing key for your organisation. If you did not ask for it, revoke it within three days.',
    ],
    ja: ['署名鍵の提案', '運営者が貴組織の署名鍵を提案しました。心当たりがない場合は3日以内に失効させてください。'],
    page: '/keys',
  },
  'signing-key-to-agree': {
    en: ['A signing key is proposed', 'An operator proposes a signing key for an organisation. Another has to agree.'],
    ja: ['署名鍵の提案', '運営者が組織の署名鍵を提案しました。別の運営者の同意が必要です。'],
    page: '/members',
  },
  'signing-key-agreed': {
    en: ['A proposed signing key is good', 'A second operator has agreed to the signing key of your organisation.'],
    ja: ['署名鍵の承認', '2人目の運営者が貴組織の署名鍵に同意しました。'],
    page: '/keys',
  },
  'signing-key-revoked': {
    en: ['A signing key was revoked', 'A signing key of your organisation is good no longer.'],
    ja: ['署名鍵の失効', '貴組織の署名鍵が失効しました。'],
    page: '/keys',
  },
  'trustee-keys': {
    en: ['Trustee keys were registered', 'Your organisation has registered keys for rounds to come.'],
    ja: ['受託者鍵の登録', '貴組織が今後のラウンドの受託者鍵を登録しました。'],
    page: '/keys',
  },
  site: {
    en: ['A site of yours was registered', 'An operator has registered or changed a site that you run.'],
    ja: ['拠点の登録', '運営者が貴組織の拠点を登録または変更しました。'],
    page: '/lots',
  },
  'lot-event': {
    en: ['A record was taken', 'A record of lots that your organisation signed was taken.'],
    ja: ['記録の受理', '貴組織が署名したロットの記録が受理されました。'],
    page: '/lots',
  },
  'lot-received': {
    en: ['You were handed lots', 'Lots were handed over to your organisation.'],
    ja: ['ロットの受領', '貴組織にロットが引き渡されました。'],
    page: '/lots',
  },
  'lot-corrected': {
    en: ['A hand-over was corrected', 'A record by which lots were handed over to you was declared wrong.'],
    ja: ['引渡し記録の訂正', '貴組織への引渡しの記録が誤りと申告されました。'],
    page: '/lots',
  },
  'handed-over': {
    en: ['Goods of round {round} were handed over', 'Goods that you bought in round {round} were handed over to you.'],
    ja: ['ラウンド{round}：引渡し', 'ラウンド{round}で購入した品が引き渡されました。'],
    page: '/orders',
  },
  'paid-in': {
    en: ['A payment came in', 'A payment of yours was noted.'],
    ja: ['入金のお知らせ', '貴組織の入金が記帳されました。'],
    page: '/money',
  },
  'paid-out': {
    en: ['A payment went out', 'A payment to you was noted.'],
    ja: ['出金のお知らせ', '貴組織への出金が記帳されました。'],
    page: '/money',
  },
  'two-required': {
    en: ['It takes two operators', 'From now on it takes two operators for what one alone could abuse.'],
    ja: ['運営者2人の同意が必要になりました', '1人では悪用し得る操作に、今後は運営者2人の同意が必要です。'],
    page: '/',
  },
  'operator-key': {
    en: ['An operator has a new key', 'The key of an operator was registered, or was agreed to.'],
    ja: ['運営者の鍵の登録', '運営者の署名鍵が登録され、または同意されました。'],
    page: '/keys',
  },
  'operator-key-to-agree': {
    en: [
      'A key of an operator waits',
      'Somebody has registered a key for an operator who cannot sign with another. If it is for you and you did not, refuse it within three days; if it is for another, compare fingerprints before you agree.',
    ],
    ja: [
      '運営者の鍵が同意待ちです',
      '署名できない運営者の鍵が登録されました。心当たりのない自分の鍵は3日以内に拒否し、他の運営者の鍵は指紋を照合してから同意してください。',
    ],
    page: '/keys',
  },
  'operator-key-refused': {
    en: ['A key of an operator was refused', 'A key that waited for another operator was refused.'],
    ja: ['運営者の鍵の拒否', '同意待ちだった運営者の鍵が拒否されました。'],
    page: '/keys',
  },
  'operators-sign': {
    en: ['Operators sign what they ask', 'From now on every command of an operator is signed with their own key.'],
    ja: ['運営者の操作に署名が必要になりました', '今後、運営者のすべての操作は各自の鍵で署名されます。'],
    page: '/',
  },
  'to-be-agreed': {
    en: [
      'A proposal waits for a second operator',
      'An operator has proposed something that takes two. Another has to agree.',
    ],
    ja: ['同意待ちの提案', '運営者2人を要する提案があります。別の運営者の同意が必要です。'],
    page: '/members',
  },
  proposed: {
    en: [
      'Something is proposed about you',
      'An operator has proposed something that concerns your organisation. It takes a second one to agree.',
    ],
    ja: ['貴組織に関する提案', '運営者が貴組織に関する提案をしました。成立には別の運営者の同意が必要です。'],
    page: '/',
  },
  'proposal-withdrawn': {
    en: ['A proposal was withdrawn', 'A proposal that waited for a second operator was withdrawn.'],
    ja: ['提案の取下げ', '同意待ちだった提案が取り下げられました。'],
    page: '/members',
  },
  'market-account': {
    en: [
      'The market has another bank account',
      'Pay to the account that the market now shows. If in doubt, ask before you pay.',
    ],
    ja: [
      '市場の銀行口座の変更',
      '今後は市場に表示されている口座へ入金してください。不明な点は入金前にご確認ください。',
    ],
    page: '/money',
  },
  'bank-account': {
    en: [
      'Your bank account was registered',
      'A bank account was registered for your organisation. If you did not do that, tell the operator at once.',
    ],
    ja: ['銀行口座の登録', '貴組織の銀行口座が登録されました。心当たりがない場合は直ちに運営者に連絡してください。'],
    page: '/money',
  },
  payout: {
    en: ['A payout was asked for', 'Your organisation has asked for a payout.'],
    ja: ['出金の申請', '貴組織が出金を申請しました。'],
    page: '/money',
  },
  'payout-withdrawn': {
    en: ['A payout was withdrawn', 'Your organisation asks for a payout no longer.'],
    ja: ['出金申請の取下げ', '貴組織が出金の申請を取り下げました。'],
    page: '/money',
  },
  'payout-released': {
    en: ['A payout was released', 'Two operators have released a payout to your organisation.'],
    ja: ['出金の承認', '運営者2人が貴組織への出金を承認しました。'],
    page: '/money',
  },
  'to-be-released': {
    en: ['A payout waits', 'A member has asked for a payout. It takes two operators to release it.'],
    ja: ['承認待ちの出金', '会員から出金の申請がありました。承認には運営者2人が必要です。'],
    page: '/money',
  },
  statement: {
    en: ['A bank statement was recorded', 'A statement with a payment of yours, or to you, was recorded.'],
    ja: ['入出金明細の記帳', '貴組織の入金または出金を含む明細が記帳されました。'],
    page: '/money',
  },
  'own-money': {
    en: ['Money was moved', 'Your organisation has moved money of its own.'],
    ja: ['資金の移動', '貴組織が自己の資金を移動しました。'],
    page: '/money',
  },
  contract: {
    en: ['A price contract was signed', 'A price contract with your organisation was entered.'],
    ja: ['価格契約の締結', '貴組織との価格契約が記録されました。'],
    page: '/money',
  },
  'contract-ended': {
    en: ['A price contract has ended', 'Your organisation has given a price contract up.'],
    ja: ['価格契約の終了', '貴組織が価格契約を終了しました。'],
    page: '/money',
  },
  shortage: {
    en: ['Shortages have changed', 'An operator has declared a shortage of a material, or ended one.'],
    ja: ['供給不足の宣言', '運営者が物質の供給不足を宣言し、または解除しました。'],
    page: '/',
  },
  round: {
    en: ['Round {round} is announced', 'Round {round} is announced, with its times and terms.'],
    ja: ['ラウンド{round}：告知', 'ラウンド{round}の日程と条件が告知されました。'],
    page: ROUND,
  },
  order: {
    en: ['An order was taken in round {round}', 'An order of your organisation was taken in round {round}.'],
    ja: ['ラウンド{round}：注文の受付', 'ラウンド{round}で貴組織の注文を受け付けました。'],
    page: '/orders',
  },
  withdrawn: {
    en: ['An order was withdrawn in round {round}', 'An order of your organisation was withdrawn in round {round}.'],
    ja: ['ラウンド{round}：注文の取消し', 'ラウンド{round}で貴組織の注文が取り消されました。'],
    page: '/orders',
  },
  closed: {
    en: ['Round {round} is closed', 'Round {round}, in which your organisation has orders, is closed.'],
    ja: ['ラウンド{round}：締切り', '貴組織が注文を出しているラウンド{round}が締め切られました。'],
    page: ROUND,
  },
  'to-open': {
    en: [
      'Hand out your shares of round {round}',
      'Round {round} is closed. As a trustee, hand out your shares so that it can be opened.',
    ],
    ja: ['ラウンド{round}：分散鍵の提出', 'ラウンド{round}が締め切られました。受託者として分散鍵を提出してください。'],
    page: ROUND,
  },
  'to-be-opened': {
    en: ['Round {round} can be opened', 'Enough trustees have handed out their shares of round {round}.'],
    ja: ['ラウンド{round}：開封可能', 'ラウンド{round}の分散鍵が必要数そろいました。'],
    page: ROUND,
  },
  shares: {
    en: ['Shares of round {round} were taken', 'Shares that your organisation has handed out were taken.'],
    ja: ['ラウンド{round}：分散鍵の受理', '貴組織が提出した分散鍵が受理されました。'],
    page: ROUND,
  },
  unreadable: {
    en: [
      'A trustee cannot read an order in round {round}',
      'A trustee cannot read its share of an order of yours in round {round}. Reveal the order’s key before the round is opened.',
    ],
    ja: [
      'ラウンド{round}：読めない注文',
      'ラウンド{round}の貴組織の注文について、受託者が分散鍵を読めません。開封前に注文の鍵を開示してください。',
    ],
    page: '/orders',
  },
  revealed: {
    en: ['A key was revealed in round {round}', 'Your organisation has revealed the key of an order.'],
    ja: ['ラウンド{round}：鍵の開示', '貴組織が注文の鍵を開示しました。'],
    page: '/orders',
  },
  opened: {
    en: ['Round {round} is opened', 'The orders of round {round} are opened. See which of yours take part.'],
    ja: ['ラウンド{round}：開封', 'ラウンド{round}の注文が開封されました。貴組織の注文の採否を確認してください。'],
    page: '/orders',
  },
  'left-out': {
    en: ['An order was left out in round {round}', 'An order of yours could not be cleared in round {round}.'],
    ja: ['ラウンド{round}：除外された注文', 'ラウンド{round}で貴組織の注文が約定計算から除外されました。'],
    page: '/orders',
  },
  cleared: {
    en: ['Round {round} is cleared', 'The result of round {round} is published.'],
    ja: ['ラウンド{round}：約定', 'ラウンド{round}の結果が公表されました。'],
    page: ROUND,
  },
  void: {
    en: ['Round {round} is void', 'Round {round} was declared void. All deposits go back.'],
    ja: ['ラウンド{round}：無効', 'ラウンド{round}は無効となりました。預託金はすべて返還されます。'],
    page: ROUND,
  },
  undelivered: {
    en: [
      'Goods of round {round} will not come',
      'Of a parcel of yours in round {round}, some was declared undelivered.',
    ],
    ja: ['ラウンド{round}：不履行', 'ラウンド{round}の貴組織の受渡分の一部が引渡し不能と宣言されました。'],
    page: '/orders',
  },
  'called-off': {
    en: ['A parcel of round {round} is called off', 'What was not handed over of a parcel of yours is called off.'],
    ja: ['ラウンド{round}：受渡しの中止', '貴組織の受渡分のうち未履行の部分が中止されました。'],
    page: '/orders',
  },
  defaulted: {
    // That somebody cannot pay is nothing for a mail.
    en: ['Round {round}: sign in at once', 'Something was declared about your organisation in round {round}.'],
    ja: ['ラウンド{round}：至急ご確認ください', 'ラウンド{round}で貴組織についての宣言がありました。'],
    page: '/money',
  },
  screening: {
    en: [
      'Your organisation was screened',
      'An operator has recorded that your organisation was screened, and until when the record is good.',
    ],
    ja: ['審査記録の登録', '運営者が貴組織の審査結果とその有効期限を記録しました。'],
    page: '/',
  },
  'screening-ends': {
    en: ['A screening record ends soon', 'A screening record of your organisation is good for one more month at most.'],
    ja: ['審査記録の期限が近づいています', '貴組織の審査記録の有効期限は1か月以内です。'],
    page: '/',
  },
  dispute: {
    en: [
      'A delivery of round {round} is disputed',
      'A delivery of yours in round {round} is disputed. You have seven days to answer.',
    ],
    ja: [
      'ラウンド{round}：引渡しへの異議',
      'ラウンド{round}の貴組織の引渡しに異議が申し立てられました。7日以内に回答できます。',
    ],
    page: '/orders',
  },
  'dispute-answered': {
    en: [
      'A dispute in round {round} is answered',
      'The other side of a delivery in round {round} has answered. An operator decides next.',
    ],
    ja: ['ラウンド{round}：異議への回答', 'ラウンド{round}の引渡しの相手方が回答しました。次に運営者が裁定します。'],
    page: '/orders',
  },
  'dispute-to-decide': {
    en: [
      'Round {round}: a delivery is disputed',
      'A delivery of round {round} is disputed. The other side has seven days to answer.',
    ],
    ja: [
      'ラウンド{round}：引渡しへの異議',
      'ラウンド{round}の引渡しに異議が申し立てられました。相手方の回答期限は7日間です。',
    ],
    page: ROUND,
  },
  'dispute-heard': {
    en: [
      'Round {round}: a dispute is to be decided',
      'Both sides of a dispute in round {round} have spoken. Decide it before its time is over.',
    ],
    ja: [
      'ラウンド{round}：裁定待ちの異議',
      'ラウンド{round}の異議について双方が主張を述べました。期限内に裁定してください。',
    ],
    page: ROUND,
  },
  'dispute-decided': {
    en: ['A dispute in round {round} is decided', 'The operators have decided a dispute about a delivery of yours.'],
    ja: ['ラウンド{round}：異議の裁定', '貴組織の引渡しに関する異議について、運営者が裁定しました。'],
    page: '/orders',
  },
  'dispute-ended': {
    en: [
      'A dispute in round {round} has ended',
      'A dispute about a delivery of yours has ended without a decision. What was bound is the seller’s.',
    ],
    ja: [
      'ラウンド{round}：異議の終了',
      '貴組織の引渡しに関する異議が、裁定を経ずに終了しました。留保金は売り手に帰属します。',
    ],
    page: '/orders',
  },
  'force-majeure': {
    en: [
      'Force majeure is declared in round {round}',
      'The seller of a parcel of yours in round {round} has declared force majeure. Operators decide within two weeks.',
    ],
    ja: [
      'ラウンド{round}：不可抗力の申告',
      'ラウンド{round}の貴組織の受渡分について、売主が不可抗力を申告しました。運営者が2週間以内に裁定します。',
    ],
    page: '/orders',
  },
  'force-majeure-to-decide': {
    en: [
      'Force majeure is to be decided in round {round}',
      'A seller in round {round} has declared force majeure. Decide within two weeks.',
    ],
    ja: [
      'ラウンド{round}：不可抗力の裁定',
      'ラウンド{round}の売主が不可抗力を申告しました。2週間以内に裁定してください。',
    ],
    page: ROUND,
  },
  'force-majeure-decided': {
    en: [
      'Force majeure was decided in round {round}',
      'What was declared about a parcel of yours in round {round} is decided.',
    ],
    ja: ['ラウンド{round}：不可抗力の裁定結果', 'ラウンド{round}の貴組織の受渡分についての申告が裁定されました。'],
    page: '/orders',
  },
  'trade-review': {
    en: [
      'Round {round}: a trade is to be cancelled',
      'The other side of a parcel of yours in round {round} asks for its cancellation, as a mistake. Consent within three days, or nothing is undone.',
    ],
    ja: [
      'ラウンド{round}：誤発注による取消しの申請',
      'ラウンド{round}の貴組織の受渡分について、相手方が誤発注を理由に取消しを申請しました。3日以内に同意がなければ取引はそのまま有効です。',
    ],
    page: '/orders',
  },
  'trade-review-agreed': {
    en: [
      'Round {round}: the other side consents',
      'The other side has consented to the cancellation of a parcel in round {round}. Operators decide next.',
    ],
    ja: [
      'ラウンド{round}：取消しへの同意',
      'ラウンド{round}の受渡分の取消しに相手方が同意しました。次に運営者が裁定します。',
    ],
    page: '/orders',
  },
  'trade-review-declined': {
    en: [
      'Round {round}: the other side does not consent',
      'The other side has not consented to the cancellation of a parcel in round {round}. The trade stands.',
    ],
    ja: [
      'ラウンド{round}：取消しへの不同意',
      'ラウンド{round}の受渡分の取消しに相手方が同意しませんでした。取引はそのまま有効です。',
    ],
    page: '/orders',
  },
  'trade-review-to-decide': {
    en: [
      'Round {round}: a cancellation is to be decided',
      'Both sides of a parcel in round {round} agree to cancel it as a mistake. Decide it before its time is over.',
    ],
    ja: [
      'ラウンド{round}：裁定待ちの取消し申請',
      'ラウンド{round}の受渡分の誤発注による取消しに双方が合意しました。期限内に裁定してください。',
    ],
    page: ROUND,
  },
  'trade-review-refused': {
    en: [
      'Round {round}: a cancellation was refused',
      'The operators have refused to cancel a parcel of yours in round {round}. The trade stands.',
    ],
    ja: [
      'ラウンド{round}：取消し申請の却下',
      'ラウンド{round}の貴組織の受渡分の取消しを運営者が認めませんでした。取引はそのまま有効です。',
    ],
    page: '/orders',
  },
  'trade-cancelled': {
    en: [
      'Round {round}: a trade was cancelled',
      'A parcel of yours in round {round} was cancelled as a mistake. Nothing is to be handed over for it.',
    ],
    ja: [
      'ラウンド{round}：取引の取消し',
      'ラウンド{round}の貴組織の受渡分が誤発注として取り消されました。引渡しは不要です。',
    ],
    page: '/orders',
  },
  'closes-soon': {
    en: ['Round {round} closes within a day', 'Round {round} takes orders for one more day at most.'],
    ja: ['ラウンド{round}：締切まで1日', 'ラウンド{round}の注文受付は1日以内に締め切られます。'],
    page: ROUND,
  },
  'signing-key-ends': {
    en: ['A signing key ends soon', 'A key with which your organisation signs is good for two more weeks at most.'],
    ja: ['署名鍵の期限が近づいています', '貴組織の署名鍵の有効期限は2週間以内です。'],
    page: '/keys',
  },
  'api-key-ends': {
    en: ['An API key ends soon', 'An API key of yours is good for two more weeks at most.'],
    ja: ['APIキーの期限が近づいています', 'あなたのAPIキーの有効期限は2週間以内です。'],
    page: '/keys',
  },
  'proposal-lapses': {
    en: ['A proposal lapses soon', 'A proposal that takes two operators lapses within a day.'],
    ja: ['提案の期限が近づいています', '運営者2人の同意が必要な提案は、1日以内に失効します。'],
    page: '/members',
  },
  settled: {
    en: ['Round {round} is settled', 'Round {round} is settled. Your statement is ready.'],
    ja: ['ラウンド{round}：決済', 'ラウンド{round}の決済が完了しました。計算書を確認できます。'],
    page: '/statements/{round}',
  },
} as const satisfies Record<string, News>

export type NewsLanguage = 'en' | 'ja'

/** What a person is written of a topic; `page` is a path within the market. */
export function newsOf(
  topic: Topic,
  { round = '' }: Pick<About, 'round'>,
  language: NewsLanguage,
): { readonly subject: string; readonly text: string; readonly page: string } {
  const { [language]: words, page }: News = NEWS[topic]
  const [subject, text] = words.map((one) => one.replaceAll('{round}', round))
  return { subject: subject ?? '', text: text ?? '', page: page.replaceAll('{round}', encodeURIComponent(round)) }
}
