/** Writes the bill of materials of a release: npm run sbom. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { billOfMaterials } from './bill-of-materials.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  'name' | 'version',
  string
>
const bill = billOfMaterials(root)
const file = join('dist', `${name}-${version}.cdx.json`)
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(join(root, file), `${JSON.stringify(bill, undefined, 2)}\n`)
process.stdout.write(`${file}: ${bill.components.length} packages, CycloneDX ${bill.specVersion}\n`)
