import type { Command } from 'commander'
import { completionScript, type Shell } from '../completion/script.ts'
import { offersOf } from '../completion/offers.ts'

/** Prints the script by which a shell completes a command line. It holds all it offers: no key press starts the program. */
export async function completionCommand(root: Command, shell: Shell): Promise<void> {
  process.stdout.write(completionScript(shell, await offersOf(root)))
}
