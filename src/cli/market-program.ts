import { Option, type Command } from 'commander'
import { REHEARSAL_DEFAULTS } from '../market/bare.ts'
import type { PaymentFileOptions } from './commands/market-bank.ts'
import type * as marketServing from './commands/market-serve.ts'
import type { HeadOptions } from './commands/market-head.ts'
import type { EnrolOptions, MarketServeOptions } from './commands/market-serve.ts'
import type * as marketLog from './commands/market-log.ts'
import type { PassphraseOptions, PlaceOptions } from './commands/market-log.ts'
import type * as marketMember from './commands/market-member.ts'
import type { KeysOptions, SealOptions, SignCommandOptions, TrusteeKeysOptions } from './commands/market-member.ts'
import type * as marketReporting from './commands/market-report.ts'
import type { ReportOptions } from './commands/market-report.ts'
import type { ChangeSecretsKeyOptions } from './commands/market-secrets-key.ts'
import type * as marketVerifying from './commands/market-verify.ts'
import type { MarketVerifyOptions } from './commands/market-verify.ts'
import type { RehearseCommandOptions } from './commands/market.ts'
import { languageOption, outputOptions, worldOptions, type LanguageOption } from './options.ts'
import {
  collect,
  dayToCome,
  publicKey,
  signedFor,
  list,
  seenEntries,
  strikeOf,
  wholeNumber,
  withheld,
} from './parsers.ts'

// What a command works with is loaded once it is asked: a market and its database take longer than a small question.
const serving = (): Promise<typeof marketServing> => import('./commands/market-serve.ts')
const keeping = (): Promise<typeof marketLog> => import('./commands/market-log.ts')
const verifying = (): Promise<typeof marketVerifying> => import('./commands/market-verify.ts')
const reporting = (): Promise<typeof marketReporting> => import('./commands/market-report.ts')
const takingPart = (): Promise<typeof marketMember> => import('./commands/market-member.ts')

/** A command of the market: all of them print messages to people, and errors. */
const commandOf = (market: Command, name: string): Command => languageOption(market.command(name))
const placeOptions = (command: Command): Command =>
  command.option('--folder <dir>', 'folder it is kept in; `market`, or the database of DATABASE_URL, if left out')
const secretsOptions = (command: Command): Command =>
  command.option(
    '--secrets-key-file <file>',
    'file with the key that seals the market’s secrets, 32 bytes in Base64; YTTERBY_SECRETS_KEY if left out',
  )
const enrolmentOptions = (command: Command): Command =>
  secretsOptions(command).option(
    '--enrolment-file <file>',
    'file for the one-time password and second factor; the terminal, or a file in the folder, if left out',
  )
const passphraseOption = (command: Command): Command =>
  command.requiredOption('--passphrase-file <file>', 'file with the passphrase that seals its secrets')

/** All of `ytterby market`. */
export function marketCommands(root: Command, argv: readonly string[]): void {
  const market = root
    .command('market')
    .description('the joint market: rehearse it, serve it, take part in it, keep and verify its log')
  rehearsing(market, argv)
  keeper(market)
  member(market)
}

function rehearsing(market: Command, argv: readonly string[]): void {
  outputOptions(worldOptions(commandOf(market, 'rehearse')))
    .description('fill a market from a world and run monthly rounds under a scenario, before anyone signs')
    .argument('[scenario]', 'a shipped scenario or a YAML file; the default of the tables if left out')
    .option('--months <n>', 'rounds, one a month', wholeNumber(1, 12), REHEARSAL_DEFAULTS.months)
    .option('--materials <ids>', 'what producers bring, joined by commas; the default of the tables if left out', list)
    .option('--partners', 'let partners be members besides the alliance', false)
    .option('--no-imports', 'leave out what comes from outside the members')
    .option(
      '--strictest-grade-only <sectors>',
      'sectors that accept the strictest grade alone; the default of the tables if left out',
      list,
    )
    .option(
      '--strike <material=usd>',
      'two-way price contracts for plants that bring a material, at a strike',
      strikeOf,
    )
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
    .action(async (scenario: string | undefined, options: RehearseCommandOptions) =>
      (await import('./commands/market.ts')).rehearseCommand(scenario, options, argv),
    )
}

/** What the keeper of a market does. */
function keeper(market: Command): void {
  serveCommand(market)
  secretsCommands(market)
  logCommands(market)
  verifyCommand(market)
}

