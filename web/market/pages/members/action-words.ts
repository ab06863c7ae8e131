import type { Words } from '../../../messages.ts'

/** What the operator does on the page of members. */
export const ACTION_WORDS: Words<
  | 'why'
  | 'choose'
  | 'id'
  | 'orgIdHint'
  | 'orgName'
  | 'orgNameJa'
  | 'orgCountry'
  | 'orgCountryHint'
  | 'isMember'
  | 'isMemberHint'
  | 'owners'
  | 'ownersHint'
  | 'ownerShare'
  | 'addOwner'
  | 'takeOut'
  | 'register'
  | 'replace'
  | 'replaceTitle'
  | 'registerSure'
  | 'registerSureAlone'
  | 'suspend'
  | 'suspendSure'
  | 'resume'
  | 'resumeSure'
  | 'addUser'
  | 'userId'
  | 'userIdHint'
  | 'userName'
  | 'role'
  | 'roleHint'
  | 'enrol'
  | 'enrolHint'
  | 'enrolSure'
  | 'enrolled'
  | 'oneTime'
  | 'secondFactor'
  | 'qr'
  | 'qrHint'
  | 'validUntil'
  | 'handed'
  | 'gone'
  | 'removeUser'
  | 'removeSure'
  | 'revokeApi'
  | 'revokeApiSure'
  | 'subject'
  | 'subjectHint'
  | 'setSubject'
  | 'subjectDone'
  | 'admitProposed'
  | 'addSite'
  | 'changeSite'
  | 'siteIdHint'
  | 'siteName'
  | 'siteNameJa'
  | 'siteCountry'
  | 'processes'
  | 'process'
  | 'processHint'
  | 'brings'
  | 'allMaterials'
  | 'yearly'
  | 'yearlyHint'
  | 'addProcess'
  | 'standards'
  | 'standardsHint'
  | 'payment'
  | 'way'
  | 'in'
  | 'out'
  | 'amount'
  | 'amountHint'
  | 'reference'
  | 'referenceHint'
  | 'payIn'
  | 'payOut'
  | 'payInSure'
  | 'payOutSure'
  | 'after'
  | 'addCapital'
  | 'capitalSure'
  | 'capitalOut'
  | 'capitalOutWhy'
  | 'capitalNoticed'
  | 'capitalWaits'
  | 'capitalNotice'
  | 'capitalNoticeSure'
  | 'capitalTake'
  | 'capitalTakeSure'
  | 'sign'
  | 'contractIdHint'
  | 'strike'
  | 'budget'
  | 'budgetHint'
  | 'budgetNone'
  | 'budgetFree'
  | 'bind'
  | 'bindHint'
  | 'signSure'
  | 'relate'
  | 'groupName'
  | 'groupMembers'
  | 'addGroup'
  | 'groupSure'
  | 'final'
