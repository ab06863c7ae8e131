// Lays the parts of the API's reference page beside the build: the page must work without a network.
import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const from = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))
const to = fileURLToPath(new URL('../dist/api-docs', import.meta.url))
mkdirSync(to, { recursive: true })
for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css', 'LICENSE', 'NOTICE'])
  cpSync(join(from, file), join(to, file))
