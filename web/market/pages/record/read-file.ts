import type { CustodyEvent, EpcisEvent } from '../../../../src/market/index.ts'
import { actOf, isRefusal, parseDocument, parseEvent } from '../../../../src/market/light.ts'
import { Refused } from '../../client/api.ts'

/** What is in a file of records: events that are still to be signed, or one that somebody has signed already. */
export type Content =
  | { readonly kind: 'events'; readonly acts: readonly CustodyEvent[] }
  | { readonly kind: 'credential'; readonly token: string }

/** Three parts of base64url with points between: a compact JWS. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * Reads an EPCIS document, one event, a list of events, or a signed credential.
 *
 * @throws Refused with every fault that was found
 */
export function readRecords(text: string): Content {
  const plain = text.trim()
  if (COMPACT.test(plain)) return { kind: 'credential', token: plain }
  let given: unknown
  try {
    given = JSON.parse(plain)
  } catch {
    throw new Refused('no-json', 'This is neither JSON nor a credential in compact form.')
  }
  try {
    const events: EpcisEvent[] = Array.isArray(given)
      ? given.map(parseEvent)
      : isDocument(given)
        ? parseDocument(given)
        : [parseEvent(given)]
    return {
      kind: 'events',
      acts: events.flatMap((event) => {
        const act = actOf(event)
        return isRefusal(act) ? [] : [act]
      }),
    }
  } catch (error) {
    if (error instanceof Error && 'faults' in error)
      throw new Refused('command-refused', error.message, error.faults as Refused['faults'])
    throw error
  }
}

const isDocument = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && 'type' in given && given.type === 'EPCISDocument'
