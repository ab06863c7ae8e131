import { Option, type Command } from 'commander'
import type { Language } from '../studies/index.ts'
import { collect } from './parsers.ts'

/** What every command that reads a world takes. */
export interface WorldOptions {
  readonly world?: string
  readonly overlay: readonly string[]
}

/** What a command that tells something in words takes. */
export interface LanguageOption {
  readonly lang: Language
}

/** How a result leaves: to the screen, as JSON, as tables, as a run folder. */
export interface OutputOptions {
  readonly json?: boolean
  readonly csv?: string
  readonly out?: string
}

export const worldOptions = (command: Command): Command =>
  command
    .option(
      '--world <name>',
      'shipped world, 2026 (as that year began) or 2024 (before controls), or a folder of tables (default: 2026; for past episodes 2024)',
    )
    .option(
      '--overlay <dir>',
      'folder of tables to lay over the world, or a shipped one by name; may be given several times',
      collect,
      [],
    )

/** For commands that tell something in words; the others print ids and figures as the tables have them. */
export const languageOption = (command: Command): Command =>
  command.addOption(new Option('--lang <language>', 'language of what is printed').choices(['en', 'ja']).default('en'))

export const outputOptions = (command: Command): Command =>
  command
    .option('--json', 'print the result as JSON (see `ytterby schema`)')
    .option('--csv <dir>', 'write the result as CSV tables into a folder')
    .option('--out <dir>', 'write a run folder: result, tables and a manifest that makes it again')
