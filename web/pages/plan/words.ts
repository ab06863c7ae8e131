import type { Words } from '../../messages.ts'

type PlanKey =
  | 'question'
  | 'lede'
  | 'ask'
  | 'askMore'
  | 'changed'
  | 'waits'
  | 'waitsLong'
  | 'opening'
  | 'searching'
  | 'parts'
  | 'wholes'
  | 'between'
  | 'noBound'
  | 'atLeast'
  | 'gapLeft'
  | 'completing'
  | 'partCheck'
  | 'partBudgets'
  | 'partAlternatives'
  | 'cancel'
  | 'cancelled'
  | 'kept'
  | 'again'
  | 'head'
  | 'headNone'
  | 'headNoneYet'
  | 'headBlunt'
  | 'headSharp'
  | 'late'
  | 'later'
  | 'paid'
  | 'paidNoLimit'
  | 'bounded'
  | 'unproved'
  | 'stopped'
  | 'checked'
  | 'unchecked'
  | 'blunt'
  | 'sharp'
  | 'bluntWait'
  | 'slip'
  | 'technologyBan'
  | 'frontTitle'
  | 'frontAnswer'
  | 'frontSame'
  | 'budgetsWait'
  | 'noLimit'
  | 'frontNote'
  | 'frontPaid'
  | 'frontLoss'
  | 'frontDetail'
  | 'frontNothing'
  | 'withBudget'
  | 'budgets'
  | 'asked'
  | 'other'
  | 'showing'
  | 'showingOther'
  | 'showingWait'
  | 'backToAsked'
  | 'budget'
  | 'spent'
  | 'comesTo'
  | 'atBest'
  | 'decisions'
  | 'worstLast'
  | 'show'
  | 'scheduleTitle'
  | 'scheduleAnswer'
  | 'scheduleNone'
  | 'scheduleNote'
  | 'keyComing'
  | 'plant'
  | 'thrifting'
  | 'stockpile'
  | 'offtake'
  | 'reserveOf'
  | 'offtakeOf'
  | 'what'
  | 'kind'
  | 'place'
  | 'from'
  | 'decided'
  | 'stands'
  | 'size'
  | 'share'
  | 'once'
  | 'yearly'
  | 'paidInAll'
  | 'dropped'
  | 'fair'
  | 'rowDetail'
  | 'safetyTitle'
  | 'safetyAnswer'
  | 'safetySame'
  | 'safetyNote'
  | 'safetyAxis'
  | 'without'
  | 'withPlan'
  | 'years'
  | 'withoutLoss'
  | 'withoutMeasures'
  | 'worstLoss'
  | 'worstMeasures'
  | 'bound'
  | 'anew'
  | 'notYet'
  | 'nothing'
  | 'mapTitle'
  | 'mapAnswer'
  | 'mapNote'
  | 'mapHelp'
  | 'borders'
  | 'noLand'
  | 'year'
  | 'stateStands'
  | 'stateComing'
  | 'stateLater'
  | 'stocksAt'
  | 'contractsFrom'
  | 'state'
  | 'keyStands'
  | 'keyComingSite'
  | 'keyContract'
  | 'itemsTitle'
  | 'itemsAnswer'
  | 'itemsSpare'
  | 'itemsNoValue'
  | 'itemsNote'
  | 'othersTitle'
  | 'othersAnswer'
  | 'othersNone'
  | 'alternativesWait'
  | 'noRegret'
  | 'noRegretNone'
  | 'plan'
  | 'unlike'
  | 'dearest'
  | 'thisOne'
  | 'termsTitle'
  | 'termsAnswer'
  | 'term'
  | 'least'
  | 'most'
  | 'reached'
  | 'unit'
  | 'throughout'
  | 'source'
  | 'sureTitle'
  | 'sureLimits'
  | 'sureJudged'
  | 'judgedLink'
  | 'repeatTitle'
  | 'repeatAnswer'
  | 'downloadResult'
  | 'print'

