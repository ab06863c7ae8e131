import type { Words } from '../../../messages.ts'

export type KindKey =
  | 'commission'
  | 'scrap'
  | 'transform'
  | 'separation'
  | 'metal'
  | 'alloy'
  | 'magnet'
  | 'product'
  | 'split'
  | 'merge'
  | 'ship'
  | 'receive'
  | 'inspect'
  | 'withdraw'
  | 'transfer'
  | 'pack'
  | 'unpack'
  | 'install'
  | 'remove'
export const GRAPH_WORDS: Words<
  | KindKey
  | 'question'
  | 'answer'
  | 'answerMine'
  | 'answerUnknown'
  | 'source'
  | 'note'
  | 'aside'
  | 'label'
  | 'hint'
  | 'thisLot'
  | 'ofMade'
  | 'lots'
  | 'times'
  | 'more'
  | 'control'
  | 'runBy'
  | 'signed'
  | 'tellEvent'
  | 'tellLot'
  | 'tellTarget'
  | 'keyEvent'
  | 'keyLot'
  | 'keyMoves'
  | 'when'
  | 'what'
  | 'process'
  | 'where'
  | 'country'
  | 'operator'
  | 'controller'
  | 'into'
  | 'out'
  | 'signer'
  | 'event'
> = {
  en: {
    commission: 'Mined',
    scrap: 'Collected',
    transform: 'Processed',
    separation: 'Separated',
    metal: 'Made into metal',
    alloy: 'Made into alloy',
    magnet: 'Made into magnets',
    product: 'Built into a product',
    split: 'Split off',
    merge: 'Merged or blended',
    ship: 'Shipped',
    receive: 'Received',
    inspect: 'Inspected',
    withdraw: 'Withdrawn',
    transfer: 'New owner',
    pack: 'Packed',
    unpack: 'Unpacked',
    install: 'Built in',
    remove: 'Taken out',
    question: 'Where does this lot come from?',
    answer: {
      one: 'It was {steps}, as {n} signed record tells.',
      other: 'It was {steps}, as {n} signed records tell.',
    },
    answerMine: 'Its first records are of {mines}.',
    answerUnknown: 'No record tells where it comes from.',
    source: 'records that are signed by who ran each site, in the market’s log',
    note: 'From left to right: what was done, and the lots in between. The filled part of a lot’s bar is what of it went into this one. If the drawing is wider than the page, scroll it sideways; arrow keys go from step to step.',
    aside: {
      one: '{n} more record is in the table only: what else became of the lots that it came from.',
      other: '{n} more records are in the table only: what else became of the lots that it came from.',
    },
    label: 'Chain of custody; arrow keys go from step to step',
    hint: 'Point at a step, or go to it by keyboard, and all that is recorded of it is told here.',
    thisLot: 'This lot',
    ofMade: '{used} of {made}',
    lots: '{n} lots of {material}',
    times: '{what}, {n} times',
    more: 'and {n} more',
    control: 'control: {countries}',
    runBy: 'run by {operator}, controlled from {countries}',
    signed: 'signed by {signer}',
    tellEvent: '{what} on {at} at {site}, {country}, {run}; {signed}.',
    tellLot: '{name}: {made} made, of which {used} went into this lot. {ids}',
    tellTarget: '{name}: {made} made. This is the lot that you look at. {ids}',
    keyEvent: 'what was done; the edge has the colour of the country',
    keyLot: 'a lot, and what of it is in this one',
    keyMoves: 'only moved or handed over: nothing in it changed',
    when: 'When',
    what: 'What',
    process: 'Process',
    where: 'Site',
    country: 'Country',
    operator: 'Run by',
    controller: 'Controlled from',
    into: 'In',
    out: 'Out',
    signer: 'Signed by',
    event: 'Record',
  },
  ja: {
    commission: '採掘',
    scrap: 'スクラップ回収',
    transform: '加工',
    separation: '分離・精製',
    metal: '金属製造',
    alloy: '合金製造',
    magnet: '磁石製造',
    product: '製品製造',
    split: '分割',
    merge: '統合・混合',
    ship: '出荷',
    receive: '受入れ',
    inspect: '検査',
    withdraw: '除却',
    transfer: '所有者の変更',
    pack: '梱包',
    unpack: '開梱',
    install: '組込み',
    remove: '取外し',
    question: 'このロットはどこから来たか',
    answer: '経た工程は{steps}（署名済み記録{n}件）。',
    answerMine: '最初の記録は{mines}。',
    answerUnknown: '来歴の記録がない。',
    source: '各拠点の操業者が署名した記録（市場のログ）',
    note: '左から右へ、行われたこととその間のロットを示す。ロットの帯の塗り部分は、このロットに入った分。図が画面より広い場合は横にスクロール。矢印キーで順に移動できる。',
    aside: '原料ロットのその他の使途に関する記録{n}件は表にのみ示す。',
    label: '加工・流通過程（矢印キーで移動）',
    hint: '項目を指すか、キーボードで移動すると、記録の詳細をここに示す。',
    thisLot: 'このロット',
    ofMade: '{made}のうち{used}',
    lots: '{material}（{n}ロット）',
    times: '{what}（{n}回）',
    more: 'ほか{n}件',
    control: '支配：{countries}',
    runBy: '操業者：{operator}、最終支配者の国：{countries}',
    signed: '署名：{signer}',
    tellEvent: '{what}：{at}、{site}（{country}、{run}）、{signed}。',
    tellLot: '{name}：{made}のうち{used}がこのロットに入った。{ids}',
    tellTarget: '{name}：{made}。表示中のロット。{ids}',
    keyEvent: '行われたこと（左端の色は国）',
    keyLot: 'ロットと、このロットに入った分',
    keyMoves: '移動・所有者の変更のみ（内容は不変）',
    when: '日時',
    what: '内容',
    process: '工程',
    where: '拠点',
    country: '国',
    operator: '操業者',
    controller: '最終支配者の国',
    into: '投入',
    out: '産出',
    signer: '署名者',
    event: '記録',
  },
}
