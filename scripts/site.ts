/**
 * Writes the app as a folder for any file server, with answers to what pages begin with:
 *
 *     npm run site -- --out site --address https://example.org/ytterby/
 */
import { parseArgs } from 'node:util'
import { webAddress } from '../src/cli/parsers.ts'
import { writeSite } from './write-site.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    out: { type: 'string', default: 'site' },
    /** Where it will be: addresses and pictures of pages that are shared need it. */
    address: { type: 'string', default: '' },
    /** `first`: only what the start page asks. */
    answers: { type: 'string', default: 'all' },
    world: { type: 'string' },
    overlay: { type: 'string', multiple: true, default: [] },
  },
})

if (values.answers !== 'all' && values.answers !== 'first') throw new Error('--answers is `all` or `first`.')
const { files, bytes, answers } = await writeSite({
  out: values.out,
  address: values.address === '' ? '' : webAddress(values.address),
  answers: values.answers,
  ...(values.world === undefined ? {} : { world: values.world }),
  overlay: values.overlay,
  tell: (line) => process.stderr.write(`${line}\n`),
})
const size = (n: number): string => `${(n / 1e6).toFixed(1)} MB`
process.stdout.write(`${values.out}: ${files} files, ${size(bytes)}, of which answers ${size(answers)}\n`)
