import { availableParallelism } from 'node:os'
import { Command, CommanderError, Option } from 'commander'
import pc from 'picocolors'
import { CheckFailed } from '../clearing/index.ts'
import { SolverError } from '../solver/index.ts'
import { drawnOptions, ensembleOptions, STUDIES, VERSION, type Options, type StudyId } from '../studies/index.ts'
import { formatFault, InputError, type Fault } from '../world/index.ts'
import { dataCheck, dataShow, dataSources } from './commands/data.ts'
import { ensembleCommand, factorsCommand, given, type EnsembleOptions } from './commands/ensemble.ts'
import { hindcastFitCommand, type HindcastFitOptions } from './commands/hindcast.ts'
import { scenariosCommand } from './commands/scenarios.ts'
import { colours } from './render.ts'
import { schemaCommand } from './commands/schema.ts'
import { serveCommand } from './commands/serve.ts'
import { studyCommand, type StudyCommandOptions } from './commands/study.ts'
import { verifyCommand } from './commands/verify.ts'
import { workerCommand } from './commands/worker.ts'
import { EXIT, Stopped } from './exit.ts'
import { readMenu, readScenario } from './load.ts'
import { marketCommands } from './market-program.ts'
import { checkPlaces, type Places } from './output.ts'
import { languageOption, outputOptions, worldOptions, type LanguageOption, type WorldOptions } from './options.ts'
import { wholeNumber } from './parsers.ts'
import { studyOptions } from './study-options.ts'

/** The command of an ensemble: what may be asked of every world, how worlds are drawn, and by whom it is worked out. */
const ensembleCommandOf = (command: Command, options: Options, chunk = 10): Command =>
  studyOptions(outputOptions(languageOption(worldOptions(command))), options)
    .option('--threads <n>', 'threads to work in; all cores if left out', wholeNumber(1, 256))
    .option('--queue <url>', 'let workers do it (`ytterby worker`) that share this Valkey')
    .option('--chunk <n>', 'runs that are handed out together', wholeNumber(1, 1000), chunk)

/** The command of a study: its options are those of its record, and what only the command line has. */
function studyCommandOf(root: Command, id: StudyId, argv: readonly string[]): void {
  const study = STUDIES[id]
  const command = outputOptions(languageOption(worldOptions(root.command(id)))).description(study.about.en)
  studyOptions(command, study.options)
  if (id === 'plan') command.option('--brief <file>', 'write two pages for those who decide: brief.md or brief.pdf')
  command.action((...parts: readonly unknown[]) => {
    const options = command.opts<StudyCommandOptions>()
    const positional = Object.entries(study.options as Options).filter(([, option]) => option.isArgument === true)
    const named = positional.map(([name], i) => [name, parts[i]] as const)
    return studyCommand(id, { ...options, ...Object.fromEntries(named) }, options, argv)
  })
  if (id !== 'hindcast') return
  const episodesFrom = (one: Command): Command =>
    one.option('--episodes-from <dir>', 'folder of episodes to use instead of the shipped ones')
  // Else options after `hindcast fit` would be taken for those of `hindcast`.
  episodesFrom(command.enablePositionalOptions())
  episodesFrom(outputOptions(languageOption(worldOptions(command.command('fit')))))
    .description('fit behaviour to the episodes marked for it; takes minutes')
    .action((options: HindcastFitOptions) => hindcastFitCommand(options, argv))
}

