import type { Words } from '../../messages.ts'

export const CONFIRM_WORDS: Words<'goOn' | 'title' | 'back'> = {
  en: { goOn: '{action}…', title: '{action}?', back: 'Go back' },
  ja: { goOn: '{action}（確認へ）', title: '{action}：実行の確認', back: '戻る' },
}
