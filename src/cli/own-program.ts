import type { Command } from 'commander'
import type { ExamplesOptions } from './commands/examples.ts'
import { languageOption } from './options.ts'

/** Commands that ask nothing of a world: to begin with, and about this installation. */
export function ownCommands(root: Command): void {
  languageOption(root.command('examples'))
    .description('copy files to start from into a folder: a scenario, a list of parts, tables of your own, a menu')
    .argument('[dir]', 'folder to write into; nothing that is there is written over', 'ytterby-examples')
    .option('--list', 'say what there is, and write nothing')
    .option('--json', 'print as JSON')
    .action(async (dir: string, options: ExamplesOptions) =>
      (await import('./commands/examples.ts')).examplesCommand(dir, options),
    )
}
