// Appends to a store for ever, four appends at once, and says which were confirmed: a process for tests to kill. It says
// "ready", then a line for each entry that is on disk: its number and its hash. A folder is handed out meanwhile.
import { setTimeout as sleep } from 'node:timers/promises'
import { nextEntry } from '../dist/src/market/index.js'
import { handOut, openStore } from '../dist/src/store/index.js'

const AT_ONCE = 4
const [, , place, run] = process.argv
const { folder } = JSON.parse(place)
const store = await openStore(JSON.parse(place))
if (folder !== undefined) await handOut(store, folder, (line) => process.stderr.write(line))
let head = await store.head()
process.stdout.write('ready\n')
const open = new Set()
for (let i = 0; ; i++) {
  while (open.size >= AT_ONCE) await sleep(0)
  const event = { kind: 'void', round: `r${i}`, why: 'x'.repeat((i * 37) % 3000) }
  const entry = nextEntry(head, { at: new Date().toISOString(), by: 'market', command: `${run}-${i}`, event })
  head = entry
  open.add(entry)
  void store.append([entry]).then(() => {
    open.delete(entry)
    process.stdout.write(`${entry.seq} ${entry.hash}\n`)
  })
}
