import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { codeOf, reasonOf } from '../../disk/index.ts'
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
import { InputError } from '../../world/index.ts'
import { readText } from '../load.ts'

/** What members do on their own machine, since it takes keys that never leave it. What is printed can be sent as it is. */

export interface KeysOptions {
  readonly organisation?: string
  readonly operator?: string
  readonly keyId: string
  readonly until?: string
}

export async function marketKeys(
  file: string,
  { organisation: named, operator, keyId, until }: KeysOptions,
): Promise<void> {
  const organisation = named ?? (operator === undefined ? refuseNobody() : operatorUri(operator))
  const keys = await makeKeyFile(organisation, keyId)
  await writeFile(file, toJson(keys), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    const exists = codeOf(error) === 'EEXIST'
    throw new InputError([
      exists
        ? {
            code: 'KEY_FILE_EXISTS',
            message: 'There is a file of that name, and what it holds may be keys that are in use.',
            file,
            remedy: 'Name a new file.',
          }
        : {
            code: 'KEY_FILE_NOT_WRITABLE',
            message: `The file cannot be written: ${reasonOf(error)}.`,
            file,
            remedy: 'Name one in a folder that is there and that you may write to.',
          },
    ])
  })
  process.stderr.write(`written ${file}: keep it to yourself, and a copy elsewhere\n`)
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
  throw new InputError([
    {
      code: 'KEYS_OF_NOBODY',
      message: 'It is not said whose keys they are.',
      remedy: 'Name the organisation by its URI (--organisation), or an operator by who they sign in as (--operator).',
    },
  ])
}

export interface TrusteeKeysOptions {
  readonly market: string
  readonly from: number
  readonly count?: number
}

export async function marketTrusteeKeys(file: string, options: TrusteeKeysOptions): Promise<void> {
  process.stdout.write(toJson(trusteeKeysWith(await keysIn(file), options)))
}

export interface SealOptions {
  readonly round: string
  readonly organisation: string
  readonly order?: string
  readonly orderVersion?: number
  readonly own?: string
  readonly names?: string
}

export async function marketSeal(
  file: string,
  { round: roundFile, organisation, order, orderVersion: version = 1, own, names }: SealOptions,
): Promise<void> {
  const content = await readAs(orderSchema, file, {
    code: 'ORDER_NOT_ALLOWED',
    whole: 'The order',
    remedy: 'docs/reference/market-api.md shows an order of each kind.',
  })
  const round = await readAs(announcedSchema, roundFile, {
    code: 'ROUND_FILE_NOT_ALLOWED',
    whole: 'The round',
    remedy: 'Save it as the market gives it: GET /api/v1/market/rounds/{id}.',
  })
  const shown = async <T>(schema: z.ZodType<T>, from: string, whole: string): Promise<T> =>
    readAs(schema, from, {
      code: 'ANSWER_NOT_ALLOWED',
      whole,
      remedy: 'Save it as the market gives it: GET /api/v1/market/own, GET /api/v1/market/names.',
    })
  const known = own === undefined ? undefined : await shown(ownShown, own, 'What is your own')
  const plants =
    known === undefined || names === undefined
      ? undefined
      : plantsShown(known, await shown(namesShown, names, 'The names'))
  const { input, key } = await placeOrder(round, content, {
    organisation,
    order: order ?? randomUUID(),
    version,
    file,
    ...(plants === undefined ? {} : { plants }),
    ...(known === undefined ? {} : { depositClass: known.depositClass }),
  })
  process.stderr.write(
    `its key is ${key}: keep it to yourself until the round is opened; should a trustee not be able to read its share, reveal-order takes it\n`,
  )
  process.stdout.write(toJson(input))
}

export async function marketShares(file: string, { key }: { readonly key: string }): Promise<void> {
  const envelopes = await readAs(envelopesSchema, file, {
    code: 'ENVELOPES_NOT_ALLOWED',
    whole: 'The list of shares',
    remedy: 'Save it as the market gives it: GET /api/v1/market/rounds/{id}/envelopes.',
  })
  const given = await sharesWith(await keysIn(key), envelopes, new Date().toISOString())
  for (const order of given.unreadable ?? [])
    process.stderr.write(`the share of ${order} cannot be read with this key, and is named as such\n`)
  process.stdout.write(toJson(given))
}

export async function marketSign(
  file: string,
  { key, issuer }: { readonly key: string; readonly issuer?: string },
): Promise<void> {
  const keys = await keysIn(key)
  if (issuer !== undefined && issuer !== keys.organisation)
    throw new InputError([
      {
        code: 'KEY_OF_ANOTHER',
        message: `The event is to be issued by ${issuer}, and the keys are those of ${keys.organisation}.`,
        file: key,
        remedy: 'Use the keys of the organisation that issues it.',
      },
    ])
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
    throw new InputError([
      {
        code: 'COMMAND_UNKNOWN',
        message: `There is no command "${name}".`,
        remedy: `Known are: ${Object.keys(COMMANDS).join(', ')}.`,
      },
    ])
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
  { code, whole, remedy }: { readonly code: string; readonly whole: string; readonly remedy: string },
): Promise<T> {
  const read = schema.safeParse(await readJson(file))
  if (read.success) return read.data
  throw new InputError(
    read.error.issues.map(({ path, message }) => ({
      code,
      message: `${path.map(String).join('.') || whole}: ${message}.`,
      file,
      remedy,
    })),
  )
}

async function readJson(file: string): Promise<unknown> {
  const text = await readText(file)
  try {
    return JSON.parse(text)
  } catch {
    throw new InputError([
      { code: 'FILE_NOT_JSON', message: 'The file holds no JSON.', file, remedy: 'Save it as JSON in UTF-8.' },
    ])
  }
}
