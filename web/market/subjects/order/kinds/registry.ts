import type { OrderContent } from '../../../../../src/market/index.ts'
import { BASKET_PAGE } from './basket.tsx'
import { BUY_PAGE } from './buy.tsx'
import { CONVERT_PAGE } from './convert.ts'
import { FLOOR_PAGE } from './floor.tsx'
import type { Kind, KindForm, KindPage } from './kind.ts'
import { PACKAGE_PAGE } from './package.ts'
import { SELL_PAGE } from './sell.ts'
import { STORE_PAGE } from './store.tsx'

type Pages = { readonly [K in Kind]: KindPage<Extract<OrderContent, { readonly kind: K }>> }

/** Every kind of order, in the order in which the form offers them. */
const PAGES: Pages = {
  buy: BUY_PAGE,
  basket: BASKET_PAGE,
  sell: SELL_PAGE,
  package: PACKAGE_PAGE,
  convert: CONVERT_PAGE,
  store: STORE_PAGE,
  floor: FLOOR_PAGE,
}

export const KINDS = Object.keys(PAGES) as readonly Kind[]

/** The page of a kind. Its functions take the contents of that kind, which is what a content of that name is. */
export const pageOf = (kind: Kind): KindPage => PAGES[kind]
export const formOf = (kind: Kind): KindForm => PAGES[kind].form
