import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Measure } from './measure.ts'
import type { Scenario } from './scenario.ts'

/**
 * The fingerprint of what a scenario asks: the same for two files that differ in names, titles, notes or sources alone, since no run
 * depends on those. All else that a scenario holds counts.
 */
export function hashScenario(scenario: Scenario): string {
  const {
    id: _id,
    title: _title,
    titleJa: _titleJa,
    note: _note,
    published: _published,
    contingencies: _contingencies,
    ...asked
  } = scenario
  const text = JSON.stringify({ ...asked, measures: scenario.measures.map(withoutWords) }, sorted)
  return bytesToHex(sha256(new TextEncoder().encode(text)))
}

const withoutWords = ({
  title: _title,
  titleJa: _titleJa,
  source: _source,
  judgement: _judgement,
  judgementJa: _judgementJa,
  ...act
}: Measure): object => act

/** Sets and maps in the order of their members: which came first in the file is of no account. */
function sorted(_key: string, value: unknown): unknown {
  if (value instanceof Set) return [...(value as ReadonlySet<string>)].toSorted()
  if (value instanceof Map)
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, unknown>)].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    )
  return value
}