function serveCommand(market: Command): void {
  enrolmentOptions(placeOptions(worldOptions(commandOf(market, 'serve'))))
    .description('serve a market, its pages and its API; one that is not there yet is founded')
    .addOption(
      new Option('--port <n>', 'port to listen on; 0 for one that is free')
        .env('PORT')
        .argParser(wholeNumber(0, 65535))
        .default(4690),
    )
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--name <name>', 'what a market is called that is founded', 'Joint market')
    .option(
      '--operator-key <file>',
      'what market keys printed of the first operator: in a market that is founded, operators sign what they ask then',
    )
    .option('--origin <url>', 'where people reach it, such as https://market.example; needed beyond this machine')
    .option('--trust-proxy', 'a proxy of ours stands before it, whose word on addresses counts')
    .option(
      '--requests-per-minute <n>',
      'requests a minute that one user may send, or one address without a user; 600 if left out',
      wholeNumber(60, 10_000_000),
    )
    .option('--metrics-port <n>', 'port for /metrics; without it there are none', wholeNumber(0, 65535))
    .option('--metrics-host <host>', 'address for /metrics, which take no session or key', '127.0.0.1')
    .option('--log-requests', 'write a line of JSON on standard error for each request, without names', false)
    .option('--oidc-issuer <url>', 'identity provider where users, but no operators, may sign in besides')
    .option('--oidc-client <id>', 'what the market is called there')
    .option('--oidc-secret-file <file>', 'file with the secret that it has there, if it has one')
    .option(
      '--smtp-url-file <file>',
      'file with the address of the server that mails go out by, smtp://user:password@host:587; else the environment’s SMTP_URL',
    )
    .option('--mail-from <address>', 'whom mails come from')
    .option('--webhooks-to-private', 'let webhooks reach networks of one’s own, and without encryption')
    .action(async (options: MarketServeOptions) => (await serving()).marketServe(options))
}

/** Users’ first passwords, and the key that seals the market’s secrets. */
function secretsCommands(market: Command): void {
  enrolmentOptions(placeOptions(worldOptions(commandOf(market, 'enrol'))))
    .description('give a user another one-time password and second factor, while the market is not served')
    .argument('<user>')
    .action(async (user: string, options: EnrolOptions) => (await serving()).marketEnrol(user, options))
  secretsOptions(placeOptions(commandOf(market, 'change-secrets-key')))
    .description('seal the secrets of a market with another key, while it is not served')
    .requiredOption('--new-key-file <file>', 'file with the key from now on, 32 bytes in Base64')
    .action(async (options: ChangeSecretsKeyOptions) =>
      (await import('./commands/market-secrets-key.ts')).marketChangeSecretsKey(options),
    )
}

/** What is written of the log, and read back. */
function logCommands(market: Command): void {
  placeOptions(commandOf(market, 'export'))
    .description('write the log of a market into a file, without its secrets')
    .argument('<file>')
    .action(async (file: string, options: PlaceOptions & LanguageOption) =>
      (await keeping()).marketExport(file, options),
    )
  commandOf(market, 'public-log')
    .description('write what everybody may read of an exported log into a file')
    .argument('<export>')
    .argument('<file>', 'a new file')
    .action(async (from: string, file: string, options: LanguageOption) =>
      (await keeping()).marketPublicLog(from, file, options),
    )
  commandOf(market, 'head')
    .description('write what a market has signed of its whole log into a file, if it goes on from what the file holds')
    .argument('<url>', 'address of the market, such as https://market.example')
    .argument('<file>')
    .option('--market <key>', 'public key of the market; that of the file, or of the answer, if left out', publicKey)
    .option(
      '--receipt <file>',
      'what the market has signed of a command of yours: the market has to prove that it stands in the log; may be repeated',
      collect,
      [],
    )
    .action(async (url: string, file: string, options: HeadOptions) =>
      (await import('./commands/market-head.ts')).marketHead(url, file, options),
    )
  passphraseOption(placeOptions(commandOf(market, 'backup')))
    .description('write the log of a market and its encrypted secrets into a file, while it goes on')
    .argument('<file>')
    .action(async (file: string, options: PassphraseOptions) => (await keeping()).marketBackup(file, options))
  passphraseOption(placeOptions(commandOf(market, 'restore')))
    .description('fill an empty folder or database from a backup')
    .argument('<file>')
    .action(async (file: string, options: PassphraseOptions) => (await keeping()).marketRestore(file, options))
  worldOptions(commandOf(market, 'report'))
    .description('write the orders and trades of an exported log as CSV and JSON, for a supervisor')
    .argument('<file>')
    .option('--round <id>', 'of one round alone')
    .requiredOption('--into <dir>', 'folder to write into')
    .action(async (file: string, options: ReportOptions) => (await reporting()).marketReport(file, options))
}

function verifyCommand(market: Command): void {
  worldOptions(commandOf(market, 'verify'))
    .description('go through an exported log, or a public one, and say whether it holds')
    .argument('<file>')
    .option('--replay', 'clear each round of an exported log again, and compare')
    .option(
      '--receipt <file>',
      'what the market has signed of a command of yours: it has to stand in the log; may be repeated',
      collect,
      [],
    )
    .option(
      '--seen <number:hash>',
      'hash that you have seen of an entry, such as 1:9f86…: it has to have it still; may be repeated',
      seenEntries,
      new Map(),
    )
    .option(
      '--head <file>',
      'what the market has signed of its log (market head, GET /heads): the log has to begin with it; may be repeated',
      collect,
      [],
    )
    .option(
      '--round <file>',
      'a round as the market publishes it (GET /rounds/{id}), checked against a public log; may be repeated',
      collect,
      [],
    )
    .option(
      '--book <file>',
      'its book (GET /rounds/{id}/book), checked against its result: of a public log; may be repeated',
      collect,
      [],
    )
    .option('--json', 'print as JSON')
    .action(async (file: string, options: MarketVerifyOptions) => (await verifying()).marketVerify(file, options))
}

