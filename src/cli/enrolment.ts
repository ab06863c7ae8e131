import { encodeQR } from 'qr'
import { probeAll } from '../disk/index.ts'
import type { Enrolment } from '../server/index.ts'
import { enrolmentIn, writeAtomically, type StorePlace } from '../store/index.ts'
import { InputError } from '../world/index.ts'

/** Hands over how a user signs in for the first time. */
export type HandOver = (enrolment: Enrolment) => Promise<void>

/**
 * Where a one-time password and a second factor go: into the file that is named, which only its owner may read; else onto the screen, if
 * standard output is one; else into a file in the market's folder. What goes anywhere else may be kept by others, such as a service's log.
 *
 * @throws InputError `ENROLMENT_FILE_MISSING`, before anybody is given anything
 */
export async function handingOver(user: string, place: StorePlace, file: string | undefined): Promise<HandOver> {
  if (file !== undefined) {
    await probeAll([file])
    return (enrolment) => toFile(file, enrolment)
  }
  if (process.stdout.isTTY) return toScreen
  if ('folder' in place) return (enrolment) => toFile(enrolmentIn(place.folder, user), enrolment)
  throw new InputError([
    {
      code: 'ENROLMENT_FILE_MISSING',
      message: `There is no screen to show the one-time password of "${user}" on.`,
      remedy: 'Name a file for it, which only you can read then (--enrolment-file).',
    },
  ])
}

async function toFile(file: string, { user, password, totp, until }: Enrolment): Promise<void> {
  await writeAtomically(file, async (write) => {
    for (const line of [`user: ${user}`, `password: ${password}`, `second factor: ${totp}`, `good until: ${until}`])
      await write(line)
  })
  process.stdout.write(
    `how "${user}" signs in for the first time is in ${file}, readable for its owner alone; delete it afterwards\n`,
  )
}

function toScreen({ user, password, totp, until }: Enrolment): Promise<void> {
  process.stdout.write(
    `\nsign in as "${user}" once with the password ${password}\nand a code of the second factor ${totp}\nuntil ${until}, then choose a password of your own. This is shown once.\n\nfor an authenticator app:\n${pictured(totp)}\n`,
  )
  return Promise.resolve()
}

/** A QR code in half blocks, white on black whatever the colours of the terminal: readers take it for what it is. */
function pictured(text: string): string {
  const lines = encodeQR(text, 'ascii', { border: 2 }).trimEnd().split('\n')
  return lines.map((line) => `\u001B[97;40m${line}\u001B[0m`).join('\n')
}
