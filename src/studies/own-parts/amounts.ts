import { DAYS_PER_MONTH, DAYS_PER_YEAR, MONTHS_PER_YEAR } from '../../quantity/index.ts'

/** A number that somebody wrote, and what it is in. */
export interface WrittenAmount {
  readonly value: number
  /** As it stood behind the number, made narrow and small; empty where nothing did. */
  readonly unit: string
  /** Its comma or point may mean thousands as well as decimals. */
  readonly isUnsure: boolean
}

/** Full-width digits, letters and signs as narrow ones, small letters, one blank between words. */
export const narrow = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/**
 * Reads `1,200.5 kg`, `1.200,5`, `１２ t`, `3 000 g`, `1'500`, `約 2 トン`. With both signs, the last is that of decimals. A single one with three
 * digits behind it, `1,500`, is of thousands: so writes Japan and the English-speaking world; `1.500` is taken for thousands only where another
 * number of its column is written so that it can be nothing else (`decimal: ','`), and said to be unsure otherwise.
 *
 * @param decimal the sign of decimals, where the column has told it
 * @returns undefined for what is no number, or begins as a formula does
 */
export function amountIn(text: string, decimal?: '.' | ','): WrittenAmount | undefined {
  const plain = narrow(text).replace(/^(about|approx\.?|ca\.?|約|~|≈)\s*/, '')
  // As spreadsheets write what is large: 1.2e+05.
  const large = /^([+-]?\d(?:[.,]\d+)?e[+-]?\d+)\s*([^\d].*)?$/.exec(plain)
  if (large !== null) {
    const value = Number(large[1]?.replace(',', '.'))
    return Number.isFinite(value) ? { value, unit: large[2]?.trim() ?? '', isUnsure: false } : undefined
  }
  const found = /^([+-]?)(\d[\d.,' \u00a0_]*)(?:\s*)([^\d].*)?$/.exec(plain)
  if (found === null) return undefined
  const [, sign = '', digits = '', unit = ''] = found
  const tidy = digits.replaceAll(/[' \u00a0_]/g, '').replace(/[.,]$/, '')
  const read = decimalOf(tidy, decimal)
  if (read === undefined) return undefined
  const value = Number(`${sign}${tidy.replaceAll(read.thousands, '').replace(',', '.')}`)
  return Number.isFinite(value) ? { value, unit: unit.trim(), isUnsure: read.isUnsure } : undefined
}

/** Which sign of a number is of thousands. */
function decimalOf(
  digits: string,
  told: '.' | ',' | undefined,
): { readonly thousands: RegExp; readonly isUnsure: boolean } | undefined {
  const thousandsBy = (sign: '.' | ',') => (sign === '.' ? /\./g : /,/g)
  const points = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  const grouped = (sign: string): boolean =>
    new RegExp(`^\\d{1,3}(\\${sign}\\d{3})+$`).test(digits.split(sign === ',' ? '.' : ',')[0] ?? '')
  if (points > 0 && commas > 0) {
    const last = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
    const other = last === '.' ? ',' : '.'
    return digits.split(last).length === 2 && grouped(other)
      ? { thousands: thousandsBy(other), isUnsure: false }
      : undefined
  }
  if (points + commas === 0) return { thousands: /,/g, isUnsure: false }
  const sign = points > 0 ? '.' : ','
  if (points + commas > 1) return grouped(sign) ? { thousands: thousandsBy(sign), isUnsure: false } : undefined
  const isWhole = grouped(sign) && !digits.startsWith('0')
  if (told !== undefined) return { thousands: thousandsBy(told === '.' ? ',' : '.'), isUnsure: false }
  // A comma before three digits is of thousands; a point is of decimals, which 1.500 may not have meant.
  if (sign === ',') return { thousands: isWhole ? /,/g : /\./g, isUnsure: false }
  return { thousands: /,/g, isUnsure: isWhole }
}

/** The sign of decimals that the numbers of a column leave no doubt of; undefined where none tells, or they contradict each other. */
export function decimalIn(texts: readonly string[]): '.' | ',' | undefined {
  let found: '.' | ',' | undefined
  for (const text of texts) {
    const digits = /\d[\d.,]*/.exec(narrow(text))?.[0] ?? ''
    const told = /\.\d{3},\d|^\d+,\d{1,2}$|,\d{4,}$|^\d{1,3}(\.\d{3}){2,}$/.test(digits)
      ? ','
      : /,\d{3}\.\d|^\d+\.\d{1,2}$|\.\d{4,}$|^\d{1,3}(,\d{3}){2,}$/.test(digits)
        ? '.'
        : undefined
    if (told === undefined) continue
    if (found !== undefined && found !== told) return undefined
    found = told
  }
  return found
}

/** How many of the first are in one of each; words as they are written behind a number or in a heading. */
const UNITS = {
  kilograms: [
    [/^(t|ton|tons|tonne|tonnes|mt|トン)$/, 1000],
    [/^(kg|kgs|kilo|kilos|kilogram|kilograms|キロ|キログラム|瓩)$/, 1],
    [/^(g|gr|gram|grams|グラム)$/, 0.001],
    [/^(mg|ミリグラム)$/, 1e-6],
    [/^(lb|lbs|pound|pounds|ポンド)$/, 0.45359237],
  ],
  days: [
    [/^(d|day|days|日|日分)$/, 1],
    [/^(w|wk|week|weeks|週|週間|週分)$/, 7],
    [/^(m|mo|month|months|月|か月|ヶ月|ケ月|カ月|ヵ月|箇月|月分|か月分|ヶ月分|カ月分)$/, DAYS_PER_MONTH],
    [/^(y|yr|year|years|年|年分)$/, DAYS_PER_YEAR],
  ],
} as const satisfies Record<string, readonly (readonly [RegExp, number])[]>
export type UnitKind = keyof typeof UNITS

/** Amounts are of a year; those of a month or a day are made so. */
const PERIODS: readonly (readonly [RegExp, number])[] = [
  [/^(y|yr|year|a|annum|annual|年|年間)$/, 1],
  [/^(q|quarter|四半期)$/, 4],
  [/^(m|mo|month|月|か月|ヶ月|カ月|月間)$/, MONTHS_PER_YEAR],
  [/^(w|wk|week|週)$/, DAYS_PER_YEAR / 7],
  [/^(d|day|日)$/, DAYS_PER_YEAR],
]

/** What a unit counts in kilograms a year, or in days; undefined where it is none of these. */
export function factorOf(unit: string, kind: UnitKind): number | undefined {
  const words = narrow(unit)
    .replaceAll(/[()[\]{}.]/g, ' ')
    .trim()
  const [mass = '', period, ...more] = words.split(/\s*(?:\/|\bper\b|\bp\.)\s*/)
  if (more.length > 0) return undefined
  const known = UNITS[kind].find(([pattern]) => pattern.test(mass.trim()))?.[1]
  if (known === undefined || period === undefined) return known
  if (kind !== 'kilograms') return undefined
  const times = PERIODS.find(([pattern]) => pattern.test(period.trim()))?.[1]
  return times === undefined ? undefined : known * times
}

/** The unit that a heading names: in brackets, behind a slash, or as its last word. */
export function factorInHeading(heading: string, kind: UnitKind): number | undefined {
  const text = narrow(heading).replaceAll('_', ' ')
  const candidates = [
    ...[...text.matchAll(/[([]([^)\]]*)[)\]]/g)].map(([, inside = '']) => inside),
    ...[...text.matchAll(/(\S+ ?(?:\/|\bper\b) ?\S+)/g)].map(([whole]) => whole),
    ...text.split(/[\s,、:：/]+/),
    ...[/(か月|ヶ月|カ月|月)数?$/, /日数?$/, /週数?$/].flatMap(
      (pattern) => pattern.exec(text)?.[0].replace(/数$/, '') ?? [],
    ),
  ]
  for (const candidate of candidates) {
    const factor = factorOf(candidate, kind)
    if (factor !== undefined) return factor
  }
  return undefined
}
