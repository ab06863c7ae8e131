import { mkdirSync, rmdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { codeOf, linkedFrom } from './faults.ts'

/**
 * Makes a folder and those on its way to it. `mkdir` with `recursive` never ends where the system answers that a parent is
 * missing and it is not, as in /proc, or where the parent is a link to nothing.
 *
 * @returns the first folder that was not there before, or nothing
 * @throws the system's error, when the folder cannot be made; what was made on the way is taken away
 */
export function makeFolder(folder: string, mode = 0o777): string | undefined {
  const missing: string[] = []
  let at = resolve(folder)
  while (!isThere(at)) {
    missing.unshift(at)
    at = dirname(at)
  }
  const made: string[] = []
  try {
    for (const path of missing) if (mkdirUnlessThere(path, mode)) made.unshift(path)
  } catch (error) {
    for (const path of made) rmdirSync(path)
    throw error
  }
  return missing[0]
}

function isThere(path: string): boolean {
  try {
    // A file in the way is reported by the one who makes something in it.
    statSync(path)
    return true
  } catch (error) {
    // The root of all is there, and ends the search.
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error
    const to = linkedFrom(path)
    if (to !== undefined) throw new Error(`${path} is a link to nowhere: there is no ${to}`, { cause: error })
    return false
  }
}

/** Somebody else may have made it meanwhile. */
function mkdirUnlessThere(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  }
}
