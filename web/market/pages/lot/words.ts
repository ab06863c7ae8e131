import type { Words } from '../../../messages.ts'

type LotKey =
  | 'title'
  | 'titleOf'
  | 'facts'
  | 'id'
  | 'material'
  | 'left'
  | 'leftOf'
  | 'grade'
  | 'noGrade'
  | 'lies'
  | 'lieAt'
  | 'onWay'
  | 'container'
  | 'madeOf'
  | 'fresh'
  | 'record'
  | 'all'
  | 'on'
  | 'onHint'
  | 'verdicts'
  | 'verdictsWhy'
  | 'isGrade'
  | 'passes'
  | 'fails'
  | 'next'
  | 'nextWhy'
  | 'nextPast'
  | 'strictest'
  | 'good'
  | 'bad'
export const LOT_WORDS: Words<LotKey> = {
  en: {
    title: '{material}, {kg}',
    titleOf: 'Lot {lot}',
    facts: 'What and where it is',
    id: 'Lot',
    material: 'Material',
    left: 'Left',
    leftOf: '{left} of {made}',
    grade: 'Grade by origin',
    noGrade: 'none: it passes no rule of this market',
    lies: 'Where',
    lieAt: '{site}, {country}',
    onWay: 'on the way from {from} to {to}',
    container: 'In the container',
    madeOf: 'Made of',
    fresh: 'nothing before: it came out of the ground, or was collected',
    record: 'Record what happened to it',
    all: 'All lots',
    on: 'For delivery on',
    onHint: 'Rules may hold from a day on only: which grade a lot has depends on the day.',
    verdicts: 'Why it has this grade',
    verdictsWhy:
      'Each grade is a rule of origin, the strictest first. A lot has the strictest grade whose rule it passes together with all below. The sentences come from the records above; nobody declares an origin.',
    isGrade: 'its grade',
    passes: 'passes',
    fails: 'fails',
    next: 'What it would take for “{grade}”',
    nextWhy: 'These steps fail under the next stricter rule:',
    nextPast:
      'What has happened cannot be changed. A lot of that grade has to be made otherwise: of other material, or in plants whose place, operator and controller the rule accepts.',
    strictest: 'It has the strictest grade there is.',
    good: 'meets the rule',
    bad: 'does not meet the rule',
  },
  ja: {
    title: '{material} {kg}',
    titleOf: 'ロット{lot}',
    facts: '概要と所在',
    id: 'ロット',
    material: '品目',
    left: '残量',
    leftOf: '{made}のうち{left}',
    grade: '原産等級',
    noGrade: 'なし（いずれの規則も満たさない）',
    lies: '所在',
    lieAt: '{site}（{country}）',
    onWay: '輸送中（{from}から{to}へ）',
    container: '容器',
    madeOf: '原料ロット',
    fresh: 'なし（採掘または回収されたもの）',
    record: 'このロットの記録を追加',
    all: 'ロット一覧',
    on: '引渡日',
    onHint: '規則には適用開始日があるため、等級は引渡日により異なる。',
    verdicts: '等級の根拠',
    verdictsWhy:
      '等級は原産地規則に対応し、厳しい順に並ぶ。ロットの等級は、それ以下の規則とともに満たす最も厳しいもの。判定は上の記録に基づき、原産地の自己申告によらない。',
    isGrade: 'このロットの等級',
    passes: '適合',
    fails: '不適合',
    next: '「{grade}」に必要なこと',
    nextWhy: '一段厳しい規則で不適合となる事項：',
    nextPast:
      '過去の事実は変えられない。この等級のロットを得るには、規則が認める所在国・操業者・支配者の拠点で、または別の原料から製造する必要がある。',
    strictest: '最も厳しい等級を満たす。',
    good: '適合',
    bad: '不適合',
  },
}
