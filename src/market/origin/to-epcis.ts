import type { CustodyEvent, LotMass, NewLot } from './custody-event.ts'
import { EPCIS_CONTEXT, type EpcisDocument, type EpcisEvent } from './epcis.ts'
import { kilogramsOf } from './mass.ts'

/** An act as an event of EPCIS; `actOf` gives the same act back. */
export function eventOf(act: CustodyEvent): EpcisEvent {
  const common = {
    eventID: act.id,
    eventTime: act.at,
    eventTimeZoneOffset: act.zone,
    ...(act.error === undefined
      ? {}
      : {
          errorDeclaration: {
            declarationTime: act.error.declared,
            reason: act.error.reason,
            correctiveEventIDs: [...act.error.corrections],
          },
        }),
    readPoint: { id: act.site },
    'ytterby:operator': act.operator,
    'ytterby:country': act.country,
    'ytterby:controllingCountries': [...act.controllers],
  }
  switch (act.kind) {
    case 'commission':
      return {
        type: 'ObjectEvent',
        ...common,
        action: 'ADD',
        bizStep: 'commissioning',
        quantityList: quantities(act.lots),
        ilmd: master(act.lots),
        'ytterby:process': act.process,
      }
    case 'transform':
    case 'regroup':
      return {
        type: 'TransformationEvent',
        ...common,
        bizStep: act.kind === 'transform' ? 'creating_class_instance' : 'repackaging',
        inputQuantityList: quantities(act.inputs),
        outputQuantityList: quantities(act.outputs),
        ilmd: master(act.outputs),
        ...(act.kind === 'transform' ? { 'ytterby:process': act.process } : {}),
      }
    case 'ship':
    case 'receive':
    case 'inspect':
      return {
        type: 'ObjectEvent',
        ...common,
        action: 'OBSERVE',
        bizStep: act.kind === 'ship' ? 'shipping' : act.kind === 'receive' ? 'receiving' : 'inspecting',
        ...(act.containers.length === 0 ? {} : { epcList: [...act.containers] }),
        ...(act.lots.length === 0 ? {} : { quantityList: quantities(act.lots) }),
        ...(act.kind === 'receive' ? { sourceList: [{ type: 'location', source: act.from }] } : {}),
        ...(act.kind === 'ship' ? { destinationList: [{ type: 'location', destination: act.to }] } : {}),
        ...(act.declaredOrigin === undefined ? {} : { 'ytterby:declaredOrigin': act.declaredOrigin }),
      }
    case 'withdraw':
      return {
        type: 'ObjectEvent',
        ...common,
        action: 'DELETE',
        bizStep: 'decommissioning',
        quantityList: quantities(act.lots),
      }
    case 'transfer':
      return {
        type: 'TransactionEvent',
        ...common,
        action: 'ADD',
        bizTransactionList: [{ type: 'po', bizTransaction: act.order }],
        quantityList: quantities(act.lots),
        sourceList: [{ type: 'owning_party', source: act.from }],
        destinationList: [{ type: 'owning_party', destination: act.to }],
      }
    case 'pack':
    case 'unpack':
      return {
        type: 'AggregationEvent',
        ...common,
        action: act.kind === 'pack' ? 'ADD' : 'DELETE',
        bizStep: act.kind === 'pack' ? 'packing' : 'unpacking',
        parentID: act.container,
        childQuantityList: 'lots' in act ? quantities(act.lots) : [],
      }
    case 'install':
    case 'remove':
      return {
        type: 'AssociationEvent',
        ...common,
        action: act.kind === 'install' ? 'ADD' : 'DELETE',
        bizStep: act.kind === 'install' ? 'installing' : 'removing',
        parentID: act.container,
        childQuantityList: 'lots' in act ? quantities(act.lots) : [],
      }
    default:
      return act satisfies never
  }
}

const quantities = (lots: readonly LotMass[]) =>
  lots.map(({ lot, mass }) => ({ epcClass: lot, quantity: kilogramsOf(mass), uom: 'KGM' as const }))
const master = (lots: readonly NewLot[]) => ({
  'ytterby:lots': lots.map(({ lot, material, elements }) => ({
    'ytterby:lot': lot,
    'ytterby:material': material,
    'ytterby:elements': [...elements],
  })),
})

/**
 * Events as an EPCIS document.
 *
 * @param creationDate  instant at which the document is made, ISO 8601 with its offset
 */
export const documentOf = (events: readonly EpcisEvent[], creationDate: string): EpcisDocument => ({
  '@context': [EPCIS_CONTEXT[0], { ...EPCIS_CONTEXT[1] }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate,
  epcisBody: { eventList: [...events] },
})
