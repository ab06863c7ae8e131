/** Looks whether a tag may be released: node scripts/run.js release-check.ts v1.2.3 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { releaseFaults } from './release-faults.ts'

const textOf = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8')
const packageJson = textOf('package.json')
const [, , , tag = `v${(JSON.parse(packageJson) as { version: string }).version}`] = process.argv
const faults = releaseFaults({
  tag,
  repository: process.env['GITHUB_REPOSITORY'],
  packageJson,
  packageLock: textOf('package-lock.json'),
  changelog: textOf('CHANGELOG.md'),
  citation: textOf('CITATION.cff'),
})
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length === 0) process.stdout.write(`${tag} may be released.\n`)
else process.exitCode = 1
