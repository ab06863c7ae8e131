import { encodeQR } from 'qr'
import { probeAll } from '../disk/index.ts'
import type { Enrolment } from '../server/index.ts'
import { enrolmentIn, writeAtomically, type StorePlace } from '../store/index.ts'
import { InputError } from '../world/index.ts'
import { sayer, type SayOf } from '../messages/index.ts'
import { cliFault } from './cli-fault.ts'
import { marketOutputMessages } from './market-output.gen.ts'
import type { LanguageOption } from './options.ts'

type Say = SayOf<typeof marketOutputMessages>

/** Hands over how a user signs in for the first time. */
export type HandOver = (enrolment: Enrolment) => Promise<void>

/**
 * Where a one-time password and a second factor go: into the file that is named, which only its owner may read; else onto the screen, if
 * standard output is one; else into a file in the market's folder. What goes anywhere else may be kept by others, such as a service's log.
 *
 * @throws InputError `ENROLMENT_FILE_MISSING`, before anybody is given anything
 */
export async function handingOver(
  user: string,
  place: StorePlace,
  { enrolmentFile: file, lang }: LanguageOption & { readonly enrolmentFile?: string },
): Promise<HandOver> {
  const say = sayer(marketOutputMessages, lang)
  if (file !== undefined) {
    await probeAll([file])
    return (enrolment) => toFile(file, enrolment, say)
  }
  if (process.stdout.isTTY) return (enrolment) => toScreen(enrolment, say)
  if ('folder' in place) return (enrolment) => toFile(enrolmentIn(place.folder, user), enrolment, say)
  throw new InputError([cliFault('ENROLMENT_FILE_MISSING', { user })])
}

async function toFile(file: string, { user, password, totp, until }: Enrolment, say: Say): Promise<void> {
  await writeAtomically(file, async (write) => {
    for (const line of [`user: ${user}`, `password: ${password}`, `second factor: ${totp}`, `good until: ${until}`])
      await write(line)
  })
  process.stdout.write(`${say('enrolment-file', { user, file })}\n`)
}

function toScreen({ user, password, totp, until }: Enrolment, say: Say): Promise<void> {
  process.stdout.write(
    `\n${say('enrolment-screen', { user, password, totp, until })}\n\n${say('authenticator')}\n${pictured(totp)}\n`,
  )
  return Promise.resolve()
}

/** A QR code in half blocks, white on black whatever the colours of the terminal: readers take it for what it is. */
function pictured(text: string): string {
  const lines = encodeQR(text, 'ascii', { border: 2 }).trimEnd().split('\n')
  return lines.map((line) => `\u001B[97;40m${line}\u001B[0m`).join('\n')
}
