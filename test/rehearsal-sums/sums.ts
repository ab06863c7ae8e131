import type { Fill, Goods } from './json.ts'

/** A tonne, in kilograms. */
export const KG = 1000
/** What stated and added sums may differ by, as a share of all that is added. */
export const SHARE = 1e-9
/** Masses are whole grams: half of one, in tonnes. */
export const HALF_A_GRAM = 5e-7
/** Prices are whole micro-dollars, by which a fee may be missed on each kilogram that a plant moves, USD/kg. */
export const MICRO = 1e-6

/** Sums by name, each with the size of all that was added. */
export class Sums {
  private readonly sums = new Map<string, { total: number; size: number }>()
  add(name: string, amount: number, more = Math.abs(amount)): void {
    const { total, size } = this.of(name)
    this.sums.set(name, { total: total + amount, size: size + more })
  }
  of(name: string): { readonly total: number; readonly size: number } {
    return this.sums.get(name) ?? { total: 0, size: 0 }
  }
  get names(): string[] {
    return [...this.sums.keys()]
  }
}

/** Gathers what does not hold. */
export class Faults {
  readonly found: string[] = []
  private readonly about: string
  constructor(about: string) {
    this.about = about
  }
  holds(holds: boolean, what: string): void {
    if (!holds) this.found.push(`${this.about}: ${what}`)
  }
  same(what: string, stated: number | undefined, { total, size }: { total: number; size: number }): void {
    const isSame = stated !== undefined && Math.abs(stated - total) <= SHARE * Math.max(size, Math.abs(stated))
    this.holds(isSame, `${what} is stated as ${stated}, and adds up to ${total}`)
  }
  grams(what: string, stated: number, tonnes: number): void {
    this.holds(Math.abs(stated - tonnes) < HALF_A_GRAM, `${what} is ${stated} t here and ${tonnes} t there`)
  }
}

export const sum = (list: readonly number[]): { total: number; size: number } => ({
  total: list.reduce((all, one) => all + one, 0),
  size: list.reduce((all, one) => all + Math.abs(one), 0),
})
/** Goods by name: a material of a grade at a place. */
export const keyOf = ({ material, grade, place }: Goods): string => `${material}/${grade}/${place}`
/** What a fill brings in; below 0: costs. */
export const amountOf = ({ side, tonnes, price }: Fill): number => (side === 'sell' ? 1 : -1) * KG * tonnes * price
