import type { z } from 'zod'
import { InputError } from '../../world/index.ts'
import { grams } from '../../quantity/index.ts'
import type { CustodyEvent, LotMass, NewLot } from './custody-event.ts'
import { documentSchema, eventSchema, type EpcisEvent } from './epcis.ts'
import { gramsOf } from './mass.ts'
import { refusing, type Refusal } from './refusal.ts'

/** Reads a document, or throws an `InputError` with every fault of every event. */
export function parseDocument(given: unknown): EpcisEvent[] {
  const read = documentSchema.safeParse(given)
  if (!read.success) throw new InputError(faultsOf(read.error, ''))
  const events = read.data.epcisBody.eventList
  const wrong = events.map(actOf).filter((act) => 'code' in act)
  if (wrong.length > 0) throw new InputError(wrong)
  return events
}

/** Reads one event, or throws an `InputError` with every fault found. */
export function parseEvent(given: unknown): EpcisEvent {
  const read = eventSchema.safeParse(given)
  const id = typeof given === 'object' && given !== null && 'eventID' in given ? String(given.eventID) : ''
  if (!read.success) throw new InputError(faultsOf(read.error, id))
  const act = actOf(read.data)
  if ('code' in act) throw new InputError([act])
  return read.data
}

function faultsOf(error: z.ZodError, event: string): Refusal[] {
  const refuse = refusing(event)
  return error.issues.map((issue) =>
    refuse(
      'EPCIS_NOT_ALLOWED',
      `${[event, issue.path.map(String).join('.')].filter((part) => part !== '').join(': ') || 'The document'}: ${issue.message}.`,
      'Write the event as docs/explanation/origin-of-lots.md describes it, with no other fields.',
    ),
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
  const incoherent = (what: string): Refusal =>
    refuse(
      'EPCIS_INCOHERENT',
      `${event.eventID} is a ${event.type} that ${what}.`,
      'Give the fields that belong to what happened, and no others.',
    )
  switch (event.type) {
    case 'ObjectEvent': {
      const { action, bizStep, epcList: containers = [], quantityList = [], ilmd, sourceList, destinationList } = event
      const lots = masses(quantityList)
      const expected = { commissioning: 'ADD', decommissioning: 'DELETE' } as const
      const process = event['ytterby:process']
      const declared = event['ytterby:declaredOrigin']
      if (action !== (bizStep in expected ? expected[bizStep as keyof typeof expected] : 'OBSERVE'))
        return incoherent(`says ${bizStep} with the action ${action}`)
      if (lots.length === 0 && containers.length === 0) return incoherent('names no lots')
      if (bizStep === 'commissioning') {
        const made = newLots(quantityList, ilmd)
        if (made === undefined) return incoherent('does not describe each of its lots once')
        if (process === undefined) return incoherent('names no process')
        if (sourceList || destinationList || containers.length > 0 || declared !== undefined)
          return incoherent('makes lots and moves them')
        return { kind: 'commission', ...any, process, lots: made }
      }
      if (ilmd || process !== undefined) return incoherent('describes lots anew that it does not make')
      if (bizStep === 'decommissioning')
        return sourceList || destinationList || containers.length > 0 || declared !== undefined
          ? incoherent('withdraws lots and moves them')
          : { kind: 'withdraw', ...any, lots }
      const moved = { ...any, lots, containers, ...(declared === undefined ? {} : { declaredOrigin: declared }) }
      const from = sourceList?.[0]
      const to = destinationList?.[0]
      if (bizStep === 'shipping')
        return to?.type === 'location' && from === undefined
          ? { kind: 'ship', ...moved, to: to.destination }
          : incoherent('ships to no place')
      if (bizStep === 'receiving')
        return from?.type === 'location' && to === undefined
          ? { kind: 'receive', ...moved, from: from.source }
          : incoherent('receives from no place')
      return from || to ? incoherent('inspects lots and moves them') : { kind: 'inspect', ...moved }
    }
    case 'TransformationEvent': {
      const process = event['ytterby:process']
      const inputs = masses(event.inputQuantityList)
      const outputs = newLots(event.outputQuantityList, event.ilmd)
      if (outputs === undefined) return incoherent('does not describe each of its outputs once')
      if ((event.bizStep === 'repackaging') !== (process === undefined))
        return incoherent(process === undefined ? 'names no process' : 'names a process for repackaging')
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
        return incoherent(`says ${event.bizStep} with the action ${event.action}`)
      if ((event.action === 'ADD') !== lots.length > 0)
        return incoherent(event.action === 'ADD' ? 'names no lots' : 'names lots: a container is emptied as a whole')
      return event.action === 'ADD'
        ? { kind: into, ...any, container: event.parentID, lots }
        : { kind: outOf, ...any, container: event.parentID }
    }
    case 'TransactionEvent': {
      const [from] = event.sourceList
      const [to] = event.destinationList
      const [order] = event.bizTransactionList
      if (from?.type !== 'owning_party' || to?.type !== 'owning_party' || order === undefined)
        return incoherent('does not name the owner before and after')
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
