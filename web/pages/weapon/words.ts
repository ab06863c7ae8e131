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
  | 'within'
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
  | 'rightLink'
  | 'repeatTitle'
  | 'repeatAnswer'
  | 'downloadResult'
  | 'print'
  | 'opening'
  | 'working'
  | 'between'
  | 'completing'
  | 'solved'
  | 'solvedAlone'
  | 'partSafe'
  | 'partSets'
  | 'partCurve'
  | 'partAlone'
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
    proved: '{proof}: of all {sets} sets of at most {most} of these {all} measures, none costs more (gap {gap}).',
    within:
      '{proof}: of all {sets} sets of at most {most} of these {all} measures, none costs more than this one and that part of it.',
    provedNote:
      'It took {solves} solves, each checked without the solver. The worst set was solved again from nothing; the difference is {cold} of all that the others are worth.',
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
      'Month by month, a runner-up costs more: {measures}, {rolled}, {more} more than the worst set. The bound is about the best response, not about this one.',
    setsSame: 'Of the sets that were run month by month, none costs more there than the worst set does.',
    setsNote:
      'Loss: value added, dearer supply and uses given up, in the best response of the others, discounted by {discount} a month. Value added lost: in the same response, not discounted. Given up: exports that the measures stop, at the prices of 2024. Month by month: value added lost at the places asked about if buyers see some months ahead and the highest bidder is served; run for the first sets. The name of a set opens it in Shock.',
    idle: 'Measures that do nothing here: they reach no trade, or no month looked at: {idle}.',
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
      'How far the worst of the menu can be from what was found is known; whether the figures are right is not. {judged} of {figures} are judgements with a range, the rest is published.',
    sureLimits:
      'The loss is that of all others together and a floor under it: they know everything from the start and share out perfectly. What is given up counts what the measures stop, not what is then sold elsewhere. Nobody hits back.',
    judgedLink: 'What the model rests on',
    rightLink: 'Was it right before?',
    repeatTitle: 'Repeat it, or take it along',
    repeatAnswer: 'The command line gives the same bytes:',
    downloadResult: 'Result (JSON)',
    print: 'Print a brief',
    opening: 'Reading the world and starting the solver…',
    working: { one: 'Looking for the worst: one set solved.', other: 'Looking for the worst: {n} sets solved.' },
    between: 'The worst known costs {best}, and none more than {bound}.',
    completing: 'The worst is found. On their way: {parts}.',
    solved: { one: 'One set solved.', other: '{n} sets solved.' },
    solvedAlone: '{n} of {all} sets known.',
    partSafe: 'what to make safe first',
    partSets: 'the next sets, month by month',
    partCurve: 'the leverage curve',
    partAlone: 'what is worst for {member} alone',
    outdated: 'The answer below is still the one before your change.',
    cancel: 'Cancel',
    cancelled: 'You stopped this search. Nothing was kept of it.',
    kept: 'You stopped the rest. The worst set and the bound on all others stand. Left out: {parts}.',
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
      '{proof}：この{all}件の措置から最大{most}件を選ぶ{sets}通りのうち、これより損失の大きいものはない（差{gap}）。',
    within:
      '{proof}：この{all}件の措置から最大{most}件を選ぶ{sets}通りのうち、損失がこれをその割合より上回るものはない。',
    provedNote:
      '{solves}回の求解のそれぞれを、ソルバーを使わずに検算した。最悪の組合せは最初から解き直し、損失の差は、供給国以外の価値全体の{cold}であった。',
    ties: '損失が等しい組合せが他に{n}通りある（表の「=」）。',
    blunt: '効果倍率{threshold}に達する組合せはない。この基準では、武器化は無力である。',
    sharp: '効果倍率{threshold}に達する組合せがある。この基準では、武器化は無力ではない。',
    bluntWait: '効果倍率{threshold}に達する組合せの有無は計算中。',
    runIt: 'この措置をシナリオとして計算',
    setsTitle: 'どの組合せの損失が大きいか',
    setsAnswer: '1位は{worst}で{loss}、次いで{next}の{nextLoss}。',
    setsWait: '1位は{worst}で{loss}。次点以下は未計算。',
    setsWorse:
      '月ごとの計算では、次点の{measures}の損失（{rolled}）が1位を{more}上回る。上限は最善の対応に関するもので、月ごとの計算に関するものではない。',
    setsSame: '月ごとに計算した組合せのうち、損失が1位を上回るものはない。',
    setsNote:
      '損失は、供給国以外が最善に対応した場合の付加価値の損失、割高な調達、断念した使用の合計（月{discount}で割引）。付加価値の損失は同じ対応での値（割引なし）。失う輸出は、措置で止まる輸出を2024年価格で評価したもの。月ごとの計算は、買い手が数か月先までを見通し、最も高い値を付けた者に売る場合の、対象国・地域の付加価値の損失で、上位の組合せについて計算した。組合せの名称から「供給途絶」のページで計算できる。',
    idle: '効果のない措置（及ぶ貿易がない、または対象期間外）：{idle}。',
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
      '一覧の中の最悪の組合せとの差は上限が分かっているが、基礎となる数値の正しさは分からない。{figures}件のうち{judged}件は幅を付した判断値で、残りは公表値である。',
    sureLimits:
      '損失は供給国以外の合計で、その下限である（全員が当初からすべてを知り、最善に配分すると仮定）。失う輸出は措置で止まる分であり、その後に他へ売る分は差し引かない。対抗措置は考慮しない。',
    judgedLink: 'モデルの基礎となる数値',
    rightLink: '過去の事例で正しかったか',
    repeatTitle: '再現とダウンロード',
    repeatAnswer: 'コマンドラインでも同じ結果（バイト単位で同一）が得られる：',
    downloadResult: '結果（JSON）',
    print: '要約を印刷',
    opening: 'データの読込みとソルバーの起動中…',
    working: '最悪の組合せを探索中：{n}通りを計算済み。',
    between: '既知の最大の損失は{best}で、{bound}を超える組合せはない。',
    completing: '最悪の組合せが求まった。{parts}を計算中。',
    solved: '{n}通りを計算済み。',
    solvedAlone: '{all}通りのうち{n}通りを確認済み。',
    partSafe: '先に守るべきもの',
    partSets: '次点と月ごとの計算',
    partCurve: '効果倍率曲線',
    partAlone: '{member}だけにとって最悪の組合せ',
    outdated: '以下は変更前の結果である。',
    cancel: '中止',
    cancelled: '探索を中止しました。途中の結果は残っていません。',
    kept: '残りの計算を中止しました。最悪の組合せと、他のすべての組合せに対する上限は有効です（省略：{parts}）。',
    again: '計算を続ける',
    source: '本モデル（2024年の数値に基づく。各数値は「データ」のページで出典まで確認できる）',
  },
}

