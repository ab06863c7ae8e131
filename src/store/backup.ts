import { createHash } from 'node:crypto'
import { canonicalJson, ChainBroken, START, type Entry, type Head, type MarketEvent } from '../market/index.ts'
import { closingLine, entryLine, headLine, readMarketFile, sealedLine, type Holds } from './market-file.ts'
import { throwRefusal } from './refusals.ts'
import { checkPassphrase, encrypt, unseal, type Encrypted } from './encrypt.ts'
import type { MarketStore, Secret } from './store.ts'
import { writeAtomically } from './atomic-write.ts'

/** A market as it stood at one instant, in the lines of a file. */
export interface Copy {
  /** Where its log ends. */
  readonly head: Head
  /** Read from the store as they are asked for. */
  readonly lines: AsyncGenerator<string>
}

/**
 * The log and the secrets, sealed with a passphrase; while the market goes on. Head and secrets are of one instant, and entries
 * up to a head never change: a backup holds what a kill at that instant would have left. Were secrets read after the entries,
 * an account could name an entry that the log does not have, and once that number is reached would be taken for another's.
 *
 * @throws InputError `PASSPHRASE_SHORT`; ChainBroken, from its lines, if the store itself is
 */
export async function backupOf(store: MarketStore, passphrase: string): Promise<Copy> {
  checkPassphrase(passphrase)
  const { head, secrets } = await store.snapshot()
  const sealed = await encrypt(canonicalJson(secrets), passphrase, head.hash)
  return { head, lines: linesUpTo(head, store, 'backup', [sealedLine(sealed)]) }
}

/**
 * The log alone, for those who check it without trusting us.
 *
 * @throws ChainBroken, from its lines, if the store itself is
 */
export async function exportOf(store: MarketStore): Promise<Copy> {
  const head = await store.head()
  return { head, lines: linesUpTo(head, store, 'log', []) }
}

async function* linesUpTo(
  head: Head,
  store: MarketStore,
  holds: Holds,
  after: readonly string[],
): AsyncGenerator<string> {
  const sha256 = createHash('sha256')
  const counted = (line: string): string => {
    sha256.update(line).update('\n')
    return line
  }
  yield counted(headLine(holds))
  for await (const entry of entriesUpTo(head, store)) yield counted(entryLine(entry))
  for (const line of after) yield counted(line)
  yield closingLine(head, sha256.digest('hex'))
}

/** A market that grows faster than it is read is still read to an end. */
async function* entriesUpTo(head: Head, store: MarketStore): AsyncGenerator<Entry<MarketEvent>> {
  let last = START
  for await (const entry of store.read(0)) {
    if (entry.seq > head.seq) break
    yield entry
    last = entry
  }
  if (last.hash !== head.hash) throw new ChainBroken(head.seq, 'is not what it was a moment ago: it was changed.')
}

/**
 * Writes a backup to a file.
 *
 * @returns where the log in it ends
 * @throws InputError `PASSPHRASE_SHORT`, `FILE_NOT_WRITABLE`; ChainBroken if the store itself is
 */
export const backupTo = async (store: MarketStore, file: string, passphrase: string): Promise<Head> =>
  writeCopy(await backupOf(store, passphrase), file)

/**
 * Writes an export to a file.
 *
 * @returns where the log ends
 * @throws InputError `FILE_NOT_WRITABLE`; ChainBroken if the store itself is
 */
export const exportLog = async (store: MarketStore, file: string): Promise<Head> =>
  writeCopy(await exportOf(store), file)

async function writeCopy({ head, lines }: Copy, file: string): Promise<Head> {
  await writeAtomically(file, async (write) => {
    for await (const line of lines) await write(line)
  })
  return head
}

/**
 * The entries of an export or a backup, one by one, each checked against the chain, the whole against its closing line.
 *
 * @throws InputError `MARKET_FILE_*`, `FILE_*`, after the last sound entry
 */
export async function* readExport(file: string): AsyncGenerator<Entry<MarketEvent>> {
  for await (const part of readMarketFile(file)) if ('entry' in part) yield part.entry
}

/**
 * Fills an empty store from a backup. The file is read to its end and found sound, and the secrets are opened, before anything is
 * written; then all is written in one transaction.
 *
 * @returns where the log ends
 * @throws InputError `MARKET_FILE_*`, `FILE_*`, `PASSPHRASE_WRONG`, `STORE_NOT_EMPTY`
 */
export async function restoreFrom(file: string, store: MarketStore, passphrase: string): Promise<Head> {
  const { head, secrets } = await openBackup(file, passphrase)
  await store.fill(readExport(file), secrets)
  return head
}

/** Reads a backup to its end and unseals it, so that nothing is made for one that does not hold. */
export async function openBackup(file: string, passphrase: string): Promise<{ head: Head; secrets: Secret[] }> {
  let head = START
  let sealed: Encrypted | undefined
  for await (const part of readMarketFile(file))
    if ('entry' in part) head = { seq: part.entry.seq, at: part.entry.at, hash: part.entry.hash }
    else sealed = part.sealed
  if (sealed === undefined) return throwRefusal('MARKET_FILE_NOT_A_BACKUP', {}, { file })
  const secrets = await unseal(sealed, passphrase, head.hash)
  if (secrets === undefined) return throwRefusal('PASSPHRASE_WRONG', {}, { file })
  return { head, secrets: JSON.parse(secrets) as Secret[] }
}
