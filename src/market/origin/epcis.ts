import { z } from 'zod'
import { gramsOf } from './mass.ts'

/**
 * The five events of EPCIS 2.0 in JSON-LD, as far as lots of material need them: lots are classes with a mass in
 * kilograms, places are read points. Whatever is not listed is refused, so that nothing rides along unread under a
 * signature.
 */

const uri = z.string().regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'a URI without blanks')
const instant = z.iso.datetime({ offset: true, error: 'an instant with its offset, such as 2027-03-01T09:00:00Z' })
const zone = z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'an offset such as +09:00')
const place = z.strictObject({ id: uri })
const country = z.string().regex(/^[A-Z]{3}$/, 'three capitals, such as JPN')

const quantity = z.strictObject({
  epcClass: uri.meta({ description: 'The lot' }),
  quantity: z.number().refine((value) => gramsOf(value) !== undefined, {
    message: 'a mass above 0 in kilograms, in whole grams: at most three decimals',
  }),
  uom: z.literal('KGM', { error: 'masses are in kilograms: KGM' }),
})
const quantities = z.array(quantity)
/** Single items are containers here; material is never a serial number. */
const items = z.array(uri)

const business = z.strictObject({ type: z.literal('po'), bizTransaction: uri })
const party = z.enum(['location', 'owning_party'])
const source = z.strictObject({ type: party, source: uri })
const destination = z.strictObject({ type: party, destination: uri })

const master = z.strictObject({
  'ytterby:lots': z
    .array(
      z.strictObject({
        'ytterby:lot': uri,
        'ytterby:material': z.string().min(1),
        'ytterby:elements': z.array(z.string().min(1)).min(1),
      }),
    )
    .min(1),
})

/**
 * Fields of every event. Those with `ytterby:` are what ISO 23664 asks for beyond EPCIS, and the controlling country.
 */
const common = {
  eventID: uri,
  eventTime: instant,
  eventTimeZoneOffset: zone,
  recordTime: instant.optional(),
  errorDeclaration: z
    .strictObject({
      declarationTime: instant,
      reason: z.enum(['incorrect_data', 'did_not_occur']),
      correctiveEventIDs: z.array(uri),
    })
    .optional(),
  readPoint: place,
  'ytterby:operator': uri,
  'ytterby:country': country,
  'ytterby:controllingCountries': z.array(country).min(1),
}

const objectEvent = z.strictObject({
  type: z.literal('ObjectEvent'),
  ...common,
  action: z.enum(['ADD', 'OBSERVE', 'DELETE']),
  bizStep: z.enum(['commissioning', 'shipping', 'receiving', 'inspecting', 'decommissioning']),
  epcList: items.optional(),
  quantityList: quantities.optional(),
  sourceList: z.array(source).length(1).optional(),
  destinationList: z.array(destination).length(1).optional(),
  ilmd: master.optional(),
  'ytterby:process': z.string().min(1).optional(),
  'ytterby:declaredOrigin': country.optional(),
})
const transformationEvent = z.strictObject({
  type: z.literal('TransformationEvent'),
  ...common,
  bizStep: z.enum(['creating_class_instance', 'repackaging']),
  inputQuantityList: quantities.min(1),
  outputQuantityList: quantities.min(1),
  ilmd: master,
  'ytterby:process': z.string().min(1).optional(),
})
const grouping = {
  ...common,
  action: z.enum(['ADD', 'DELETE']),
  parentID: uri,
  childQuantityList: quantities,
}
const aggregationEvent = z.strictObject({
  type: z.literal('AggregationEvent'),
  ...grouping,
  bizStep: z.enum(['packing', 'unpacking']),
})
const associationEvent = z.strictObject({
  type: z.literal('AssociationEvent'),
  ...grouping,
  bizStep: z.enum(['installing', 'removing']),
})
const transactionEvent = z.strictObject({
  type: z.literal('TransactionEvent'),
  ...common,
  action: z.literal('ADD'),
  bizTransactionList: z.array(business).length(1),
  quantityList: quantities.min(1),
  sourceList: z.array(source).length(1),
  destinationList: z.array(destination).length(1),
})

export const eventSchema = z.discriminatedUnion('type', [
  objectEvent,
  aggregationEvent,
  transactionEvent,
  transformationEvent,
  associationEvent,
])
export type EpcisEvent = z.infer<typeof eventSchema>

/** Where the words of an EPCIS document, and ours, are defined. */
export const EPCIS_CONTEXT = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  { ytterby: 'urn:ytterby:epcis:' },
] as const

export const documentSchema = z.strictObject({
  '@context': z.tuple([z.literal(EPCIS_CONTEXT[0]), z.strictObject({ ytterby: z.literal(EPCIS_CONTEXT[1].ytterby) })]),
  type: z.literal('EPCISDocument'),
  schemaVersion: z.literal('2.0'),
  creationDate: instant,
  epcisBody: z.strictObject({ eventList: z.array(eventSchema) }),
})
export type EpcisDocument = z.infer<typeof documentSchema>
