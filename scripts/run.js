// Runs a script of this folder that is TypeScript, without a build: node scripts/run.js messages.ts
import { runnerImport } from 'vite'

const [, , script] = process.argv
await runnerImport(new URL(script, import.meta.url).pathname, { configFile: false, logLevel: 'error' })
