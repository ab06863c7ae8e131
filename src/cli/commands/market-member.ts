import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import {
  announcedSchema,
  COMMANDS,
  envelopesSchema,
  isCommand,
  makeKeyFile,
  namesShown,
  operatorUri,
  orderSchema,
  ownShown,
  placeOrder,
  plantsShown,
  publicPartsOf,
  readKeyFile,
  sharesWith,
  signCommand,
  signedWith,
  trusteeKeysWith,
  type KeyFile,
} from '../../market/index.ts'
import { toJson } from '../../studies/index.ts'
import { InputError, type Fault, type Where } from '../../world/index.ts'
import { readText } from '../../files/index.ts'
import { cliFault, word } from '../cli-fault.ts'
import { sayer, type Text } from '../../messages/index.ts'
import { marketOutputMessages } from '../market-output.gen.ts'
import type { LanguageOption } from '../options.ts'
import { writeKeyFile } from './key-file.ts'

/** What members do on their own machine, since it takes keys that never leave it. What is printed can be sent as it is. */

export interface KeysOptions extends LanguageOption {
  readonly organisation?: string
  readonly operator?: string
  readonly keyId: string
  readonly until?: string
}

export async function marketKeys(
  file: string,
  { organisation: named, operator, keyId, until, lang }: KeysOptions,
): Promise<void> {
  const organisation = named ?? (operator === undefined ? refuseNobody() : operatorUri(operator))
  const keys = await makeKeyFile(organisation, keyId)
  await writeKeyFile(file, toJson(keys))
  process.stderr.write(`${sayer(marketOutputMessages, lang)('keys', { file })}\n`)
  const { signing } = publicPartsOf(keys)
  if (operator !== undefined)
    return void process.stdout.write(toJson({ 'register-operator-key': { key: { id: signing.id, jwk: signing.jwk } } }))
  const from = new Date()
  const end =
    until ?? new Date(Date.UTC(from.getUTCFullYear() + 2, from.getUTCMonth(), from.getUTCDate())).toISOString()
  process.stdout.write(
    toJson({
      'register-signing-key': {
        key: { id: signing.id, organisation, jwk: signing.jwk, until: end },
      },
    }),
  )
}

function refuseNobody(): never {
  throw new InputError([cliFault('KEYS_OF_NOBODY', {})])
}

export interface TrusteeKeysOptions {
  readonly market: string
  readonly from: number
  readonly count?: number
}

export async function marketTrusteeKeys(file: string, options: TrusteeKeysOptions): Promise<void> {
  process.stdout.write(toJson(trusteeKeysWith(await keysIn(file), options)))
}

export interface SealOptions extends LanguageOption {
  readonly round: string
  readonly organisation: string
  readonly order?: string
  readonly orderVersion?: number
  readonly own?: string
  readonly names?: string
}

export async function marketSeal(
  file: string,
  { round: roundFile, organisation, order, orderVersion: version = 1, own, names, lang }: SealOptions,
): Promise<void> {
  const content = await readAs(orderSchema, file, word('order'), (given, where) =>
    cliFault('ORDER_NOT_ALLOWED', given, where),
  )
  const round = await readAs(announcedSchema, roundFile, word('round'), (given, where) =>
    cliFault('ROUND_FILE_NOT_ALLOWED', given, where),
  )
  const shown = async <T>(schema: z.ZodType<T>, from: string, whole: Text): Promise<T> =>
    readAs(schema, from, whole, (given, where) => cliFault('ANSWER_NOT_ALLOWED', given, where))
  const known = own === undefined ? undefined : await shown(ownShown, own, word('own'))
  const plants =
    known === undefined || names === undefined
      ? undefined
      : plantsShown(known, await shown(namesShown, names, word('names')))
  const { input, key } = await placeOrder(round, content, {
    organisation,
    order: order ?? randomUUID(),
    version,
    file,
    ...(plants === undefined ? {} : { plants }),
    ...(known === undefined ? {} : { depositClass: known.depositClass }),
  })
  process.stderr.write(`${sayer(marketOutputMessages, lang)('order-key', { key })}\n`)
  process.stdout.write(toJson(input))
}

export async function marketShares(
  file: string,
  { key, lang }: { readonly key: string } & LanguageOption,
): Promise<void> {
  const envelopes = await readAs(envelopesSchema, file, word('shares'), (given, where) =>
    cliFault('ENVELOPES_NOT_ALLOWED', given, where),
  )
  const given = await sharesWith(await keysIn(key), envelopes, new Date().toISOString())
  for (const order of given.unreadable ?? [])
    process.stderr.write(`${sayer(marketOutputMessages, lang)('unreadable', { order })}\n`)
  process.stdout.write(toJson(given))
}

export async function marketSign(
  file: string,
  { key, issuer }: { readonly key: string; readonly issuer?: string },
): Promise<void> {
  const keys = await keysIn(key)
  if (issuer !== undefined && issuer !== keys.organisation)
    throw new InputError([cliFault('KEY_OF_ANOTHER:event', { issuer, organisation: keys.organisation }, { file: key })])
  process.stdout.write(toJson(await signedWith(keys, await readJson(file), new Date().toISOString())))
}

export interface SignCommandOptions {
  readonly key: string
  readonly market: string
  readonly user: string
  readonly id?: string
}

/** Prints the headers with which a command is sent: its id, and in whose name it is asked. */
export async function marketSignCommand(
  name: string,
  file: string,
  { key, market, user, id = randomUUID() }: SignCommandOptions,
): Promise<void> {
  if (!isCommand(name))
    throw new InputError([cliFault('COMMAND_UNKNOWN', { name, known: Object.keys(COMMANDS).join(', ') })])
  const { signing } = await keysIn(key)
  const asked = { market, user, id, name, input: await readJson(file), at: new Date().toISOString() }
  const signature = await signCommand(signing, asked)
  process.stdout.write(`Idempotency-Key: ${id}\nCommand-Signature: ${signature}\n`)
}

const keysIn = async (file: string): Promise<KeyFile> => readKeyFile(await readJson(file), file)

/** A file's JSON, if it is what the schema says. */
export async function readAs<T>(
  schema: z.ZodType<T>,
  file: string,
  whole: Text,
  fault: (given: { readonly entry: string | Text; readonly reason: string }, where: Where) => Fault,
): Promise<T> {
  const read = schema.safeParse(await readJson(file))
  if (read.success) return read.data
  throw new InputError(
    read.error.issues.map(({ path, message }) =>
      fault({ entry: path.map(String).join('.') || whole, reason: message }, { file }),
    ),
  )
}

async function readJson(file: string): Promise<unknown> {
  const text = await readText(file)
  try {
    return JSON.parse(text)
  } catch {
    throw new InputError([cliFault('FILE_NOT_JSON', {}, { file })])
  }
}