export const PLAN_WORDS: Words<PlanKey> = {
  en: {
    question: 'What should {places} pay for, so that {supplier} can do little?',
    lede: 'Plants, thrift, stocks and firm purchases that leave least to be lost in the worst year, within a budget: with a bound that no other plan can beat.',
    ask: 'Work out this plan',
    askMore: 'Nothing is worked out until you ask.',
    changed: 'The question has changed; below is the answer to the one before.',
    waits: 'About a minute for the plan; other budgets and other plans follow as they are found.',
    waitsLong:
      'With several members or measures it takes minutes, with three measures perhaps much longer. The best so far can be kept at any time.',
    opening: 'Opening the world…',
    searching: 'Searching for the first plan',
    parts: 'Searching, with parts of projects allowed: round {n}',
    wholes: 'Searching among whole projects: round {n}',
    between: 'Cost and expected loss together: at least {bound}, with the best plan so far {best}.',
    noBound: 'The best plan so far comes to {best}.',
    atLeast: 'No plan comes to less than {bound}.',
    gapLeft: 'They are {gap} apart.',
    completing: 'The plan is there. Still to come: {parts}.',
    partCheck: 'the check of each year anew',
    partBudgets: 'other budgets',
    partAlternatives: 'other plans',
    cancel: 'Stop and keep the best',
    cancelled: 'You stopped this search before there was a plan.',
    kept: 'You stopped this search. The best so far stays; not worked out: {parts}.',
    again: 'Work it out again',
    head: 'Paying {spent} cuts the worst year from {without} to {worst} from {year} on.',
    headNone: 'Within this budget nothing was found that is worth paying for: the worst year costs {without}.',
    headNoneYet: 'No plan is found yet that leaves less to be lost; doing nothing, the worst year costs {without}.',
    headBlunt: 'The weapon is blunt from {year} on.',
    headSharp: 'The weapon is not blunt in these years.',
    late: 'Before {year} nothing of it stands: {loss} a year stay at risk.',
    later: 'From {year} on it is {worst} instead of {without}.',
    paid: {
      one: 'One decision, {spent} in all over {years} years, of a budget of {own} ({budget}).',
      other: '{n} decisions, {spent} in all over {years} years, of a budget of {own} ({budget}).',
    },
    paidNoLimit: {
      one: 'One decision, {spent} in all over {years} years, without a limit.',
      other: '{n} decisions, {spent} in all over {years} years, without a limit.',
    },
    bounded:
      '{proof}: no plan within the budget brings cost and expected loss below {lower}, a bound checked without the solver; this one comes to {upper}, doing nothing to {nothing}.',
    unproved: 'The solver claims a bound within the gap that was asked for, but not all of its claim could be checked.',
    stopped: 'The search ended before the gap that was asked for was reached: a better plan may exist.',
    checked:
      'Checked: each year’s worst was found anew in a network with the plan built in (difference {difference}); payments were added up again, and budget and lead times are kept.',
    unchecked: 'Not yet checked: each year’s worst is still to be found anew.',
    blunt: {
      one: 'From {year} on no single measure takes {threshold} dollars from the others for each that {supplier} gives up.',
      other:
        'From {year} on no set of at most {n} measures takes {threshold} dollars from the others for each that {supplier} gives up.',
    },
    sharp:
      'At {threshold} dollars lost for each that {supplier} gives up, the worst set still costs {beyond} beyond that.',
    bluntWait: 'From when the weapon is blunt is known once the plan is checked.',
    slip: 'Every project is taken to come {n} months late.',
    technologyBan:
      '{supplier} is taken to withhold equipment and know-how too: each project comes later by what it needs of them.',
    frontTitle: 'What would more money buy, and what less?',
    frontAnswer: 'With {low}, {lowLoss} stay at risk in the worst year once all stands; with {high}, {highLoss}.',
    frontSame: 'From {low} on, more money buys nothing: {spent} are paid whatever the budget.',
    budgetsWait: '{n} of {all} other budgets are worked out.',
    noLimit: 'no limit',
    frontNote:
      'Each point is the best plan found at its budget, checked like the first. Choose one, and everything below shows that plan. Only what is worth paying is paid, so a larger budget may change nothing.',
    frontPaid: 'paid in all',
    frontLoss: 'worst year once all stands',
    frontDetail: 'pays {spent}; worst year {loss}',
    frontNothing: 'nothing decided',
    withBudget: 'Budget {own}',
    budgets: 'Budgets {list}',
    asked: 'as asked',
    other: 'Other plan {n}',
    showing: 'The plan with a budget of {own}',
    showingOther: 'Other plan {n}, nearly as good',
    showingWait: 'The plan you chose is not worked out yet; this is the one asked for.',
    backToAsked: 'Back to the plan asked for',
    budget: 'budget, M USD',
    spent: 'paid in all, M USD',
    comesTo: 'cost and expected loss, M USD',
    atBest: 'no plan comes to less than, M USD',
    decisions: 'decisions',
    worstLast: 'worst year {years}, M USD',
    show: 'show it',
    scheduleTitle: 'What is decided, and from when does it stand?',
    scheduleAnswer: {
      one: 'One decision: {first} ({paid} in all). It stands from {month}.',
      other: '{n} decisions; the dearest is {first} ({paid} in all). The last of them stands from {month}.',
    },
    scheduleNone: 'Nothing is decided.',
    scheduleNote:
      'From the latest month to decide to the month in which it stands, then as high as how much of it does. An attack comes at the start of a block of years. {more}',
    keyComing: 'decided on, not yet there',
    plant: 'plant',
    thrifting: 'thrift',
    stockpile: 'stock',
    offtake: 'firm purchase',
    reserveOf: 'Stock of {material}, {place}',
    offtakeOf: '{material} from {from} to {to}',
    what: 'what',
    kind: 'kind',
    place: 'where',
    from: 'from',
    decided: 'decide by',
    stands: 'stands from',
    size: 'size',
    share: 'of what could be had',
    once: 'once, M USD',
    yearly: 'a year, M USD',
    paidInAll: 'in all, M USD',
    dropped: 'lost without it, M USD',
    fair: 'fair part of what is spared, M USD',
    rowDetail: '{kind} · {size} · {paid}',
    safetyTitle: 'How safe is it, and from when?',
    safetyAnswer: 'The worst year costs {first} in {years}, and {last} from {year} on; without the plan {without}.',
    safetySame: 'The plan changes nothing in these years: {without}.',
    safetyNote: {
      one: 'What all but {supplier} lose in a year of the worst single measure. Shaded: what the plan spares.',
      other:
        'What all but {supplier} lose in a year of the worst set of at most {n} measures. Shaded: what the plan spares.',
    },
    safetyAxis: 'worst loss in a year',
    without: 'without the plan',
    withPlan: 'with the plan',
    years: 'years',
    withoutLoss: 'worst without, M USD',
    withoutMeasures: 'measures without',
    worstLoss: 'worst with the plan, M USD',
    worstMeasures: 'measures with it',
    bound: 'at most, M USD',
    anew: 'found anew, M USD',
    notYet: 'not yet',
    nothing: 'none',
    mapTitle: 'Where does the money go?',
    mapAnswer:
      'In {years}: {stands} of {n} stand, {coming} are on their way. The worst of the year costs {worst}; without the plan {without}.',
    mapNote:
      'Marks: the area tells what is paid in all. Lines: a contract’s tonnes a year, thick where they begin. Stocks and thrift lie at the middle of their place.',
    mapHelp: 'Arrow keys go from mark to mark, Enter opens its row.',
    borders: 'Outlines: Natural Earth, de-facto borders, no judgement on them.',
    noLand: 'The outlines of the countries could not be loaded.',
    year: 'Year',
    stateStands: 'stands',
    stateComing: 'on its way',
    stateLater: 'not yet decided on',
    stocksAt: 'Stocks and thrift in {place}: {list}',
    contractsFrom: 'From {from} to {to} by contract: {list}',
    state: 'in {years}',
    keyStands: 'stands',
    keyComingSite: 'on its way',
    keyContract: 'contract, thick where it begins',
    itemsTitle: 'What does each item cost, and what does it buy?',
    itemsAnswer:
      'The most is bought by {best}: without it the year of attack would cost {dropped} more, and its fair part of what is spared is {fair}.',
    itemsSpare:
      'The most is bought by {best}: its fair part of what is spared is {fair}. If it alone were left out, others would stand in for it.',
    itemsNoValue: 'What each item buys is told for the plan asked for, once it is checked.',
    itemsNote:
      'What it buys: in a year of attack once all stands. Costs lead to the row they come from; where no source is named they are judged.',
    othersTitle: 'What would be nearly as good?',
    othersAnswer: {
      one: 'One other plan comes to at most {most} more.',
      other: '{n} other plans come to at most {most} more and differ as much as can be.',
    },
    othersNone: 'No other plan is nearly as good.',
    alternativesWait: '{n} of {all} other plans are worked out.',
    noRegret: 'In all of them: {list}.',
    noRegretNone: 'Nothing is in all of them.',
    plan: 'plan',
    unlike: 'differs by',
    dearest: 'the dearest of it',
    thisOne: 'the one asked for',
    termsTitle: 'Does it keep to: {title}?',
    termsAnswer: { one: 'Yes: what is asked is reached.', other: 'Yes: all {n} are reached.' },
    term: 'what',
    least: 'at least {value}',
    most: 'at most {value}',
    reached: 'reached',
    unit: 'unit',
    throughout: 'throughout',
    source: 'clearing of the baseline 2024 with tables of what may be funded; see World',
    sureTitle: 'How sure is this?',
    sureLimits:
      'The bounds hold for this model and this menu; an attack is taken to come with a chance of {chance} a year. What may be funded is listed, not everything that could be built.',
    sureJudged: '{judged} of {figures} figures behind this are judged, not published.',
    judgedLink: 'Which costs are taken',
    repeatTitle: 'Work it out elsewhere',
    repeatAnswer: 'This command gives the same answer:',
    downloadResult: 'Result (JSON)',
    print: 'Print',
  },
  ja: {
    question: '{supplier}の武器化を無力にするため、{places}は何に支払うべきか',
    lede: '予算内で最悪の1年の損失を最小にする工場、使用量低減、備蓄、長期引取契約の組合せ。どの計画も下回れない下限とともに示す。',
    ask: 'この計画を計算する',
    askMore: '指示があるまで計算しない。',
    changed: '問いが変更された。以下は直前の問いへの答えである。',
    waits: '計画まで約1分。他の予算と他の計画は、見つかり次第加わる。',
    waitsLong:
      '参加国や措置が複数のときは数分、措置が3件のときはさらに長くかかる。いつでも中止し、その時点の最良を残せる。',
    opening: 'データを準備中…',
    searching: '最初の計画を探索中。',
    parts: '事業の部分採用を許して探索中（{n}回目）。',
    wholes: '事業全体の採否を探索中（{n}回目）。',
    between: '費用と期待損失の合計は、最小でも{bound}、これまでの最良の計画で{best}。',
    noBound: 'これまでの最良の計画は{best}。',
    atLeast: 'どの計画も{bound}を下回らない。',
    gapLeft: '差は{gap}。',
    completing: '計画は求まった。計算中：{parts}。',
    partCheck: '各年の検算',
    partBudgets: '他の予算',
    partAlternatives: '他の計画',
    cancel: '中止して最良を残す',
    cancelled: '計画が見つかる前に中止された。',
    kept: '中止された。それまでの最良を残す。未計算：{parts}。',
    again: '再計算',
    head: '{spent}の支払いで、最悪の1年の損失は{year}年以降{without}から{worst}に減る。',
    headNone: 'この予算内に支払うに値するものは見つからなかった。最悪の1年の損失は{without}。',
    headNoneYet: '損失を減らす計画はまだ見つかっていない。何もしない場合、最悪の1年の損失は{without}。',
    headBlunt: '{year}年以降、武器は無力になる。',
    headSharp: 'この期間に武器は無力にならない。',
    late: '{year}年より前には何も整わず、年{loss}の損失のおそれが残る。',
    later: '{year}年以降は{without}に対し{worst}。',
    paid: '決定{n}件、{years}年間の支払い{spent}（予算{own}、{budget}）。',
    paidNoLimit: '決定{n}件、{years}年間の支払い{spent}（予算の上限なし）。',
    bounded:
      '{proof}。予算内のどの計画も、費用と期待損失の合計は{lower}を下回らない（ソルバーを使わずに検算した下限）。この計画は{upper}、何もしない場合は{nothing}。',
    unproved: 'ソルバーの主張する下限は求めた差に収まるが、全体は検算できなかった。',
    stopped: '求めた差に達する前に探索を終えた。より良い計画があり得る。',
    checked:
      '検算：計画を組み込んだ網で各年の最悪を探し直した（差{difference}）。支払いも足し直し、予算と準備期間が守られていることを確認した。',
    unchecked: '未検算：各年の最悪はまだ探し直していない。',
    blunt: '{year}年以降、{supplier}が手放す1ドルにつき{threshold}ドルを他国から奪う措置の組合せ（最大{n}件）はない。',
    sharp: '{supplier}が手放す1ドルにつき{threshold}ドルを超える損失が、最悪の組合せでなお{beyond}残る。',
    bluntWait: '武器が無力になる時期は、検算の後に分かる。',
    slip: 'すべての事業が{n}か月遅れるとする。',
    technologyBan: '{supplier}が装置と技術の輸出も禁じるとし、各事業はそれぞれ必要とする分だけ遅れる。',
    frontTitle: '予算を増減すると何が変わるか',
    frontAnswer: '予算{low}では、すべて整った後の最悪の1年に{lowLoss}が失われる。{high}では{highLoss}。',
    frontSame: '{low}を超える予算は何も変えない。どの予算でも支払いは{spent}である。',
    budgetsWait: '他の予算{all}通りのうち{n}通りを計算済み。',
    noLimit: '上限なし',
    frontNote:
      '各点はその予算で見つかった最良の計画で、いずれも検算済み。点を選ぶと、以下の表示がその計画に替わる。支払うに値するものだけに支払うため、予算を増やしても変わらないことがある。',
    frontPaid: '支払総額',
    frontLoss: 'すべて整った後の最悪の1年',
    frontDetail: '支払い{spent}、最悪の1年{loss}',
    frontNothing: '何も決めない',
    withBudget: '予算{own}',
    budgets: '予算{list}',
    asked: '指定どおり',
    other: '他の計画{n}',
    showing: '予算{own}の計画',
    showingOther: 'ほぼ同等の他の計画{n}',
    showingWait: '選択した計画は未計算。以下は指定どおりの計画である。',
    backToAsked: '指定どおりの計画に戻る',
    budget: '予算（百万ドル）',
    spent: '支払総額（百万ドル）',
    comesTo: '費用と期待損失（百万ドル）',
    atBest: '下限（百万ドル）',
    decisions: '決定数',
    worstLast: '最悪の1年 {years}（百万ドル）',
    show: '表示',
    scheduleTitle: '何を決め、いつ整うか',
    scheduleAnswer: '決定{n}件。最も高いのは{first}（総額{paid}）。最後のものは{month}に整う。',
    scheduleNone: '何も決めない。',
    scheduleNote: '決定期限から整う月まで、その後は整った割合を高さで示す。攻撃は各期間の初めに来るとする。{more}',
    keyComing: '決定済み、準備中',
    plant: '工場',
    thrifting: '使用量低減',
    stockpile: '備蓄',
    offtake: '長期引取契約',
    reserveOf: '{material}の備蓄（{place}）',
    offtakeOf: '{material}（{from}から{to}）',
    what: '内容',
    kind: '種類',
    place: '場所',
    from: '購入元',
    decided: '決定期限',
    stands: '整う時期',
    size: '規模',
    share: '上限に対する割合',
    once: '一時払い（百万ドル）',
    yearly: '年払い（百万ドル）',
    paidInAll: '総額（百万ドル）',
    dropped: 'ない場合の損失増（百万ドル）',
    fair: '防がれる損失の公平な取り分（百万ドル）',
    rowDetail: '{kind}・{size}・{paid}',
    safetyTitle: 'いつから、どれだけ安全か',
    safetyAnswer: '最悪の1年の損失は{years}年に{first}、{year}年以降は{last}。計画がなければ{without}。',
    safetySame: 'この期間に計画は何も変えない。損失は{without}。',
    safetyNote: '最大{n}件の措置の最悪の組合せが1年続いたときに、{supplier}以外が失う額。塗りは計画が防ぐ分。',
    safetyAxis: '最悪の1年の損失',
    without: '計画なし',
    withPlan: '計画あり',
    years: '年',
    withoutLoss: '計画なしの最悪（百万ドル）',
    withoutMeasures: '計画なしの措置',
    worstLoss: '計画ありの最悪（百万ドル）',
    worstMeasures: '計画ありの措置',
    bound: '上限（百万ドル）',
    anew: '探し直した値（百万ドル）',
    notYet: '未検算',
    nothing: 'なし',
    mapTitle: '資金はどこに向かうか',
    mapAnswer:
      '{years}年：{n}件のうち{stands}件が整い、{coming}件が準備中。最悪の1年の損失は{worst}、計画がなければ{without}。',
    mapNote: '印の面積は支払総額。線は契約の年間トン数で、始点で太い。備蓄と使用量低減は国・地域の中央に置く。',
    mapHelp: '矢印キーで印の間を移動し、Enterでその行を開く。',
    borders: '国の輪郭：Natural Earth（実効支配による境界。境界についての判断を示すものではない）。',
    noLand: '国の輪郭を読み込めなかった。',
    year: '年',
    stateStands: '整っている',
    stateComing: '準備中',
    stateLater: '決定前',
    stocksAt: '{place}の備蓄と使用量低減：{list}',
    contractsFrom: '{from}から{to}への引取契約：{list}',
    state: '{years}年の状態',
    keyStands: '整っている',
    keyComingSite: '準備中',
    keyContract: '契約（始点で太い）',
    itemsTitle: '各項目の費用と効果',
    itemsAnswer:
      '最も効果が大きいのは{best}。ない場合、攻撃の1年の損失は{dropped}増える。防がれる損失の公平な取り分は{fair}。',
    itemsSpare:
      '最も効果が大きいのは{best}で、防がれる損失の公平な取り分は{fair}。それだけを除いた場合は、他の項目が肩代わりする。',
    itemsNoValue: '各項目の効果は、指定どおりの計画について検算の後に示す。',
    itemsNote: '効果は、すべて整った後の攻撃1年についての値。費用は出典の行につながる。出典のないものは判断による。',
    othersTitle: 'ほぼ同等の計画',
    othersAnswer: '最良より最大{most}多いだけで、内容が最も異なる計画{n}件。',
    othersNone: 'ほぼ同等の他の計画はない。',
    alternativesWait: '他の計画{all}件のうち{n}件を計算済み。',
    noRegret: 'すべてに含まれるもの：{list}。',
    noRegretNone: 'すべてに共通するものはない。',
    plan: '計画',
    unlike: '相違',
    dearest: '主な内容',
    thisOne: '指定どおりの計画',
    termsTitle: '条件を守るか：{title}',
    termsAnswer: 'はい。{n}件すべてを満たす。',
    term: '条件',
    least: '{value}以上',
    most: '{value}以下',
    reached: '計画の値',
    unit: '単位',
    throughout: '全期間',
    source: '2024年基準の需給計算と、計画で選べるものの表（「データ」を参照）',
    sureTitle: 'どこまで確かか',
    sureLimits:
      '上下の限界はこのモデルと措置の一覧について成り立つ。攻撃は年{chance}の確率で来るとする。選べるのは表に挙げたものだけで、建設し得るすべてではない。',
    sureJudged: '基礎となる数値{figures}件のうち{judged}件は、公表値ではなく判断による。',
    judgedLink: '採用した費用',
    repeatTitle: '他の環境での再計算',
    repeatAnswer: '次のコマンドで同じ結果が得られる：',
    downloadResult: '結果（JSON）',
    print: '印刷',
  },
}

