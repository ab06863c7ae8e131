import type { Words } from '../../messages.ts'

export const WEAPON_WORDS: Words<
  | 'question'
  | 'questionAll'
  | 'supplier'
  | 'headNone'
  | 'head'
  | 'headLoss'
  | 'headPlace'
  | 'headPlaces'
  | 'headGives'
  | 'headRolled'
  | 'headRolledNone'
  | 'proved'
  | 'provedNote'
  | 'ties'
  | 'blunt'
  | 'sharp'
  | 'bluntWait'
  | 'runIt'
  | 'setsTitle'
  | 'setsAnswer'
  | 'setsWait'
  | 'setsWorse'
  | 'setsSame'
  | 'setsNote'
  | 'idle'
  | 'rank'
  | 'measures'
  | 'loss'
  | 'added'
  | 'gives'
  | 'million'
  | 'leverage'
  | 'rolled'
  | 'who'
  | 'curveTitle'
  | 'curveAnswer'
  | 'curveOne'
  | 'curveNote'
  | 'keyStairs'
  | 'keyCeiling'
  | 'curveDetail'
  | 'curveGives'
  | 'curveLoss'
  | 'equalPain'
  | 'times'
  | 'threshold'
  | 'from'
  | 'to'
  | 'placesTitle'
  | 'placesAnswer'
  | 'placesNote'
  | 'keyBest'
  | 'keyRolled'
  | 'place'
  | 'sectorsTitle'
  | 'sectorsAnswer'
  | 'sectorsNone'
  | 'sectorsNote'
  | 'sector'
  | 'material'
  | 'firstStop'
  | 'noStop'
  | 'lacking'
  | 'sureTitle'
  | 'sureAnswer'
  | 'sureLimits'
  | 'judgedLink'
  | 'repeatTitle'
  | 'repeatAnswer'
  | 'downloadResult'
  | 'print'
  | 'opening'
  | 'working'
  | 'completing'
  | 'completingFirst'
  | 'outdated'
  | 'cancel'
  | 'cancelled'
  | 'kept'
  | 'again'
  | 'source'
