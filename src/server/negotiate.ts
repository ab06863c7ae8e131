import type { Context, MiddlewareHandler } from 'hono'
import { Problem } from './problems.ts'

/** Forms in which an answer leaves, by the word for `?format=`. */
export const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  yaml: 'application/yaml',
  pdf: 'application/pdf',
} as const

export type Format = keyof typeof MEDIA_TYPES

/** The form asked for: `?format=` if given, else what `Accept` likes best, the first if it likes all alike. */
export function chooseFormat<F extends Format>(c: Context, asked: F | undefined, offered: readonly F[]): F {
  if (asked !== undefined) return asked
  const types = offered.map((format) => MEDIA_TYPES[format])
  const type = best(c.req.header('Accept'), types)
  return offered[types.indexOf(type as (typeof types)[number])] as F
}

/** Refuses a request before it is worked on if `Accept` takes none of these; `?format=` decides alone. */
export const mustAccept =
  (types: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.query('format') === undefined) best(c.req.header('Accept'), types)
    await next()
  }

function best(accept: string | undefined, types: readonly string[]): string {
  const [first = ''] = types
  if (accept === undefined || accept.trim() === '') return first
  const ranges = accept.split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { range, q: q === undefined ? 1 : Number(q) }
  })
  const liking = (type: string): number => {
    const at = (range: string): number | undefined => ranges.find((one) => one.range === range)?.q
    return at(type) ?? at(`${type.split('/')[0]}/*`) ?? at('*/*') ?? 0
  }
  const liked = types.filter((type) => liking(type) > 0).sort((a, b) => liking(b) - liking(a))
  if (liked[0] === undefined) throw new Problem('not-acceptable', `The answer is given as ${types.join(', ')}.`)
  return liked[0]
}
