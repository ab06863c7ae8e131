import type { SayOf } from '../../../../src/messages/index.ts'
import { decimalOf, priceText } from '../../../../src/market/light.ts'
import { kgText } from '../../parts/exact.ts'
import type { Naming } from '../../parts/naming.ts'
import type { faultMessages } from './fault.gen.ts'
import type { PreviewFault } from '../../subjects/order/order-preview.ts'
import { shortLot } from '../../subjects/order/read-back.ts'

type Names = Pick<
  Naming,
  'material' | 'place' | 'grade' | 'month' | 'price' | 'kg' | 'money' | 'list' | 'site' | 'process'
>

/** What the market would refuse an order for, in words. */
export function faultText(fault: PreviewFault, say: SayOf<typeof faultMessages>, names: Names): string {
  const grade = (id: string | undefined): string => (id === undefined ? '–' : names.grade(id))
  switch (fault.kind) {
    case 'suspended':
    case 'least':
    case 'twice':
    case 'nothing':
    case 'cash':
    case 'baskets-coarse':
      return say(fault.kind)
    case 'screening':
      return say('screening', { what: names.list(fault.lacking.map((one) => say(one))) })
    case 'unknown': {
      const told = fault.names.map(({ what, name }) => names[what](name))
      return say('unknown', { names: names.list(told) })
    }
    case 'store-until':
      return say('store-until', { month: names.month(fault.month), until: names.month(fault.until) })
    case 'unclear':
      return say('unclear', { why: fault.why })
    case 'contract-taken':
    case 'floor-over-strike':
      return say(fault.kind, { contract: fault.contract })
    case 'contract':
      return say('contract', { contract: fault.contract, material: names.material(fault.material) })
    case 'outside-collar':
      return say(fault.side === 'bid' ? 'outside-collar' : 'askOutside', {
        limit: names.price(priceText(fault.limit)),
        edge: names.price(priceText(fault.edge)),
      })
    case 'deposit':
      return say('deposit', { needed: names.money(decimalOf(fault.needed)) })
    case 'lot-unknown':
    case 'lot-owner':
      return say(fault.kind, { lot: shortLot(fault.lot) })
    case 'lot-material':
      return say('lot-material', { lot: shortLot(fault.lot), material: names.material(fault.material) })
    case 'lot-place':
      return say('lot-place', { lot: shortLot(fault.lot), place: names.place(fault.place) })
    case 'lot-grade':
      return fault.lacking.origin === undefined
        ? say('lotUnqualified', { lot: shortLot(fault.lot), names: names.list(fault.lacking.qualifications) })
        : say('lot-grade', {
            lot: shortLot(fault.lot),
            grade: grade(fault.grade),
            promised: grade(fault.lacking.origin),
          })
    case 'lots-short':
      return say('lots-short', {
        material: names.material(fault.material),
        wanted: names.kg(kgText(fault.wanted)),
        found: names.kg(kgText(fault.found)),
      })
    case 'plant-unnamed':
      return say(fault.kind)
    case 'site-unknown':
    case 'site-owner':
      return say(fault.kind, { site: names.site(fault.site) })
    case 'site-place':
      return say(fault.kind, { site: names.site(fault.site), place: names.place(fault.place) })
    case 'site-process':
      return say(fault.kind, { site: names.site(fault.site), process: names.process(fault.process) })
    case 'recipe-unknown': {
      const materials = names.list(fault.materials.map(names.material))
      return say(fault.kind, { materials, process: names.process(fault.process) })
    }
    case 'recipe-yield':
      return say(fault.kind, {
        process: names.process(fault.process),
        material: names.material(fault.material),
        made: names.kg(kgText(fault.made)),
        most: names.kg(kgText(fault.most)),
      })
    case 'recipe-grade':
      return say(fault.kind, { grade: grade(fault.grade), loosest: grade(fault.loosest) })
    case 'recipe-standards':
      return say(fault.kind, { site: names.site(fault.site), names: names.list(fault.lacking) })
    case 'capacity':
      return say(fault.kind, {
        month: names.month(fault.month),
        process: names.process(fault.process),
        wanted: names.kg(kgText(fault.wanted)),
        free: names.kg(kgText(fault.free)),
      })
    case 'value-unknown':
      return say(fault.kind, { material: names.material(fault.material) })
    default:
      return fault satisfies never
  }
}
