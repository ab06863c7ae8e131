import type { Words } from '../../messages.ts'

export const HINDCAST_WORDS: Words<
  | 'title'
  | 'lede'
  | 'headNone'
  | 'headWorse'
  | 'headSome'
  | 'headAll'
  | 'headUntested'
  | 'rules'
  | 'metricLine'
  | 'metricFitted'
  | 'figures'
  | 'verdict_better'
  | 'verdict_similar'
  | 'verdict_worse'
  | 'metric_trade'
  | 'metric_price'
  | 'metric_use'
  | 'metric_stop'
  | 'Metric_trade'
  | 'Metric_price'
  | 'Metric_use'
  | 'Metric_stop'
  | 'missShare'
  | 'missPrice'
  | 'missStop'
  | 'stopsFound'
  | 'stopsTabled'
  | 'pricesMinor'
  | 'pricesHigh'
  | 'tooHigh'
  | 'why'
  | 'tooLow'
  | 'fitBetter'
  | 'rightTitle'
  | 'wrongTitle'
  | 'standing'
  | 'more'
  | 'few'
  | 'nowhere'
  | 'stale'
  | 'overTitle'
  | 'overAnswer'
  | 'overFitted'
  | 'overNote'
  | 'keyNothing'
  | 'keyWord'
  | 'keyTabled'
  | 'keyFitted'
  | 'keySeen'
  | 'keyNot'
  | 'keySpan'
  | 'onlyNearer'
  | 'onlyFarther'
  | 'testHead'
  | 'fitHead'
  | 'against'
  | 'label'
  | 'colEpisode'
  | 'colUse'
  | 'colScenario'
  | 'colMetric'
  | 'colFigures'
  | 'colNothing'
  | 'colWord'
  | 'colTabled'
  | 'colFitted'
  | 'colVerdict'
  | 'colVerdictFitted'
  | 'use_test'
  | 'use_fit'
  | 'episodesTitle'
  | 'pickTest'
  | 'pickFit'
  | 'scenario'
  | 'inShock'
  | 'title_trade'
  | 'title_paid'
  | 'title_quoted'
  | 'title_offer'
  | 'title_use'
  | 'title_stop'
  | 'groupAnswer'
  | 'groupFitted'
  | 'within'
  | 'withinFitted'
  | 'furthest'
  | 'notCounted'
  | 'stopNone'
  | 'note_trade'
  | 'note_paid'
  | 'note_quoted'
  | 'note_offer'
  | 'note_use'
  | 'note_stop'
  | 'thingExport'
  | 'thingImport'
  | 'thingPrice'
  | 'thingUse'
  | 'thingStop'
  | 'everywhere'
  | 'world'
  | 'anybody'
  | 'stage_ore'
  | 'stage_intermediate'
  | 'stage_scrap'
  | 'stage_oxide'
  | 'stage_metal'
  | 'stage_alloy'
  | 'stage_magnet'
  | 'stage_product'
  | 'panel'
  | 'panelNot'
  | 'reason_input'
  | 'reason_offer'
  | 'reason_conflict'
  | 'reason_weak'
  | 'reason_contained'
  | 'sources'
  | 'judged'
  | 'colWhat'
  | 'colWhen'
  | 'colSeen'
  | 'colLow'
  | 'colHigh'
  | 'colPublished'
  | 'colCounts'
  | 'colKind'
  | 'colSource'
  | 'colNote'
  | 'published'
  | 'publishedUsual'
  | 'counts'
  | 'kind_official'
  | 'kind_association'
  | 'kind_volume-weighted'
  | 'kind_quoted'
  | 'kind_offer'
  | 'kind_report'
  | 'none'
  | 'times'
  | 'span'
  | 'seenSource'
  | 'modelSource'
  | 'fitSection'
  | 'fitTitle'
  | 'fitAnswer'
  | 'fitNote'
  | 'keyWas'
  | 'keyIs'
  | 'keyStill'
  | 'end_low'
  | 'end_high'
  | 'moved'
  | 'still'
  | 'flat'
  | 'low'
  | 'high'
  | 'colFactor'
  | 'colStands'
  | 'colWithout'
  | 'part'
  | 'unit_share'
  | 'unit_x'
  | 'unit_cover'
  | 'unit_yield'
  | 'unit_months'
  | 'fitError'
  | 'fitStarts'
  | 'fitMost'
  | 'fitEnds'
  | 'fitFlat'
  | 'fitUse'
  | 'fitNone'
  | 'sureTitle'
  | 'sureText'
  | 'methodLink'
  | 'repeatTitle'
  | 'repeatAnswer'
  | 'downloadResult'
  | 'print'
  | 'opening'
  | 'working'
  | 'cancel'
  | 'cancelled'
  | 'again'