/** What to make safe first. */
export const SAFE_WORDS: Words<
  | 'head'
  | 'headAll'
  | 'headWait'
  | 'title'
  | 'answer'
  | 'note'
  | 'made'
  | 'left'
  | 'nothingSafe'
  | 'nothingRemains'
  | 'count'
  | 'safe'
  | 'remains'
  | 'averted'
> = {
  en: {
    head: 'To be made safe first: {cells}. The worst that remains then costs the others {left} instead of {loss}: {measures}.',
    headAll: 'To be made safe first: {cells}. Nothing that remains on the menu then costs anybody anything.',
    headWait: 'What should be made safe first is being worked out.',
    title: 'What should be made safe first?',
    answer: 'The worst that remains falls from {loss} to {steps}; last with {cells} made safe.',
    note: 'A stock or a second source makes materials safe at a destination: no measure against them changes anything there. Each row is the best choice of so many of {n} pairs of materials and destination; no other choice of as many leaves less, which took {solves} more solves to find. The best pair need not hold the best single one. What it takes to make something safe, in tonnes or in money, is not weighed here: each counts as one. The table also has what leaves at most 1 % more. A row opens the worst that remains in Shock.',
    made: '{n} made safe: {cells}',
    left: 'The worst is then {measures}',
    nothingSafe: 'Nothing made safe',
    nothingRemains: 'nothing that costs anything',
    count: 'how many',
    safe: 'made safe',
    remains: 'worst that remains',
    averted: 'averted',
  },
  ja: {
    head: '先に守るべきは、{cells}。守れば、残る最悪の組合せの損失は{loss}から{left}に減る（{measures}）。',
    headAll: '先に守るべきは、{cells}。守れば、残る措置では誰にも損失は生じない。',
    headWait: '先に守るべきものは計算中。',
    title: '先に守るべきものは何か',
    answer: '残る最悪の組合せの損失は、{loss}から{steps}へと減る（最後は{cells}を守る場合）。',
    note: '備蓄や第二の供給源のある品目は守られており、それに対する措置は効果を持たない。各行は、品目群と仕向地の組{n}組からその数だけ選んだ最善の選択で、同じ数の他の選択では損失はこれより小さくならない（さらに{solves}回求解）。最善の2組が、最善の1組を含むとは限らない。守るために必要な量や費用は考慮せず、いずれも1件と数える。表には、残る損失の差が1%以内の選択も示す。各行から、残る最悪の組合せを「供給途絶」のページで計算できる。',
    made: '{n}件を守る：{cells}',
    left: '残る最悪の組合せ：{measures}',
    nothingSafe: '何も守らない',
    nothingRemains: '損失を生じるものはない',
    count: '件数',
    safe: '守るもの',
    remains: '残る最悪の組合せ',
    averted: '防がれる損失',
  },
}

