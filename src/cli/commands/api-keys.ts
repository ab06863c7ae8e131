import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { CALLER, newApiKey, readKeyList, writeKeyList, type ListedKey } from '../../server/index.ts'
import { targetOf } from '../../disk/index.ts'
import { readText } from '../../files/index.ts'
import { sayer } from '../../messages/index.ts'
import { toJson } from '../../studies/index.ts'
import { writeAtomically } from '../../store/index.ts'
import { InputError } from '../../world/index.ts'
import { cliFault } from '../cli-fault.ts'
import type { LanguageOption } from '../options.ts'
import { print } from '../print.ts'
import { serveOutputMessages } from '../serve-output.gen.ts'
import { writeKeyFile } from './key-file.ts'

export interface KeyListOptions extends LanguageOption {
  /** The list of keys that a server is given. */
  readonly list: string
}

const DAY_MS = 86_400_000

/** Makes a key for a caller: its hash goes into the list, the key to a file or a terminal, once. */
export async function addKey(
  caller: string,
  { list, days, keyFile, lang }: KeyListOptions & { readonly days: number; readonly keyFile?: string },
): Promise<void> {
  if (!CALLER.test(caller)) throw new InputError([cliFault('API_KEY_NAME', { caller })])
  if (keyFile === undefined && !process.stdout.isTTY) throw new InputError([cliFault('API_KEY_NOWHERE', {})])
  const say = sayer(serveOutputMessages, lang)
  const { id, hash, text } = newApiKey()
  const until = new Date(Date.now() + days * DAY_MS).toISOString()
  const enlist = async (): Promise<void> =>
    write(list, [...(existsSync(list) ? await listed(list) : []), { id, caller, hash, until }])
  if (keyFile === undefined) {
    await enlist()
    return print(say('key-screen', { id, caller, until }), text)
  }
  // A key that is in no list opens nothing; one of the list that nobody has would stay there.
  await writeKeyFile(keyFile, `${text}\n`)
  await enlist().catch(async (error: unknown) => {
    await rm(keyFile, { force: true })
    throw error
  })
  print(say('key-file', { id, caller, file: keyFile, until }))
}

/** Takes a key out of the list. */
export async function revokeKey(id: string, { list, lang }: KeyListOptions): Promise<void> {
  const keys = await listed(list)
  const key = keys.find((one) => one.id === id)
  const known = keys.map((one) => one.id).join(', ')
  if (key === undefined) throw new InputError([cliFault('API_KEY_NOT_LISTED', { id, known: known || '—' })])
  await write(
    list,
    keys.filter((one) => one !== key),
  )
  print(sayer(serveOutputMessages, lang)('key-revoked', { id, caller: key.caller }))
}

/** Prints whose keys there are; of a key its id alone. */
export async function listKeys({ list, json, lang }: KeyListOptions & { readonly json?: boolean }): Promise<void> {
  const say = sayer(serveOutputMessages, lang)
  const keys = (await listed(list)).map(({ id, caller, until }) => ({ id, caller, until }))
  if (json === true) return void process.stdout.write(toJson({ keys }))
  if (keys.length === 0) return print(say('no-keys'))
  const over = (until: string): string => (Date.parse(until) > Date.now() ? '' : `  ${say('over')}`)
  for (const { id, caller, until } of keys) print(`${id}  ${until}${over(until)}  ${caller}`)
}

const listed = async (file: string): Promise<readonly ListedKey[]> => readKeyList(await readText(file), file)

/** Writes a list in place of another; a link to it stays one. */
const write = async (file: string, keys: readonly ListedKey[]): Promise<void> =>
  writeAtomically(await targetOf(file), (line) => line(writeKeyList(keys)))
