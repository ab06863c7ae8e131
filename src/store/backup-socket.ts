import { join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { canonicalJson, ChainBroken } from '../market/index.ts'
import { faultText, heardFault, InputError } from '../world/index.ts'
import { jsonIn } from './market-file.ts'
import { throwRefusal } from './refusals.ts'

/**
 * The process that serves a market in a folder hands out copies of it at a Unix socket there. One line of JSON says what is wanted; the
 * answer is the lines of the file, closing line and all, or, in place of any of them, one that says why not.
 */
export const SOCKET = 'backup.sock'

/** Bytes that the address of a socket may have on the strictest of systems. */
const LONGEST = 103

/** The address of a folder's socket, the way that is short enough from here; undefined if none is. */
export function socketIn(folder: string): string | undefined {
  const path = join(folder, SOCKET)
  return [path, resolve(path), relative('', path)].find((way) => Buffer.byteLength(way) <= LONGEST)
}

const requestSchema = z.discriminatedUnion('holds', [
  z.strictObject({ holds: z.literal('backup'), passphrase: z.string() }),
  z.strictObject({ holds: z.literal('log') }),
])
export type BackupRequest = z.infer<typeof requestSchema>
export const REQUEST_BYTES = 2 ** 16

/** @throws InputError `PASSPHRASE_LONG` */
export function requestLine(request: BackupRequest): string {
  const line = `${JSON.stringify(request)}\n`
  if (Buffer.byteLength(line) <= REQUEST_BYTES) return line
  return throwRefusal('PASSPHRASE_LONG', {})
}

/** What is wanted; undefined if the line says nothing that this version knows. */
export function requestIn(line: string): BackupRequest | undefined {
  return requestSchema.safeParse(jsonIn(line)).data
}

const REFUSED = '{"refused":'
const textSchema = z.object({ message: z.string(), remedy: z.string() })
const refusedSchema = z.object({
  refused: z.union([
    z.object({
      faults: z.array(z.object({ code: z.string(), ...textSchema.shape, ja: textSchema.optional() })).min(1),
    }),
    z.object({ entry: z.number(), why: z.string() }),
  ]),
})

/** An error as the one who asked sees it. */
export function refusedLine(error: InputError | ChainBroken): string {
  if (error instanceof ChainBroken)
    return canonicalJson({ refused: { entry: error.seq, why: error.message.replace(/^Entry \d+ /, '') } })
  return canonicalJson({
    refused: {
      faults: error.faults.map((fault) => ({
        code: fault.code,
        message: fault.message,
        remedy: fault.remedy,
        ja: { ...faultText(fault, 'ja') },
      })),
    },
  })
}

/** Throws the error that a line tells of; no line of a file begins like one. */
export function throwRefused(line: string, file: string): void {
  if (!line.startsWith(REFUSED)) return
  const told = refusedSchema.safeParse(jsonIn(line)).data?.refused
  if (told === undefined) return
  if ('entry' in told) throw new ChainBroken(told.entry, told.why)
  throw new InputError(
    told.faults.map(({ ja, ...en }) => heardFault({ en: { ...en, file }, ja: { ...en, ...ja, file } })),
  )
}
