import { InputError } from '../../world/index.ts'
import type { HindcastText } from './text.ts'
import { fitSchema, type FitResult } from './result.ts'

/** The record of a fit that lies with the episodes; undefined where there is none. */
export function readFit({ name, files }: HindcastText): FitResult | undefined {
  const text = files['fit.json']
  if (text === undefined) return undefined
  const refuse = (message: string): never => {
    throw new InputError([
      {
        code: 'FIT_UNREADABLE',
        message,
        file: `${name}/fit.json`,
        remedy: 'Write it anew with `ytterby hindcast fit --json`, or take it away.',
      },
    ])
  }
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    return refuse(`The file is not JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
  const read = fitSchema.safeParse(given)
  return read.success
    ? read.data
    : refuse(read.error.issues.map(({ path, message }) => `${path.join('.') || 'the record'}: ${message}`).join('; '))
}
