import { availableParallelism } from 'node:os'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import pc from 'picocolors'
import { CheckFailed } from '../clearing/index.ts'
import { SolverError } from '../solver/index.ts'
import { DISTRIBUTIONS, INSTRUMENTS, VERSION, type Instrument } from '../studies/index.ts'
import { REHEARSAL_DEFAULTS } from '../market/index.ts'
import { InputError, parseMonth, type Month } from '../world/index.ts'
import { baselineCommand } from './commands/baseline.ts'
import { clearCommand } from './commands/clear.ts'
import { dataCheck, dataShow, dataSources } from './commands/data.ts'
import { ensembleCommand, factorsCommand, type EnsembleOptions } from './commands/ensemble.ts'
import { exposureCommand } from './commands/exposure.ts'
import { hindcastCommand, hindcastFitCommand, type HindcastOptions } from './commands/hindcast.ts'
import type * as marketServing from './commands/market-serve.ts'
import type { MarketServeOptions } from './commands/market-serve.ts'
import type * as marketLog from './commands/market-log.ts'
import type { PassphraseOptions, PlaceOptions } from './commands/market-log.ts'
import type * as marketMember from './commands/market-member.ts'
import type { KeysOptions, SealOptions } from './commands/market-member.ts'
import { rehearseCommand, type RehearseCommandOptions } from './commands/market.ts'
import { planCommand, type PlanCommandOptions } from './commands/plan.ts'
import { scenariosCommand } from './commands/scenarios.ts'
import { colours } from './render.ts'
import { schemaCommand } from './commands/schema.ts'
import { serveCommand } from './commands/serve.ts'
import { stressCommand } from './commands/stress.ts'
import { sustainCommand, type SustainCommandOptions } from './commands/sustain.ts'
import { verifyCommand } from './commands/verify.ts'
import { weaponCommand } from './commands/weapon.ts'
import { workerCommand } from './commands/worker.ts'
import { readMenu, readScenario } from './load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from './options.ts'

/** Exit codes: 0 done, 1 the input cannot be used, 2 wrong usage, 3 the solver stopped early. */
const EXIT = { done: 0, input: 1, usage: 2, solver: 3 } as const

const collect = (value: string, before: string[]): string[] => [...before, value]
const wholeNumber =
  (low: number, high: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < low || value > high)
      throw new InvalidArgumentError(`Give a whole number from ${low} to ${high}.`)
    return value
  }

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number above 0.')
  return value
}

function dayToCome(text: string): string {
  const instant = `${text}T00:00:00Z`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !(Date.parse(instant) > Date.now()))
    throw new InvalidArgumentError('Give a day to come, such as 2030-12-31.')
  return instant
}

function share(text: string): number {
  const value = Number(text)
  if (!(value > 0) || value > 1) throw new InvalidArgumentError('Give a number above 0 and up to 1.')
  return value
}

function shareOrNone(text: string): number {
  return Number(text) === 0 && text.trim() !== '' ? 0 : share(text)
}

function instruments(text: string): Instrument[] {
  return list(text).map((word) => {
    const found = INSTRUMENTS.find((known) => known === word)
    if (found === undefined) throw new InvalidArgumentError(`Give some of ${INSTRUMENTS.join(', ')}.`)
    return found
  })
}

/** `MP Materials=0.5`. */
function withheld(text: string): { owner: string; share: number } {
  const cut = text.lastIndexOf('=')
  if (cut < 1) throw new InvalidArgumentError('Give an owner and a share, such as Lynas=0.5.')
  return { owner: text.slice(0, cut).trim(), share: share(text.slice(cut + 1)) }
}

/** `ndpr-oxide=110`. */
function strikeOf(text: string): { material: string; strike: number } {
  const [material = '', strike = ''] = text.split('=')
  return { material, strike: positive(strike) }
}

function monthOf(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new InvalidArgumentError('Give a month such as 2027-01.')
  return month
}

/** `a,b` or the option given several times. */
const list = (value: string, before: string[] = []): string[] => [
  ...before,
  ...value.split(',').map((word) => word.trim()),
]

const worldOptions = (command: Command): Command =>
  command
    .option('--world <dir>', 'folder of tables to use instead of the shipped world')
    .option('--with <dir>', 'folder of tables to lay over the world; may be given several times', collect, [])

/** For commands that tell something in words; the others print ids and figures as the tables have them. */
const languageOption = (command: Command): Command =>
  command.addOption(new Option('--lang <language>', 'language of what is printed').choices(['en', 'ja']).default('en'))

