import type { Words } from '../../../messages.ts'

/** What is read on the page of members. */
export const MEMBER_WORDS: Words<
  | 'title'
  | 'lede'
  | 'readOnly'
  | 'sections'
  | 'membersTitle'
  | 'membersHint'
  | 'filter'
  | 'none'
  | 'noneFound'
  | 'name'
  | 'country'
  | 'controlledFrom'
  | 'standing'
  | 'trusteeKeys'
  | 'usersCount'
  | 'good'
  | 'suspended'
  | 'yes'
  | 'no'
  | 'byItself'
  | 'fromAbroad'
  | 'othersTitle'
  | 'othersHint'
  | 'chosen'
  | 'close'
  | 'idOf'
  | 'registeredIn'
  | 'ownersTitle'
  | 'ownersNone'
  | 'owner'
  | 'share'
  | 'unknownOwner'
  | 'controlTitle'
  | 'controlWhy'
  | 'controlSelf'
  | 'controlBy'
  | 'holds'
  | 'whichHolds'
  | 'moneyTitle'
  | 'cash'
  | 'fund'
  | 'usersTitle'
  | 'usersNone'
  | 'apiKeys'
  | 'apiKey'
  | 'apiKeysNone'
  | 'sitesTitle'
  | 'sitesNone'
  | 'site'
  | 'processes'
  | 'yearly'
  | 'unlimited'
  | 'signingTitle'
  | 'signingHint'
  | 'signingNone'
  | 'key'
  | 'validFrom'
  | 'validUntil'
  | 'keyState'
  | 'revokedAt'
  | 'valid'
  | 'notYet'
  | 'expired'
  | 'contractsTitle'
  | 'contractsHint'
  | 'contractsNone'
  | 'contract'
  | 'material'
  | 'strike'
  | 'budget'
  | 'bound'
  | 'staffTitle'
  | 'staffHint'
  | 'relatedTitle'
  | 'relatedHint'
  | 'relatedNone'
  | 'registerTitle'
  | 'registerHint'
  | 'registerOpen'
  | 'proposalsTitle'
  | 'capitalTitle'
  | 'capitalHint'
