export type * from './custody-event.ts'
export { compositionOf, strandsOf, type Composition, type Part, type Strand } from './composition.ts'
export { signerOf, type Recorded } from './corrections.ts'
export { issueCredential, verifyCredential, type Signing, type Verifying } from './credential.ts'
export { documentSchema, eventSchema, type EpcisDocument, type EpcisEvent } from './epcis.ts'
export { actOf, parseDocument, parseEvent } from './from-epcis.ts'
export { gradeOf, originGradesSchema, parseOriginGrades, type OriginGrade } from './grades.ts'
export { isWeakSigner, keysOf, keysSchema, type OrganisationKey } from './keys.ts'
export type { Lot } from './lot.ts'
export { gramsOf, kilogramsOf } from './mass.ts'
export { parseHistory, type ProcessingHistory, type Mix, type ProcessingStep } from './mass-balance.ts'
export { eventsBehind, proveLot, type Disclosed, type OriginProof } from './prove.ts'
export { eventsInOrder, lotsInOrder, recordLots, recordNext, type LotLedger } from './record.ts'
export { qualificationsOf } from './qualifications.ts'
export { isRefusal, type Refusal } from './refusal.ts'
export {
  registryOf,
  sitesSchema,
  STEPS,
  type LotIngredient,
  type LotMaterial,
  type LotRecipe,
  type LotSite,
  type Registry,
  type Step,
} from './registry.ts'
export { originRuleSchema, parseOriginRule, type CountedBy, type OriginRule } from './rule.ts'
export { documentOf, eventOf } from './to-epcis.ts'
export { assessLot, assessMix, type Circumstances, type Finding, type Portion, type Assessment } from './assessment.ts'
export { verdictInWords } from './words.ts'
export { maxOutput } from './yields.ts'
