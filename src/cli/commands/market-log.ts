import { readFile, stat } from 'node:fs/promises'
import { fileFault, linkFault } from '../../disk/index.ts'
import {
  backUp,
  exportFrom,
  openBackup,
  openStore,
  restoreFrom,
  writePublicLog,
  type StorePlace,
} from '../../store/index.ts'
import { InputError } from '../../world/index.ts'
import { cliFault } from '../cli-fault.ts'

/** Where a market is kept: a folder, or the database that `DATABASE_URL` names. */
export interface PlaceOptions {
  readonly folder?: string
}

const DEFAULT_FOLDER = 'market'

export const placeOf = ({ folder }: PlaceOptions): StorePlace => {
  const url = process.env['DATABASE_URL']
  return folder === undefined && url !== undefined ? { url } : { folder: folder ?? DEFAULT_FOLDER }
}

/** Refuses a folder that is not there: it would else be made into an empty market. */
export async function isThere(place: StorePlace): Promise<void> {
  if ('folder' in place)
    await stat(place.folder).catch((error: unknown) => {
      throw new InputError([linkFault(place.folder, error) ?? cliFault('MARKET_MISSING', {}, { file: place.folder })])
    })
}

export async function marketExport(file: string, options: PlaceOptions): Promise<void> {
  const place = placeOf(options)
  await isThere(place)
  const { seq, hash } = await exportFrom(place, file)
  process.stdout.write(`Wrote ${file}: ${seq} entries, the last with the hash ${hash}\n`)
}

export interface PassphraseOptions extends PlaceOptions {
  readonly passphraseFile: string
}

export async function marketBackup(file: string, options: PassphraseOptions): Promise<void> {
  const passphrase = await passphraseIn(options)
  const place = placeOf(options)
  await isThere(place)
  const { seq, hash } = await backUp(place, file, passphrase)
  process.stdout.write(`Wrote ${file}: ${seq} entries, the last with the hash ${hash}\n`)
}

export async function marketRestore(file: string, options: PassphraseOptions): Promise<void> {
  const passphrase = await passphraseIn(options)
  // Before a market is made that would stay empty.
  await stat(file).catch((error: unknown) => {
    throw new InputError([fileFault(file, error)])
  })
  await openBackup(file, passphrase)
  const store = await openStore(placeOf(options))
  try {
    const { seq, hash } = await restoreFrom(file, store, passphrase)
    process.stdout.write(`restored: ${seq} entries, the last with the hash ${hash}\n`)
  } finally {
    await store.close()
  }
}

/** A passphrase on a command line would stand in its history: it is read from a file. */
async function passphraseIn({ passphraseFile }: PassphraseOptions): Promise<string> {
  try {
    return (await readFile(passphraseFile, 'utf8')).replace(/\r?\n$/, '')
  } catch (error) {
    throw new InputError([
      linkFault(passphraseFile, error) ?? cliFault('PASSPHRASE_UNREADABLE', {}, { file: passphraseFile }),
    ])
  }
}

/** Writes what everybody may read of an exported log, as the market itself hands it out. */
export async function marketPublicLog(from: string, file: string): Promise<void> {
  const { seq, hash } = await writePublicLog(from, file)
  process.stdout.write(`Wrote ${file}: ${seq} entries, the last with the hash ${hash}\n`)
}
