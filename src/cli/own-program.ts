import { Argument, Option, type Command } from 'commander'
import type { Shell } from './completion/script.ts'
import type { DoctorOptions } from './commands/doctor.ts'
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
  languageOption(root.command('doctor'))
    .description('check what this installation can do, and say what to do where something is missing')
    .addOption(
      new Option('--database <url>', 'try a PostgreSQL too; that of DATABASE_URL if left out').env('DATABASE_URL'),
    )
    .option('--queue <url>', 'try a Valkey or Redis too, such as redis://127.0.0.1:6379')
    .option('--json', 'print as JSON')
    .action(async (options: DoctorOptions) => (await import('./commands/doctor.ts')).doctorCommand(options))
  root
    .command('completion')
    .description('print a script by which a shell completes commands, options and names with the tab key')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      `
To load it each time a shell starts:
  bash   echo 'source <(ytterby completion bash)' >> ~/.bashrc
  zsh    echo 'source <(ytterby completion zsh)' >> ~/.zshrc
  fish   ytterby completion fish > ~/.config/fish/completions/ytterby.fish`,
    )
    .action(async (shell: Shell) => (await import('./commands/completion.ts')).completionCommand(root, shell))
}
