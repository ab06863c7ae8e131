import type { CommandName } from '../../market/index.ts'
import type { Examples } from '../routing.ts'
import answers from './answer-examples.json' with { type: 'json' }
import commands from './command-examples.json' with { type: 'json' }

/** The input of each command. */
export const COMMAND_EXAMPLES: Readonly<Record<CommandName, object>> = commands

const ANSWERS: Readonly<Record<string, object>> = answers

/** An answer of that name among the schemas, as a market gave it; lists were cut to two. */
export const answerExample = (name: string): Examples => {
  const value = ANSWERS[name]
  return value === undefined
    ? {}
    : { [`answer-${name}`]: { summary: 'As a market answered; lists are cut to two', value } }
}
