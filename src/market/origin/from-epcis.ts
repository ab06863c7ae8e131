import type { z } from 'zod'
import type { Text } from '../../messages/index.ts'
import { InputError } from '../../world/index.ts'
import { grams } from '../../quantity/index.ts'
import type { CustodyEvent, LotMass, NewLot } from './custody-event.ts'
import { documentSchema, eventSchema, type EpcisEvent } from './epcis.ts'
import { gramsOf } from './mass.ts'
import { word } from './origin-fault.ts'
import { refusing, type Refusal } from './refusal.ts'

/** Reads a document, or throws an `InputError` with every fault of every event. */
export function parseDocument(given: unknown): EpcisEvent[] {
  const read = documentSchema.safeParse(given)
  if (!read.success) throw new InputError(notAllowed(read.error, ''))
  const events = read.data.epcisBody.eventList
  const wrong = events.map(actOf).filter((act) => 'code' in act)
  if (wrong.length > 0) throw new InputError(wrong)
  return events
}

/** Reads one event, or throws an `InputError` with every fault found. */
export function parseEvent(given: unknown): EpcisEvent {
  const read = eventSchema.safeParse(given)
  const id = typeof given === 'object' && given !== null && 'eventID' in given ? String(given.eventID) : ''
  if (!read.success) throw new InputError(notAllowed(read.error, id))
  const act = actOf(read.data)
  if ('code' in act) throw new InputError([act])
  return read.data
}

function notAllowed(error: z.ZodError, event: string): Refusal[] {
  const refuse = refusing(event)
  return error.issues.map((issue) =>
    refuse('EPCIS_NOT_ALLOWED', {
      entry: [event, issue.path.map(String).join('.')].filter((part) => part !== '').join(': ') || word('document'),
      reason: issue.message,
    }),
  )
}

/** What an event says in our own terms, or why it says nothing that lots can do. */
export function actOf(event: EpcisEvent): CustodyEvent | Refusal {
  const refuse = refusing(event.eventID)
  const { errorDeclaration: wrong } = event
  const any = {
    id: event.eventID,
    at: event.eventTime,
    zone: event.eventTimeZoneOffset,
    site: event.readPoint.id,
    operator: event['ytterby:operator'],
    country: event['ytterby:country'],
    controllers: event['ytterby:controllingCountries'],
    ...(wrong === undefined
      ? {}
      : {
          error: { declared: wrong.declarationTime, reason: wrong.reason, corrections: wrong.correctiveEventIDs },
        }),
  }
  const incoherent = (what: Text): Refusal =>
    refuse('EPCIS_INCOHERENT', { event: event.eventID, type: event.type, what })
  switch (event.type) {
    case 'ObjectEvent': {
      const { action, bizStep, epcList: containers = [], quantityList = [], ilmd, sourceList, destinationList } = event
      const lots = masses(quantityList)
      const expected = { commissioning: 'ADD', decommissioning: 'DELETE' } as const
      const process = event['ytterby:process']
      const declared = event['ytterby:declaredOrigin']
      if (action !== (bizStep in expected ? expected[bizStep as keyof typeof expected] : 'OBSERVE'))
        return incoherent(word('action', { step: bizStep, action }))
      if (lots.length === 0 && containers.length === 0) return incoherent(word('no-lots'))
      if (bizStep === 'commissioning') {
        const made = newLots(quantityList, ilmd)
        if (made === undefined) return incoherent(word('lots-undescribed'))
        if (process === undefined) return incoherent(word('no-process-named'))
        if (sourceList || destinationList || containers.length > 0 || declared !== undefined)
          return incoherent(word('makes-and-moves'))
        return { kind: 'commission', ...any, process, lots: made }
      }
      if (ilmd || process !== undefined) return incoherent(word('describes-again'))
      if (bizStep === 'decommissioning')
        return sourceList || destinationList || containers.length > 0 || declared !== undefined
          ? incoherent(word('withdraws-and-moves'))
          : { kind: 'withdraw', ...any, lots }
      const moved = { ...any, lots, containers, ...(declared === undefined ? {} : { declaredOrigin: declared }) }
      const from = sourceList?.[0]
      const to = destinationList?.[0]
      if (bizStep === 'shipping')
        return to?.type === 'location' && from === undefined
          ? { kind: 'ship', ...moved, to: to.destination }
          : incoherent(word('ships-nowhere'))
      if (bizStep === 'receiving')
        return from?.type === 'location' && to === undefined
          ? { kind: 'receive', ...moved, from: from.source }
          : incoherent(word('receives-from-nowhere'))
      return from || to ? incoherent(word('inspects-and-moves')) : { kind: 'inspect', ...moved }
    }
    case 'TransformationEvent': {
      const process = event['ytterby:process']
      const inputs = masses(event.inputQuantityList)
      const outputs = newLots(event.outputQuantityList, event.ilmd)
      if (outputs === undefined) return incoherent(word('outputs-undescribed'))
      if ((event.bizStep === 'repackaging') !== (process === undefined))
        return incoherent(word(process === undefined ? 'no-process-named' : 'process-for-repackaging'))
      return process === undefined
        ? { kind: 'regroup', ...any, inputs, outputs }
        : { kind: 'transform', ...any, process, inputs, outputs }
    }
    case 'AggregationEvent':
    case 'AssociationEvent': {
      const [into, outOf] =
        event.type === 'AggregationEvent' ? (['pack', 'unpack'] as const) : (['install', 'remove'] as const)
      const lots = masses(event.childQuantityList)
      if ((event.action === 'ADD') !== (event.bizStep === 'packing' || event.bizStep === 'installing'))
        return incoherent(word('action', { step: event.bizStep, action: event.action }))
      if ((event.action === 'ADD') !== lots.length > 0)
        return incoherent(word(event.action === 'ADD' ? 'no-lots' : 'container-whole'))
      return event.action === 'ADD'
        ? { kind: into, ...any, container: event.parentID, lots }
        : { kind: outOf, ...any, container: event.parentID }
    }
    case 'TransactionEvent': {
      const [from] = event.sourceList
      const [to] = event.destinationList
      const [order] = event.bizTransactionList
      if (from?.type !== 'owning_party' || to?.type !== 'owning_party' || order === undefined)
        return incoherent(word('no-owners'))
      return {
        kind: 'transfer',
        ...any,
        lots: masses(event.quantityList),
        from: from.source,
        to: to.destination,
        order: order.bizTransaction,
      }
    }
    default:
      return event satisfies never
  }
}

type Quantities = readonly { readonly epcClass: string; readonly quantity: number }[]

const masses = (quantities: Quantities): LotMass[] =>
  quantities.map(({ epcClass, quantity }) => ({ lot: epcClass, mass: gramsOf(quantity) ?? grams(0n) }))

/** Lots with what is said of them; undefined unless each is described once, and no other. */
function newLots(
  quantities: Quantities,
  ilmd: Extract<EpcisEvent, { type: 'TransformationEvent' }>['ilmd'] | undefined,
): NewLot[] | undefined {
  const described = new Map((ilmd?.['ytterby:lots'] ?? []).map((lot) => [lot['ytterby:lot'], lot]))
  const lots = masses(quantities).flatMap(({ lot, mass }) => {
    const of = described.get(lot)
    return of === undefined ? [] : [{ lot, mass, material: of['ytterby:material'], elements: of['ytterby:elements'] }]
  })
  const once = new Set(quantities.map(({ epcClass }) => epcClass)).size
  return lots.length === quantities.length && once === lots.length && ilmd?.['ytterby:lots'].length === lots.length
    ? lots
    : undefined
}
