import { z, type ZodType } from 'zod'
import type { FileOption, Option, Options } from './options.ts'

/** Longest name, and most of them in a list: a world has fewer, and more are a mistake, or mischief. */
const NAME = z.string().min(1).max(200)
const MAX_NAMES = 100
const MAX_AMOUNTS = 20

/** What may be asked of a study, as a JSON Schema and a check of what comes over a wire. What files look like is up to who reads them. */
export function requestSchema(
  options: Options,
  fileSchema: (option: FileOption) => ZodType,
): z.ZodObject<Record<string, ZodType>> {
  const entries = Object.entries(options).map(([name, option]) => {
    const value = valueSchema(option, fileSchema)
    const described = value.meta({ ...unitOf(option), description: describe(option) })
    return [name, isNeeded(option) ? described : described.optional()] as const
  })
  return z.strictObject(Object.fromEntries(entries))
}

/** Over a wire what a study is asked about is named: an empty request would be answered as if somebody had meant it. */
export const isNeeded = (option: Option): boolean =>
  option.isRequired === true || (option.kind === 'file' && option.isArgument === true)

/** The unit of an option that has one; what a count is of, its name says. */
const unitOf = (option: Option): { readonly 'x-unit'?: string } =>
  'unit' in option && option.unit !== undefined ? { 'x-unit': option.unit === 'MUSD' ? 'M USD' : option.unit } : {}

function valueSchema(option: Option, fileSchema: (option: FileOption) => ZodType): ZodType {
  switch (option.kind) {
    case 'count':
      return z.int().min(option.min).max(option.max)
    case 'amount':
      return option.mayBeZero === true ? z.number().min(0).max(option.max) : z.number().positive().max(option.max)
    case 'switch':
      return z.boolean()
    case 'choice':
      return z.enum(option.choices)
    case 'list':
      if (option.choices !== undefined) return z.array(z.enum(option.choices)).min(1).max(option.choices.length)
      return z.array(NAME).max(option.of === 'money' ? MAX_AMOUNTS : MAX_NAMES)
    case 'text':
      return option.pattern === undefined ? NAME : NAME.regex(option.pattern)
    case 'file':
      return fileSchema(option)
    default:
      return option satisfies never
  }
}

/** What an option means and what counts without it, in one line. */
function describe(option: Option): string {
  const { en } = option.help
  const start = en.charAt(0).toUpperCase() + en.slice(1)
  return 'default' in option && option.default !== undefined && !isNeeded(option)
    ? `${start}; ${String(option.default)} if left out`
    : start
}
