import { WRITING, type Text } from '../../../../messages/index.ts'
import { decimalOf } from '../../../ledger/index.ts'
import { collarText } from './collar.ts'
import { whyNoConversion } from './conversion.ts'
import { unknownName } from './order.ts'
import { orderFault } from './order-fault-text.ts'
import type { OrderFault } from './order-faults.ts'
import { deficiencyInWords } from '../goods/conformity.ts'

interface Of {
  readonly organisation: string
  readonly cover: bigint
  readonly currency: string
}

/** A fault as it stands in the log. */
export const sentenceOf = (fault: OrderFault, of: Of): string => faultSentence(fault, of)('en')

/** A fault in words of the reader's language. Reasons that are kept in English are quoted. */
export function faultSentence(fault: OrderFault, { organisation, cover, currency }: Of): Text {
  switch (fault.kind) {
    case 'suspended':
      return orderFault(fault.kind, { organisation, why: fault.why })
    case 'screening':
      return orderFault(fault.kind, { organisation, lacking: fault.lacking.join(', ') })
    case 'unknown':
      return unknownSentence(...fault.names)
    case 'least':
    case 'twice':
    case 'baskets-coarse':
    case 'nothing':
      return orderFault(fault.kind)
    case 'contract':
      return orderFault(fault.kind, { organisation, contract: fault.contract, material: fault.material })
    case 'contract-taken':
    case 'floor-over-strike':
      return orderFault(fault.kind, { contract: fault.contract })
    case 'store-until':
      return orderFault(fault.kind, { month: fault.month, until: fault.until })
    case 'unclear':
      return () => fault.why
    case 'outside-collar':
      return collarText(fault)
    case 'deposit':
      return orderFault(fault.kind, { needed: decimalOf(fault.needed), currency, cover: decimalOf(cover) })
    case 'lot-unknown':
      return orderFault(fault.kind, { lot: fault.lot })
    case 'lot-material':
      return orderFault(fault.kind, { lot: fault.lot, material: fault.material })
    case 'lot-owner':
      return orderFault(fault.kind, { lot: fault.lot, organisation })
    case 'lot-place':
      return orderFault(fault.kind, { lot: fault.lot, place: fault.place })
    case 'lot-grade':
      return () => deficiencyInWords(fault.lot, fault.grade, fault.lacking) ?? ''
    case 'lots-short':
      return orderFault(fault.kind, {
        wanted: String(fault.wanted),
        material: fault.material,
        found: String(fault.found),
      })
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

/** What of an order a round does not have. */
export const unknownSentence = (...names: readonly Parameters<typeof unknownName>[0][]): Text =>
  orderFault('unknown', {
    names: (language) => WRITING[language].commas(names.map((name) => unknownName(name)(language))),
  })
