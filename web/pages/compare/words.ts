import type { Words } from '../../messages.ts'

export const COMPARE_WORDS: Words<
  | 'title'
  | 'lead'
  | 'add'
  | 'remove'
  | 'scenario'
  | 'changed'
  | 'open'
  | 'working'
  | 'ranging'
  | 'lossTitle'
  | 'lossAnswer'
  | 'lossNote'
  | 'stopTitle'
  | 'stopAnswer'
  | 'stopNone'
  | 'stopNote'
  | 'sameAll'
  | 'overviewTitle'
  | 'overviewAnswer'
  | 'sectorsStopped'
  | 'firstStop'
  | 'lost'
  | 'gdp'
  | 'low'
  | 'bill'
  | 'notSold'
  | 'none'
  | 'noStop'
  | 'sector'
  | 'place'
  | 'material'
  | 'figure'
  | 'source'
  | 'lostHere'
  | 'asked'
  | 'cancelled'
  | 'again'
> = {
  en: {
    title: 'What changes between scenarios?',
    lead: 'Two to four scenarios side by side. The first one can be changed on the page Shock.',
    add: 'Add a scenario',
    remove: 'Take out {name}',
    scenario: 'Scenario {letter}',
    changed: 'changed',
    open: 'Open {name} on its own',
    working: 'Working it out…',
    ranging: 'Its range is being worked out.',
    lossTitle: 'What does each cost?',
    lossAnswer: 'Most: {name}, {money} of value added at the places it is about.',
    lossNote:
      'A dot is the central case, a bar reaches from mild to severe. Each scenario counts the places it is about.',
    stopTitle: 'Which lines stop, and when?',
    stopAnswer: 'Earliest: {sector}, in {month} under {name}.',
    stopNone: 'No line stops in any of them.',
    stopNote:
      'A letter stands where the first line of a sector stops under that scenario; sectors without a letter go on.',
    sameAll: 'all',
    overviewTitle: 'The figures side by side',
    overviewAnswer: 'Value added lost reaches from {low} to {high}.',
    sectorsStopped: 'sectors with a line stopped',
    firstStop: 'first stop',
    lost: 'value added lost',
    gdp: 'share of a year’s GDP',
    low: 'materials under 90%',
    bill: 'dearer imports',
    notSold: 'exports that the coercer does not sell',
    none: 'none',
    noStop: 'no line stops',
    sector: 'sector',
    place: 'place',
    material: 'for want of',
    figure: 'figure',
    source: 'the model, on the figures of 2024',
    lostHere: 'value added lost, by sector',
    asked: 'about',
    cancelled: 'Stopped.',
    again: 'Run it again',
  },
  ja: {
    title: 'シナリオによって何が変わるか',
    lead: '2～4件のシナリオを並べて比較する。最初のシナリオは「供給途絶」のページで変更できる。',
    add: 'シナリオを追加',
    remove: '{name}を外す',
    scenario: 'シナリオ{letter}',
    changed: '変更あり',
    open: '{name}を単独で開く',
    working: '計算中…',
    ranging: '幅を計算中…',
    lossTitle: 'それぞれの損失はいくらか',
    lossAnswer: '最大は「{name}」で、対象国・地域の付加価値の損失は{money}。',
    lossNote: '点は中位、帯は低位から高位まで。損失は、各シナリオの対象国・地域について集計。',
    stopTitle: 'どのラインが、いつ止まるか',
    stopAnswer: '最も早いのは「{name}」で、{sector}が{month}に止まる。',
    stopNone: 'いずれのシナリオでも、止まるラインはない。',
    stopNote: '英字は、そのシナリオで部門の最初のラインが止まる月を示す。英字のない部門は止まらない。',
    sameAll: 'すべて',
    overviewTitle: '数値の比較',
    overviewAnswer: '付加価値の損失は{low}から{high}まで。',
    sectorsStopped: 'ラインが止まる部門数',
    firstStop: '最初の停止',
    lost: '付加価値の損失',
    gdp: '年間GDP比',
    low: '平常の90%を下回る品目',
    bill: '輸入費用の増加分',
    notSold: '供給国が失う輸出',
    none: 'なし',
    noStop: '停止なし',
    sector: '部門',
    place: '国・地域',
    material: '不足する品目',
    figure: '項目',
    source: '本モデル（2024年の数値に基づく）',
    lostHere: '部門別の付加価値の損失',
    asked: '対象',
    cancelled: '計算を中止しました。',
    again: '再計算',
  },
}
