import { availableParallelism } from 'node:os'
import { Command, CommanderError, Option } from 'commander'
import pc from 'picocolors'
import { CheckFailed } from '../clearing/index.ts'
import { SolverError } from '../solver/index.ts'
import { DISTRIBUTIONS, INSTRUMENTS, VERSION } from '../studies/index.ts'
import { formatFault, InputError, type Fault, parseMonth, plausible } from '../world/index.ts'
import { baselineCommand } from './commands/baseline.ts'
import { clearCommand } from './commands/clear.ts'
import { dataCheck, dataShow, dataSources } from './commands/data.ts'
import { ensembleCommand, factorsCommand, type EnsembleOptions } from './commands/ensemble.ts'
import { exposureCommand } from './commands/exposure.ts'
import { hindcastCommand, hindcastFitCommand, type HindcastOptions } from './commands/hindcast.ts'
import { planCommand, type PlanCommandOptions } from './commands/plan.ts'
import { scenariosCommand } from './commands/scenarios.ts'
import { colours } from './render.ts'
import { schemaCommand } from './commands/schema.ts'
import { serveCommand } from './commands/serve.ts'
import { stressCommand } from './commands/stress.ts'
import { dumpingCommand, type DumpingCommandOptions } from './commands/sustain.ts'
import { verifyCommand } from './commands/verify.ts'
import { weaponCommand } from './commands/weapon.ts'
import { workerCommand } from './commands/worker.ts'
import { EXIT, Stopped } from './exit.ts'
import { readMenu, readScenario } from './load.ts'
import { marketCommands } from './market-program.ts'
import { checkPlaces, type Places } from './output.ts'
import {
  languageOption,
  outputOptions,
  worldOptions,
  type LanguageOption,
  type OutputOptions,
  type WorldOptions,
} from './options.ts'
import { collect, instruments, list, monthOf, positiveUpTo, share, shareOrNone, wholeNumber } from './parsers.ts'

const ensembleOptions = (command: Command, runs = 200, chunk = 10): Command =>
  outputOptions(languageOption(worldOptions(command)))
    .option('--runs <n>', 'worlds to draw', wholeNumber(2, 100_000), runs)
    .option('--seed <n>', 'which draws: the same seed draws the same worlds', wholeNumber(0, 2 ** 31 - 1), 1)
    .addOption(
      new Option('--distribution <name>', 'how figures are spread over their ranges')
        .choices(DISTRIBUTIONS)
        .default('triangular'),
    )
    .option(
      '--factor <id>',
      'draw only this factor; may be given several times (`ensemble factors` lists them)',
      collect,
      [],
    )
    .option(
      '--totals <n>',
      'draws to make again for total effects: n runs more for each factor',
      wholeNumber(0, 10_000),
      0,
    )
    .option(
      '--batch <n>',
      'draws in one Latin hypercube; more are drawn in several, so that 40 go on from 20; all in one if left out',
      wholeNumber(2, 100_000),
    )
    .option('--threads <n>', 'threads to work in; all cores if left out', wholeNumber(1, 256))
    .option('--queue <url>', 'let workers do it (`ytterby worker`) that share this Valkey')
    .option('--chunk <n>', 'runs that are handed out together', wholeNumber(1, 1000), chunk)

