import { availableParallelism } from 'node:os'
import { Command, CommanderError } from 'commander'
import pc from 'picocolors'
import type { StudyId } from '../studies/index.ts'
import { ASKED, drawnOptions, drawOptions, ensembleOptions, VERSION, type Options } from '../studies/bare.ts'
import { formatFault, formatFaults, InputError, type Fault } from '../world/bare.ts'
import { colours } from './colours.ts'
import type * as dataCommands from './commands/data.ts'
import type * as files from '../files/index.ts'
import type * as ensembleCommands from './commands/ensemble.ts'
import type { EnsembleOptions } from './commands/ensemble.ts'
import type { AgeOptions } from './commands/age.ts'
import type { CompareOptions } from './commands/compare.ts'
import type { ControlledOptions } from './commands/controlled.ts'
import type { FirmsOptions } from './commands/firms.ts'
import type { HindcastDrawOptions, HindcastFitOptions, HindcastFreezeOptions } from './commands/hindcast.ts'
import type { StudyCommandOptions } from './commands/study.ts'
import type { UpdateOptions } from './commands/update.ts'
import { EndedWith, EXIT, Stopped } from './exit.ts'
import { sayer, type Language } from '../messages/index.ts'
import { failureMessages } from './failure.gen.ts'
import { marketCommands } from './market-program.ts'
import type { Places } from './output.ts'
import { ownCommands } from './own-program.ts'
import { languageOption, outputOptions, worldOptions, type LanguageOption, type WorldOptions } from './options.ts'
import { collect, day, monthOption, wholeNumber } from './parsers.ts'
import { serveProgram } from './serve-program.ts'
import { studyOptions } from './study-options.ts'
import { cliFault } from './cli-fault.ts'

// What a command works with is loaded once it is asked: help and what is wrong with a command line need no model and no server.
const ofData = (): Promise<typeof dataCommands> => import('./commands/data.ts')
const ofEnsembles = (): Promise<typeof ensembleCommands> => import('./commands/ensemble.ts')
const ofFiles = (): Promise<typeof files> => import('../files/index.ts')

/** Refuses, before anything is worked out, places that results cannot be written to. */
async function checkPlaces(places: Places): Promise<void> {
  if ([places.csv, places.out, places.brief, places.slides].some((place) => place !== undefined))
    await (await import('./output.ts')).checkPlaces(places)
}

/** The command of an ensemble: what may be asked of every world, how worlds are drawn, and by whom it is worked out. */
const ensembleCommandOf = (command: Command, options: Options, chunk = 10): Command =>
  studyOptions(outputOptions(languageOption(worldOptions(command))), options)
    .option('--threads <n>', 'threads to work in; all cores if left out', wholeNumber(1, 256))
    .option('--queue <url>', 'let workers do it (`ytterby worker`) that share this Valkey')
    .option('--chunk <n>', 'runs that are handed out together', wholeNumber(1, 1000), chunk)

