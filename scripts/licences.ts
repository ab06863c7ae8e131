/** Writes the licences of what comes with the product: npm run licences. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { comesWith, licenceFaults, licencesPage, lockedPackages } from './licences-page.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const found = comesWith(root, lockedPackages(root))
const faults = licenceFaults(found)
if (faults.length > 0) {
  process.stderr.write(`Not known to be compatible with Apache-2.0:\n${faults.map((line) => `  ${line}\n`).join('')}`)
  process.exitCode = 1
} else {
  writeFileSync(`${root}docs/reference/licences.md`, licencesPage(found))
  process.stdout.write(
    `docs/reference/licences.md: ${found.installed.length} packages installed, ${found.builtIn.length} built in\n`,
  )
}
