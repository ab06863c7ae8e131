import type { ZodType } from 'zod'
import { InputError } from '../world/index.ts'
import { studyFault } from './study-fault.ts'

/**
 * Reads a record that a command wrote.
 *
 * @throws InputError where it is none: it names the command that writes it again
 */
export function readRecord<T>(file: string, text: string, schema: ZodType<T>, command: string): T {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InputError([studyFault('FIT_UNREADABLE:json', { reason, command }, { file })])
  }
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const issues = read.error.issues.map(({ path, message }) => `${path.join('.') || 'record'}: ${message}`).join('; ')
  throw new InputError([studyFault('FIT_UNREADABLE', { issues, command }, { file })])
}
