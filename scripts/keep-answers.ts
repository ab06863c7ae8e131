/**
 * Works out beforehand what the app is asked first, so that a server that hands it out answers at once: `npm run keep-answers`, as a build does, or
 * `npm run keep-answers -- --extent all` for what every page and every shipped scenario begins with, which takes minutes. What is there and fits is left.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/files/index.ts'
import { readServed } from '../src/cli/load-served.ts'
import {
  ABOUT_ANSWERS,
  answersFor,
  dataBundleFiles,
  dataFingerprint,
  readStatic,
  shippedIn,
  type AboutAnswers,
} from '../src/server/index.ts'
import { compressedCopy } from './compressed-copy.ts'
import { makeAnswers, programOf, writeFolder, type Content } from './make-answers.ts'

const { values } = parseArgs({ args: process.argv.slice(3), options: { extent: { type: 'string', default: 'first' } } })
if (values.extent !== 'first' && values.extent !== 'all') throw new Error('--extent is `first` or `all`.')
const { extent } = values

const out = join(packageRoot(), 'dist', 'answers')
const [web, there, texts] = await Promise.all([
  readStatic(join(packageRoot(), 'dist', 'web')),
  readStatic(out),
  readServed({ overlay: [] }),
])
const data = dataBundleFiles({ ...texts, shipped: shippedIn(texts) })
const before = answersFor({ web, data }, there)
if (before === undefined || (extent === 'all' && before.about.extent === 'first')) {
  const program = programOf(web.keys())
  const kept = await makeAnswers(data, program, extent, (line) => process.stderr.write(`${line}\n`))
  const about: AboutAnswers = {
    program,
    data: dataFingerprint(data),
    extent,
    headlines: Object.fromEntries(kept.headlines),
  }
  const files = new Map<string, Content>([...kept.files, [ABOUT_ANSWERS, JSON.stringify(about)]])
  for (const [name, content] of kept.files) {
    const copy = compressedCopy(new TextEncoder().encode(content))
    if (copy !== undefined) files.set(`${name}.br`, copy)
  }
  await writeFolder(out, files)
}