/** Builds the command line. `argv` is kept in run folders, so that a run can be made again. */
function program(argv: readonly string[]): Command {
  const root = new Command('ytterby')
    .hook('preAction', (_, command) => checkPlaces(command.opts<Places>()))
    // Else options after `hindcast fit` would be taken for those of `hindcast`.
    .enablePositionalOptions()
    .description('How hard can a supplier state hit us by withholding rare earths?')
    .version(VERSION)
    .showHelpAfterError('(`ytterby --help` lists the commands)')
    .addHelpText(
      'before',
      'Examples:\n  ytterby stress jp-2026-practice        what runs short, when, at what loss\n  ytterby exposure --place JPN           who makes what Japan uses\n  ytterby baseline                       what the sources say, and where they disagree\n',
    )

  outputOptions(languageOption(worldOptions(root.command('stress'))))
    .description('what a scenario does, month by month, to whom')
    .argument('[scenario]', 'a shipped scenario or a YAML file', 'jp-2026-practice')
    .option('--months <n>', 'months to run; the scenario’s own if left out', wholeNumber(1, 120))
    .option('--foresight <n>', 'months that buyers look ahead', wholeNumber(1, 60))
    .addOption(
      new Option('--end-worth <rule>', 'what stock left at the end of a look-ahead is worth')
        .choices(['flat', 'follow'])
        .default('flat'),
    )
    .option('--company <file>', 'CSV of a company’s parts and stock: which part stops when')
    .option('--no-range', 'only the central case')
    .action(
      (
        scenario: string,
        options: WorldOptions &
          LanguageOption &
          OutputOptions & {
            months?: number
            foresight?: number
            endWorth: 'flat' | 'follow'
            company?: string
            range: boolean
          },
      ) => stressCommand(scenario, options, argv),
    )

  outputOptions(languageOption(worldOptions(root.command('exposure'))))
    .description('who makes what is used where, and who could stop it')
    .option('--place <place>', 'place to look at; may be given several times; Japan if left out', collect, [])
    .option('--company <file>', 'CSV of a company’s parts: where each comes from')
    .action((options: WorldOptions & LanguageOption & OutputOptions & { place: string[]; company?: string }) =>
      exposureCommand(options, argv),
    )

  outputOptions(languageOption(worldOptions(root.command('baseline'))))
    .description('what the sources say of 2024, what the model uses, and where they disagree')
    .action((options: WorldOptions & LanguageOption & OutputOptions) => baselineCommand(options, argv))

  outputOptions(worldOptions(root.command('clear')))
    .description('clear a world once over its whole horizon, everything known: flows and prices')
    .argument('[scenario]', 'a shipped scenario or a YAML file', 'undisturbed')
    .option('--months <n>', 'months to clear', wholeNumber(1, 120))
    .option('--ends', 'both ends of each price of the first month: at a kink it is an interval')
    .action((scenario: string, options: WorldOptions & OutputOptions & { months?: number; ends?: boolean }) =>
      clearCommand(scenario, options, argv),
    )

  outputOptions(languageOption(worldOptions(root.command('weapon'))))
    .description(
      'the worst that the supplier state can do with a few measures, what no set exceeds, and what it costs it',
    )
    .argument('[menu]', 'a shipped menu of measures or a YAML file', 'bans')
    .option('--target <place>', 'only measures aimed at this place; may be given several times', collect, [])
    .option('--max-measures <n>', 'how many it may take at once; 3 if left out, 2 with --member', wholeNumber(1, 6))
    .option('--months <n>', 'months to look at; the menu’s own if left out', wholeNumber(1, 60))
    .option('--runners-up <n>', 'how many of the next sets to tell', wholeNumber(0, 100), 10)
    .option('--rolled <n>', 'how many of the worst sets to run month by month too', wholeNumber(0, 100), 4)
    .option('--no-curve', 'leave the leverage curve out')
    .option(
      '--threshold <x>',
      'loss per dollar given up under which the weapon is blunt',
      positiveUpTo(plausible.LEVERAGE.max),
    )
    .option('--protect <n>', 'find what to protect, up to so many, so that the worst is least bad', wholeNumber(1, 5))
    .option('--plan <file>', 'a plan (`ytterby plan --json`) that stands')
    .option(
      '--year <year>',
      'when of the plan; its last years if left out',
      wholeNumber(plausible.YEARS.min, plausible.YEARS.max),
    )
    .option('--member <place>', 'what is worst for this place alone; may be given several times', collect, [])
    .action(
      (
        menu: string,
        options: WorldOptions &
          LanguageOption &
          OutputOptions & {
            maxMeasures?: number
            runnersUp: number
            rolled: number
            curve: boolean
            months?: number
            threshold?: number
            protect?: number
            plan?: string
            year?: number
            target: string[]
            member: string[]
          },
      ) => weaponCommand(menu, options, argv),
    )

  outputOptions(languageOption(worldOptions(root.command('plan'))))
    .description(
      'the projects, stocks and contracts that leave least to be lost within a budget, and how near to the best that is',
    )
    .argument('[menu]', 'a shipped menu of measures or a YAML file', 'bans')
    .requiredOption('--for <places>', 'whose plan it is: places or blocs, joined by commas', list)
    .option('--budget <money>', 'most that may be paid in all, such as 100e9JPY; no limit if left out')
    .addOption(
      new Option('--start <month>', 'when it is decided on')
        .argParser(monthOf)
        .default(parseMonth('2027-01'), '2027-01'),
    )
    .option('--max-measures <n>', 'how many measures it may take at once', wholeNumber(1, 6), 3)
    .option('--months <n>', 'months that an attack lasts; the menu’s own if left out', wholeNumber(1, 60))
    .option('--gap <share>', 'difference of both bounds at which the search ends', share, 0.01)
    .option('--time-limit <seconds>', 'then the best so far is taken', positiveUpTo(plausible.SEARCH_SECONDS.max), 300)
    .option('--chance <share>', 'chance of an attack in a year; the parameter `attack-chance` if left out', share)
    .option('--slip <months>', 'let every project come so much later', wholeNumber(0, 120), 0)
    .option(
      '--technology-ban',
      'equipment and know-how are withheld: each project comes later by what it needs of them',
    )
    .option(
      '--late-draws <n>',
      'tell what is lost if projects come a year late, each by its own chance, in so many cases drawn',
      wholeNumber(1, 1000),
    )
    .option('--years <blocks>', 'years after the decision, in blocks that share what stands: 1,2-3,4-5,6-7,8-10')
    .option('--risk <what>', 'what counts: the worst, the expected, or cvar:0.2 for the worst fifth', 'worst')
    .option('--futures <n>', 'draw so many sets of measures, in place of all of them', wholeNumber(1, 1000))
    .option('--draw-figures', 'let each future happen to a world of its own, drawn within the ranges of the figures')
    .option('--seed <n>', 'which draws', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--terms <name>', 'what it must keep to besides: shipped terms or a YAML file')
    .option('--front <money>', 'budgets besides, joined by commas: what more and what less would buy', list, [])
    .option(
      '--others <n>',
      'how many other plans to seek that are nearly as good and differ most',
      wholeNumber(0, 20),
      0,
    )
    .option('--slack <share>', 'by how much those may come to more than the best', share, 0.05)
    .option('--values', 'what each item buys: what is lost without it, and its fair part of what is spared')
    .option(
      '--threshold <x>',
      'loss per dollar given up under which the weapon is blunt: from when it is',
      positiveUpTo(plausible.LEVERAGE.max),
    )
    .option('--together', 'what each member saves by acting with the others')
    .option('--brief <file>', 'write two pages for those who decide: brief.md or brief.pdf')
    .option('--include <ids>', 'what must be had, joined by commas', list, [])
    .option('--exclude <ids>', 'what must not be had, joined by commas', list, [])
    .action((menu: string, options: PlanCommandOptions) => planCommand(menu, options, argv))

  outputOptions(languageOption(worldOptions(root.command('dumping'))))
    .description('whether producers survive if they are undersold, what keeps them at least cost, and who pays')
    .argument('[path]', 'a shipped path of prices or a YAML file', 'own-cost')
    .requiredOption('--for <places>', 'whose producers: places or blocs, joined by commas', list)
    .option('--core <ids>', 'sites or projects to be kept, joined by commas; all that run if left out', list, [])
    .option('--projects <ids>', 'projects that come besides those under way, joined by commas', list, [])
    .option('--plan <file>', 'plants of a plan, as `ytterby plan --json` prints it')
    .option('--instrument <names>', `${INSTRUMENTS.join(', ')}, joined by commas; all if left out`, instruments)
    .option('--preset <ids>', 'contracts on the record to look at, joined by commas; all that apply if left out', list)
    .option('--start <month>', 'first month of the path; its own if left out', monthOf)
    .option('--months <n>', 'months to look at; those of the path if left out', wholeNumber(1, 240))
    .option('--upside <share>', 'share of what is above a strike that comes back', shareOrNone, 0.3)
    .option('--capital', 'count the service of the capital of new plants as a cost')
    .option('--menu <menu>', 'what there is to attack with: a shipped menu or a YAML file', 'bans')
    .option('--max-measures <n>', 'how many measures an attack may take at once; 0: no attack', wholeNumber(0, 6), 2)
    .option('--chance <share>', 'chance of an attack in a year; the parameter `attack-chance` if left out', share)
    .action((path: string, options: DumpingCommandOptions) => dumpingCommand(path, options, argv))

  marketCommands(root, argv)

  const ensemble = root
    .command('ensemble')
    .description('the same question of many worlds drawn from the ranges of the figures: bands, and what drives them')
  ensembleOptions(ensemble.command('stress'))
    .description('how far the ranges move what scenarios do; several are compared draw by draw')
    .argument('[scenario...]', 'shipped scenarios or YAML files', ['jp-2026-practice'])
    .option('--months <n>', 'months to run; the scenario’s own if left out', wholeNumber(1, 120))
    .option('--foresight <n>', 'months that buyers look ahead', wholeNumber(1, 60))
    .action(async (scenarios: string[], options: EnsembleOptions & { months?: number; foresight?: number }) => {
      const { months, foresight } = options
      const texts = await Promise.all(scenarios.map(readScenario))
      const of = texts.map((scenario) => ({
        study: 'stress' as const,
        scenario,
        ...(months === undefined ? {} : { months }),
        ...(foresight === undefined ? {} : { foresight }),
      }))
      await ensembleCommand(of, options, argv)
    })
  ensembleOptions(ensemble.command('exposure'))
    .description('how far the ranges move who makes what is used where')
    .option('--place <place>', 'place to look at; may be given several times; Japan if left out', collect, [])
    .action((options: EnsembleOptions & { place: string[] }) =>
      ensembleCommand([{ study: 'exposure', places: options.place }], options, argv),
    )
  ensembleOptions(ensemble.command('weapon'), 20, 1)
    .description('how far the ranges move the worst that the supplier state can do, and which measures it holds')
    .argument('[menu]', 'a shipped menu of measures or a YAML file', 'bans')
    .option('--target <place>', 'only measures aimed at this place; may be given several times', collect, [])
    .option('--max-measures <n>', 'how many it may take at once', wholeNumber(1, 6), 3)
    .option('--months <n>', 'months to look at; the menu’s own if left out', wholeNumber(1, 60))
    .action(
      async (
        menu: string,
        {
          maxMeasures,
          months,
          target,
          ...options
        }: EnsembleOptions & { maxMeasures: number; months?: number; target: string[] },
      ) =>
        ensembleCommand(
          [
            {
              study: 'weapon',
              menu: await readMenu(menu),
              maxMeasures,
              target,
              ...(months === undefined ? {} : { months }),
            },
          ],
          options,
          argv,
        ),
    )
  languageOption(worldOptions(ensemble.command('factors')))
    .description('what is drawn, by id for --factor')
    .option('--json', 'print as JSON')
    .action((options: WorldOptions & LanguageOption & { json?: boolean }) => factorsCommand(options))

  root
    .command('worker')
    .description('work out parts of ensembles that others ask for with --queue')
    .requiredOption('--queue <url>', 'address of a Valkey or Redis, such as redis://127.0.0.1:6379')
    .option('--threads <n>', 'solves at a time', wholeNumber(1, 256), availableParallelism())
    .action((options: { queue: string; threads: number }) => workerCommand(options))

  const episodesOption = (command: Command): Command =>
    outputOptions(languageOption(worldOptions(command))).option(
      '--episodes <dir>',
      'folder of episodes to use instead of the shipped ones',
    )
  const hindcast = episodesOption(root.command('hindcast').enablePositionalOptions())
    .description('past episodes: what the model says of them beside what was observed')
    .argument('[episode...]', 'episodes by name; all if left out')
    .action((names: string[], options: HindcastOptions) => hindcastCommand(names, options, argv))
  episodesOption(hindcast.command('fit'))
    .description('fit behaviour to the episodes marked for it; takes minutes')
    .action((options: HindcastOptions) => hindcastFitCommand(options, argv))

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
