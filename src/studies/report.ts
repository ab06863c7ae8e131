/** What a study says, apart from how it is shown: the terminal, a page and a brief draw the same sections. */
export interface Report {
  readonly title: string
  readonly lines: readonly string[]
  readonly sections: readonly Section[]
}

export interface Section {
  readonly heading: string
  readonly lines?: readonly string[]
  readonly table?: Table
}

export interface Table {
  readonly columns: readonly { readonly name: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}

export type Language = 'en' | 'ja'

export const left = (name: string): Table['columns'][number] => ({ name, align: 'left' })
export const right = (name: string): Table['columns'][number] => ({ name, align: 'right' })

/** Less than this is nothing: it is what rounding leaves. */
const NOTHING = 1e-6

/** Two or three significant digits with thousands separated: no more than the facts can carry. */
export function round(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) < NOTHING) return '0'
  const rounded = Number(value.toPrecision(Math.abs(value) >= 1000 ? digits + 1 : digits))
  return Math.abs(rounded) >= 10 ** digits ? Math.round(rounded).toLocaleString('en-US') : String(rounded)
}

/** An amount in million USD as people say it. */
export const moneyIn =
  (language: Language) =>
  (million: number): string => {
    const size = Math.abs(million)
    if (language === 'ja') return size >= 100 ? `${round(million / 100)}億ドル` : `${round(million)}百万ドル`
    return size >= 1000 ? `${round(million / 1000)} bn USD` : `${round(million)} M USD`
  }

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`
