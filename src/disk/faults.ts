import { readlinkSync } from 'node:fs'
import type { Fault } from '../world/index.ts'

/** What stands in the way of a path, in words that follow "cannot be read:" or "cannot be written:". */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission',
  EPERM: 'the system does not allow it',
  EROFS: 'the file system can only be read',
  ENOSPC: 'there is no room on the disk',
  EDQUOT: 'your quota of the disk is used up',
  EFBIG: 'it would be too large for the file system',
  EIO: 'the disk reports an error',
  ENOENT: 'it cannot be made there',
  ENOTDIR: 'part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EBUSY: 'it is in use',
  ENAMETOOLONG: 'the name or path is too long',
  ERR_INVALID_ARG_VALUE: 'a path cannot hold a NUL byte',
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Why the system refused, in words; what is not known is quoted. */
export const reasonOf = (error: unknown): string =>
  REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))

/** What is wrong with a path that is a link: it leads back to itself, or to nothing. */
export function linkFault(path: string, error: unknown): Fault | undefined {
  if (codeOf(error) === 'ELOOP')
    return {
      code: 'LINK_TO_ITSELF',
      message: 'The path is, or goes through, a link that leads back to itself.',
      file: path,
      remedy: 'Point the link at what you mean, or name that.',
    }
  const to = codeOf(error) === 'ENOENT' ? linkedFrom(path) : undefined
  return to === undefined
    ? undefined
    : {
        code: 'LINK_BROKEN',
        message: `The path is a link to nowhere: there is no ${to}.`,
        file: path,
        remedy: 'Point the link at what you mean, or name that.',
      }
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
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)))
    return { code: 'FILE_MISSING', message: 'There is no such file.', file, remedy: 'Check the path.' }
  return {
    code: 'FILE_UNREADABLE',
    message: `The file cannot be read: ${reasonOf(error)}.`,
    file,
    remedy: 'Check its path and its permissions.',
  }
}

/** Why a folder cannot be read. */
export function folderFault(file: string, error: unknown, remedy: string): Fault {
  const link = linkFault(file, error)
  if (link !== undefined) return link
  if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)))
    return { code: 'FOLDER_MISSING', message: 'There is no such folder.', file, remedy }
  return { code: 'FOLDER_UNREADABLE', message: `The folder cannot be read: ${reasonOf(error)}.`, file, remedy }
}

/** Why a folder cannot be written. */
export const writeFault = (file: string, error: unknown): Fault =>
  linkFault(file, error) ?? {
    code: 'FOLDER_NOT_WRITABLE',
    message: `The folder cannot be written: ${reasonOf(error)}.`,
    file,
    remedy: 'Name a folder that you may write to, on a disk that has room.',
  }
