import { decodeSpec, type ScenarioSpec } from './scenario-word.ts'
import { DEFAULT_SCENARIO } from './state.ts'

/**
 * The scenario that an address of the app asks about, the first where it compares several; nothing for one that asks about none. The host
 * does not matter: an address may come from another machine.
 */
export function specIn(address: string): ScenarioSpec | undefined {
  if (address.trim() === '' || !URL.canParse(address.trim(), ANYWHERE)) return undefined
  const { pathname, searchParams } = new URL(address.trim(), ANYWHERE)
  const words = [...searchParams.getAll('s'), ...searchParams.getAll('scenario')]
  if (words.length === 0 && pathname === '/') return DEFAULT_SCENARIO
  return words.flatMap((word) => decodeSpec(word) ?? [])[0]
}
const ANYWHERE = 'http://localhost'
