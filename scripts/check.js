// All checks, in two rows side by side: most keep one core busy. A check is printed once it has ended. `types` has checked what is built.
import { spawn } from 'node:child_process'

const ROWS = [
  ['types', 'unused', 'messages:check'],
  ['format:check', 'lint', 'build:unchecked'],
]

const run = (name) =>
  new Promise((ended) => {
    let said = ''
    const child = spawn('npm', ['run', '--silent', name], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (said += chunk))
    child.on('close', (code) => {
      if (code !== 0) said += `${name} failed (npm run ${name}).\n`
      process.stdout.write(said)
      ended(code === 0)
    })
  })

const rows = ROWS.map(async (names) => {
  const sound = []
  for (const name of names) sound.push(await run(name))
  return sound.every(Boolean)
})
process.exitCode = (await Promise.all(rows)).every(Boolean) ? 0 : 1
