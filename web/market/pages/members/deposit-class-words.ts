import type { Words } from '../../../messages.ts'

export const DEPOSIT_CLASS_WORDS: Words<
  'title' | 'class' | 'hint' | 'sure' | 'label' | 'reduced' | 'standard' | 'raised'
> = {
  en: {
    title: 'Change the deposit class',
    class: 'Deposit class',
    hint: 'It holds for orders that are placed from now on, in rounds that have classes.',
    sure: 'From {before} to {after}. Orders that are placed already keep their deposit.',
    label: 'Deposits',
    reduced: 'reduced',
    standard: 'standard',
    raised: 'raised',
  },
  ja: {
    title: '預託金区分を変更する',
    class: '預託金区分',
    hint: '区分のあるラウンドで、今後提出される注文に適用される。',
    sure: '{before}から{after}へ。提出済みの注文の預託金は変わらない。',
    label: '預託金',
    reduced: '軽減',
    standard: '標準',
    raised: '加重',
  },
}