const outputOptions = (command: Command): Command =>
  command
    .option('--json', 'print the result as JSON (see `ytterby schema`)')
    .option('--csv <dir>', 'write the result as CSV tables into a folder')
    .option('--out <dir>', 'write a run folder: result, tables and a manifest that makes it again')

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
    .option('--no-range', 'only the middle case')
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
    .description('the worst that the supplier state can do with a few measures, proved, and what it costs it')
    .argument('[menu]', 'a shipped menu of measures or a YAML file', 'bans')
    .option('--target <place>', 'only measures aimed at this place; may be given several times', collect, [])
    .option('--max-measures <n>', 'how many it may take at once; 3 if left out, 2 with --member', wholeNumber(1, 6))
    .option('--months <n>', 'months to look at; the menu’s own if left out', wholeNumber(1, 60))
    .option('--runners-up <n>', 'how many of the next sets to tell', wholeNumber(0, 100), 10)
    .option('--rolled <n>', 'how many of the worst sets to run month by month too', wholeNumber(0, 100), 4)
    .option('--no-curve', 'leave the leverage curve out')
    .option('--threshold <x>', 'loss per dollar given up under which the weapon is blunt', positive)
    .option('--protect <n>', 'find what to protect, up to so many, so that the worst is least bad', wholeNumber(1, 5))
    .option('--plan <file>', 'a plan (`ytterby plan --json`) that stands')
    .option('--year <year>', 'when of the plan; its last years if left out', wholeNumber(1900, 2200))
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
    .description('the projects, stocks and contracts that leave least to be lost within a budget, proved to a gap')
    .argument('[menu]', 'a shipped menu of measures or a YAML file', 'bans')
    .requiredOption('--for <places>', 'whose plan it is: places or blocs, joined by commas', list)
    .option('--budget <money>', 'most that may be paid in all, such as 100e9JPY; no limit if left out')
    .option('--start <month>', 'when it is decided on', monthOf, parseMonth('2027-01'))
    .option('--max-measures <n>', 'how many measures it may take at once', wholeNumber(1, 6), 3)
    .option('--months <n>', 'months that an attack lasts; the menu’s own if left out', wholeNumber(1, 60))
    .option('--gap <share>', 'difference of both bounds at which the search ends', share, 0.01)
    .option('--time-limit <seconds>', 'then the best so far is taken', positive, 300)
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
    .option('--threshold <x>', 'loss per dollar given up under which the weapon is blunt: from when it is', positive)
    .option('--together', 'what each member saves by acting with the others')
    .option('--brief <file>', 'write two pages for those who decide: brief.md or brief.pdf')
    .option('--include <ids>', 'what must be had, joined by commas', list, [])
    .option('--exclude <ids>', 'what must not be had, joined by commas', list, [])
    .action((menu: string, options: PlanCommandOptions) => planCommand(menu, options, argv))

  outputOptions(languageOption(worldOptions(root.command('sustain'))))
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
    .action((path: string, options: SustainCommandOptions) => sustainCommand(path, options, argv))

  const market = root
    .command('market')
    .description('the joint market: rehearse it, serve it, take part in it, keep and verify its log')
  outputOptions(languageOption(worldOptions(market.command('rehearse'))))
    .description('fill a market from a world and run monthly rounds under a scenario, before anyone signs')
    .argument('[scenario]', 'a shipped scenario or a YAML file', 'jp-2026-practice')
    .option('--months <n>', 'rounds, one a month', wholeNumber(1, 12), REHEARSAL_DEFAULTS.months)
    .option(
      '--materials <ids>',
      `what producers bring, joined by commas; ${REHEARSAL_DEFAULTS.materials.join(',')} if left out`,
      list,
    )
    .option('--partners', 'let partners be members besides the alliance', false)
    .option('--no-imports', 'leave out what comes from outside the members')
    .option(
      '--strict <sectors>',
      `sectors that accept the strictest grade alone; ${REHEARSAL_DEFAULTS.strict.join(',')} if left out`,
      list,
    )
    .option('--floor <material=usd>', 'two-way price contracts for plants that bring a material, at a strike', strikeOf)
    .option('--withhold <owner=share>', 'an operator of sites that holds back a share of what it has', withheld)
    .option(
      '--reserve <days>',
      'days of normal use that the joint stockpile buys over the rounds',
      wholeNumber(0, 365),
      0,
    )
    .option(
      '--seed <n>',
      'settles the names of orders, and so ties',
      wholeNumber(0, 2 ** 31 - 1),
      REHEARSAL_DEFAULTS.seed,
    )
    .action(
      (
        scenario: string,
        {
          materials,
          strict,
          ...options
        }: Partial<Pick<RehearseCommandOptions, 'materials' | 'strict'>> &
          Omit<RehearseCommandOptions, 'materials' | 'strict'>,
      ) =>
        rehearseCommand(
          scenario,
          {
            ...options,
            materials: materials ?? [...REHEARSAL_DEFAULTS.materials],
            strict: strict ?? REHEARSAL_DEFAULTS.strict,
          },
          argv,
        ),
    )

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
    .action((dir: string | undefined, options: WorldOptions) => dataCheck(dir, options))
  worldOptions(data.command('sources'))
    .description('where the figures come from')
    .option('--json', 'print as JSON')
    .action((options: WorldOptions & { json?: boolean }) => dataSources(options))
  worldOptions(data.command('show'))
    .description('everything the tables say of a place, material, site, source or other id')
    .argument('<id>')
    .option('--json', 'print as JSON')
    .action((id: string, options: WorldOptions & { json?: boolean }) => dataShow(id, options))

  // Databases take longer to load than a small question to answer.
  const serving = (): Promise<typeof marketServing> => import('./commands/market-serve.ts')
  const keeping = (): Promise<typeof marketLog> => import('./commands/market-log.ts')
  const placeOptions = (command: Command): Command =>
    command.option('--folder <dir>', 'folder it is kept in; `market`, or the database of DATABASE_URL, if left out')
  const passphraseOption = (command: Command): Command =>
    command.requiredOption('--passphrase-file <file>', 'file with the passphrase that seals its secrets')
  placeOptions(worldOptions(market.command('serve')))
    .description('serve the API of a market; one that is not there yet is founded')
    .addOption(
      new Option('--port <n>', 'port to listen on; 0 for one that is free')
        .env('PORT')
        .argParser(wholeNumber(0, 65535))
        .default(4690),
    )
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--name <name>', 'what a market is called that is founded', 'Joint market')
    .option('--origin <url>', 'where people reach it, such as https://market.example; needed beyond this machine')
    .option('--behind-proxy', 'a proxy of ours stands before it, whose word on addresses counts')
    .option(
      '--requests-per-minute <n>',
      'requests a minute that one address and one user may send; 600 if left out',
      wholeNumber(60, 10_000_000),
    )
    .action(async (options: MarketServeOptions) => (await serving()).marketServe(options))
  placeOptions(worldOptions(market.command('enrol')))
    .description('give a user another one-time password and second factor, while the market is not served')
    .argument('<user>')
    .action(async (user: string, options: WorldOptions & PlaceOptions) => (await serving()).marketEnrol(user, options))
  placeOptions(market.command('export'))
    .description('write the log of a market into a file, without its secrets')
    .argument('<file>')
    .action(async (file: string, options: PlaceOptions) => (await keeping()).marketExport(file, options))
  passphraseOption(placeOptions(market.command('backup')))
    .description('write the log of a market and its sealed secrets into a file, while it goes on')
    .argument('<file>')
    .action(async (file: string, options: PassphraseOptions) => (await keeping()).marketBackup(file, options))
  passphraseOption(placeOptions(market.command('restore')))
    .description('fill an empty folder or database from a backup')
    .argument('<file>')
    .action(async (file: string, options: PassphraseOptions) => (await keeping()).marketRestore(file, options))
  worldOptions(market.command('verify'))
    .description('go through an exported log and say whether it holds')
    .argument('<file>')
    .option('--replay', 'clear each round anew, and compare')
    .option('--json', 'print as JSON')
    .action(async (file: string, options: WorldOptions & { replay?: boolean; json?: boolean }) =>
      (await keeping()).marketVerify(file, options),
    )

  const takingPart = (): Promise<typeof marketMember> => import('./commands/market-member.ts')
  market
    .command('keys')
    .description('make the keys of a member into a file, and print what of them is registered')
    .argument('<file>', 'a new file, which only you can read')
    .requiredOption('--organisation <uri>', 'whose keys they are')
    .requiredOption('--key-id <id>', 'what the signing key is called, such as acme-2027')
    .option('--until <day>', 'day on which the signing key ends; in two years if left out', dayToCome)
    .action(async (file: string, options: KeysOptions) => (await takingPart()).marketKeys(file, options))
  market
    .command('seal')
    .description('seal an order for a round, and print what places it')
    .argument('<file>', 'the order as JSON')
    .requiredOption('--round <file>', 'the round as JSON, as the market gives it')
    .requiredOption('--organisation <uri>', 'whose order it is')
    .option('--order <id>', 'the id of an order that it takes the place of; a random one if left out')
    .action(async (file: string, options: SealOptions) => (await takingPart()).marketSeal(file, options))
  market
    .command('shares')
    .description('open a trustee’s shares of a closed round, and print what hands them out')
    .argument('<file>', 'the sealed shares as JSON, as the market gives them')
    .requiredOption('--key <file>', 'file of the member’s keys')
    .action(async (file: string, options: { key: string }) => (await takingPart()).marketShares(file, options))
  market
    .command('sign')
    .description('sign an event of a lot (EPCIS), and print what records it')
    .argument('<file>', 'the event as JSON')
    .requiredOption('--key <file>', 'file of the member’s keys')
    .option('--issuer <uri>', 'who issues it; whose keys they are if left out')
    .action(async (file: string, options: { key: string; issuer?: string }) =>
      (await takingPart()).marketSign(file, options),
    )

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
    throw error
  }
}
