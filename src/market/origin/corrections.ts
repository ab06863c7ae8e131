import type { CustodyEvent } from './custody-event.ts'
import { canonicalJson } from '../canonical.ts'
import type { EpcisEvent } from './epcis.ts'
import { actOf } from './from-epcis.ts'
import { inKilograms } from './mass.ts'
import { refusing, type Refusal } from './refusal.ts'

/** An event with who signed it and when the market had it: all that is known of it but for its content. */
export interface Recorded {
  readonly event: EpcisEvent
  /** URI of the organisation whose key signed it. */
  readonly signer: string
  /** Instant, ISO 8601 with its offset. */
  readonly received: string
}

interface Entry {
  readonly act: CustodyEvent
  readonly signer: string
}

/** Who has to sign an act; undefined: the one who saw it. */
export const signerOf = (act: CustodyEvent): string | undefined =>
  act.kind === 'inspect' ? undefined : act.kind === 'transfer' ? act.from : act.operator

/**
 * The acts that stand: one for each id, the one that the market had first, those left out that were declared wrong. A
 * correction that would raise a mass is no correction: the event stands, and what was to replace it does not.
 */
export function validEvents(recorded: readonly Recorded[]): { acts: CustodyEvent[]; refused: Refusal[] } {
  const refused: Refusal[] = []
  const first = new Map<string, Entry & { text: string }>()
  const declared = new Map<string, Entry & { text: string }>()
  const inOrder = recorded
    .map(readOnce)
    .sort((one, other) => one.instant - other.instant || (one.text < other.text ? -1 : 1))
  for (const { event, signer, text, act } of inOrder) {
    const refuse = refusing(event.eventID)
    if ('code' in act) {
      refused.push(act)
      continue
    }
    const due = signerOf(act)
    if (due !== undefined && due !== signer) {
      refused.push(refuse('EVENT_SIGNER_WRONG', { event: act.id, due, signer }))
      continue
    }
    const seen = (act.error === undefined ? first : declared).get(act.id)
    if (seen === undefined) (act.error === undefined ? first : declared).set(act.id, { act, signer, text })
    else if (seen.text !== text) refused.push(refuse('EVENT_ID_TWICE', { event: act.id }))
  }
  const wrong = new Set<string>()
  const barred = new Set<string>()
  for (const { act, signer } of declared.values()) {
    const no = whyNotCorrected(act, signer, first)
    if (no === undefined) wrong.add(act.id)
    else {
      refused.push(no)
      for (const id of act.error?.corrections ?? []) barred.add(id)
    }
  }
  // What was to replace a correction that is refused is refused with it.
  for (const id of barred) for (const next of declared.get(id)?.act.error?.corrections ?? []) barred.add(next)
  for (const id of [...barred].sort()) {
    const refuse = refusing(id)
    if (first.has(id)) refused.push(refuse('CORRECTION_REFUSED', { event: id }))
  }
  const acts = [...first.values()].map(({ act }) => act).filter(({ id }) => !wrong.has(id) && !barred.has(id))
  return { acts, refused }
}

interface Reading extends Recorded {
  readonly instant: number
  readonly text: string
  readonly act: CustodyEvent | Refusal
}
const readings = new WeakMap<Recorded, Reading>()

/** A record never changes, and a market plays all it has again with every new one. */
function readOnce(entry: Recorded): Reading {
  const before = readings.get(entry)
  if (before !== undefined) return before
  const reading = {
    ...entry,
    instant: Date.parse(entry.received),
    text: contentOf(entry),
    act: actOf(entry.event),
  }
  readings.set(entry, reading)
  return reading
}

/**
 * The content that an id stands for, by whom: the declaration of an error and the time of recording are not part of
 * it.
 */
function contentOf({ event, signer }: Recorded): string {
  const { recordTime: _, errorDeclaration: declaration, ...content } = event
  return canonicalJson(declaration === undefined ? [signer, content] : [signer, content, declaration])
}

function whyNotCorrected(act: CustodyEvent, signer: string, first: ReadonlyMap<string, Entry>): Refusal | undefined {
  const refuse = refusing(act.id)
  const original = first.get(act.id)
  const { error: _, ...content } = act
  if (original === undefined || canonicalJson(asText(original.act)) !== canonicalJson(asText(content)))
    return refuse('CORRECTION_UNKNOWN_EVENT', { event: act.id })
  if (original.signer !== signer)
    return refuse('CORRECTION_BY_ANOTHER', { event: act.id, signer: original.signer, by: signer })
  const before = massesIn(act)
  const after = new Map<string, bigint>()
  for (const id of act.error?.corrections ?? []) {
    const correction = first.get(id)
    if (correction === undefined || correction.signer !== signer || id === act.id)
      return refuse('CORRECTION_MISSING', { event: act.id, other: id, signer })
    for (const [what, mass] of massesIn(correction.act)) after.set(what, (after.get(what) ?? 0n) + mass)
  }
  for (const [what, mass] of after)
    if (mass > (before.get(what) ?? 0n))
      return refuse('CORRECTION_RAISES_MASS', {
        event: act.id,
        mass: inKilograms(mass),
        what,
        before: inKilograms(before.get(what) ?? 0n),
      })
  return undefined
}

const asText = (act: Omit<CustodyEvent, 'error'>): unknown =>
  JSON.parse(JSON.stringify(act, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))

/** Masses that an act puts on record: of the materials that it makes, else of the lots that it speaks of. */
function massesIn(act: CustodyEvent): Map<string, bigint> {
  const masses = new Map<string, bigint>()
  const add = (what: string, mass: bigint): void => void masses.set(what, (masses.get(what) ?? 0n) + mass)
  if (act.kind === 'commission') for (const { material, mass } of act.lots) add(material, mass)
  else if ('outputs' in act) for (const { material, mass } of act.outputs) add(material, mass)
  else if ('lots' in act) for (const { lot, mass } of act.lots) add(lot, mass)
  return masses
}