/** What is worst for one place alone. */
export const ALONE_WORDS: Words<
  | 'head'
  | 'headSame'
  | 'headNone'
  | 'headWait'
  | 'ends'
  | 'title'
  | 'answer'
  | 'one'
  | 'none'
  | 'relief'
  | 'note'
  | 'worstForAll'
  | 'least'
  | 'most'
  | 'lossOfAll'
  | 'keyLeast'
  | 'keyMost'
  | 'tooMany'
  | 'tooManyDo'
  | 'fewer'
> = {
  en: {
    head: 'Worst for {member} alone: {measures}. The uses there lose {ends}.',
    headSame: 'The same set is the worst for {member} alone: the uses there lose {ends}.',
    headNone: 'Nothing on this menu costs {member} anything.',
    headWait: 'What is worst for {member} alone is being worked out.',
    ends: '{least} to {most}, as ties fall',
    title: 'What is worst for {member} alone?',
    answer: 'First {worst} at {ends}, then {next} at {nextEnds}.',
    one: '{worst}: {ends}. No other set in which each measure counts costs it anything.',
    none: 'Nothing on this menu costs {member} anything.',
    relief: 'One measure more may spare it: {without} costs it {before}, {with} only {after}.',
    note: 'How much less the uses in {member} are worth, discounted, in the response that is best for all; what they pay more for the same goods is not in it. Known for these {sets} sets and no more: {solved} were solved, all others touch no flow of the best response to a smaller one. Where several responses are as good for all, the loss has two ends, and sets are ranked by the larger. A set opens in Shock.',
    worstForAll: '{measures} (worst for all)',
    least: 'at least',
    most: 'at most',
    lossOfAll: 'loss of all',
    keyLeast: 'lost however ties fall',
    keyMost: 'lost too if they fall against it',
    tooMany:
      'What is worst for {member} alone is not worked out: {all} measures have {sets} sets of up to {most}. For one place no set says how bad another is, so that nearly each would have to be solved; at most {limit} sets are taken on.',
    tooManyDo: 'Allow fewer measures at once, or choose fewer places that are aimed at.',
    fewer: { one: 'One measure at once', other: 'Up to {n} at once' },
  },
  ja: {
    head: '{member}だけにとって最悪の組合せは、{measures}。その需要の損失は{ends}。',
    headSame: '{member}だけにとっても最悪の組合せは同じで、その需要の損失は{ends}。',
    headNone: 'この一覧の措置では、{member}に損失は生じない。',
    headWait: '{member}だけにとって最悪の組合せは計算中。',
    ends: '{least}～{most}（最善の対応が複数あるため）',
    title: '{member}だけにとって最悪の組合せは何か',
    answer: '1位は{worst}で{ends}、次いで{next}の{nextEnds}。',
    one: '{worst}で{ends}。このほかに、どの措置も損失を加える組合せはない。',
    none: 'この一覧の措置では、{member}に損失は生じない。',
    relief: '措置が1件増えると損失が減ることもある：{without}では{before}、{with}では{after}。',
    note: '全体にとって最善の対応における、{member}の需要の価値の損失（割引後）。同じ品目を割高に買う分は含まない。分かっているのはこの{sets}通りについてのみで、{solved}通りを解き、残りは、より小さい組合せへの最善の対応の取引に触れないことを確かめた。全体にとって同等に良い対応が複数あるときは、損失に最小と最大があり、順位は最大による。組合せの名称から「供給途絶」のページで計算できる。',
    worstForAll: '{measures}（全体にとって最悪）',
    least: '最小',
    most: '最大',
    lossOfAll: '全体の損失',
    keyLeast: 'どの対応でも失われる分',
    keyMost: '対応によって失われる分',
    tooMany:
      '{member}だけにとって最悪の組合せは計算していない。{all}件の措置から最大{most}件を選ぶ組合せは{sets}通りある。1か国・地域の損失は、ある組合せから他の組合せについて何も言えず、ほぼすべてを解く必要があるため、最大{limit}通りまでとしている。',
    tooManyDo: '同時に取る措置を減らすか、対象国・地域を絞る。',
    fewer: '最大{n}件にする',
  },
}