> = {
  en: {
    title: 'Was the model right?',
    lede: 'Past export controls run as scenarios, beside what customs, price reporters and firms saw. Behaviour was fitted on the older episodes; the newer ones are the test, and are shown as they came out.',
    headNone: 'No. By no measure was the model clearly nearer to what happened in the test than two simple rules.',
    headWorse:
      'No. By no measure was the model clearly nearer to what happened in the test than two simple rules; in {worse} it was clearly farther off.',
    headSome:
      'In part. In {better} the model was clearly nearer to what happened in the test than two simple rules; in {rest} it was not.',
    headAll:
      'Yes, in the test: by every measure ({better}) the model was clearly nearer to what happened than two simple rules.',
    headUntested: 'None of these episodes is a test: all were used for the fit.',
    rules:
      'The rules: nothing happens; or what the measure lets through goes, and nobody answers. “Clearly” is by more than a tenth of the better rule’s error. The model as tabled is the one of all other pages; as fitted, it has the behaviour that the older episodes speak for. The test: {episodes}.',
    metricLine: 'off by {tabled} on average, the better rule by {rule} ({figures}): {verdict}.',
    metricFitted: 'With behaviour as fitted {fitted}: {verdict}.',
    figures: { one: 'one figure', other: '{n} figures' },
    verdict_better: 'nearer',
    verdict_similar: 'about even',
    verdict_worse: 'farther off',
    metric_trade: 'trade',
    metric_price: 'prices',
    metric_use: 'use',
    metric_stop: 'line stops',
    Metric_trade: 'Trade',
    Metric_price: 'Prices',
    Metric_use: 'Use',
    Metric_stop: 'Line stops',
    missShare: '{x} of the usual',
    missPrice: 'a factor of {x}',
    missStop: { one: 'one month', other: '{x} months' },
    stopsFound: {
      one: 'One was seen; the model has {tabled} as tabled and {fitted} as fitted.',
      other: 'Of {n} that were seen, the model has {tabled} as tabled and {fitted} as fitted.',
    },
    stopsTabled: {
      one: 'One was seen; the model has {tabled}.',
      other: 'Of {n} that were seen, the model has {tabled}.',
    },
    pricesMinor: 'Its prices of minor elements are useless; do not quote them.',
    pricesHigh: 'Do not quote these prices.',
    tooHigh: 'Far too high: {list}, by up to a factor of {factor} ({what}, {when}: {model}, seen {seen}).',
    why: 'Where little of an element is used, the scarcity price is the worth of the line that stops for want of a trifle; nobody pays that.',
    tooLow: 'Far too low: {list}, by up to a factor of {factor} ({what}, {when}: {model}, seen {seen}).',
    fitBetter: 'On the episodes that it was fitted on, the model as fitted is nearer at {list}; that proves little.',
    rightTitle: 'Where it was nearer than both rules',
    wrongTitle: 'Where a simple rule was nearer',
    standing: '{thing} ({figures}): off by {tabled}, the better rule by {rule}',
    more: { one: 'and one more', other: 'and {n} more' },
    few: 'Both lists: the test, the model as tabled. One or two figures prove little.',
    nowhere: 'Nowhere.',
    stale: 'The tables have changed since the fit: its values belong to older ones.',
    overTitle: 'How far off was the model, beside two simple rules?',
    overAnswer:
      'As tabled, {better} of {n} comparisons in the test are nearer than both rules, {similar} about even, {worse} farther off.',
    overFitted: 'As fitted: {better}, {similar} and {worse}.',
    overNote:
      'Each row: mean error of the figures that count, as a multiple of the better rule’s, on a scale of ratios. At its end: the model as tabled against the better rule; errors of trade and use in shares of the usual level, of prices as factors, of stops in months. What was fed into a scenario does not count, nor do offers at which hardly anybody traded. A row opens its episode below.',
    keyNothing: 'nothing happens',
    keyWord: 'the measure at its word, nobody answers',
    keyTabled: 'model, behaviour as tabled',
    keyFitted: 'model, behaviour as fitted',
    keySeen: 'seen',
    keyNot: 'seen, does not count',
    keySpan: 'seen as a mean over months; upright, its range',
    onlyNearer: 'nearer than both rules',
    onlyFarther: 'farther off',
    testHead: 'The test: not used for the fit',
    fitHead: 'Used for the fit: agreement proves little',
    against: '{tabled} against {rule}',
    label: '{metric}, {figures}',
    colEpisode: 'episode',
    colUse: 'used for',
    colScenario: 'scenario',
    colMetric: 'metric',
    colFigures: 'figures',
    colNothing: 'nothing happens',
    colWord: 'at its word',
    colTabled: 'model, tabled',
    colFitted: 'model, fitted',
    colVerdict: 'verdict, tabled',
    colVerdictFitted: 'verdict, fitted',
    use_test: 'test',
    use_fit: 'fit',
    episodesTitle: 'Episode by episode: the model beside what was seen',
    pickTest: 'Test',
    pickFit: 'Used for the fit',
    scenario: 'Scenario',
    inShock: 'Run this scenario in Shock',
    title_trade: 'How much was traded?',
    title_paid: 'What was paid?',
    title_quoted: 'What prices were quoted?',
    title_offer: 'What was asked?',
    title_use: 'How much was used?',
    title_stop: 'Which lines stopped, and when?',
    groupAnswer: 'Off by {tabled} on average, the better rule by {rule} ({figures}): {verdict}.',
    groupFitted: 'As fitted off by {fitted}: {verdict}.',
    within: {
      one: 'Of the one figure that counts, the model as tabled is within a factor of two of {k}.',
      other: 'Of {n} figures that count, the model as tabled is within a factor of two of {k}.',
    },
    withinFitted: 'As fitted {k}.',
    furthest: 'Furthest off: {what}, {when}: model {model}, seen {seen}.',
    notCounted: 'Shown, and not counted.',
    stopNone: 'No stop was seen.',
    note_trade:
      'Shares of the usual level: exports by the month they leave, imports by the month they arrive. Under each name: mean error, against that of the better rule. Where a figure lies far above the usual, the scale of its drawing reaches further.',
    note_paid:
      'Multiples of the price before. Mean prices of what was traded are set beside the price paid in the model. Scale of ratios.',
    note_quoted:
      'Multiples of the price before. Quotes are set beside the scarcity price: what one kilogram more is worth. Scale of ratios.',
    note_offer:
      'Multiples of the price before, asked by sellers; hardly anybody traded at them. Beside the scarcity price, and not counted. Scale of ratios.',
    note_use: 'Shares of the usual use: how far users gave up, saved or substituted.',
    note_stop: 'The first month in which a line stands still in one of these sectors. The simple rules know no stops.',
    thingExport: '{materials}, {from} to {to}',
    thingImport: '{materials}, into {to} from {from}',
    thingPrice: '{materials}, {where}',
    thingUse: '{materials} used, {where}',
    thingStop: '{sectors}, {where}',
    everywhere: 'the world',
    world: 'worldwide',
    anybody: 'all suppliers',
    stage_ore: 'Ores',
    stage_intermediate: 'Intermediates',
    stage_scrap: 'Scrap',
    stage_oxide: 'Oxides',
    stage_metal: 'Metals',
    stage_alloy: 'Alloys',
    stage_magnet: 'Magnets',
    stage_product: 'Products',
    panel: '{verdict}: {tabled} against {rule}',
    panelNot: 'does not count: {reason}',
    reason_input: 'fed in',
    reason_offer: 'offers',
    reason_conflict: 'sources conflict',
    reason_weak: 'weakly founded',
    reason_contained: 'part of another figure',
    sources: 'Sources:',
    judged: 'our judgement',
    colWhat: 'what',
    colWhen: 'when',
    colSeen: 'seen',
    colLow: 'low',
    colHigh: 'high',
    colPublished: 'as published',
    colCounts: 'counts?',
    colKind: 'how known',
    colSource: 'source',
    colNote: 'note',
    published: '{value} {unit}',
    publishedUsual: '{value} {unit}, usual {usual}',
    counts: 'yes',
    kind_official: 'official',
    kind_association: 'association',
    'kind_volume-weighted': 'mean of what was traded',
    kind_quoted: 'quote',
    kind_offer: 'offer',
    kind_report: 'report',
    none: 'none',
    times: '{x}×',
    span: '{from} to {to}',
    seenSource: 'what was seen: the links beside each figure; the model: its tables and those of past episodes',
    modelSource: 'past episodes as tabled, and what was seen in them; each figure is traced below',
    fitSection: 'What the fit found, and what it means',
    fitTitle: 'Where in its range did each behaviour end up?',
    fitAnswer:
      '{moved} of {n} were moved, {ends} of these to an end of the range that we judged. Of {flat} the episodes say nothing.',
    fitNote:
      'A line from the low to the high end of each range; the middle is not always as tabled, since foresight is told in months. Where a factor is a single figure, its ends are given in its unit.',
    keyWas: 'as tabled',
    keyIs: 'as fitted',
    keyStill: 'not moved',
    end_low: 'at its low end',
    end_high: 'at its high end',
    moved: 'moved',
    still: 'not moved',
    flat: 'episodes say nothing',
    low: 'low',
    high: 'high',
    colFactor: 'factor',
    colStands: 'where it stands',
    colWithout: 'error without it',
    part: '{x} of the range',
    unit_share: '{x}',
    unit_x: '{x}×',
    unit_cover: '{x}× the usual cover',
    unit_yield: '{x} of the price a month',
    unit_months: '{x} months',
    fitError:
      'Error as a share of that of “nothing happens”, mean over metrics: {tabled} as tabled, {fitted} as fitted, over {figures}.',
    fitStarts: 'The search began at {n} places and ended at {ends}: the error has more than one valley.',
    fitMost:
      'What is needed most is “{name}”: with that one back as tabled and all others as fitted, the error is {without}.',
    fitEnds:
      'At an end of their ranges: {list}. A range that is too narrow looks just so, and so does a model that lacks something for which these stand in.',
    fitFlat: 'The episodes say nothing of: {list}.',
    fitUse: 'The fitted values are used on no other page: everything there has behaviour as tabled.',
    fitNone: 'There is no record of a fit; behaviour is as tabled.',
    sureTitle: 'How sure is this verdict?',
    sureText:
      'The figures are few, and most come from one product in one year: where a verdict rests on one to three of them, it is an anecdote. Usual levels and the small worlds of 2010 and 2023 are mostly judged. And 2025 was known when behaviour was tabled, so that for the model as tabled it is no clean test.',
    methodLink: 'How the model works',
    repeatTitle: 'Repeat it, or take it along',
    repeatAnswer: 'The command line gives the same bytes:',
    downloadResult: 'Result (JSON)',
    print: 'Print a brief',
    opening: 'Reading past episodes and starting the solver…',
    working: 'Running past episodes: {n} of {total} runs done',
    cancel: 'Cancel',
    cancelled: 'You stopped this run. Nothing was kept of it.',
    again: 'Run it again',
  },
  ja: {
    title: 'モデルは正しかったか',
    lede: '過去の輸出規制をシナリオとして計算し、通関統計、価格情報、企業の実績と比べる。行動は古い事例で推定した。新しい事例は検証用で、結果をそのまま示す。',
    headNone: '正しかったとはいえない。検証では、モデルが二つの単純な予測より明らかに実績に近い指標はない。',
    headWorse:
      '正しかったとはいえない。検証では、モデルが二つの単純な予測より明らかに実績に近い指標はなく、{worse}では明らかに遠い。',
    headSome: '一部だけである。検証では、{better}は二つの単純な予測より明らかに実績に近く、{rest}はそうではない。',
    headAll: '検証では、調べたすべての指標（{better}）で、二つの単純な予測より明らかに実績に近い。',
    headUntested: '検証用の事例がない（すべて推定に用いた）。',
    rules:
      '単純な予測は二つ：何も起きない（無変化）、または措置が認める分だけが流れ、誰も対応しない（文言）。「明らかに」は、誤差の小さい方の予測との差が1割を超えることをいう。「表の値」はほかのページと同じモデル、「推定値」は古い事例から推定した行動によるモデル。検証用の事例：{episodes}。',
    metricLine: '平均誤差は{tabled}、単純な予測は{rule}（{figures}）：{verdict}。',
    metricFitted: '推定値では{fitted}：{verdict}。',
    figures: '{n}件',
    verdict_better: '実績に近い',
    verdict_similar: '同程度',
    verdict_worse: '実績から遠い',
    metric_trade: '貿易',
    metric_price: '価格',
    metric_use: '使用量',
    metric_stop: 'ライン停止',
    Metric_trade: '貿易',
    Metric_price: '価格',
    Metric_use: '使用量',
    Metric_stop: 'ライン停止',
    missShare: '平時の{x}',
    missPrice: '{x}倍',
    missStop: '{x}か月',
    stopsFound: '実際に止まった{n}件のうち、モデルでも止まるのは、表の値で{tabled}件、推定値で{fitted}件。',
    stopsTabled: '実際に止まった{n}件のうち、モデルでも止まるのは{tabled}件。',
    pricesMinor: '使用量の少ない元素の価格は使いものにならない（引用しないこと）。',
    pricesHigh: '次の価格は引用しないこと。',
    tooHigh: '高すぎるもの：{list}（最大で実績の{factor}倍。{what}、{when}：モデル{model}、実績{seen}）。',
    why: 'こうした元素の希少価格は、わずかな不足で止まるラインの価値を表し、実際にその価格で買う者はいない。',
    tooLow: '低すぎるもの：{list}（最大で実績の{factor}分の1。{what}、{when}：モデル{model}、実績{seen}）。',
    fitBetter: '推定に用いた事例では、推定値のモデルは{list}で実績に近いが、これはほとんど何も証明しない。',
    rightTitle: 'いずれの予測よりも実績に近かったもの',
    wrongTitle: '単純な予測の方が実績に近かったもの',
    standing: '{thing}（{figures}）：誤差{tabled}、単純な予測{rule}',
    more: 'ほか{n}件',
    few: '上の二つは、検証用の事例での表の値のモデルによる。1～2件ではほとんど何も分からない。',
    nowhere: 'なし。',
    stale: '推定の後に表が変更されている（推定値は以前の表によるもの）。',
    overTitle: 'モデルの誤差は、単純な予測と比べてどの程度か',
    overAnswer:
      '表の値では、検証の{n}項目のうち、いずれの予測よりも実績に近いもの{better}、同程度{similar}、遠いもの{worse}。',
    overFitted: '推定値では、それぞれ{better}、{similar}、{worse}。',
    overNote:
      '各行は、採点対象の平均誤差を、誤差の小さい方の単純な予測に対する倍率で示す（対数目盛）。行末は、表の値のモデルと単純な予測の誤差。貿易と使用量は平時に対する割合、価格は倍率、停止は月数。シナリオへの入力値と、ほとんど取引のない売り呼び値は採点しない。行を選ぶと、その事例を下に示す。',
    keyNothing: '無変化',
    keyWord: '文言（措置が認める分だけが流れる）',
    keyTabled: 'モデル（表の値）',
    keyFitted: 'モデル（推定値）',
    keySeen: '実績',
    keyNot: '実績（採点対象外）',
    keySpan: '実績（期間平均）、縦線は幅',
    onlyNearer: '実績に近い',
    onlyFarther: '実績から遠い',
    testHead: '検証用（推定に用いていない）',
    fitHead: '推定用（一致してもほとんど何も証明しない）',
    against: '{tabled}（単純な予測{rule}）',
    label: '{metric}（{figures}）',
    colEpisode: '事例',
    colUse: '用途',
    colScenario: 'シナリオ',
    colMetric: '指標',
    colFigures: '件数',
    colNothing: '無変化',
    colWord: '文言',
    colTabled: 'モデル（表の値）',
    colFitted: 'モデル（推定値）',
    colVerdict: '判定（表の値）',
    colVerdictFitted: '判定（推定値）',
    use_test: '検証',
    use_fit: '推定',
    episodesTitle: '事例ごとの比較：モデルと実績',
    pickTest: '検証用',
    pickFit: '推定用',
    scenario: 'シナリオ',
    inShock: 'このシナリオを「供給途絶」で計算',
    title_trade: '貿易量はどう動いたか',
    title_paid: '実際に支払われた価格はいくらか',
    title_quoted: '相場はいくらと報じられたか',
    title_offer: '売り呼び値はいくらか',
    title_use: '使用量はどう動いたか',
    title_stop: 'どのラインがいつ止まったか',
    groupAnswer: '平均誤差は{tabled}、単純な予測は{rule}（{figures}）：{verdict}。',
    groupFitted: '推定値では{fitted}：{verdict}。',
    within: '採点対象{n}件のうち、表の値のモデルが実績の2倍から半分の範囲にあるのは{k}件。',
    withinFitted: '推定値では{k}件。',
    furthest: '最も遠いもの：{what}、{when}：モデル{model}、実績{seen}。',
    notCounted: '参考として示し、採点しない。',
    stopNone: '停止は確認されていない。',
    note_trade:
      '平時に対する割合。輸出は出荷月、輸入は到着月。名称の下は平均誤差と、誤差の小さい方の単純な予測の誤差。平時を大きく上回る値がある図は、目盛をそこまで延ばす。',
    note_paid: '事前の価格に対する倍率（対数目盛）。取引量で加重した平均価格を、モデルの支払価格と比べる。',
    note_quoted:
      '事前の価格に対する倍率（対数目盛）。報じられた相場を、モデルの希少価格（1kg余分にあればいくらの価値があるか）と比べる。',
    note_offer:
      '売り手の呼び値で、ほとんど取引はない。事前の価格に対する倍率（対数目盛）。モデルの希少価格と並べるが、採点しない。',
    note_use: '平時の使用量に対する割合。利用者がどこまで断念・節約・代替したかを示す。',
    note_stop: 'これらの部門で最初にラインが止まる月。単純な予測では停止は起きない。',
    thingExport: '{materials}（{from}→{to}）',
    thingImport: '{materials}（{to}の輸入、{from}から）',
    thingPrice: '{materials}（{where}）',
    thingUse: '{materials}の使用（{where}）',
    thingStop: '{sectors}（{where}）',
    everywhere: '全世界',
    world: '世界',
    anybody: '全供給元',
    stage_ore: '鉱石',
    stage_intermediate: '中間品',
    stage_scrap: 'スクラップ',
    stage_oxide: '酸化物',
    stage_metal: '金属',
    stage_alloy: '合金',
    stage_magnet: '磁石',
    stage_product: '製品',
    panel: '{verdict}：{tabled}（単純な予測{rule}）',
    panelNot: '採点対象外：{reason}',
    reason_input: '入力値',
    reason_offer: '売り呼び値',
    reason_conflict: '資料の矛盾',
    reason_weak: '根拠が弱い',
    reason_contained: '他の値に含まれる',
    sources: '実績の出典：',
    judged: '当方の判断',
    colWhat: '対象',
    colWhen: '期間',
    colSeen: '実績',
    colLow: '下限',
    colHigh: '上限',
    colPublished: '公表値',
    colCounts: '採点',
    colKind: '根拠',
    colSource: '出典',
    colNote: '注記',
    published: '{value} {unit}',
    publishedUsual: '{value} {unit}（平時{usual}）',
    counts: '対象',
    kind_official: '公的統計',
    kind_association: '業界団体',
    'kind_volume-weighted': '取引量加重平均',
    kind_quoted: '相場',
    kind_offer: '売り呼び値',
    kind_report: '報道など',
    none: 'なし',
    times: '{x}倍',
    span: '{from}～{to}',
    seenSource: '実績は各値に付したリンク先、モデルは本アプリと過去の事例の表',
    modelSource: '過去の事例の表と実績（各値の出典は下に示す）',
    fitSection: '推定の結果とその意味',
    fitTitle: '行動の各要因は、幅のどこに落ち着いたか',
    fitAnswer:
      '{n}件のうち{moved}件が動き、うち{ends}件は当方の定めた幅の端に達した。{flat}件については、事例からは何も分からない。',
    fitNote: '線は各要因の幅（左が下限、右が上限）。単一の数値からなる要因には、両端をその単位で示す。',
    keyWas: '表の値',
    keyIs: '推定値',
    keyStill: '動かず',
    end_low: '下限に到達',
    end_high: '上限に到達',
    moved: '移動',
    still: '動かず',
    flat: '不明',
    low: '下限',
    high: '上限',
    colFactor: '要因',
    colStands: '位置',
    colWithout: '戻した場合の誤差',
    part: '幅の{x}',
    unit_share: '{x}',
    unit_x: '{x}倍',
    unit_cover: '平時の在庫の{x}倍',
    unit_yield: '月に価格の{x}',
    unit_months: '{x}か月',
    fitError: '誤差（「無変化」に対する割合、指標の平均）は、表の値で{tabled}、推定後は{fitted}（{figures}）。',
    fitStarts: '{n}個の出発点からの探索は{ends}に至った。誤差の谷は一つではない。',
    fitMost: '最も効いているのは「{name}」で、これだけを表の値に戻すと誤差は{without}になる。',
    fitEnds: '幅の端に達したもの：{list}。幅が狭すぎるか、モデルに欠けているものの代わりをしている可能性がある。',
    fitFlat: '事例からは分からないもの：{list}。',
    fitUse: '推定値はほかのページでは用いていない（すべて表の値による）。',
    fitNone: '推定の記録がないため、行動は表の値による。',
    sureTitle: 'この判定はどこまで確かか',
    sureText:
      '実績の件数は少なく、多くは同じ年の同じ製品に関するものである。1～3件に基づく判定は参考にとどまる。平時の水準と、2010年・2023年の小さな世界の数値は、大半が判断値である。また、行動の値を定めた時点で2025年の経過は知られていたため、表の値のモデルにとって完全な検証とはいえない。',
    methodLink: 'モデルの仕組み',
    repeatTitle: '再現とダウンロード',
    repeatAnswer: 'コマンドラインでも同じ結果（バイト単位で同一）が得られる：',
    downloadResult: '結果（JSON）',
    print: '要約を印刷',
    opening: '過去の事例の読込みとソルバーの起動中…',
    working: '過去の事例を計算中：{total}回のうち{n}回を終了',
    cancel: '中止',
    cancelled: '計算を中止しました。途中の結果は残っていません。',
    again: 'もう一度計算',
  },
}
