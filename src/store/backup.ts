import { canonicalJson, START, type Entry, type Head, type VenueEvent } from '../market/index.ts'
import { closingLine, entryLine, headLine, readMarketFile, sealedLine } from './market-file.ts'
import { refuse } from './refusals.ts'
import { checkPassphrase, seal, unseal, type Sealed } from './seal.ts'
import type { MarketStore, Secret } from './store.ts'
import { writeWhole, type WriteLine } from './whole-file.ts'

/**
 * Writes the log and the secrets, sealed with a passphrase, to a file; while the market goes on. What happens meanwhile is in it or
 * not; secrets are read after the log, so that none is missing of what the log tells of.
 *
 * @returns where the log in the backup ends
 * @throws InputError `PASSPHRASE_SHORT`, `FILE_NOT_WRITABLE`; ChainBroken if the store itself is
 */
export async function backupTo(store: MarketStore, file: string, passphrase: string): Promise<Head> {
  checkPassphrase(passphrase)
  let head = START
  await writeWhole(file, async (write, hash) => {
    await write(headLine('backup'))
    head = await writeEntries(store, write)
    const secrets = canonicalJson(await store.secrets())
    await write(sealedLine(await seal(secrets, passphrase, head.hash)))
    await write(closingLine(head, hash()))
  })
  return head
}

/**
 * Writes the log alone, for whoever is to check it without trusting us.
 *
 * @returns where it ends
 * @throws InputError `FILE_NOT_WRITABLE`; ChainBroken if the store itself is
 */
export async function exportLog(store: MarketStore, file: string): Promise<Head> {
  let head = START
  await writeWhole(file, async (write, hash) => {
    await write(headLine('log'))
    head = await writeEntries(store, write)
    await write(closingLine(head, hash()))
  })
  return head
}

async function writeEntries(store: MarketStore, write: WriteLine): Promise<Head> {
  let head = START
  for await (const entry of store.read(0)) {
    await write(entryLine(entry))
    head = entry
  }
  return { seq: head.seq, at: head.at, hash: head.hash }
}

/**
 * The entries of an export or a backup, one by one, each held against the chain, the whole against its closing line.
 *
 * @throws InputError `MARKET_FILE_*`, `FILE_*`, after the last sound entry
 */
export async function* readExport(file: string): AsyncGenerator<Entry<VenueEvent>> {
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
  let sealed: Sealed | undefined
  for await (const part of readMarketFile(file))
    if ('entry' in part) head = { seq: part.entry.seq, at: part.entry.at, hash: part.entry.hash }
    else sealed = part.sealed
  if (sealed === undefined)
    return refuse(
      'MARKET_FILE_NOT_A_BACKUP',
      'The file is an export: it holds the log without the secrets.',
      'Name a backup.',
      {
        file,
      },
    )
  const secrets = await unseal(sealed, passphrase, head.hash)
  if (secrets === undefined)
    return refuse(
      'PASSPHRASE_WRONG',
      'The passphrase does not open this backup.',
      'Give the one that it was made with.',
      {
        file,
      },
    )
  return { head, secrets: JSON.parse(secrets) as Secret[] }
}