/** The command of a study: its options are those of its record, and what only the command line has. */
function studyCommandOf(root: Command, id: StudyId, argv: readonly string[]): void {
  const study = ASKED[id]
  const command = outputOptions(languageOption(worldOptions(root.command(id)))).description(study.about.en)
  studyOptions(command, study.options)
  if (id === 'plan')
    command
      .option('--brief <file>', 'write two pages for those who decide: brief.md or brief.pdf')
      .option('--slides <file>', 'write the same argument on six slides: plan.pptx')
  command.action(async (...parts: readonly unknown[]) => {
    const options = command.opts<StudyCommandOptions>()
    const positional = Object.entries(study.options as Options).filter(([, option]) => option.isArgument === true)
    const named = positional.map(([name], i) => [name, parts[i]] as const)
    const { studyCommand } = await import('./commands/study.ts')
    return studyCommand(id, { ...options, ...Object.fromEntries(named) }, options, argv)
  })
  if (id !== 'hindcast') return
  const episodesFrom = (one: Command): Command =>
    one.option('--episodes-from <dir>', 'folder of episodes to use instead of the shipped ones')
  // Else options after `hindcast fit` would be taken for those of `hindcast`.
  episodesFrom(command.enablePositionalOptions())
  episodesFrom(outputOptions(languageOption(worldOptions(command.command('fit')))))
    .description('fit behaviour to the episodes marked for it; takes minutes')
    .action(async (options: HindcastFitOptions) =>
      (await import('./commands/hindcast.ts')).hindcastFitCommand(options, argv),
    )
  episodesFrom(outputOptions(languageOption(worldOptions(command.command('producers')))))
    .description('which producers stopped in past falls of prices, and what `dumping` would have said')
    .action(async (options: HindcastFitOptions) =>
      (await import('./commands/hindcast.ts')).hindcastProducersCommand(options, argv),
    )
  episodesFrom(outputOptions(languageOption(worldOptions(command.command('draw')))))
    .description('what worlds drawn within the ranges say of each episode, for the scores of `hindcast`; takes minutes')
    .argument('[episode...]', 'episodes by name; all if left out')
    .option('--samples <n>', 'worlds to draw', wholeNumber(2, 10_000), 200)
    .option('--seed <n>', 'which draws: the same seed draws the same worlds', wholeNumber(0, 2 ** 31 - 1), 1)
    .action(async (episodes: string[], options: HindcastDrawOptions) =>
      (await import('./commands/hindcast.ts')).hindcastDrawCommand(episodes, options, argv),
    )
  episodesFrom(languageOption(worldOptions(command.command('freeze'))))
    .description('write down predictions of months to come, to score them once these are known; takes minutes')
    .requiredOption('--scenario <name>', 'shipped scenario or YAML file')
    .requiredOption('--from <month>', 'first month, such as 2030-01', monthOption)
    .requiredOption('--to <month>', 'last month', monthOption)
    .option('--samples <n>', 'worlds to draw', wholeNumber(2, 10_000), 200)
    .option('--seed <n>', 'which draws: the same seed draws the same worlds', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--date <day>', 'day to write into the file; today if left out', day)
    .option('--json', 'print the file (see `ytterby schema hindcast-freeze`)')
    .action(async (options: HindcastFreezeOptions) =>
      (await import('./commands/hindcast.ts')).hindcastFreezeCommand(options, argv),
    )
}

function dataProgram(root: Command): void {
  const data = root.command('data').description('the tables of a world')
  worldOptions(data.command('check'))
    .description('check a world and count what it holds')
    .argument('[dir]', 'folder of tables; the shipped world if left out')
    .option('--json', 'print as JSON')
    .action(async (dir: string | undefined, options: WorldOptions & { json?: boolean }) =>
      (await ofData()).dataCheck(dir, options),
    )
  worldOptions(data.command('sources'))
    .description('where the figures come from')
    .option('--json', 'print as JSON')
    .action(async (options: WorldOptions & { json?: boolean }) => (await ofData()).dataSources(options))
  worldOptions(data.command('show'))
    .description('everything the tables say of a place, material, site, source or other id')
    .argument('<id>')
    .option('--json', 'print as JSON')
    .action(async (id: string, options: WorldOptions & { json?: boolean }) => (await ofData()).dataShow(id, options))
  languageOption(worldOptions(data.command('firms')))
    .description('who makes or uses what, who owns them, and where it is said')
    .option('--place <place>', 'id, name or bloc; may be given several times', collect, [])
    .option('--material <id>', 'a material, or an element')
    .option('--stage <id>', 'a stage, a sector, or trade, recycling or holding')
    .option('--count', 'count them by place, stage and confidence')
    .option('--json', 'print as JSON')
    .action(async (options: FirmsOptions) => (await import('./commands/firms.ts')).firmsCommand(options))
  officialProgram(data)
}

/** The command that asks the same of two worlds. */
function compareProgram(root: Command): void {
  languageOption(root.command('compare'))
    .description('the same question of two worlds: which figures moved, which rows differ, and what each table moves')
    .argument('[scenario]', 'shipped scenario or YAML file', 'jp-2026-practice')
    .requiredOption('--worlds <names...>', 'two worlds, each by name or as folders joined by commas, the lowest first')
    .option('--months <n>', 'months to run; those of the scenario if left out', wholeNumber(1, 120))
    .option('--json', 'print as JSON')
    .action(async (scenario: string, options: CompareOptions) =>
      (await import('./commands/compare.ts')).compareCommand(scenario, options),
    )
}

/** Commands that read files of statistics, and say what the tables say of codes, notices and dates. */
function officialProgram(data: Command): void {
  languageOption(worldOptions(data.command('age')))
    .description('how old the figures of a world are, by table')
    .option('--json', 'print as JSON')
    .action(async (options: AgeOptions) => (await import('./commands/age.ts')).ageCommand(options))
  languageOption(worldOptions(data.command('update')))
    .description('read files of statistics as they were published, and write what they say as tables')
    .requiredOption('--from <file...>', 'files of UN Comtrade, e-Stat, Comext or USGS world production')
    .requiredOption('--out <dir>', 'folder to write into: world/ to lay over the world, hindcast/ to score runs by')
    .option('--fit <year>', 'the year that the baseline is fitted to by yearly figures', wholeNumber(1900, 2199))
    .option('--usual <year>', 'the year whose mean month counts as usual', wholeNumber(1900, 2199), 2024)
    .option('--json', 'print as JSON')
    .action(async (options: UpdateOptions) => (await import('./commands/update.ts')).updateCommand(options))
  languageOption(worldOptions(data.command('controlled')))
    .description('whether a good is named in notices of export controls, and in which')
    .argument('<good>', 'a material, an element, or a code of customs')
    .option('--json', 'print as JSON')
    .action(async (good: string, options: ControlledOptions) =>
      (await import('./commands/controlled.ts')).controlledCommand(good, options),
    )
}

/**
 * Builds the command line. `argv` is kept in run folders, so that a run can be made again.
 *
 * @param onLanguage called with the language of what is printed, before anything is done
 */
export function program(argv: readonly string[], onLanguage: (language: Language) => void): Command {
  const root = new Command('ytterby')
    .hook('preAction', (_, command) => {
      const { lang = 'en', ...places } = command.opts<Places & Partial<LanguageOption>>()
      onLanguage(lang)
      // Its folder is no run: what it holds is checked where it is written.
      return command.name() === 'update' ? undefined : checkPlaces(places)
    })
    // Else options after `hindcast fit` would be taken for those of `hindcast`.
    .enablePositionalOptions()
    .description('How hard can a supplier state hit us by withholding raw materials?')
    .version(VERSION)
    .showHelpAfterError('(`ytterby --help` lists the commands)')
    .addHelpText(
      'before',
      'Examples:\n  ytterby stress jp-2026-practice        what runs short, when, at what loss\n  ytterby exposure                       who makes what the usual place uses\n  ytterby baseline                       what the sources say, and where they disagree\n',
    )

  for (const id of Object.keys(ASKED) as StudyId[]) studyCommandOf(root, id, argv)

  marketCommands(root, argv)

  const ensemble = root
    .command('ensemble')
    .description('the same question of many worlds drawn from the ranges of the figures: bands, and what drives them')
  const { scenario: _several, ...ofScenarios } = ensembleOptions.stress
  ensembleCommandOf(ensemble.command('stress'), ofScenarios)
    .description('how far the ranges move what scenarios do; several are compared draw by draw')
    .argument('[scenario...]', 'shipped scenarios or YAML files', ['jp-2026-practice'])
    .action(async (scenarios: string[], options: EnsembleOptions) => {
      const [{ ensembleCommand, given }, { readScenario }] = await Promise.all([ofEnsembles(), ofFiles()])
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
    .action(async (options: EnsembleOptions) => {
      const { ensembleCommand, given } = await ofEnsembles()
      return ensembleCommand([{ ...given(drawnOptions.exposure, options), study: 'exposure' }], options, argv)
    })
  ensembleCommandOf(ensemble.command('weapon'), ensembleOptions.weapon, 1)
    .description('how far the ranges move the worst that the supplier state can do, and which measures it holds')
    .action(async (menu: string, options: EnsembleOptions) => {
      const [{ ensembleCommand, given }, { readMenu }] = await Promise.all([ofEnsembles(), ofFiles()])
      return ensembleCommand(
        [{ ...given(drawnOptions.weapon, options), study: 'weapon', menu: await readMenu(menu) }],
        options,
        argv,
      )
    })
  const { samples, seed, distribution, factors, batch } = drawOptions
  ensembleCommandOf(ensemble.command('keep'), { samples, seed, distribution, factors, batch }, 2)
    .description(
      'draw the bands that `stress` states beside its headline; with --json for ensembles.json beside the tables',
    )
    .argument('[scenario...]', 'shipped scenarios or YAML files; every shipped one if left out')
    .action(async (scenarios: string[], options: EnsembleOptions) => {
      const [{ keepCommand }, { readScenario, scenarioNames }] = await Promise.all([ofEnsembles(), ofFiles()])
      const texts = await Promise.all((scenarios.length === 0 ? await scenarioNames() : scenarios).map(readScenario))
      await keepCommand(texts, { ...options, totalOrderSamples: 0 }, argv)
    })
  languageOption(worldOptions(ensemble.command('factors')))
    .description('what is drawn, by id for --factors')
    .option('--json', 'print as JSON')
    .action(async (options: WorldOptions & LanguageOption & { json?: boolean }) =>
      (await ofEnsembles()).factorsCommand(options),
    )

  root
    .command('worker')
    .description('work out parts of ensembles that others ask for with --queue')
    .requiredOption('--queue <url>', 'address of a Valkey or Redis, such as redis://127.0.0.1:6379')
    .option('--threads <n>', 'solves at a time', wholeNumber(1, 256), availableParallelism())
    .action(async (options: { queue: string; threads: number }) =>
      (await import('./commands/worker.ts')).workerCommand(options),
    )

  serveProgram(root)
  dataProgram(root)
  compareProgram(root)
  root
    .command('scenarios')
    .description('list the shipped scenarios')
    .action(async () => (await import('./commands/scenarios.ts')).scenariosCommand())
  root
    .command('schema')
    .description('columns of a table, or the JSON Schema of a scenario or result')
    .argument('[name]', 'a table, `scenario`, `company`, `datapackage`, or a command that prints JSON')
    .action(async (name: string | undefined) => (await import('./commands/schema.ts')).schemaCommand(name))
  root
    .command('verify')
    .description('reproduce a run and compare')
    .argument('<dir>')
    .action(async (dir: string) => (await import('./commands/verify.ts')).verifyCommand(dir))
  ownCommands(root)
  return root
}

/** Runs a command line and returns its exit code; every expected failure is a message, not a stack. */
export async function run(argv: readonly string[]): Promise<number> {
  let language: Language = 'en'
  const root = program(argv, (chosen) => (language = chosen))
  const { red } = pc.createColors(colours(process.stderr))
  const commands = [root, ...root.commands, ...root.commands.flatMap(({ commands }) => commands)]
  for (const command of commands) command.exitOverride()
  try {
    await root.parseAsync(['node', 'ytterby', ...argv])
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    const say = sayer(failureMessages, language)
    if (error instanceof InputError) {
      process.stderr.write(`${red(say('error'))} ${say('input')}\n${formatFaults(error.faults, language)}\n`)
      return EXIT.input
    }
    if (error instanceof EndedWith) return error.exit
    if (error instanceof Stopped) {
      process.stderr.write(`${red(say('stopped'))} ${say('before-done')}\n${formatFault(error.fault, language)}\n`)
      return error.exit
    }
    const [{ SolverError }, { CheckFailed }] = await Promise.all([
      import('../solver/index.ts'),
      import('../clearing/index.ts'),
    ])
    if (error instanceof SolverError) {
      process.stderr.write(
        `${red(say('error'))} ${say('solver', { message: error.message })}\n  ${say('do')}  ${say('solver-do')}\n`,
      )
      return EXIT.solver
    }
    if (error instanceof CheckFailed) {
      process.stderr.write(
        `${red(say('error'))} ${say('check', { message: error.message })}\n  ${say('do')}  ${say('check-do')}\n`,
      )
      return EXIT.solver
    }
    // By its name: no other command has to load a market for it.
    if (error instanceof Error && error.name === 'ChainBroken') {
      process.stderr.write(`${red(say('error'))} ${say('tampered')}\n${formatFault(tampered(error), language)}\n`)
      return EXIT.input
    }
    throw error
  }
}

const tampered = ({ message }: Error): Fault => cliFault('LOG_TAMPERED', { broken: message })
