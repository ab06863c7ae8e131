import { readlinkSync } from 'node:fs'
import { hasText, sayLater, type Text } from '../messages/index.ts'
import { worldFault, type Fault } from '../world/bare.ts'
import { diskFault } from './disk-fault.ts'
import { reasonMessages } from './reason.gen.ts'

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const say = sayLater(reasonMessages)

/** Why the system refused, in words that follow "cannot be read:" or "cannot be written:"; what is not known is quoted. */
export function reasonText(error: unknown): Text {
  const code = codeOf(error)
  const quoted = error instanceof Error ? error.message : String(error)
  return hasText(reasonMessages, code) ? say(code) : () => quoted
}

/** The same in English. */
export const reasonOf = (error: unknown): string => reasonText(error)('en')

/** What is wrong with a path that is a link: it leads back to itself, or to nothing. */
export function linkFault(path: string, error: unknown): Fault | undefined {
  if (codeOf(error) === 'ELOOP') return diskFault('LINK_TO_ITSELF', {}, { file: path })
  const to = codeOf(error) === 'ENOENT' ? linkedFrom(path) : undefined
  return to === undefined ? undefined : diskFault('LINK_BROKEN', { to }, { file: path })
}

/** Where a link points to; nothing if the path is none. */
export function linkedFrom(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

/** Why a file cannot be read. */
export function fileFault(file: string, error: unknown): Fault {
  const link = linkFault(file, error)
  if (link !== undefined) return link
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return worldFault('FILE_MISSING', {}, { file })
  return diskFault('FILE_UNREADABLE', { reason: reasonText(error) }, { file })
}

/** Why a folder cannot be read. */
export function folderFault(file: string, error: unknown, instead: Text): Fault {
  const link = linkFault(file, error)
  if (link !== undefined) return link
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return diskFault('FOLDER_MISSING', { instead }, { file })
  return diskFault('FOLDER_UNREADABLE', { reason: reasonText(error), instead }, { file })
}

/** Why a folder cannot be written. */
export const writeFault = (file: string, error: unknown): Fault =>
  linkFault(file, error) ?? diskFault('FOLDER_NOT_WRITABLE', { reason: reasonText(error) }, { file })
