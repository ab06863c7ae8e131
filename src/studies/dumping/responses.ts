import {
  inMillions,
  minus,
  pay,
  quantity,
  sum,
  sumOf,
  tonnes,
  type MillionUsd,
  type UsdPerKg,
} from '../../quantity/index.ts'
import { exp } from '../exp-log.ts'
import type { ShutdownFigure, Stage, World } from '../../world/index.ts'
import { shutdownFigure, type Figures } from './figures.ts'
import type { PriceInstrument, PriceSupport } from './instruments.ts'

/** What users and importers do about a raised price. */
export interface PriceResponse {
  /** Per cent that users buy less for each per cent that a good gets dearer. */
  readonly elasticity: number
  /** Per cent that declared imports shrink for each percentage point of duty. */
  readonly evasion: number
}

/** As a world says of goods of a stage, in a case; where it says nothing, users buy as much and all duty is paid. */
export function priceResponseOf(world: World, figures: Figures, stage: Stage): PriceResponse {
  const of = (what: ShutdownFigure): number =>
    shutdownFigure(world, { stage, what, better: 'low', otherwise: 0 }, figures)
  return { elasticity: of('price-elasticity'), evasion: of('duty-evasion') }
}

/** One material's raise, and the tonnes of a year on which it is paid and got, at demand as it was. */
interface RaisedPrice extends Pick<PriceSupport, 'treasury' | 'users' | 'others' | 'bought'> {
  readonly price: UsdPerKg
  readonly raise: UsdPerKg
}

/** Who pays what of a raise, and who gets it, once users and importers have answered. */
export interface RaisePaid {
  readonly fiscalCost: MillionUsd
  /** What users lose: what they pay more, and what they go without. */
  readonly consumerCost: MillionUsd
  readonly otherTransfer: MillionUsd
  /** Duty that is not paid on imports that are sold at the raised price. */
  readonly evaded: MillionUsd
  /** Lost to users, and got by none. */
  readonly deadweight: MillionUsd
  /** Part of what the core would get at demand as it was that it still gets. */
  readonly coreKept: number
}

const dollars = (mass: number, perKg: number): MillionUsd => inMillions(pay(tonnes(mass), quantity<'USD/kg'>(perKg)))
const NOTHING = quantity<'MUSD'>(0)

/**
 * Whatever users and importers do, for each instrument and material:
 *
 *   treasury + users = what the core gets + what others get + evaded + deadweight
 */
export function payersOf(instrument: PriceInstrument, raised: RaisedPrice, response: PriceResponse): RaisePaid {
  switch (instrument) {
    case 'cfd':
      // Users pay the price of the market, and importers no duty.
      return {
        fiscalCost: dollars(raised.treasury, raised.raise),
        consumerCost: NOTHING,
        otherTransfer: dollars(raised.others, raised.raise),
        evaded: NOTHING,
        deadweight: NOTHING,
        coreKept: 1,
      }
    case 'tariff':
      return underTariff(raised, response)
    case 'origin':
      return underOrigin(raised, response)
    default:
      return instrument satisfies never
  }
}

/**
 * A tariff s on a price p. Demand is a straight line through what users bought, Q, with the elasticity e there:
 *
 *   dQ = Q min( 1, e s / p )       felt = min( s, p / e ): beyond that users buy nothing
 *   users lose  s ( Q - dQ ) + felt dQ / 2,   of which  felt dQ / 2  is got by none
 *
 * Imports M give way first, then other producers, then the core, who sell abroad, at the price there, what members no longer buy:
 *
 *   dM = min( M, dQ )    dO = min( O, dQ - dM )    dC = dQ - dM - dO
 *
 * Of the duty on what is still imported, s ( M - dM ), the part exp( - v s / p ) is paid. The rest is kept by those who import
 * without it and sell at the same price.
 */
function underTariff(
  { treasury, users, others, price, raise }: RaisedPrice,
  { elasticity, evasion }: PriceResponse,
): RaisePaid {
  const imported = minus(treasury)
  const core = users - imported - others
  const [answer, felt] = answerTo(raise, price, elasticity)
  const fallen = answer * users
  const fewerImports = Math.min(imported, fallen)
  const fewerOthers = Math.min(Math.max(0, others), fallen - fewerImports)
  const fewerCore = fallen - fewerImports - fewerOthers
  const declared = price > 0 ? exp((-evasion * raise) / price) : 1
  const duty = dollars(imported - fewerImports, raise)
  const deadweight = dollars(fallen / 2, felt)
  return {
    fiscalCost: quantity(-declared * duty),
    consumerCost: sum(dollars(users - fallen, raise), deadweight),
    otherTransfer: dollars(others - fewerOthers, raise),
    evaded: quantity((1 - declared) * duty),
    deadweight,
    coreKept: core > 0 ? 1 - fewerCore / core : 1,
  }
}

/**
 * A rule of origin: of B that members buy, Q is the core's and costs s more. Who must take a part of each purchase from it pays the mean r,
 * and buys less by that. The core's goods come first, so that it is imports, and others' goods, at the price as it is, that give way:
 *
 *   dB = B e r / p      r ( B - dB ) = s Q      r = p / (2 e) ( 1 - sqrt( 1 - 4 (e s / p) Q / B ) )
 *   users lose  s Q + r dB / 2,   of which  r dB / 2  is got by none
 *
 * This holds where there is such an r and members still buy Q: B - dB >= Q. Else all that they buy is the core's, r = s,
 * they buy B ( 1 - e s / p ), and the core sells abroad what is left of Q.
 */
function underOrigin({ users, bought, others, price, raise }: RaisedPrice, { elasticity }: PriceResponse): RaisePaid {
  const none = { fiscalCost: NOTHING, evaded: NOTHING, otherTransfer: dollars(others, raise) }
  if (!(users > 0)) return { ...none, consumerCost: NOTHING, deadweight: NOTHING, coreKept: 1 }
  const part = users / bought
  const inner = price > 0 ? ((elasticity * raise) / price) * part : 0
  // dB / B, the smaller root of x (1 - x) = (e s / p) Q / B, written so that small answers lose no digits.
  const fewer = 4 * inner <= 1 ? (2 * inner) / (1 + Math.sqrt(1 - 4 * inner)) : 1
  if (1 - fewer >= part) {
    const mean = (raise * part) / (1 - fewer)
    const deadweight = dollars((bought * fewer) / 2, mean)
    return { ...none, consumerCost: sum(dollars(users, raise), deadweight), deadweight, coreKept: 1 }
  }
  const [answer, felt] = answerTo(raise, price, elasticity)
  const sold = bought * (1 - answer)
  const deadweight = dollars((bought * answer) / 2, felt)
  return { ...none, consumerCost: sum(dollars(sold, raise), deadweight), deadweight, coreKept: sold / users }
}

/** Part of what they bought that users go without, and the raise that they feel: beyond that they buy nothing. */
function answerTo(raise: number, price: number, elasticity: number): readonly [part: number, felt: number] {
  const answer = price > 0 ? (elasticity * raise) / price : 0
  return answer > 1 ? [1, raise / answer] : [answer, raise]
}

/** Sums of several materials. */
export function allPaid(paid: readonly RaisePaid[]): Omit<RaisePaid, 'coreKept'> {
  const total = (of: (each: RaisePaid) => MillionUsd): MillionUsd => sumOf(paid.map(of))
  return {
    fiscalCost: total((each) => each.fiscalCost),
    consumerCost: total((each) => each.consumerCost),
    otherTransfer: total((each) => each.otherTransfer),
    evaded: total((each) => each.evaded),
    deadweight: total((each) => each.deadweight),
  }
}
