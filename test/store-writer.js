// Appends to a store for ever, four appends at once, and says which were confirmed: a process for tests to kill. It says
// "ready", then a line for each entry that is on disk: its number and its hash.
import { setTimeout as sleep } from 'node:timers/promises'
import { nextEntry } from '../dist/src/market/index.js'
import { openStore } from '../dist/src/store/index.js'

const AT_ONCE = 4
const [, , place, run] = process.argv
const store = await openStore(JSON.parse(place))
let head = await store.head()
process.stdout.write('ready\n')
let open = 0
for (let i = 0; ; i++) {
  while (open >= AT_ONCE) await sleep(0)
  const event = { kind: 'void', round: `r${i}`, why: 'x'.repeat((i * 37) % 3000) }
  const entry = nextEntry(head, { at: new Date().toISOString(), by: 'market', command: `${run}-${i}`, event })
  head = entry
  open++
  void store.append([entry]).then(() => {
    open--
    process.stdout.write(`${entry.seq} ${entry.hash}\n`)
  })
}
