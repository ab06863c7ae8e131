import type { Words } from '../../../messages.ts'

export const LOTS_WORDS: Words<
  | 'title'
  | 'lede'
  | 'record'
  | 'on'
  | 'onHint'
  | 'usedUp'
  | 'empty'
  | 'emptyHow'
  | 'emptyReader'
  | 'onlyUsedUp'
  | 'totals'
  | 'material'
  | 'left'
  | 'made'
  | 'grade'
  | 'noGrade'
  | 'where'
  | 'lot'
  | 'at'
  | 'onWay'
  | 'inContainer'
  | 'list'
> = {
  en: {
    title: 'Lots',
    lede: 'A lot is material whose every gram is followed from the mine on, by signed records. What you sell comes out of your lots, and its grade follows from where they were made and who decides there.',
    record: 'Record what happened to lots',
    on: 'Grades for delivery on',
    onHint: 'Left empty: today. Rules of origin may hold from a day on only.',
    usedUp: 'Show lots that are used up',
    empty: 'Your organisation owns no lots yet.',
    emptyHow:
      'Lots come to you in two ways: you record what your mine brings out, your plant collects or makes; or a seller hands lots over to you for what you bought in a round.',
    emptyReader: 'They appear here once a trader of your organisation records them, or a seller hands them over.',
    onlyUsedUp: 'All your lots are used up.',
    totals: 'What you have',
    material: 'Material',
    left: 'Left',
    made: 'Made',
    grade: 'Grade by origin',
    noGrade: 'none',
    where: 'Where',
    lot: 'Lot',
    at: '{site}, {country}',
    onWay: 'on the way from {from} to {to}',
    inContainer: 'in {container}',
    list: 'Lots one by one',
  },
  ja: {
    title: 'ロット',
    lede: 'ロットとは、鉱山以降のすべてを署名済みの記録により1グラム単位で追跡できる材料。販売はロットから行い、等級は製造場所と支配者により定まる。',
    record: 'ロットの記録を追加',
    on: '等級の基準となる引渡日',
    onHint: '空欄の場合は本日。原産地規則には適用開始日がある。',
    usedUp: '使用済みのロットも表示',
    empty: '自組織が所有するロットはまだない。',
    emptyHow:
      'ロットを得る方法は2つ：自組織の鉱山での採掘、拠点での回収・製造を記録するか、ラウンドで購入した分の引渡しを売り手から受ける。',
    emptyReader: '取引担当者が記録するか、売り手が引き渡すと、ここに表示される。',
    onlyUsedUp: 'すべてのロットが使用済み。',
    totals: '品目別の合計',
    material: '品目',
    left: '残量',
    made: '製造時の量',
    grade: '原産等級',
    noGrade: 'なし',
    where: '所在',
    lot: 'ロット',
    at: '{site}（{country}）',
    onWay: '輸送中（{from}から{to}へ）',
    inContainer: '容器：{container}',
    list: 'ロット別',
  },
}
