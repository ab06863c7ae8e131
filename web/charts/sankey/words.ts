import type { Words } from '../../messages.ts'

export const SANKEY_WORDS: Words<
  'label' | 'hint' | 'other' | 'unknown' | 'past' | 'node' | 'nodeUse' | 'came' | 'went' | 'link' | 'among' | 'perYear'
> = {
  en: {
    label: 'Streams from mine to use. Arrow keys move between places and stages; Escape leaves.',
    hint: 'Point at a place, or move with the arrow keys, to light up what passed through it.',
    other: 'other places',
    unknown: 'mine not traced',
    past: 'passes this stage by',
    node: '{stage}, {who}: {share}, {amount}.',
    nodeUse: '{stage}: {amount}.',
    came: 'From {list}.',
    went: 'To {list}.',
    link: '{fromStage}, {from} → {toStage}, {to}: {share}, {amount}',
    among: 'These are {list}.',
    perYear: '{amount} t REO a year',
  },
  ja: {
    label: '鉱山から使用までの流れ。矢印キーで国・地域と段階の間を移動、Escで終了。',
    hint: '国・地域にカーソルを合わせるか、矢印キーで移動すると、そこを通った流れを強調して示す。',
    other: 'その他の国・地域',
    unknown: '鉱山まで遡れない',
    past: 'この段階を経ない',
    node: '{stage}、{who}：{share}、{amount}。',
    nodeUse: '{stage}：{amount}。',
    came: '前の段階：{list}。',
    went: '次の段階：{list}。',
    link: '{fromStage}・{from} → {toStage}・{to}：{share}、{amount}',
    among: '内訳：{list}。',
    perYear: '年間 {amount} t（REO換算）',
  },
}
