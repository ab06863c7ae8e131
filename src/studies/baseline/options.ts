import type { Help, Options } from '../options.ts'

export const baselineAbout: Help = {
  en: 'what the sources say of 2024, what the model uses, and where they disagree',
  ja: '2024年について出典が示す数値、モデルが用いる数値、両者の食い違い',
}

export const baselineOptions = {} as const satisfies Options