> = {
  en: {
    question: 'What is the worst that {supplier} can do to {places}?',
    questionAll: 'What is the worst that {supplier} can do?',
    supplier: 'the supplier state',
    headNone: 'Nothing on this menu costs anybody anything.',
    head: 'The worst: {measures}.',
    headLoss: {
      one: 'In one month it costs all but {supplier} {loss}, however well they share out what is left.',
      other: 'In {n} months it costs all but {supplier} {loss}, however well they share out what is left.',
    },
    headPlace: '{place} loses value added of {added}, {gdp} of a year’s GDP.',
    headPlaces: 'Value added of {added} is lost, most of it in {place}: {most}.',
    headGives: '{supplier} gives up exports of {gives}: each dollar given up costs the others {leverage} dollars.',
    headRolled:
      'Run month by month, buyers seeing {n} months ahead and selling to the highest bidder, value added of {rolled} is lost at the places asked about; the first line stops in {month}.',
    headRolledNone:
      'Run month by month, buyers seeing {n} months ahead and selling to the highest bidder, no line stops at the places asked about.',
    proved:
      'Proved: of all {sets} sets of at most {most} of these {all} measures, none costs more than {bound} (gap {gap}).',
    provedNote:
      '{solves} sets were solved to know that. The worst was solved once more from nothing and checked without the solver; the difference is {cold} of all that the others are worth.',
    ties: {
      one: 'Another set costs as much; the table marks it with “=”.',
      other: '{n} other sets cost as much; the table marks them with “=”.',
    },
    blunt: 'At a leverage of {threshold} the weapon is blunt: no set costs the others so much per dollar given up.',
    sharp: 'At a leverage of {threshold} the weapon is not blunt: some set costs the others more per dollar given up.',
    bluntWait: 'Whether the weapon is blunt at a leverage of {threshold} is being worked out.',
    runIt: 'Run these measures as a scenario',
    setsTitle: 'Which sets of measures are the worst?',
    setsAnswer: 'First {worst} at {loss}, then {next} at {nextLoss}.',
    setsWait: 'First {worst} at {loss}. The next sets are not worked out yet.',
    setsWorse:
      'Month by month, a runner-up costs more: {measures}, {rolled}, {more} more than the worst set. The proof is about the best response, not about this one.',
    setsSame: 'Of the sets that were run month by month, none costs more there than the worst set does.',
    setsNote:
      'Loss: value added, dearer supply and uses given up, in the best response of the others, discounted by {discount} a month. Value added lost: in the same response, not discounted. Given up: exports that the measures stop, at the prices of 2024. Month by month: value added lost at the places asked about if buyers see some months ahead and the highest bidder is served; run for the first sets. The name of a set opens it in Shock.',
    idle: 'Measures that reach no trade: {idle}.',
    rank: 'rank',
    measures: 'measures',
    loss: 'loss',
    added: 'value added lost',
    gives: 'given up',
    million: '{what}, M USD',
    leverage: 'leverage',
    rolled: 'month by month',
    who: 'who loses',
    curveTitle: 'What does it cost {supplier}, and what does it get for it?',
    curveAnswer:
      'As long as a dollar given up weighs less than {first} dollars of others’ loss, the worst set serves {supplier} best. The sharpest set, {last}, is worth it up to {limit}; beyond that, nothing is.',
    curveOne:
      'One set serves {supplier} best, {last}, as long as a dollar given up weighs less than {limit} dollars of others’ loss; beyond that, nothing is worth it.',
    curveNote:
      'Both scales are ratios: sets of the same leverage lie on one straight line. κ is how many dollars of others’ loss a dollar given up weighs to {supplier}; each set is the best for the κ written beside it. Names open a set in Shock.',
    keyStairs: 'for no more than this given up, the others can be made to lose at least so much',
    keyCeiling: 'no set of the menu lies above this line',
    curveDetail: 'κ {from} to {to}: {loss} for {gives}, {leverage} to one',
    curveGives: '{supplier} gives up',
    curveLoss: 'the others lose',
    equalPain: 'pain is equal',
    times: '{leverage} for each dollar',
    threshold: 'threshold {leverage}',
    from: 'κ from',
    to: 'κ to',
    placesTitle: 'Who loses under the worst set?',
    placesAnswer: {
      one: '{place} alone: value added of {lost}.',
      other: '{n} places; most {place}, value added of {lost}.',
    },
    placesNote:
      'The response of the others counts them as one: what each place loses is read from it, and another set may be worse for one of them.',
    keyBest: 'best response',
    keyRolled: 'month by month',
    place: 'place',
    sectorsTitle: 'Which sectors lose under the worst set?',
    sectorsAnswer: 'Most {sector}, {lost} of value added, above all for want of {material}.',
    sectorsNone: 'No sector loses value added; supply is dearer.',
    sectorsNote:
      'Value added lost in the best response, and the month in which the first line of a sector stops there.',
    sector: 'sector',
    material: 'for want of',
    firstStop: 'first stop',
    noStop: 'none',
    lacking: '{stop} · {materials}',
    sureTitle: 'How sure is this?',
    sureAnswer:
      'That nothing on the menu is worse is proved; the figures it is proved from are not. {judged} of {figures} are judgements with a range, the rest is published.',
    sureLimits:
      'The loss is that of all others together and a floor under it: they know everything from the start and share out perfectly. What is given up counts what the measures stop, not what is then sold elsewhere. Nobody hits back.',
    judgedLink: 'What the model rests on',
    repeatTitle: 'Repeat it, or take it along',
    repeatAnswer: 'The command line gives the same bytes:',
    downloadResult: 'Result (JSON)',
    print: 'Print a brief',
    opening: 'Reading the world and starting the solver…',
    working: { one: 'Looking for the worst: one set solved', other: 'Looking for the worst: {n} sets solved' },
    completingFirst:
      'The worst is found and proved. On their way: the next sets, month by month, and the leverage curve.',
    completing: {
      one: 'The worst is found and proved. On their way: the next sets, month by month, and the leverage curve. One set solved',
      other:
        'The worst is found and proved. On their way: the next sets, month by month, and the leverage curve. {n} sets solved',
    },
    outdated: 'The answer below is still the one before your change.',
    cancel: 'Cancel',
    cancelled: 'You stopped this search. Nothing was kept of it.',
    kept: 'You stopped the rest. The worst set and its proof stand; the next sets and the leverage curve are left out.',
    again: 'Go on with it',
    source: 'the model, on the figures of 2024; each is traced on the page World',
  },
  ja: {
    question: '{supplier}が{places}に与え得る最大の打撃は何か',
    questionAll: '{supplier}が与え得る最大の打撃は何か',
    supplier: '供給国',
    headNone: 'この一覧の措置では、誰にも損失は生じない。',
    head: '最悪の組合せは、{measures}。',
    headLoss: '残る供給を最善に配分しても、{supplier}以外の損失は{n}か月間で{loss}に上る。',
    headPlace: '{place}が失う付加価値は{added}、年間GDPの{gdp}。',
    headPlaces: '失われる付加価値は{added}。最大は{place}の{most}。',
    headGives: '{supplier}が失う輸出は{gives}。1ドル失うごとに、相手に{leverage}ドルの損失を与える。',
    headRolled:
      '買い手が{n}か月先までを見通し、最も高い値を付けた者に売る月ごとの計算では、対象国・地域の付加価値の損失は{rolled}、最初のライン停止は{month}。',
    headRolledNone:
      '買い手が{n}か月先までを見通し、最も高い値を付けた者に売る月ごとの計算では、対象国・地域で止まるラインはない。',
    proved:
      '証明済み：この{all}件の措置から最大{most}件を選ぶ{sets}通りのうち、損失が{bound}を超えるものはない（差{gap}）。',
    provedNote:
      '証明には{solves}通りを解いた。最悪の組合せは改めて最初から解き、ソルバーを使わずに検算した。損失の差は、供給国以外の価値全体の{cold}であった。',
    ties: '損失が等しい組合せが他に{n}通りある（表の「=」）。',
    blunt: '効果倍率{threshold}に達する組合せはない。この基準では、武器化は無力である。',
    sharp: '効果倍率{threshold}に達する組合せがある。この基準では、武器化は無力ではない。',
    bluntWait: '効果倍率{threshold}に達する組合せの有無は計算中。',
    runIt: 'この措置をシナリオとして計算',
    setsTitle: 'どの組合せの損失が大きいか',
    setsAnswer: '1位は{worst}で{loss}、次いで{next}の{nextLoss}。',
    setsWait: '1位は{worst}で{loss}。次点以下は未計算。',
    setsWorse:
      '月ごとの計算では、次点の{measures}の損失（{rolled}）が1位を{more}上回る。証明は最善の対応に関するもので、月ごとの計算に関するものではない。',
    setsSame: '月ごとに計算した組合せのうち、損失が1位を上回るものはない。',
    setsNote:
      '損失は、供給国以外が最善に対応した場合の付加価値の損失、割高な調達、断念した使用の合計（月{discount}で割引）。付加価値の損失は同じ対応での値（割引なし）。失う輸出は、措置で止まる輸出を2024年価格で評価したもの。月ごとの計算は、買い手が数か月先までを見通し、最も高い値を付けた者に売る場合の、対象国・地域の付加価値の損失で、上位の組合せについて計算した。組合せの名称から「供給途絶」のページで計算できる。',
    idle: 'どの貿易にも及ばない措置：{idle}。',
    rank: '順位',
    measures: '措置',
    loss: '損失',
    added: '付加価値の損失',
    gives: '失う輸出',
    million: '{what}（百万ドル）',
    leverage: '効果倍率',
    rolled: '月ごとの計算',
    who: '損失を被る国・地域',
    curveTitle: '{supplier}は何を失い、何を得るか',
    curveAnswer:
      '失う1ドルの重みが相手の損失{first}ドル分未満であれば、最悪の組合せが{supplier}に最も有利となる。効果倍率が最も高い{last}は{limit}ドル分まで割に合い、それを超えると何もしないのが最も有利となる。',
    curveOne:
      '失う1ドルの重みが相手の損失{limit}ドル分未満であれば、{last}が{supplier}に最も有利となる。それを超えると何もしないのが最も有利となる。',
    curveNote:
      '両軸とも対数目盛で、効果倍率の等しい組合せは1本の直線上に並ぶ。κは、{supplier}が失う1ドルを相手の損失何ドル分と見なすかを示し、各組合せは併記したκの範囲で最も有利となる。組合せの名称から「供給途絶」のページで計算できる。',
    keyStairs: '失う輸出をこの額以下に抑えても、少なくともこれだけの損失を与え得る',
    keyCeiling: 'この線を上回る組合せはない',
    curveDetail: 'κ {from}～{to}：失う輸出{gives}、相手の損失{loss}（{leverage}倍）',
    curveGives: '{supplier}が失う輸出',
    curveLoss: '相手の損失',
    equalPain: '双方の損失が等しい',
    times: '効果倍率{leverage}',
    threshold: '基準{leverage}',
    from: 'κ（下限）',
    to: 'κ（上限）',
    placesTitle: '最悪の組合せで損失を被る国・地域はどこか',
    placesAnswer: '{n}か国・地域。最大は{place}で、付加価値の損失は{lost}。',
    placesNote:
      '供給国以外を一体とみなした対応から、国・地域ごとの損失を読み取ったもの。個々の国・地域にとっては、別の組合せの損失の方が大きいこともある。',
    keyBest: '最善の対応',
    keyRolled: '月ごとの計算',
    place: '国・地域',
    sectorsTitle: '最悪の組合せで損失を被る部門はどこか',
    sectorsAnswer: '最大は{sector}で、主に{material}の不足により{lost}の付加価値を失う。',
    sectorsNone: '付加価値を失う部門はなく、調達が割高になる。',
    sectorsNote: '最善の対応における付加価値の損失と、その部門で最初のラインが止まる月。',
    sector: '部門',
    material: '不足する品目',
    firstStop: 'ライン停止',
    noStop: 'なし',
    lacking: '{stop}・{materials}',
    sureTitle: 'どこまで確かか',
    sureAnswer:
      '一覧にこれより悪い組合せがないことは証明されているが、その基礎となる数値はそうではない。{figures}件のうち{judged}件は幅を付した判断値で、残りは公表値である。',
    sureLimits:
      '損失は供給国以外の合計で、その下限である（全員が当初からすべてを知り、最善に配分すると仮定）。失う輸出は措置で止まる分であり、その後に他へ売る分は差し引かない。対抗措置は考慮しない。',
    judgedLink: 'モデルの基礎となる数値',
    repeatTitle: '再現とダウンロード',
    repeatAnswer: 'コマンドラインでも同じ結果（バイト単位で同一）が得られる：',
    downloadResult: '結果（JSON）',
    print: '要約を印刷',
    opening: 'データの読込みとソルバーの起動中…',
    working: '最悪の組合せを探索中：{n}通りを計算済み',
    completingFirst: '最悪の組合せは証明済み。次点、月ごとの計算、効果倍率曲線を計算中。',
    completing: '最悪の組合せは証明済み。次点、月ごとの計算、効果倍率曲線を計算中：{n}通りを計算済み',
    outdated: '以下は変更前の結果である。',
    cancel: '中止',
    cancelled: '探索を中止しました。途中の結果は残っていません。',
    kept: '残りの計算を中止しました。最悪の組合せとその証明は有効です（次点と効果倍率曲線は省略）。',
    again: '計算を続ける',
    source: '本モデル（2024年の数値に基づく。各数値は「データ」のページで出典まで確認できる）',
  },
}

