import { readKeyFile } from '../../../src/market/light.ts'
import type { KeyFile } from '../../../src/market/index.ts'

/** What a file turned out to be. */
export type Opened =
  | { readonly kind: 'keys'; readonly keys: KeyFile }
  | { readonly kind: 'no key file' }
  | { readonly kind: 'of another'; readonly organisation: string }

/** A key file is a few hundred bytes: whatever is longer is something else, and is not read. */
export const MOST_BYTES = 10_000

/** Reads what was opened as the key file of an organisation. */
export function openedAs(organisation: string, text: string): Opened {
  let keys
  try {
    keys = readKeyFile(JSON.parse(text))
  } catch {
    // Why exactly does not matter, and an error must never show a part of a key.
    return { kind: 'no key file' }
  }
  return keys.organisation === organisation
    ? { kind: 'keys', keys }
    : { kind: 'of another', organisation: keys.organisation }
}

/** The short name of an organisation in the ids of what it makes: `urn:org:western-ore` -> `western-ore`. */
export const shortOf = (uri: string): string =>
  (uri.split(/[/:#]/).at(-1) ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 40) || 'member'

/** An id for a new signing key that says whose it is and from when: `western-ore-2026-11`, and another where that is taken. */
export function keyIdFor(organisation: string, month: string, taken: readonly string[]): string {
  const first = `${shortOf(organisation)}-${month}`
  let id = first
  for (let n = 2; taken.includes(id); n += 1) id = `${first}-${n}`
  return id
}
