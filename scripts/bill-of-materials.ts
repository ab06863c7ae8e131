import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A bill of materials in the form of CycloneDX, as far as it is read here. */
export interface BillOfMaterials {
  readonly bomFormat: string
  readonly specVersion: string
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } }
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[]
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; devDependencies?: unknown }>>
}

/**
 * What npm lists of all that is installed with the package, from its lock: no network is asked. `npm sbom --omit dev` leaves out each
 * package that some tool of ours needs too, a third of them; so npm is handed a package without tools. It takes the name from the folder.
 */
export function billOfMaterials(root: string): BillOfMaterials {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))
  const { devDependencies: _tools, ...stated } = read('package.json') as { name: string; devDependencies?: unknown }
  const lock = read('package-lock.json') as Lock
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([, { dev }]) => dev !== true))
  delete packages['']?.devDependencies
  const work = mkdtempSync(join(tmpdir(), 'ytterby-sbom-'))
  try {
    const folder = join(work, stated.name)
    mkdirSync(folder)
    writeFileSync(join(folder, 'package.json'), JSON.stringify(stated))
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }))
    const options = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only']
    const text = execFileSync('npm', ['sbom', ...options], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
    return JSON.parse(text) as BillOfMaterials
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