/** Builds the command line. `argv` is kept in run folders, so that a run can be made again. */
function program(argv: readonly string[]): Command {
  const root = new Command('ytterby')
    .hook('preAction', (_, command) => checkPlaces(command.opts<Places>()))
    // Else options after `hindcast fit` would be taken for those of `hindcast`.
    .enablePositionalOptions()
    .description('How hard can a supplier state hit us by withholding raw materials?')
    .version(VERSION)
    .showHelpAfterError('(`ytterby --help` lists the commands)')
    .addHelpText(
      'before',
      'Examples:\n  ytterby stress jp-2026-practice        what runs short, when, at what loss\n  ytterby exposure                       who makes what the usual place uses\n  ytterby baseline                       what the sources say, and where they disagree\n',
    )

  for (const id of Object.keys(STUDIES) as StudyId[]) studyCommandOf(root, id, argv)

  marketCommands(root, argv)

  const ensemble = root
    .command('ensemble')
    .description('the same question of many worlds drawn from the ranges of the figures: bands, and what drives them')
  const { scenario: _several, ...ofScenarios } = ensembleOptions.stress
  ensembleCommandOf(ensemble.command('stress'), ofScenarios)
    .description('how far the ranges move what scenarios do; several are compared draw by draw')
    .argument('[scenario...]', 'shipped scenarios or YAML files', ['jp-2026-practice'])
    .action(async (scenarios: string[], options: EnsembleOptions) => {
      const texts = await Promise.all(scenarios.map(readScenario))
      const asked = given(drawnOptions.stress, options)
      await ensembleCommand(
        texts.map((scenario) => ({ ...asked, study: 'stress', scenario })),
        options,
        argv,
      )
    })
  ensembleCommandOf(ensemble.command('exposure'), ensembleOptions.exposure)
    .description('how far the ranges move who makes what is used where')
    .action((options: EnsembleOptions) =>
      ensembleCommand([{ ...given(drawnOptions.exposure, options), study: 'exposure' }], options, argv),
    )
  ensembleCommandOf(ensemble.command('weapon'), ensembleOptions.weapon, 1)
    .description('how far the ranges move the worst that the supplier state can do, and which measures it holds')
    .action(async (menu: string, options: EnsembleOptions) =>
      ensembleCommand(
        [{ ...given(drawnOptions.weapon, options), study: 'weapon', menu: await readMenu(menu) }],
        options,
        argv,
      ),
    )
  languageOption(worldOptions(ensemble.command('factors')))
    .description('what is drawn, by id for --factors')
    .option('--json', 'print as JSON')
    .action((options: WorldOptions & LanguageOption & { json?: boolean }) => factorsCommand(options))

  root
    .command('worker')
    .description('work out parts of ensembles that others ask for with --queue')
    .requiredOption('--queue <url>', 'address of a Valkey or Redis, such as redis://127.0.0.1:6379')
    .option('--threads <n>', 'solves at a time', wholeNumber(1, 256), availableParallelism())
    .action((options: { queue: string; threads: number }) => workerCommand(options))

  worldOptions(root.command('serve'))
    .description('serve the HTTP API, and the browser app where it was built')
    .addOption(
      new Option('--port <n>', 'port to listen on; 0 for one that is free')
        .env('PORT')
        .argParser(wholeNumber(0, 65535))
        .default(4680),
    )
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--grace <seconds>', 'time for running jobs to finish when it is told to stop', wholeNumber(0, 3600), 10)
    .action((options: WorldOptions & { port: number; host: string; grace: number }) => serveCommand(options))

  const data = root.command('data').description('the tables of a world')
  worldOptions(data.command('check'))
    .description('check a world and count what it holds')
    .argument('[dir]', 'folder of tables; the shipped world if left out')
    .option('--json', 'print as JSON')
    .action((dir: string | undefined, options: WorldOptions & { json?: boolean }) => dataCheck(dir, options))
  worldOptions(data.command('sources'))
    .description('where the figures come from')
    .option('--json', 'print as JSON')
    .action((options: WorldOptions & { json?: boolean }) => dataSources(options))
  worldOptions(data.command('show'))
    .description('everything the tables say of a place, material, site, source or other id')
    .argument('<id>')
    .option('--json', 'print as JSON')
    .action((id: string, options: WorldOptions & { json?: boolean }) => dataShow(id, options))

  root.command('scenarios').description('list the shipped scenarios').action(scenariosCommand)
  root
    .command('schema')
    .description('columns of a table, or the JSON Schema of a scenario or result')
    .argument('[name]', 'a table, `scenario`, `company`, `datapackage`, or a command that prints JSON')
    .action(schemaCommand)
  root
    .command('verify')
    .description('make a run folder again and compare')
    .argument('<dir>')
    .action((dir: string) => verifyCommand(dir))
  return root
}

/** Runs a command line and returns its exit code; every expected failure is a message, not a stack. */
export async function run(argv: readonly string[]): Promise<number> {
  const root = program(argv)
  const { red } = pc.createColors(colours(process.stderr))
  const commands = [root, ...root.commands, ...root.commands.flatMap(({ commands }) => commands)]
  for (const command of commands) command.exitOverride()
  try {
    await root.parseAsync(['node', 'ytterby', ...argv])
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    if (error instanceof InputError) {
      process.stderr.write(`${red('error')} This cannot be used, and nothing was written.\n${error.message}\n`)
      return EXIT.input
    }
    if (error instanceof Stopped) {
      process.stderr.write(`${red('stopped')} before it was done.\n${formatFault(error.fault)}\n`)
      return error.exit
    }
    if (error instanceof SolverError) {
      process.stderr.write(
        `${red('error')} ${error.message} Nothing was written.\n  do  Try fewer months (--months) or less foresight (--foresight).\n`,
      )
      return EXIT.solver
    }
    if (error instanceof CheckFailed) {
      process.stderr.write(
        `${red('error')} The result failed its check and is withheld: ${error.message}. Nothing was written.\n  do  This is a defect of the programme: please report it with the command line.\n`,
      )
      return EXIT.solver
    }
    // By its name: no other command has to load a market for it.
    if (error instanceof Error && error.name === 'ChainBroken') {
      process.stderr.write(`${red('error')} The log of the market was changed.\n${formatFault(tampered(error))}\n`)
      return EXIT.input
    }
    throw error
  }
}

const tampered = ({ message }: Error): Fault => ({
  code: 'LOG_TAMPERED',
  message: `${message} What stands before it is sound.`,
  remedy:
    'Serve it no further, and keep it as it is. Hold exports, backups and receipts that others have against it (ytterby market verify); restore the last sound backup into another folder or database (ytterby market restore).',
})
