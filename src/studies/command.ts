import {
  defaultOf,
  flagOf,
  type NamedRequest,
  type Option,
  type Options,
  type RequestOf,
  type TextFile,
} from './options.ts'

/**
 * The command that asks the same: made of the record of a study, as the command line makes its own options. What is as the record has it
 * is left out.
 *
 * @param also what only the command line knows
 */
export function commandOf<R extends Options>(
  { id, options }: { readonly id: string; readonly options: R },
  request: RequestOf<R> | NamedRequest<R>,
  also: readonly string[] = ['--json'],
): string {
  const given: readonly (readonly [string, Option, unknown])[] = Object.entries(options).map(([name, option]) => [
    name,
    option,
    (request as Readonly<Record<string, unknown>>)[name],
  ])
  const positional = given.flatMap(([, option, value]) => (option.isArgument === true ? wordsOf(value) : []))
  const flags = given.flatMap(([name, option, value]) =>
    option.isArgument === true ? [] : flagged(name, option, value),
  )
  return ['ytterby', ...id.split(' '), ...[...positional, ...flags, ...also].map(shellWord)].join(' ')
}

function flagged(name: string, option: Option, value: unknown): readonly string[] {
  const words = wordsOf(value)
  if (words.length === 0 || value === defaultOf(option)) return []
  const flag = flagOf(name)
  if (option.kind === 'switch') return [value === true ? flag : flag.replace('--', '--no-')]
  return [flag, words.join(',')]
}

/** Names, numbers, or the name of a file; none where nothing was said. */
function wordsOf(value: unknown): readonly string[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.map(String)
  return [typeof value === 'object' ? (value as TextFile).file : `${value as string | number | boolean}`]
}

/** A word as a shell reads it. */
export const shellWord = (word: string): string =>
  /^[\w./:=,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
