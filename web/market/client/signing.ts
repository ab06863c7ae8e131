import type { KeyFile } from '../../../src/market/index.ts'
import { signCommand } from '../../../src/market/light.ts'

interface Asked {
  readonly market: string
  readonly user: string
  readonly id: string
  readonly name: string
  readonly input: unknown
}

/** The header of a command that says in whose name it is asked. */
export const signatureOf = async ({ signing }: KeyFile, asked: Asked): Promise<Readonly<Record<string, string>>> => ({
  'Command-Signature': await signCommand(signing, { ...asked, at: new Date().toISOString() }),
})
