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

/** Two or three significant digits with thousands separated: no more than the facts can carry. */
export function round(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1000) return Number(value.toPrecision(digits + 1)).toLocaleString('en-US')
  const rounded = Number(value.toPrecision(digits))
  return Math.abs(rounded) >= 10 ** digits ? String(Math.round(rounded)) : String(rounded)
}

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`