> = {
  en: {
    why: 'Why',
    choose: 'choose…',
    id: 'Id',
    orgIdHint: 'A lasting address without blanks, such as urn:org:acme. It stands in every record of a lot.',
    orgName: 'Name',
    orgNameJa: 'Name in Japanese',
    orgCountry: 'Country of registration',
    orgCountryHint: 'Three capitals, such as JPN. Of a person: nationality. Of a state: itself.',
    isMember: 'It is a member, and may trade',
    isMemberHint: 'Leave it out for owners, who stand in the register only.',
    owners: 'Owners',
    ownersHint: 'Everybody who holds votes, with their part. Whoever is to be named has to be registered first.',
    ownerShare: 'Share, per cent',
    addOwner: 'Add an owner',
    takeOut: 'Take out',
    register: 'Register it',
    replace: 'Replace what is registered',
    replaceTitle: 'Change name, country or owners',
    registerSureAlone: '{name} ({country}) will stand in the register, without owners.',
    registerSure: '{name} ({country}) will stand in the register, with these owners:',
    suspend: 'Suspend it',
    suspendSure:
      '{name} can place no more orders, and orders that are placed will be refused when they are opened. What it owes and has to deliver stays.',
    resume: 'Let it trade again',
    resumeSure: '{name} may place orders again at once.',
    addUser: 'Add a user',
    userId: 'User name',
    userIdHint: 'To sign in with: letters, digits and . _ : -',
    userName: 'Name of the person',
    role: 'Role',
    roleHint: 'Traders act for the member; readers look on; auditors see the whole log; operators run the market.',
    enrol: 'Give a one-time password and second factor',
    enrolHint: 'For somebody new, or who has lost theirs.',
    enrolSure:
      'The password, second factor and sessions that {user} has now end at once. What is made now is shown once, here.',
    enrolled: 'For {user}, shown this once',
    oneTime: 'One-time password',
    secondFactor: 'Address of the second factor',
    qr: 'QR code of the address of the second factor, for an authenticator app. The same address stands beside it as text.',
    qrHint:
      'Hand both over by a way that nobody else reads: in person, or password and QR code by two different ways. An authenticator app reads the QR code.',
    validUntil: 'The password is good until {until}; then they choose one of their own.',
    handed: 'I have handed it over: hide it',
    gone: 'It is hidden and cannot be shown again. If it did not arrive, make another.',
    removeUser: 'Remove this user',
    removeSure: '{user} can no longer sign in; API keys and sessions end. Orders of the member stay.',
    revokeApi: 'Revoke an API key',
    revokeApiSure: 'Programmes that use {key} are turned away from now on.',
    subject: 'Who {user} is at the identity provider',
    subjectHint: 'The subject (sub) that the identity provider tells.',
    setSubject: 'Note the subject',
    admitProposed: 'Proposed: once another operator agrees, come back here within seven days and do it.',
    subjectDone: 'It is noted: {user} can sign in at the identity provider.',
    addSite: 'Register a site',
    changeSite: 'Change {name}',
    siteIdHint: 'A lasting address without blanks, such as urn:site:acme-works. One that is known is replaced.',
    siteName: 'Name',
    siteNameJa: 'Name in Japanese',
    siteCountry: 'Country where it lies',
    processes: 'What it may do',
    process: 'Process',
    processHint: 'A mine or collector brings lots into being; other processes make them of others.',
    brings: 'Only these materials (all, if none is ticked)',
    allMaterials: 'all materials',
    yearly: 'Most in any 365 days, kg',
    yearlyHint:
      'A mine or collector brings out no more; conversions at a plant make a twelfth of it in a month. Without it, nothing.',
    addProcess: 'Add a process',
    standards: 'Standards that it keeps',
    standardsHint: 'As certified, parted by commas. May be left empty.',
    payment: 'Note a payment',
    way: 'Direction',
    in: 'money that has come in at the bank',
    out: 'money that was paid out',
    amount: 'Amount, {currency}',
    amountHint: 'Decimal digits without separators, such as 250000.50.',
    reference: 'Reference of the bank’s statement',
    referenceHint: 'So that an auditor finds it there.',
    payIn: 'Note the payment in',
    payOut: 'Note the payment out',
    payInSure: '{amount} of {name} have come in, by the bank’s statement {reference}.',
    payOutSure: '{amount} were paid out to {name}, by the bank’s statement {reference}.',
    after: 'Its free money is {before} now, and {after} then.',
    addCapital: 'Add capital',
    capitalSure: '{amount} are added to the operator’s capital, by the bank’s statement {reference}: {after} then.',
    capitalOut: 'Take capital out',
    capitalOutWhy:
      'Give notice first. Capital stands behind the rounds that are announced by then, until each is settled or void. A new notice takes the place of the one before; 0 takes it back.',
    capitalNoticed: 'Notice was given of {amount}.',
    capitalWaits: { one: 'It waits for {rounds}.', other: 'It waits for {n} rounds: {rounds}.' },
    capitalNotice: 'Give notice',
    capitalNoticeSure: 'Notice is given that {amount} of the operator’s capital are to leave.',
    capitalTake: 'Note that it was paid out',
    capitalTakeSure: '{amount} leave the operator’s capital: {after} then.',
    sign: 'Note a price contract',
    contractIdHint: 'Orders name it.',
    strike: 'Strike, USD/kg',
    budget: 'Budget',
    budgetHint: 'Set aside by a member, usually the stockpile agency, on its page of money.',
    budgetNone: 'There is no budget yet. A member has to set money aside for one first, on its page of money.',
    budgetFree: '{id}: {free} not bound',
    bind: 'May take up to, {currency}',
    bindHint: 'No more than the budget has that no other contract binds.',
    signSure:
      'For {material}, {name} is paid the difference to {strike}, up to {amount} of the budget {budget} in all, and pays back what is above.',
    relate: 'Declare all of these',
    groupName: 'Name',
    groupMembers: 'Who acts together (at least two)',
    addGroup: 'Add a group',
    groupSure:
      'This takes the place of all that was declared before: {n} groups. Control of every organisation is worked out again.',
    final: 'It stands in the log for good; a mistake is mended by another entry.',
  },
  ja: {
    why: '理由',
    choose: '選択…',
    id: 'ID',
    orgIdHint: 'urn:org:acme のような空白のない恒久的な識別子。ロットの全記録に用いられる。',
    orgName: '名称（英語）',
    orgNameJa: '名称（日本語）',
    orgCountry: '登録国',
    orgCountryHint: 'JPNのような大文字3字。個人は国籍、国は当該国。',
    isMember: '参加者（取引を行う）',
    isMemberHint: '登録簿に載るだけの所有者の場合は外す。',
    owners: '所有者',
    ownersHint: '議決権の全保有者とその比率。保有者は先に登録しておく必要がある。',
    ownerShare: '比率（％）',
    addOwner: '所有者を追加',
    takeOut: '除く',
    register: '登録する',
    replace: '登録内容を置き換える',
    replaceTitle: '名称・国・所有者の変更',
    registerSureAlone: '{name}（{country}）を所有者なしで登録する。',
    registerSure: '{name}（{country}）を次の所有者とともに登録する：',
    suspend: '資格を停止する',
    suspendSure: '{name}は以後注文できず、提出済みの注文は開封時に却下される。債務と引渡し義務は残る。',
    resume: '取引を再開させる',
    resumeSure: '{name}は直ちに注文を再開できる。',
    addUser: '利用者を追加する',
    userId: '利用者名',
    userIdHint: 'ログインに用いる。英数字と . _ : -',
    userName: '氏名',
    role: '役割',
    roleHint: '取引担当者は参加者を代理し、閲覧者は閲覧のみ、監査人は全ログを閲覧し、運営者は市場を運営する。',
    enrol: '一時パスワードと二要素認証を発行する',
    enrolHint: '新規の利用者、または紛失した利用者のため。',
    enrolSure:
      '{user}の現在のパスワード、二要素認証、セッションは直ちに無効となる。発行内容はここで一度だけ表示される。',
    enrolled: '{user}の認証情報（一度だけ表示）',
    oneTime: '一時パスワード',
    secondFactor: '二要素認証のアドレス',
    qr: '二要素認証アドレスのQRコード（認証アプリ用）。同じアドレスを文字でも併記。',
    qrHint:
      '第三者の目に触れない方法で渡すこと（手渡し、またはパスワードとQRコードを別々の手段で）。QRコードは認証アプリで読み取る。',
    validUntil: 'パスワードの有効期限は{until}。その後、本人が新しいパスワードを設定する。',
    handed: '引渡し済み：非表示にする',
    gone: '非表示にした。再表示はできない。届いていない場合は再発行する。',
    removeUser: 'この利用者を削除する',
    removeSure: '{user}は以後ログインできず、APIキーとセッションは無効となる。参加者の注文は残る。',
    revokeApi: 'APIキーを失効させる',
    revokeApiSure: '以後、{key}を用いるプログラムは受け付けない。',
    subject: 'IDプロバイダーにおける{user}の識別子',
    subjectHint: 'IDプロバイダーが通知するsubject（sub）。',
    setSubject: '識別子を登録する',
    admitProposed: '提案しました。他の運営者が同意したら、7日以内にここで実行してください。',
    subjectDone: '登録済み。{user}はIDプロバイダーでログインできる。',
    addSite: '拠点を登録する',
    changeSite: '{name}を変更する',
    siteIdHint: 'urn:site:acme-works のような空白のない恒久的な識別子。既存のIDは置き換えられる。',
    siteName: '名称（英語）',
    siteNameJa: '名称（日本語）',
    siteCountry: '所在国',
    processes: '実施可能な工程',
    process: '工程',
    processHint: '鉱山・回収はロットを生み出し、その他の工程はロットから別のロットを作る。',
    brings: '対象品目の限定（選択なしは全て）',
    allMaterials: '全品目',
    yearly: '365日間の上限（kg）',
    yearlyHint: '鉱山・回収の産出の上限。設備の委託加工は1か月にその12分の1まで。空欄では一切不可。',
    addProcess: '工程を追加',
    standards: '準拠規格',
    standardsHint: '認証済みのもの。カンマ区切り。空欄可。',
    payment: '入出金を記録する',
    way: '入出金の別',
    in: '銀行への入金',
    out: '銀行からの出金',
    amount: '金額（{currency}）',
    amountHint: '250000.50のような、区切りのない数字。',
    reference: '銀行明細の参照番号',
    referenceHint: '監査人が照合できるように記す。',
    payIn: '入金を記録する',
    payOut: '出金を記録する',
    payInSure: '{name}の{amount}が入金された（銀行明細{reference}）。',
    payOutSure: '{name}に{amount}を出金した（銀行明細{reference}）。',
    after: '自由資金は現在{before}、記録後{after}。',
    addCapital: '資本金を追加する',
    capitalSure: '運営者の資本金に{amount}を追加する（銀行明細{reference}）。追加後{after}。',
    capitalOut: '資本金の引出し',
    capitalOutWhy:
      'まず引出しを予告する。予告時に公示済みのラウンドがすべて決済又は無効となるまで、資本金は残る。新たな予告は前の予告に代わり、0で取消しとなる。',
    capitalNoticed: '引出し予告額：{amount}',
    capitalWaits: '未了のラウンド{n}件：{rounds}',
    capitalNotice: '予告する',
    capitalNoticeSure: '運営者の資本金のうち{amount}の引出しを予告する。',
    capitalTake: '支払いを記録する',
    capitalTakeSure: '運営者の資本金から{amount}を引き出す。引出し後{after}。',
    sign: '価格契約を記録する',
    contractIdHint: '注文で指定される。',
    strike: '基準価格（USD/kg）',
    budget: '予算',
    budgetHint: '参加者（通常は備蓄機構）が「資金」のページで積み立てる。',
    budgetNone: '予算がまだない。先に参加者が「資金」のページで積み立てる必要がある。',
    budgetFree: '{id}：未拘束{free}',
    bind: '充当上限額（{currency}）',
    bindHint: '他の契約に拘束されていない予算の範囲内。',
    signSure:
      '{material}について、{name}は{strike}との差額を、予算{budget}から通算{amount}を上限に受け取り、上回る分を返納する。',
    relate: 'この内容で宣言する',
    groupName: '名称',
    groupMembers: '共同行為者（2者以上）',
    addGroup: 'グループを追加',
    groupSure: '従前の宣言を全て置き換える（{n}グループ）。全組織の支配関係が改めて算定される。',
    final: 'ログに恒久的に残る。誤りは新たな記録で訂正する。',
  },
}