export const PLAN_CHOICE_WORDS: Words<
  | 'controls'
  | 'members'
  | 'others'
  | 'budget'
  | 'budgetUnit'
  | 'currency'
  | 'noLimit'
  | 'maxMeasures'
  | 'maxMeasuresText'
  | 'start'
  | 'months'
  | 'monthsText'
  | 'delay'
  | 'technologyBan'
  | 'onTime'
  | 'threshold'
  | 'notAsked'
  | 'constraints'
  | 'noConstraints'
  | 'budgets'
  | 'noBudgets'
  | 'budgetsText'
  | 'alternatives'
  | 'noAlternatives'
  | 'alternativesText'
  | 'more'
  | 'menu'
  | 'reset'
> = {
  en: {
    controls: 'What is asked',
    members: 'Whose plan',
    others: 'Other places',
    budget: 'Budget, in all',
    budgetUnit: 'billion',
    currency: 'Currency',
    noLimit: 'no limit',
    maxMeasures: 'Measures at once',
    maxMeasuresText: 'at most {n}',
    start: 'Decided on in',
    months: 'An attack lasts',
    monthsText: { one: '{n} month', other: '{n} months' },
    delay: 'Projects come late by',
    technologyBan: 'Equipment and know-how are withheld too',
    onTime: 'nothing',
    threshold: 'Blunt under a leverage of',
    notAsked: 'not asked',
    constraints: 'It must keep to',
    noConstraints: 'nothing besides',
    budgets: 'Other budgets',
    noBudgets: 'none',
    budgetsText: '{n}, from {low} to {high} times',
    alternatives: 'Other plans nearly as good',
    noAlternatives: 'none',
    alternativesText: { one: 'up to {n}', other: 'up to {n}' },
    more: 'More to ask',
    menu: 'Menu of measures',
    reset: 'Back to the first question',
  },
  ja: {
    controls: '問い',
    members: '誰の計画か',
    others: '他の国・地域',
    budget: '予算（総額）',
    budgetUnit: '億',
    currency: '通貨',
    noLimit: '上限なし',
    maxMeasures: '同時に行う措置',
    maxMeasuresText: '最大{n}件',
    start: '決定時点',
    months: '攻撃の期間',
    monthsText: '{n}か月',
    delay: '事業の遅れ',
    technologyBan: '装置・技術も禁輸',
    onTime: 'なし',
    threshold: '無力とみなす交渉力（レバレッジ）',
    notAsked: '問わない',
    constraints: '守る条件',
    noConstraints: 'なし',
    budgets: '他の予算',
    noBudgets: 'なし',
    budgetsText: '{n}通り（{low}倍から{high}倍）',
    alternatives: 'ほぼ同等の他の計画',
    noAlternatives: 'なし',
    alternativesText: '最大{n}件',
    more: 'その他の設定',
    menu: '措置の一覧',
    reset: '最初の問いに戻す',
  },
}
