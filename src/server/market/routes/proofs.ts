import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { treeHeadSchema, type Sequencer } from '../../../market/index.ts'
import { Problem } from '../../problems.ts'
import { DAYS_TOLD, LogTree } from '../tree.ts'
import { read } from './read.ts'

const whole = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const size = whole.openapi({ 'x-unit': 'count' })
const path = z.array(z.string()).meta({ description: 'hashes, as RFC 9162 orders them' })
const tags = ['public']

/** Signed heads of the log, and proofs that an entry or an earlier head belongs to it. */
export function proofRoutes(api: OpenAPIHono, clerk: Sequencer, now: () => string): void {
  const tree = new LogTree(clerk)
  const headOf = async (entries?: number): Promise<z.infer<typeof treeHeadSchema>> => {
    const head = await tree.head(entries)
    if (head === undefined) throw new Problem('not-found', 'The log has fewer entries than that.')
    return head
  }

  read(
    api,
    {
      path: '/tree-head',
      operationId: 'getTreeHead',
      summary: 'The log as it stands, in one hash, signed: keep it, and what comes later can be checked against it',
      description:
        '`size` asks for the head of the log as it stood with this many entries; of the whole log, if left out.',
      access: 'anyone',
      tags,
      query: z.strictObject({ size: size.optional() }),
      shown: ['TreeHead', treeHeadSchema],
    },
    (_, given) => headOf(given['size'] === undefined ? undefined : Number(given['size'])),
  )
  read(
    api,
    {
      path: '/heads',
      operationId: 'listHeads',
      summary: `The signed head at the end of each day (UTC) that is over, up to ${DAYS_TOLD} after a day`,
      description: '`after` is a day: the heads of the days that follow it are shown, the earliest first.',
      access: 'anyone',
      tags,
      query: z.strictObject({ after: z.iso.date().optional() }),
      shown: ['Heads', z.object({ heads: z.array(z.object({ day: z.string(), head: treeHeadSchema })) })],
    },
    async (_, { after = '' }) => ({ heads: await tree.ofDays(after, now()) }),
  )
  read(
    api,
    {
      path: '/proofs/inclusion',
      operationId: 'proveInclusion',
      summary: 'That an entry is in the log of a head',
      description:
        '`entry` is the number of the entry, `size` the entries of the log of the head; all, if left out. The hashes are in the order of RFC 9162.',
      access: 'anyone',
      tags,
      query: z.strictObject({ entry: whole.openapi({ 'x-unit': 'number' }), size: size.optional() }),
      shown: [
        'Inclusion',
        z.object({ entry: z.int().meta({ 'x-unit': 'number' }), hash: z.string(), head: treeHeadSchema, path }),
      ],
    },
    async (_, given) => {
      const head = await headOf(given['size'] === undefined ? undefined : Number(given['size']))
      const entry = Number(given['entry'])
      const hash = entry > head.size ? undefined : await tree.hashOf(entry)
      if (hash === undefined) throw new Problem('not-found', 'The entry is not in the log of that head.')
      return { entry, hash, head, path: (await tree.grown()).inclusion(entry - 1, head.size) }
    },
  )
  read(
    api,
    {
      path: '/proofs/consistency',
      operationId: 'proveConsistency',
      summary: 'That the log of one head is the beginning of the log of another',
      description:
        '`first` and `second` are the entries of both logs; the second is the whole log, if left out. The hashes are in the order of RFC 9162.',
      access: 'anyone',
      tags,
      query: z.strictObject({ first: size, second: size.optional() }),
      shown: ['Consistency', z.object({ first: treeHeadSchema, second: treeHeadSchema, path })],
    },
    async (_, given) => {
      const second = await headOf(given['second'] === undefined ? undefined : Number(given['second']))
      const first = await headOf(Number(given['first']))
      if (first.size > second.size)
        throw new Problem('not-found', 'The second head is of fewer entries than the first.')
      return { first, second, path: (await tree.grown()).consistency(first.size, second.size) }
    },
  )
}
