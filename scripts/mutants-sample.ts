import { createHash } from 'node:crypto'

interface Mutant {
  readonly id: string
  readonly fileName: string
  readonly location: {
    readonly start: { readonly line: number; readonly column: number }
    readonly end: { readonly line: number; readonly column: number }
  }
  readonly mutatorName: string
  readonly replacement: string
}

/**
 * A mutant's name, the same in every run of the same sources. Stryker counts lines and columns from 0 where
 * it asks a checker, and from 1 where it reports. */
export function nameOf({ fileName, location, mutatorName, replacement }: Mutant, root: string, first: 0 | 1): string {
  const file = fileName.replaceAll('\\', '/').replace(/^.*\/sandbox-[^/]+\//, '')
  const { start, end } = location
  const at = `${start.line + 1 - first}:${start.column + 1 - first}-${end.line + 1 - first}:${end.column + 1 - first}`
  return `${file.startsWith(root) ? file.slice(root.length + 1) : file}:${at} ${mutatorName} ${replacement}`
}

export interface Sample {
  readonly root: string
  readonly seed: number
  readonly count: number
  /** These and no others, by name. */
  readonly only?: readonly string[]
}

export const SAMPLE = 'MUTANT_SAMPLE'
const LEFT_OUT = { status: 'compileError', reason: 'not in the sample' }

/**
 * Chooses the mutants to run, as a checker: the one plugin of Stryker that is asked about each mutant by itself. (An ignorer
 * is asked about a piece of syntax, and would leave out all within it.) It gets all that could run, those that no test
 * reaches among them, and takes those whose hash is smallest.
 */
class SampleChecker {
  private asked = false

  async init(): Promise<void> {}

  async group(mutants: readonly Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)]
  }

  async check(mutants: readonly Mutant[]): Promise<Record<string, { status: string; reason?: string }>> {
    if (this.asked) throw new Error('Mutants came in two parts: a sample of each would not be one of all.')
    this.asked = true
    const { root, seed, count, only } = JSON.parse(process.env[SAMPLE] ?? '') as Sample
    const names = new Map(mutants.map((mutant) => [mutant.id, nameOf(mutant, root, 0)]))
    const hash = (id: string): string =>
      createHash('sha256')
        .update(`${seed} ${names.get(id)}`)
        .digest('hex')
    const ranked = mutants.map(({ id }) => ({ id, hash: hash(id) })).sort((a, b) => (a.hash < b.hash ? -1 : 1))
    const chosen = new Set(
      only === undefined
        ? ranked.slice(0, count).map(({ id }) => id)
        : mutants.map(({ id }) => id).filter((id) => only.includes(names.get(id) ?? '')),
    )
    if (only !== undefined && chosen.size !== only.length)
      throw new Error(
        `Of ${only.length} mutants asked for, ${only.length - chosen.size} are not there: the sources have changed.`,
      )
    return Object.fromEntries(mutants.map(({ id }) => [id, chosen.has(id) ? { status: 'passed' } : LEFT_OUT]))
  }
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: SampleChecker }]
