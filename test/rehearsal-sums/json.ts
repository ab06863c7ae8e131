/** What `market rehearse --json` prints, as far as it is added up. Masses are tonnes, prices USD/kg, money USD. */

export interface Goods {
  readonly material: string
  readonly grade: string
  readonly place: string
}
interface Order extends Goods {
  readonly order: string
  readonly member: string
  readonly owner: string
  readonly side: 'sell' | 'buy'
  readonly purpose: string
  readonly sector: string | null
  readonly tonnes: number
  readonly limit: number
  readonly contract: string | null
}
export interface RecipeGood {
  readonly material: string
  readonly grade: string
  readonly perTonne: number
}
export interface Conversion {
  readonly order: string
  readonly member: string
  readonly owner: string
  readonly place: string
  readonly tonnes: number
  readonly recipes: readonly {
    readonly limit: number
    readonly takes: readonly RecipeGood[]
    readonly gives: readonly RecipeGood[]
  }[]
}
export interface Fill extends Goods {
  readonly order: string
  readonly recipe: number | null
  readonly side: 'sell' | 'buy'
  readonly tonnes: number
  readonly price: number
}
interface Trade {
  readonly sellOrder: string
  readonly buyOrder: string
  readonly seller: string
  readonly buyer: string
  readonly material: string
  readonly sellGrade: string
  readonly buyGrade: string
  readonly route: readonly string[]
  readonly tonnes: number
  readonly sellPrice: number
  readonly buyPrice: number
  readonly undelivered: number
}
interface Served {
  readonly sector: string
  readonly place: string
  readonly material: string
  readonly opening: number
  readonly wanted: number
  readonly bought: number
  readonly shelf: number
  readonly unserved: number
  readonly refilled: number
  readonly left: number
}
export interface Round {
  readonly month: string
  readonly orders: readonly Order[]
  readonly conversions: readonly Conversion[]
  readonly fills: readonly Fill[]
  readonly trades: readonly Trade[]
  readonly routes: readonly {
    readonly from: string
    readonly to: string
    readonly material: string
    readonly grade: string
    readonly tonnes: number
    readonly freight: number
  }[]
  readonly downgrades: readonly {
    readonly material: string
    readonly place: string
    readonly from: string
    readonly to: string
    readonly tonnes: number
  }[]
  readonly residuals: readonly (Goods & { readonly kind: 'rounding' | 'waste'; readonly tonnes: number })[]
  readonly makeWhole: readonly { readonly order: string; readonly paid: number }[]
  readonly bounds: readonly (Goods & { readonly price: number })[]
  readonly lots: {
    readonly offered: number
    readonly byGrade: Readonly<Record<string, number>>
    readonly barred: readonly { readonly lot: string }[]
    readonly list: readonly (Goods & {
      readonly lot: string
      readonly member: string
      readonly tonnes: number
      readonly order: string | null
    })[]
  }
  readonly prices: readonly (Goods & { readonly price: number; readonly sold: number; readonly bought: number })[]
  readonly served: readonly Served[]
  readonly reserve: readonly { readonly material: string; readonly tonnes: number; readonly paid: number }[]
  readonly contracts: readonly { readonly order: string; readonly tonnes: number; readonly paid: number }[]
  readonly benchmarks: readonly {
    readonly material: string
    readonly grade: string
    readonly tonnes: number
    readonly sellers: number
    readonly buyers: number
    readonly price: number | null
  }[]
  readonly alarms: readonly { readonly kind: string; readonly where: string; readonly tonnes: number | null }[]
  readonly traded: number
  readonly paid: number
  readonly undelivered: number
  readonly certificate: { readonly gains: number; readonly gap: number }
}
export interface Rehearsal {
  readonly options: { readonly strike: { readonly price: number } | null }
  readonly grades: readonly string[]
  readonly terms: {
    readonly carriers: string
    readonly agency: string
    readonly lanes: readonly { readonly from: string; readonly to: string; readonly freight: number }[]
    readonly wasteCost: number
    readonly damages: number
  }
  readonly rounds: readonly Round[]
  readonly members: readonly { readonly member: string; readonly gain: number; readonly received: number }[]
  readonly checks: { readonly certificates: number }
}