> = {
  en: {
    title: 'Members and register',
    lede: 'Who takes part, who is behind them, who may act for them, and where they make what. Choose a name to see all that is registered of it.',
    readOnly: 'You see what the operator sees, and change nothing.',
    sections: 'On this page',
    membersTitle: 'Members',
    membersHint:
      'Members may trade. Control is looked through to the end: from where it is decided, not only where it is registered.',
    filter: 'Show only names that hold',
    none: 'No member yet. Register the first one below: its owners first, then the member itself, then a user who acts for it.',
    noneFound: 'No name holds this.',
    name: 'Name',
    country: 'Registered in',
    controlledFrom: 'Controlled from',
    standing: 'Standing',
    trusteeKeys: 'Rounds it can be a trustee of',
    usersCount: 'Users',
    good: 'may trade',
    suspended: 'suspended',
    yes: 'yes',
    no: 'none',
    byItself: '{from} (itself)',
    fromAbroad: '{from} (from abroad)',
    othersTitle: 'Owners and others',
    othersHint: 'They do not trade; they stand in the register because they hold or run something.',
    chosen: '{name}',
    close: 'Close',
    idOf: 'Id',
    registeredIn: 'Registered in',
    ownersTitle: 'Owners',
    ownersNone: 'No owner is registered.',
    owner: 'Owner',
    share: 'Share of the votes',
    unknownOwner: 'held by nobody who is registered',
    controlTitle: 'Who controls it in the end',
    controlWhy:
      'Control is more than half of the votes, at each company on the way. A chain of majorities counts in full; smaller holdings are multiplied along the way and summed.',
    controlSelf: 'Nobody in the register has the majority: it decides for itself, in {country}.',
    controlBy: 'Controlled from {countries} by {party}, whose votes count for {weight}:',
    holds: '{owner} holds {share} of {owned}',
    whichHolds: 'which holds {share} of {owned}',
    moneyTitle: 'Money',
    cash: 'Free money',
    fund: 'Part of the default fund',
    usersTitle: 'Users',
    usersNone: 'Nobody can sign in for it yet.',
    apiKeys: 'API keys',
    apiKey: '{id}, rights: {scopes}, until {until}',
    apiKeysNone: 'no API keys',
    sitesTitle: 'Sites',
    sitesNone: 'No site is registered: it cannot make or keep lots.',
    site: 'Site',
    processes: 'What it may do',
    yearly: '{process}: {materials}, at most {kg} a year',
    unlimited: '{process}: {materials}',
    signingTitle: 'Signing keys',
    signingHint:
      'With these it signs what it asks of the market, and what happens to lots. The market holds the public part only.',
    signingNone: 'No signing key yet: nothing can be done in its name.',
    key: 'Key',
    validFrom: 'From',
    validUntil: 'Until',
    keyState: 'State',
    revokedAt: 'revoked {at}',
    valid: 'valid',
    notYet: 'not valid yet',
    expired: 'expired',
    contractsTitle: 'Price contracts',
    contractsHint:
      'Two-way: where the round’s price is below the strike, a budget pays the seller the difference; where it is above, the seller pays it back.',
    contractsNone: 'No price contract.',
    contract: 'Contract',
    material: 'Material',
    strike: 'Strike',
    budget: 'Budget',
    bound: 'May take up to',
    staffTitle: 'Operators, auditors and readers',
    staffHint: 'They belong to no member; readers of a member stand with it.',
    relatedTitle: 'Parties that act together',
    relatedHint: 'A family, an agreement to vote together, one ministry: their holdings count as one.',
    relatedNone: 'None is declared.',
    registerTitle: 'Register an organisation',
    registerHint: 'Owners first, then the member, then a user who acts for it.',
    registerOpen: 'Fill in the register',
    proposalsTitle: 'Proposals',
    capitalTitle: 'The operator’s capital',
    capitalHint:
      'Pays for a member that cannot pay, once that member’s own money is used up, and before the default fund of the others does.',
  },
  ja: {
    title: '参加者・登録簿',
    lede: '参加者とその支配者、代理する利用者、製造拠点。名称を選ぶと登録内容の全てを表示する。',
    readOnly: '運営者と同じ内容を閲覧できる（変更は不可）。',
    sections: 'このページの内容',
    membersTitle: '参加者',
    membersHint: '取引できる組織。登録地だけでなく、実質的な意思決定地まで支配関係をたどって示す。',
    filter: '名称で絞込み',
    none: '参加者はまだいない。下記で、所有者、参加者本体、代理する利用者の順に登録する。',
    noneFound: '該当する名称なし。',
    name: '名称',
    country: '登録国',
    controlledFrom: '実質支配国',
    standing: '資格',
    trusteeKeys: '受託可能なラウンド数',
    usersCount: '利用者数',
    good: '取引可',
    suspended: '停止中',
    yes: 'あり',
    no: 'なし',
    byItself: '{from}（自ら）',
    fromAbroad: '{from}（国外から）',
    othersTitle: '所有者その他',
    othersHint: '取引は行わない。出資者または操業者として登録されている。',
    chosen: '{name}',
    close: '閉じる',
    idOf: 'ID',
    registeredIn: '登録国',
    ownersTitle: '所有者',
    ownersNone: '所有者の登録なし。',
    owner: '所有者',
    share: '議決権比率',
    unknownOwner: '登録のない保有者',
    controlTitle: '最終的な支配者',
    controlWhy:
      '途中の各社で議決権の過半数を持つことを支配とみなす。過半数の連鎖は全て算入し、少数持分は経路に沿って掛け合わせ、合算する。',
    controlSelf: '登録簿に過半数の保有者はなく、{country}で自ら意思決定を行う。',
    controlBy: '{countries}の{party}が支配（算入議決権{weight}）：',
    holds: '{owner}が{owned}の{share}を保有',
    whichHolds: '同社が{owned}の{share}を保有',
    moneyTitle: '資金',
    cash: '自由資金',
    fund: '清算基金拠出分',
    usersTitle: '利用者',
    usersNone: 'ログインできる者がまだいない。',
    apiKeys: 'APIキー',
    apiKey: '{id}（権限：{scopes}、期限：{until}）',
    apiKeysNone: 'APIキーなし',
    sitesTitle: '拠点',
    sitesNone: '拠点の登録なし。ロットの製造・保管はできない。',
    site: '拠点',
    processes: '実施可能な工程',
    yearly: '{process}：{materials}、年間上限{kg}',
    unlimited: '{process}：{materials}',
    signingTitle: '署名鍵',
    signingHint: '市場に求める操作とロットの記録に署名するための鍵。市場が保管するのは公開鍵のみ。',
    signingNone: '署名鍵は未登録。組織の名では何も行えない。',
    key: '鍵',
    validFrom: '有効開始',
    validUntil: '有効期限',
    keyState: '状態',
    revokedAt: '失効（{at}）',
    valid: '有効',
    notYet: '有効開始前',
    expired: '期限切れ',
    contractsTitle: '価格契約',
    contractsHint:
      '双方向の差額決済契約。ラウンドの価格が基準価格を下回れば予算が売り手に差額を支払い、上回れば売り手が返納する。',
    contractsNone: '価格契約なし。',
    contract: '契約',
    material: '品目',
    strike: '基準価格',
    budget: '予算',
    bound: '充当上限額',
    staffTitle: '運営者・監査人・閲覧者',
    staffHint: 'いずれの参加者にも属さない（参加者に属する閲覧者は各参加者の欄に示す）。',
    relatedTitle: '共同行為者',
    relatedHint: '親族、議決権行使の合意、同一省庁など。持分は一体として扱う。',
    relatedNone: '宣言なし。',
    registerTitle: '組織の登録',
    registerHint: '所有者、参加者、代理する利用者の順に登録する。',
    registerOpen: '登録様式を開く',
    proposalsTitle: '提案',
    capitalTitle: '運営者の資本金',
    capitalHint: '支払不能の参加者自身の資金が尽きた後、他の参加者の清算基金より先に充当される。',
  },
}
