import type { Words } from '../../../messages.ts'

export const ACCOUNT_FIELD_WORDS: Words<
  'iban' | 'bic' | 'holder' | 'ibanHint' | 'ibanWrong' | 'bicHint' | 'bicWrong' | 'holderHint'
> = {
  en: {
    iban: 'IBAN',
    bic: 'BIC (if the bank asks for it)',
    holder: 'Account holder',
    ibanHint: 'As the bank gives it; blanks do not matter.',
    ibanWrong: 'This is no IBAN: a digit is wrong, missing or too many.',
    bicHint: '8 or 11 letters and digits.',
    bicWrong: 'This is no BIC: it has 8 or 11 letters and digits.',
    holderHint: 'As the bank has it, at most 70 signs.',
  },
  ja: {
    iban: 'IBAN',
    bic: 'BIC（銀行が求める場合）',
    holder: '口座名義',
    ibanHint: '銀行の示すとおりに入力（空白は無視される）。',
    ibanWrong: 'IBANとして正しくない（桁の誤り又は過不足）。',
    bicHint: '英数字8桁又は11桁。',
    bicWrong: 'BICとして正しくない（英数字8桁又は11桁）。',
    holderHint: '銀行に登録された名義（70字以内）。',
  },
}
