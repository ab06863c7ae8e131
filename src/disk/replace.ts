import { rmdirSync } from 'node:fs'
import { realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { InputError } from '../world/bare.ts'
import { codeOf, linkFault, writeFault } from './faults.ts'
import { makeFolder } from './make-folder.ts'

/** Something to be put at a path in place of what is there. */
export interface Replacement {
  /** The path as the user knows it. */
  readonly path: string
  /** Makes it at another path, beside that. */
  readonly make: (temporary: string) => Promise<void>
}

/** Where a path leads: a link is followed, so that it stays one. */
export async function targetOf(path: string): Promise<string> {
  const refuse = (error: unknown): never => {
    throw new InputError([linkFault(path, error) ?? writeFault(path, error)])
  }
  if (path.trim() === '') return refuse(new Error('its name is blank'))
  const target = resolve(path)
  return realpath(target).catch((error: unknown) => {
    const link = linkFault(path, error)
    if (link !== undefined) throw new InputError([link])
    return codeOf(error) === 'ENOENT' ? target : refuse(error)
  })
}

interface Staged {
  /** Puts it in its place; what was there is kept aside. */
  readonly put: () => Promise<void>
  /** Lets go of what was there. */
  readonly done: () => Promise<void>
  /** Puts everything back as it was. */
  readonly undo: () => Promise<void>
}

/** Replaces what is at some paths, all of it or none: everything is made under other names first. */
export async function replaceAll(replacements: readonly Replacement[]): Promise<void> {
  const staged: Staged[] = []
  try {
    for (const replacement of replacements) staged.push(await stage(replacement, staged.length))
    for (const { put } of staged) await put()
  } catch (error) {
    for (const { undo } of staged.toReversed()) await undo()
    throw error
  }
  for (const { done } of staged) await done()
}

/** Finds out whether something can be made beside each path, and leaves nothing. */
export async function probeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const { undo } = await stage({ path, make: (temporary) => Promise.resolve(void makeFolder(temporary)) }, 0)
    await undo()
  }
}

async function stage({ path, make }: Replacement, n: number): Promise<Staged> {
  const target = await targetOf(path)
  const beside = dirname(target)
  const temporary = join(beside, `.ytterby-${process.pid}-${n}`)
  const aside = `${temporary}-before`
  let first: string | undefined
  let isPut = false
  let isAside = false
  const undo = async (): Promise<void> => {
    if (isPut) await rm(target, { recursive: true, force: true })
    if (isAside) await rename(aside, target)
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined)
    takeAway(beside, first)
  }
  const orRefuse = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step()
    } catch (error) {
      throw error instanceof InputError ? error : new InputError([writeFault(path, error)])
    }
  }
  try {
    await orRefuse(async () => {
      first = makeFolder(beside)
      await make(temporary)
    })
  } catch (error) {
    await undo()
    throw error
  }
  return {
    put: () =>
      orRefuse(async () => {
        if ((await stat(target).catch(() => undefined)) !== undefined) {
          await rename(target, aside)
          isAside = true
        }
        await rename(temporary, target)
        isPut = true
      }),
    done: () => rm(aside, { recursive: true, force: true }),
    undo,
  }
}

/** Takes away folders that were made on the way, from the last to the first, unless something is in them. */
function takeAway(last: string, first: string | undefined): void {
  if (first === undefined) return
  for (let at = last; at.length >= first.length; at = dirname(at)) {
    try {
      rmdirSync(at)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') return
    }
  }
}
