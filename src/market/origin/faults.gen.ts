// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'SITES_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'SITES_NOT_ALLOWED.remedy': Plain
  'SITES_ID_UNKNOWN.what': { site: Value; id: Value; where: Value }
  'SITES_ID_UNKNOWN.remedy': { suggestion: Value }
  'SITES_TWICE.what': { id: Value }
  'SITES_TWICE.remedy': Plain
  'KEYS_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'KEYS_NOT_ALLOWED.remedy': Plain
  'KEYS_TWICE:list.what': { id: Value }
  'KEYS_TWICE:list.remedy': Plain
  'GRADE_TWICE.what': { id: Value }
  'GRADE_TWICE.remedy': Plain
  'GRADE_RULE_UNKNOWN.what': { rule: Value }
  'GRADE_RULE_UNKNOWN.remedy': { suggestion: Value }
  'GRADE_RULE_ON_MIXES.what': { rule: Value }
  'GRADE_RULE_ON_MIXES.remedy': Plain
  'RULE_PLACE_UNKNOWN.what': { word: Value }
  'RULE_PLACE_UNKNOWN.remedy': { suggestion: Value }
  'RULE_SOURCE_UNKNOWN.what': { source: Value }
  'RULE_SOURCE_UNKNOWN.remedy': { suggestion: Value }
  'RULE_SOURCE_UNUSED.what': { source: Value }
  'RULE_SOURCE_UNUSED.remedy': Plain
  'RULE_CONTRADICTS:nothing.what': Plain
  'RULE_CONTRADICTS:nothing.remedy': Plain
  'RULE_CONTRADICTS:both.what': Plain
  'RULE_CONTRADICTS:both.remedy': Plain
  'RULE_CONTRADICTS:segregated.what': Plain
  'RULE_CONTRADICTS:segregated.remedy': Plain
  'RULE_CONTRADICTS:own.what': Plain
  'RULE_CONTRADICTS:own.remedy': Plain
  'RULE_CONTRADICTS:sources.what': { least: Value; most: Value }
  'RULE_CONTRADICTS:sources.remedy': Plain
  'EPCIS_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'EPCIS_NOT_ALLOWED.remedy': Plain
  'EPCIS_INCOHERENT.what': { event: Value; type: Value; what: Value }
  'EPCIS_INCOHERENT.remedy': Plain
  'CREDENTIAL_MALFORMED.what': { what: Value }
  'CREDENTIAL_MALFORMED.remedy': Plain
  'CREDENTIAL_KEY_UNKNOWN.what': { key: Value }
  'CREDENTIAL_KEY_UNKNOWN.remedy': Plain
  'CREDENTIAL_SIGNATURE_WRONG.what': { key: Value }
  'CREDENTIAL_SIGNATURE_WRONG.remedy': Plain
  'CREDENTIAL_KEY_OF_ANOTHER.what': { event: Value; issuer: Value; organisation: Value }
  'CREDENTIAL_KEY_OF_ANOTHER.remedy': Plain
  'CREDENTIAL_TIME_WRONG.what': { event: Value; said: Value; received: Value }
  'CREDENTIAL_TIME_WRONG.remedy': Plain
  'CREDENTIAL_TIME_WRONG:late.what': { event: Value; said: Value; received: Value; hours: Value }
  'CREDENTIAL_TIME_WRONG:late.remedy': Plain
  'CREDENTIAL_KEY_REVOKED.what': { key: Value; revoked: Value; event: Value; received: Value }
  'CREDENTIAL_KEY_REVOKED.remedy': Plain
  'CREDENTIAL_KEY_NOT_VALID.what': { key: Value; from: Value; event: Value; said: Value }
  'CREDENTIAL_KEY_NOT_VALID.remedy': Plain
  'CREDENTIAL_KEY_NOT_VALID:over.what': { key: Value; until: Value; event: Value; received: Value }
  'CREDENTIAL_KEY_NOT_VALID:over.remedy': Plain
  'CREDENTIAL_OF_ANOTHER_LOT.what': { event: Value; lot: Value }
  'CREDENTIAL_OF_ANOTHER_LOT.remedy': Plain
  'EVENT_SIGNER_WRONG.what': { event: Value; due: Value; signer: Value }
  'EVENT_SIGNER_WRONG.remedy': Plain
  'EVENT_ID_TWICE.what': { event: Value }
  'EVENT_ID_TWICE.remedy': Plain
  'EVENT_SITE_UNKNOWN.what': { event: Value; site: Value }
  'EVENT_SITE_UNKNOWN.remedy': Plain
  'EVENT_SITE_UNKNOWN:to.what': { event: Value; site: Value }
  'EVENT_SITE_UNKNOWN:to.remedy': Plain
  'EVENT_OPERATOR_WRONG.what': { event: Value; operator: Value; site: Value; registered: Value }
  'EVENT_OPERATOR_WRONG.remedy': Plain
  'EVENT_COUNTRY_WRONG.what': { event: Value; site: Value; country: Value; registered: Value }
  'EVENT_COUNTRY_WRONG.remedy': Plain
  'EVENT_CONTROL_WRONG.what': { event: Value; operator: Value; said: Value; registered: Value }
  'EVENT_CONTROL_WRONG.remedy': Plain
  'EVENT_ORIGIN_WRONG.what': { event: Value; lot: Value; declared: Value; step: Value; site: Value; country: Value }
  'EVENT_ORIGIN_WRONG.remedy': Plain
  'EVENT_TOO_EARLY.what': { event: Value; lot: Value; at: Value; before: Value }
  'EVENT_TOO_EARLY.remedy': Plain
  'EVENT_TOO_EARLY:made.what': { event: Value; lot: Value; at: Value; maker: Value; made: Value }
  'EVENT_TOO_EARLY:made.remedy': Plain
  'LOT_UNKNOWN:made.what': { event: Value; lot: Value }
  'LOT_UNKNOWN:made.remedy': Plain
  'LOT_UNKNOWN:refused.what': { event: Value; lot: Value; maker: Value }
  'LOT_UNKNOWN:refused.remedy': Plain
  'LOT_UNKNOWN:proof.what': { lot: Value }
  'LOT_UNKNOWN:proof.remedy': Plain
  'LOT_TWICE.what': { event: Value; lot: Value; before: Value }
  'LOT_TWICE.remedy': Plain
  'LOT_CYCLE.what': { event: Value; lot: Value; input: Value; way: Value }
  'LOT_CYCLE.remedy': Plain
  'LOT_CYCLE:id.what': { event: Value; lot: Value; input: Value; way: Value }
  'LOT_CYCLE:id.remedy': Plain
  'LOT_USED_UP.what': { event: Value; mass: Value; lot: Value; left: Value; made: Value; events: Value }
  'LOT_USED_UP.remedy': Plain
  'LOT_ELSEWHERE.what': { event: Value; lot: Value; site: Value; whereabouts: Value }
  'LOT_ELSEWHERE.remedy': Plain
  'LOT_ELSEWHERE:receive.what': { event: Value; lot: Value; site: Value; from: Value; whereabouts: Value }
  'LOT_ELSEWHERE:receive.remedy': Plain
  'LOT_PACKED.what': { event: Value; lot: Value; container: Value }
  'LOT_PACKED.remedy': Plain
  'LOT_MASS_WRONG.what': { event: Value; mass: Value; lot: Value; left: Value }
  'LOT_MASS_WRONG.remedy': Plain
  'LOT_RECEIVED_TOO_MUCH.what': { event: Value; mass: Value; lot: Value; left: Value }
  'LOT_RECEIVED_TOO_MUCH.remedy': Plain
  'LOT_MATERIAL_WRONG.what': { event: Value; material: Value; site: Value; process: Value }
  'LOT_MATERIAL_WRONG.remedy': Plain
  'LOT_MATERIAL_WRONG:mixed.what': { event: Value; materials: Value }
  'LOT_MATERIAL_WRONG:mixed.remedy': Plain
  'LOT_MATERIAL_WRONG:recipe.what': { process: Value; materials: Value; event: Value }
  'LOT_MATERIAL_WRONG:recipe.remedy': Plain
  'LOT_MATERIAL_WRONG:regrouped.what': { event: Value; material: Value; materials: Value }
  'LOT_MATERIAL_WRONG:regrouped.remedy': Plain
  'LOT_MATERIAL_WRONG:made.what': { event: Value; material: Value; process: Value; materials: Value }
  'LOT_MATERIAL_WRONG:made.remedy': Plain
  'LOT_MATERIAL_WRONG:none.what': { lot: Value; material: Value }
  'LOT_MATERIAL_WRONG:none.remedy': Plain
  'LOT_MATERIAL_WRONG:elements.what': { lot: Value; material: Value; elements: Value; contents: Value }
  'LOT_MATERIAL_WRONG:elements.remedy': Plain
  'LOT_ELEMENT_FROM_NOWHERE.what': { event: Value; material: Value; element: Value }
  'LOT_ELEMENT_FROM_NOWHERE.remedy': Plain
  'LOT_OWNERS_MIXED.what': { event: Value; owners: Value }
  'LOT_OWNERS_MIXED.remedy': Plain
  'LOT_OWNER_WRONG.what': { event: Value; lot: Value; from: Value; owner: Value }
  'LOT_OWNER_WRONG.remedy': Plain
  'LOT_OWNER_WRONG:to.what': { event: Value; to: Value }
  'LOT_OWNER_WRONG:to.remedy': Plain
  'CONTAINER_EMPTY.what': { container: Value }
  'CONTAINER_EMPTY.remedy': Plain
  'SITE_PROCESS_MISSING.what': { event: Value; process: Value; site: Value; processes: Value }
  'SITE_PROCESS_MISSING.remedy': Plain
  'SITE_CAPACITY_EXCEEDED.what': { event: Value; site: Value; mass: Value; yearly: Value }
  'SITE_CAPACITY_EXCEEDED.remedy': Plain
  'YIELD_TOO_HIGH.what': { event: Value; mass: Value; material: Value; limit: Value }
  'YIELD_TOO_HIGH.remedy': Plain
  'CORRECTION_UNKNOWN_EVENT.what': { event: Value }
  'CORRECTION_UNKNOWN_EVENT.remedy': Plain
  'CORRECTION_BY_ANOTHER.what': { event: Value; signer: Value; by: Value }
  'CORRECTION_BY_ANOTHER.remedy': Plain
  'CORRECTION_MISSING.what': { event: Value; other: Value; signer: Value }
  'CORRECTION_MISSING.remedy': Plain
  'CORRECTION_RAISES_MASS.what': { event: Value; mass: Value; what: Value; before: Value }
  'CORRECTION_RAISES_MASS.remedy': Plain
  'CORRECTION_REFUSED.what': { event: Value }
  'CORRECTION_REFUSED.remedy': Plain
}> = { en, ja }