export const CHOICE_WORDS: Words<
  | 'controls'
  | 'menu'
  | 'target'
  | 'everyone'
  | 'others'
  | 'most'
  | 'mostText'
  | 'months'
  | 'monthsText'
  | 'least'
  | 'leastNote'
  | 'notAsked'
  | 'reset'
> = {
  en: {
    controls: 'Choose what it may do',
    menu: 'Menu of measures',
    target: 'Who is aimed at',
    everyone: 'everyone on the menu',
    others: 'Other places',
    most: 'Measures at once',
    mostText: { one: 'one', other: 'up to {n}' },
    months: 'For how long',
    monthsText: { one: '{n} month', other: '{n} months' },
    least: 'Blunt under a leverage of',
    leastNote: 'Leverage: dollars that the others lose for each dollar the supplier state gives up.',
    notAsked: 'not asked',
    reset: 'Back to the first question',
  },
  ja: {
    controls: '条件の設定',
    menu: '措置の一覧',
    target: '対象国・地域',
    everyone: '一覧のすべて',
    others: 'その他の国・地域',
    most: '同時に取る措置',
    mostText: '最大{n}件',
    months: '期間',
    monthsText: '{n}か月',
    least: '無力とみなす効果倍率の基準',
    leastNote: '効果倍率：供給国が1ドル失うごとに相手が被る損失（ドル）。',
    notAsked: '設定しない',
    reset: '最初の条件に戻す',
  },
}
