import { z } from 'zod'
import { InputError } from '../../world/index.ts'
import { serverFault } from '../server-fault.ts'

/** What a caller may be called: it stands in lists, and tells whose a job is. */
export const CALLER = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/

const listedKey = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  caller: z.string().regex(CALLER),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  until: z.iso.datetime(),
})
const keyList = z.strictObject({ keys: z.array(listedKey).max(10_000) })

/** A key as it is listed: whose it is, the hash of its secret (SHA-256), and the instant from which it is good for nothing. */
export type ListedKey = z.infer<typeof listedKey>

/**
 * Reads the list of API keys that a server of studies knows.
 *
 * @throws InputError `API_KEYS_UNREADABLE` if it is no list of keys, or two have one id
 */
export function readKeyList(text: string, file: string): readonly ListedKey[] {
  const refuse = (reason: string): never => {
    throw new InputError([serverFault('API_KEYS_UNREADABLE', { reason }, { file })])
  }
  const { keys } = parsed(text, refuse)
  const seen = new Set<string>()
  for (const { id } of keys) {
    if (seen.has(id)) return refuse(`the id ${id} is there twice`)
    seen.add(id)
  }
  return keys
}

function parsed(text: string, refuse: (reason: string) => never): z.infer<typeof keyList> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse('it is no JSON')
  }
  const { success, data, error } = keyList.safeParse(json)
  if (success) return data
  const [issue] = error.issues
  // A name that is not expected would be quoted, and may be a key that somebody put there.
  const what = issue?.code === 'unrecognized_keys' ? 'it holds more than it may' : (issue?.message ?? '')
  return refuse(`${issue?.path.map(String).join('.') ?? ''}: ${what}`)
}

export const writeKeyList = (keys: readonly ListedKey[]): string => JSON.stringify({ keys }, null, 2)
