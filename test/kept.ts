import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/files/index.ts'

/** Where folders are kept from one run to the next that take seconds to make and are the same each time. */
export const KEPT = join(packageRoot(), 'node_modules', '.cache', 'ytterby')

/** Keeps a copy of a folder, whole or not at all: others do the same beside us. */
export function keep(folder: string, as: string): void {
  mkdirSync(KEPT, { recursive: true })
  const copied = mkdtempSync(join(KEPT, 'copied-'))
  execFileSync('cp', ['-a', folder, join(copied, 'folder')])
  try {
    renameSync(join(copied, 'folder'), as)
  } catch (error) {
    // Another process was faster.
    if (!existsSync(as)) throw error
  }
  rmSync(copied, { recursive: true, force: true })
}
