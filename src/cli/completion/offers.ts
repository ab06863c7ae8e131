import type { Argument, Command, Option } from 'commander'
import { overlayNames, shippedNames, WORLDS } from '../../files/bare.ts'
import { choicesOf } from '../study-options.ts'

/** A word that may stand next, and what it is. */
export interface OfferedWord {
  readonly word: string
  readonly about: string
}

/** What may stand for a value. */
export interface OfferedValue {
  readonly words: readonly string[]
  /** Whether a path may stand there too. */
  readonly paths?: 'files' | 'folders'
}

interface OfferedOption {
  readonly flags: readonly string[]
  readonly about: string
  /** Undefined for a switch. */
  readonly value?: OfferedValue
  /** Whether several values may follow. */
  readonly isMany: boolean
}

/** What may be typed after a command. */
export interface OfferedCommand {
  /** Its name, behind those of the commands that it is under; blank for the program itself. */
  readonly at: string
  readonly commands: readonly OfferedWord[]
  readonly options: readonly OfferedOption[]
  readonly values: readonly (OfferedValue & { readonly isMany: boolean })[]
}

/** Values by the name of their argument or option: they are shipped by name, and may be files of one's own. */
async function shippedValues(): Promise<ReadonlyMap<string, OfferedValue>> {
  const files = async (...of: Parameters<typeof shippedNames>): Promise<OfferedValue> => ({
    words: await shippedNames(...of),
    paths: 'files',
  })
  const worlds: OfferedValue = { words: Object.keys(WORLDS), paths: 'folders' }
  const paths = await files('path')
  return new Map([
    ['scenario', await files('scenario')],
    ['menu', await files('menu')],
    ['constraints', await files('constraints')],
    ['news', await files('news')],
    ['path', paths],
    ['dumping', paths],
    ['world', worlds],
    ['worlds', worlds],
    ['overlay', { words: await overlayNames(), paths: 'folders' }],
  ])
}

/** All commands with what may follow each, from the tree that reads command lines. */
export async function offersOf(root: Command): Promise<OfferedCommand[]> {
  const shipped = await shippedValues()
  const under = (command: Command, at: readonly string[]): OfferedCommand[] => {
    // Commander adds help to both as it shows them.
    const help = command.createHelp()
    const commands = help.visibleCommands(command)
    const words = commands.map((one) => ({ word: one.name(), about: shortened(one.description()) }))
    const names = words.map(({ word }) => word).filter((word) => word !== 'help')
    const helped = words.length === names.length ? [] : [helpFor([...at, 'help'].join(' '), names)]
    const own: OfferedCommand = {
      at: at.join(' '),
      commands: words,
      options: help.visibleOptions(command).map((option) => ({
        flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
        about: shortened(option.description),
        isMany: option.variadic,
        ...(option.required || option.optional ? { value: valueOf(option, option.attributeName(), shipped) } : {}),
      })),
      values: command.registeredArguments.map((argument) => ({
        ...valueOf(argument, argument.name(), shipped),
        isMany: argument.variadic,
      })),
    }
    const others = commands.filter((one) => one.name() !== 'help')
    return [own, ...others.flatMap((one) => under(one, [...at, one.name()])), ...helped]
  }
  return under(root, [])
}

const helpFor = (at: string, words: readonly string[]): OfferedCommand => ({
  at,
  commands: [],
  options: [],
  values: [{ words, isMany: false }],
})

function valueOf(of: Option | Argument, name: string, shipped: ReadonlyMap<string, OfferedValue>): OfferedValue {
  const choices = 'flags' in of ? choicesOf(of) : of.argChoices
  if (choices !== undefined) return { words: choices }
  const known = shipped.get(name)
  if (known !== undefined) return known
  // `<file>` of an option, or the name of an argument: `<export>` is a file too.
  const what = 'flags' in of ? (/[<[]([\w-]+)/.exec(of.flags)?.[1] ?? '') : name
  if (what === 'file' || what === 'export') return { words: [], paths: 'files' }
  return what === 'dir' ? { words: [], paths: 'folders' } : { words: [] }
}

/** A line of a menu has less room than a line of help. */
const WIDTH = 72

function shortened(text: string): string {
  const first = text.replaceAll(/\s+/g, ' ').replace(/;.*$/, '')
  return first.length <= WIDTH ? first : `${first.slice(0, WIDTH).replace(/\s\S*$/, '')}…`
}
