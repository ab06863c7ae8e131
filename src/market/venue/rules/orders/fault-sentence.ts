import { decimalOf } from '../../../ledger/index.ts'
import { collarSentence } from './collar.ts'
import { whyNoConversion } from './conversion.ts'
import { unknownName } from './order.ts'
import type { OrderFault } from './order-faults.ts'
import { deficiencyInWords } from '../goods/conformity.ts'

/** A fault as it stands in the log. */
export function sentenceOf(
  fault: OrderFault,
  { organisation, cover, currency }: { organisation: string; cover: bigint; currency: string },
): string {
  switch (fault.kind) {
    case 'suspended':
      return `${organisation} is suspended: ${fault.why}.`
    case 'screening':
      return `${organisation} has no record in force at the close of: ${fault.lacking.join(', ')}.`
    case 'unknown':
      return `This round does not have ${fault.names.map(unknownName).join(', ')}.`
    case 'least':
      return 'Its least is more than all of it.'
    case 'contract':
      return `${organisation} has no price contract "${fault.contract}" for ${fault.material}.`
    case 'contract-taken':
      return `Another order of this round is under the price contract "${fault.contract}" already.`
    case 'floor-over-strike':
      return `Its floor is above the strike of the price contract "${fault.contract}".`
    case 'twice':
      return 'It moves the same goods twice in one go.'
    case 'baskets-coarse':
      return 'It cannot be bought in parts: its amounts have no common measure, such as a kilogram.'
    case 'store-until':
      return `It keeps goods of ${fault.month} until ${fault.until}, which is no later.`
    case 'unclear':
      return fault.why
    case 'nothing':
      return 'Nothing is left of it in whole grams.'
    case 'outside-collar':
      return collarSentence(fault)
    case 'deposit':
      return `It takes a deposit of ${decimalOf(fault.needed)} ${currency}, and came with ${decimalOf(cover)}.`
    case 'lot-unknown':
      return `There is no lot ${fault.lot}.`
    case 'lot-material':
      return `The lot ${fault.lot} is ${fault.material}, which this order does not sell.`
    case 'lot-owner':
      return `The lot ${fault.lot} is not of ${organisation}.`
    case 'lot-place':
      return `The lot ${fault.lot} does not lie in ${fault.place}.`
    case 'lot-grade':
      return deficiencyInWords(fault.lot, fault.grade, fault.lacking) ?? ''
    case 'lots-short':
      return `It sells ${fault.wanted} g of ${fault.material}, and its lots have ${fault.found} g that are free.`
    case 'plant-unnamed':
    case 'site-unknown':
    case 'site-owner':
    case 'site-place':
    case 'site-process':
    case 'recipe-unknown':
    case 'recipe-yield':
    case 'recipe-grade':
    case 'recipe-standards':
    case 'capacity':
    case 'value-unknown':
      return whyNoConversion(fault, organisation)
    default:
      return fault satisfies never
  }
}
