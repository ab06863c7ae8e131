import { Option, type Command } from 'commander'
import type { ServeOptions } from './commands/serve.ts'
import type { KeyListOptions } from './commands/api-keys.ts'
import { languageOption, worldOptions } from './options.ts'
import { origins, webAddress, wholeNumber } from './parsers.ts'

/** `ytterby serve` and the keys by which its callers ask. What a service is set up with may stand in its environment. */
export function serveProgram(root: Command): void {
  serving(languageOption(worldOptions(root.command('serve'))))
    .description('serve the HTTP API, and the browser app where it was built')
    .action(async (options: ServeOptions) => (await import('./commands/serve.ts')).serveCommand(options))

  const keys = root.command('api-keys').description('keys by which callers ask a server of studies')
  listOption(keys.command('add'))
    .description('make a key for a caller; it is shown once')
    .argument('<caller>', 'what the caller is called, such as a ministry or a program')
    .option('--days <n>', 'how long it is good', wholeNumber(1, 3650), 365)
    .option('--key-file <file>', 'file for the key, readable for its owner alone; the terminal if left out')
    .action(async (caller: string, options: KeyListOptions & { days: number; keyFile?: string }) =>
      (await import('./commands/api-keys.ts')).addKey(caller, options),
    )
  listOption(keys.command('list'))
    .description('whose keys there are')
    .option('--json', 'print as JSON')
    .action(async (options: KeyListOptions & { json?: boolean }) =>
      (await import('./commands/api-keys.ts')).listKeys(options),
    )
  listOption(keys.command('revoke'))
    .description('end a key')
    .argument('<id>', 'its id, as `list` prints it')
    .action(async (id: string, options: KeyListOptions) =>
      (await import('./commands/api-keys.ts')).revokeKey(id, options),
    )
}

const KEYS_FROM = 'YTTERBY_API_KEYS'

const listOption = (command: Command): Command =>
  languageOption(command).addOption(
    new Option('--list <file>', 'list of keys that the server is given').env(KEYS_FROM).default('api-keys.json'),
  )

function serving(command: Command): Command {
  const counted = (flags: string, about: string, [low, high]: readonly [number, number]): Option =>
    new Option(flags, about).argParser(wholeNumber(low, high))
  const options = [
    counted('--port <n>', 'port to listen on; 0 for one that is free', [0, 65535]).env('PORT').default(4680),
    new Option('--host <host>', 'address to listen on').env('YTTERBY_HOST').default('127.0.0.1'),
    counted('--grace <seconds>', 'time for running jobs to finish when it is asked to stop', [0, 3600]).default(10),
    new Option('--address <url>', 'where others reach the app, for what is said of pages that are shared')
      .env('YTTERBY_ADDRESS')
      .argParser(webAddress),
    new Option('--api-keys <file>', 'callers need a key of this list (`ytterby api-keys add`)').env(KEYS_FROM),
    new Option('--oidc-issuer <url>', 'callers may send access tokens of this identity provider').env(
      'YTTERBY_OIDC_ISSUER',
    ),
    new Option('--oidc-audience <name>', 'what its tokens must be meant for').env('YTTERBY_OIDC_AUDIENCE'),
    new Option('--cors <origins>', 'pages of these origins may ask the API from a browser; joined by commas')
      .env('YTTERBY_CORS')
      .argParser(origins),
    new Option('--trust-proxy', 'a proxy of ours stands before it, whose word on addresses counts').env(
      'YTTERBY_TRUST_PROXY',
    ),
    counted('--threads <n>', 'questions worked on at a time; all cores if left out', [1, 256]).env('YTTERBY_THREADS'),
    counted('--open-jobs <n>', 'jobs that may be queued or running at a time; 20 if left out', [1, 10_000]).env(
      'YTTERBY_OPEN_JOBS',
    ),
    counted('--open-jobs-each <n>', 'those of one caller among them; 5 if left out', [1, 10_000]).env(
      'YTTERBY_OPEN_JOBS_EACH',
    ),
    counted('--requests-per-minute <n>', 'requests a minute of one caller; 600 if left out', [1, 10_000_000]).env(
      'YTTERBY_REQUESTS_PER_MINUTE',
    ),
    counted('--metrics-port <n>', 'port for /metrics; without it there are none', [0, 65535]).env(
      'YTTERBY_METRICS_PORT',
    ),
    new Option('--metrics-host <host>', 'address for /metrics, which take no key')
      .env('YTTERBY_METRICS_HOST')
      .default('127.0.0.1'),
    new Option('--log-requests', 'write a line of JSON on standard error for each request, without names').env(
      'YTTERBY_LOG_REQUESTS',
    ),
  ]
  for (const option of options) command.addOption(option)
  return command
}