/** What a member does at their own terminal. */
function member(market: Command): void {
  commandOf(market, 'keys')
    .description('make the keys of a member, or of an operator, into a file, and print what of them is registered')
    .argument('<file>', 'a new file, which only you can read')
    .addOption(new Option('--organisation <uri>', 'whose keys they are').conflicts('operator'))
    .option('--operator <user>', 'the same, of an operator: who they sign in as')
    .requiredOption('--key-id <id>', 'what the signing key is called, such as acme-2027')
    .option('--until <day>', 'day on which the signing key ends; in two years if left out', dayToCome)
    .action(async (file: string, options: KeysOptions) => (await takingPart()).marketKeys(file, options))
  commandOf(market, 'trustee-keys')
    .description('make public keys of a trustee for rounds to come, and print what registers them')
    .argument('<file>', 'file of the member’s keys')
    .requiredOption('--market <key>', 'public key of the market (signs.x of GET /api/v1/market)', publicKey)
    .requiredOption(
      '--from <number>',
      'number of the first (trusteeKeys.next of GET /api/v1/market/organisation)',
      wholeNumber(1, 1e6),
    )
    .option('--count <number>', 'for how many rounds; 50 if left out', wholeNumber(1, 200))
    .action(async (file: string, options: TrusteeKeysOptions) => (await takingPart()).marketTrusteeKeys(file, options))
  commandOf(market, 'seal')
    .description('seal an order for a round, and print what places it')
    .argument('<file>', 'the order as JSON')
    .requiredOption('--round <file>', 'the round as JSON, as the market gives it')
    .requiredOption('--organisation <uri>', 'whose order it is')
    .option('--order <id>', 'the id of an order that it takes the place of; a random one if left out')
    .option('--order-version <number>', 'one more than the version of that order; 1 if left out', wholeNumber(1, 1e6))
    .option(
      '--own <file>',
      'your sites, as the market gives them (/organisation): with --names, a conversion is checked against them',
    )
    .option('--names <file>', 'recipes, as the market gives them (/names)')
    .action(async (file: string, options: SealOptions) => (await takingPart()).marketSeal(file, options))
  commandOf(market, 'shares')
    .description('open a trustee’s shares of a closed round, and print what hands them out')
    .argument('<file>', 'the sealed shares as JSON, as the market gives them')
    .requiredOption('--key <file>', 'file of the member’s keys')
    .action(async (file: string, options: { key: string } & LanguageOption) =>
      (await takingPart()).marketShares(file, options),
    )
  commandOf(market, 'sign')
    .description('sign an event of a lot (EPCIS), and print what records it')
    .argument('<file>', 'the event as JSON')
    .requiredOption('--key <file>', 'file of the member’s keys')
    .option('--issuer <uri>', 'who issues it; whose keys they are if left out')
    .action(async (file: string, options: { key: string; issuer?: string }) =>
      (await takingPart()).marketSign(file, options),
    )
  commandOf(market, 'bank-in')
    .description('sort the entries of a bank’s statement (camt.053), and print what records them')
    .argument('<file>', 'the statement, as the bank gives it')
    .requiredOption('--bank <file>', 'what the market knows of its bank, saved from GET /api/v1/market/bank')
    .action(async (file: string, options: { bank: string } & LanguageOption) =>
      (await import('./commands/market-bank.ts')).marketBankIn(file, options),
    )
  worldOptions(commandOf(market, 'payment-file'))
    .description('print the payment file (pain.001) of a day out of an exported log, as the market hands it out')
    .argument('<file>', 'the log, as `market export` writes it')
    .requiredOption('--date <date>', 'its day, such as 2027-03-01')
    .action(async (file: string, options: PaymentFileOptions) =>
      (await import('./commands/market-bank.ts')).marketPaymentFile(file, options),
    )
  commandOf(market, 'sign-command')
    .description(
      'sign a command in the name of your organisation, or as operator, and print the headers to send it with',
    )
    .argument('<command>', 'what is asked, such as place-order')
    .argument('<file>', 'its input as JSON, just as it is sent')
    .requiredOption('--key <file>', 'file of the member’s keys, or of the operator’s')
    .requiredOption('--market <text>', 'what it names as its market (signedFor of GET /api/v1/market)', signedFor)
    .requiredOption('--user <id>', 'who sends it')
    .option('--id <id>', 'id of the command: the same one again is not carried out again; a random one if left out')
    .action(async (name: string, file: string, options: SignCommandOptions) =>
      (await takingPart()).marketSignCommand(name, file, options),
    )
}