export const CHOICE_WORDS: Words<
  | 'controls'
  | 'menu'
  | 'target'
  | 'everyone'
  | 'others'
  | 'maxMeasures'
  | 'maxMeasuresText'
  | 'months'
  | 'monthsText'
  | 'threshold'
  | 'thresholdNote'
  | 'notAsked'
  | 'protect'
  | 'protectText'
  | 'member'
  | 'memberNone'
  | 'memberNote'
  | 'reset'
> = {
  en: {
    controls: 'Choose what it may do',
    menu: 'Menu of measures',
    target: 'Who is aimed at',
    everyone: 'everyone on the menu',
    others: 'Other places',
    maxMeasures: 'Measures at once',
    maxMeasuresText: { one: 'one', other: 'up to {n}' },
    months: 'For how long',
    monthsText: { one: '{n} month', other: '{n} months' },
    threshold: 'Blunt under a leverage of',
    thresholdNote: 'Leverage: dollars that the others lose for each dollar the supplier state gives up.',
    notAsked: 'not asked',
    protect: 'Made safe first',
    protectText: { one: 'one thing on the menu', other: 'up to {n}' },
    member: 'Loss of',
    memberNone: 'all others together',
    memberNote: 'The loss of one place takes longer, and stands beside that of all.',
    reset: 'Back to the first question',
  },
  ja: {
    controls: '条件の設定',
    menu: '措置の一覧',
    target: '対象国・地域',
    everyone: '一覧のすべて',
    others: 'その他の国・地域',
    maxMeasures: '同時に取る措置',
    maxMeasuresText: '最大{n}件',
    months: '期間',
    monthsText: '{n}か月',
    threshold: '無力とみなす効果倍率の基準',
    thresholdNote: '効果倍率：供給国が1ドル失うごとに相手が被る損失（ドル）。',
    notAsked: '設定しない',
    protect: '先に守るもの',
    protectText: '最大{n}件',
    member: '損失を見る国・地域',
    memberNone: '供給国以外の全体',
    memberNote: '1か国・地域の損失は計算に時間がかかり、全体の損失に加えて示す。',
    reset: '最初の条件に戻す',
  },
}
