import { Argument, InvalidArgumentError, Option as Flag, type Command } from 'commander'
import { flagOf, type Option, type Options } from '../studies/bare.ts'
import { list, numberFrom, positiveUpTo, wholeNumber } from './parsers.ts'

/** Puts the options of a study on its command. */
export function studyOptions(command: Command, options: Options): Command {
  for (const [name, option] of Object.entries(options))
    if (option.isArgument === true) command.addArgument(argumentFor(name, option))
    else command.addOption(flagFor(name, option))
  return command
}

/** What stands on the command line besides flags: the file or the names that a study is asked about. */
function argumentFor(name: string, option: Option): Argument {
  const argument = new Argument(flagTextOf(name, option), option.help.en)
  return option.kind === 'file' && option.default !== undefined ? argument.default(option.default) : argument
}

/** An option as it stands on the command line: `--months <months>`, `[menu]`. */
export const flagTextOf = (name: string, option: Option): string =>
  option.isArgument === true
    ? option.kind === 'list'
      ? `[${name.replace(/s$/, '')}...]`
      : `[${name}]`
    : flagFor(name, option).flags

/** What may stand in a list. Commander knows no lists of choices: as such they would be refused where they are joined. */
const LISTED = new WeakMap<Flag, readonly string[]>()

/** What an option may be, where that is known beforehand. */
export const choicesOf = (flag: Flag): readonly string[] | undefined => flag.argChoices ?? LISTED.get(flag)

function flagFor(name: string, option: Option): Flag {
  const flag = flagOf(name)
  const { en } = option.help
  const withDefault = (made: Flag): Flag =>
    'default' in option && option.default !== undefined ? made.default(option.default) : made
  switch (option.kind) {
    case 'switch':
      // What is on by default is turned off.
      return option.default ? new Flag(flag.replace('--', '--no-'), `leave out ${en}`) : new Flag(flag, en)
    case 'count':
      return withDefault(new Flag(`${flag} <${option.unit ?? 'n'}>`, en).argParser(wholeNumber(option.min, option.max)))
    case 'amount':
      return withDefault(
        new Flag(`${flag} <${option.unit ?? 'x'}>`, en).argParser(
          option.mayBeZero === true ? numberFrom(0, option.max) : positiveUpTo(option.max),
        ),
      )
    case 'choice':
      return new Flag(`${flag} <name>`, en).choices(option.choices).default(option.default)
    case 'list': {
      const made = new Flag(
        `${flag} <${option.of}>`,
        `${en}; joined by commas, or the option given several times`,
      ).argParser((text: string, before: string[] | undefined) => [
        ...(before ?? []),
        ...list(text).map((word) => chosen(word, option.choices)),
      ])
      if (option.choices !== undefined) LISTED.set(made, option.choices)
      return option.isRequired === true ? made.makeOptionMandatory() : made
    }
    case 'text':
      return withDefault(
        new Flag(`${flag} <${option.of}>`, en).argParser((text: string) => {
          if (option.pattern?.test(text) === false) throw new InvalidArgumentError(`Give a ${formOf(option)}.`)
          return text
        }),
      )
    case 'file':
      return withDefault(new Flag(`${flag} <file>`, en))
    default:
      return option satisfies never
  }
}

/** `month such as 2027-01, from 1900 to 2199`. */
const formOf = ({ of, example, within }: Extract<Option, { kind: 'text' }>): string =>
  [`${of}${example === undefined ? '' : ` such as ${example}`}`, ...(within === undefined ? [] : [within])].join(', ')

function chosen(word: string, choices: readonly string[] | undefined): string {
  if (choices?.includes(word) === false) throw new InvalidArgumentError(`Give some of ${choices.join(', ')}.`)
  return word
}
