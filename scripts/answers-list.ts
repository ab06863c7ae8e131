/**
 * The answers that `same-answers` captures: every study over everything that is shipped, as a user asks for it on the command
 * line. A name is a label of this list and stays as it is; when a command, an option or a shipped file gets another name, change
 * the arguments and nothing else.
 *
 * - Options that have a default in the program are given: a changed default changes nothing here. What has its default in the
 *   data (months of a scenario, `foresight`, `attack-probability`) is left out in most lines, so that the data is captured too.
 * - Settings are modest, so that all of it takes a quarter of an hour at most on two cores: few draws of a few factors, one or two
 *   measures at once, attacks of six months.
 * - A search ends by its gap alone. The time limit of a plan is a day, since one that is reached makes the answer depend on how
 *   busy the machine is.
 */

export interface Answer {
  readonly name: string
  /** Arguments of `ytterby`, from the root of the repository. */
  readonly args: readonly string[]
  /** Result as JSON, or words of which the figures alone are compared: a refusal is such an answer too. */
  readonly prints: 'json' | 'words' | 'refusal'
}

/** Where an answer writes its CSV tables. */
export const TABLES = '{tables}'
/** The folder of all answers, for commands that read the result of another one; they run last. */
export const ANSWERS = '{answers}'

const split = (line: string): string[] => line.split(' ').filter((word) => word !== '')
const json = (name: string, line: string): Answer => ({ name, args: split(line), prints: 'json' })
/** The second argument is what it is called today, if that is another name. */
const schema = (label: string, name = label): Answer => json(`${label}-schema`, `schema ${name}`)
const table = (label: string, name = label): Answer => words(`table-${label}`, `schema ${name}`)
const words = (name: string, line: string): Answer => ({ name, args: split(line), prints: 'words' })
/** A result with its tables. `more` comes last: an argument that holds spaces. */
const tables = (name: string, line: string, ...more: readonly string[]): Answer => ({
  name,
  args: [...split(line), ...more, '--json', '--csv', TABLES],
  prints: 'json',
})

const STRESS = '--lang en --terminal-value baseline-price'
const WEAPON = '--lang en --runners-up 5 --simulate 2'
const PLAN =
  '--lang en --start 2027-01 --max-measures 1 --months 6 --gap 0.05 --time-limit 86400 --delay 0 --seed 1 --slack 0.1'
const DUMPING = '--lang en --instruments cfd,tariff,origin --clawback-share 0.3 --menu bans'
const DRAWS = '--lang en --seed 1 --distribution triangular --threads 2 --chunk 1'
const REHEARSAL = '--lang en --materials ndpr-oxide,dy-oxide,tb-oxide --strictest-grade-only defence'

export const LIST: readonly Answer[] = [
  // The longest first.
  tables('hindcast-fit', 'hindcast fit --lang en'),
  tables('hindcast', 'hindcast --lang en'),

  tables('stress-reference', `stress reference ${STRESS}`),
  tables('stress-jp-2010', `stress jp-2010 ${STRESS}`),
  tables('stress-jp-2026-practice', `stress jp-2026-practice ${STRESS}`),
  tables('stress-jp-2026-text', `stress jp-2026-text ${STRESS}`),
  tables('stress-jp-cutoff-3m', `stress jp-cutoff-3m ${STRESS}`),
  tables('stress-jp-cutoff-12m', `stress jp-cutoff-12m ${STRESS}`),
  tables('stress-alliance-cutoff-12m', `stress alliance-cutoff-12m ${STRESS}`),
  tables('stress-india-2025', `stress india-2025 ${STRESS}`),
  tables('stress-world-2025-april', `stress world-2025-april ${STRESS}`),
  tables('stress-world-2025-october', `stress world-2025-october ${STRESS}`),
  tables('stress-company', `stress jp-cutoff-12m ${STRESS} --no-range --company docs/examples/company.csv`),
  tables(
    'stress-follow',
    'stress jp-2026-practice --lang en --no-range --months 18 --foresight 9 --terminal-value last-price --overlay docs/examples/half-the-stock',
  ),
  tables(
    'stress-heavy-stop',
    `stress docs/examples/heavy-stop.yaml ${STRESS} --no-range --overlay docs/examples/our-stock`,
  ),
  tables(
    'stress-no-detours',
    `stress docs/examples/no-detours.yaml ${STRESS} --no-range --overlay docs/examples/no-new-suppliers`,
  ),

  tables('exposure-japan', 'exposure --lang en --place JPN'),
  tables('exposure-places', 'exposure --lang en --place EUR --place USA --place KOR --place CHN'),
  tables('exposure-company', 'exposure --lang en --place JPN --company docs/examples/company.csv'),
  tables('baseline', 'baseline --lang en'),
  tables('allocation-japan', 'allocation jp-cutoff-12m --months 12 --release 6 --lang en'),
  tables('clear-reference', 'clear reference --months 1 --price-intervals'),
  tables('clear-jp-2026-text', 'clear jp-2026-text --months 6'),

  tables('weapon-curve', `weapon bans ${WEAPON} --max-measures 1 --threshold 20`),
  tables('weapon-strategist', `weapon strategist ${WEAPON} --max-measures 2 --no-curve`),
  tables('weapon-two', `weapon bans ${WEAPON} --max-measures 2 --no-curve`),
  tables('weapon-target', `weapon bans ${WEAPON} --max-measures 2 --no-curve --months 6 --target EUR --target JPN`),
  tables('weapon-member', `weapon bans ${WEAPON} --max-measures 1 --no-curve --months 6 --member JPN`),
  tables('weapon-protect', `weapon bans ${WEAPON} --max-measures 1 --no-curve --months 6 --protect 2`),
  tables(
    'weapon-plan',
    `weapon bans ${WEAPON} --max-measures 1 --no-curve --plan ${ANSWERS}/plan-front/result.json --year 2031`,
  ),

  tables(
    'plan-front',
    `plan bans --members JPN --budget 100e9JPY ${PLAN} --periods 2-3,4-10 --threshold 20 --budgets 50e9JPY,200e9JPY`,
  ),
  tables('plan-others', `plan bans --members JPN --budget 100e9JPY ${PLAN} --periods 2-3,4-10 --alternatives 2`),
  tables(
    'plan-values',
    `plan bans --members JPN --budget 100e9JPY ${PLAN} --periods 2-3,4-10 --attack-probability 0.2 --values`,
  ),
  tables('plan-quiet-years', `plan bans --members JPN --budget 100e9JPY ${PLAN} --periods 2-10 --quiet-years`),
  tables('plan-together', `plan bans --members JPN,EUR --budget 100e9JPY ${PLAN} --periods 2-10 --cost-sharing`),
  tables(
    'plan-late',
    'plan bans --members JPN --budget 100e9JPY --lang en --start 2027-01 --max-measures 1 --months 6 --gap 0.05 --time-limit 86400 --delay 6 --seed 3 --periods 2-10 --technology-ban --delay-samples 10 --exclude minamitorishima --include',
    'stockpile dy-oxide JPN',
  ),
  tables(
    'plan-expected',
    `plan bans --members JPN --budget 100e9JPY ${PLAN} --periods 2-10 --risk expected --contingencies 6`,
  ),
  tables(
    'plan-cvar',
    `plan bans --members JPN --budget 100e9JPY ${PLAN} --periods 2-10 --risk cvar:0.5 --contingencies 4 --draw-figures`,
  ),
  tables('plan-dumping', `plan bans --members JPN --budget 100e9JPY ${PLAN} --periods 2-10 --dumping own-cost`),
  // No plan can keep to these: the answer says by how much each is missed.
  {
    name: 'plan-eu-2030',
    args: split(`plan bans --members europe ${PLAN} --periods 3,4-10 --constraints eu-2030`),
    prints: 'refusal',
  },
  tables('plan-eu-2030-in-reach', `plan bans --members europe ${PLAN} --periods 3,4-10 --constraints eu-2030-in-reach`),
  tables('plan-jp-60-days', `plan bans --members JPN ${PLAN} --periods 4-10 --constraints jp-60-days`),
  tables('plan-jp-39bn-yen', `plan bans --members JPN ${PLAN} --budget 39e9JPY --constraints jp-39bn-yen`),
  tables('plan-jp-180-days', `plan bans --members JPN ${PLAN} --periods 4-10 --constraints jp-180-days`),

  tables('stockpile-jp-magnets', 'stockpile jp-cutoff-12m --months 6 --forms magnet --lang en'),
  tables('allocation-jp-cutoff-3m', 'allocation jp-cutoff-3m --lang en --release 6'),

  tables('dumping-own-cost', `dumping own-cost --members JPN ${DUMPING} --max-measures 1`),
  tables('dumping-below-cost', `dumping below-cost --members alliance ${DUMPING} --max-measures 0 --capital`),
  tables('dumping-fall-of-2022', `dumping fall-of-2022 --members alliance ${DUMPING} --max-measures 0`),
  tables(
    'dumping-plan',
    `dumping own-cost --members JPN ${DUMPING} --max-measures 0 --plan ${ANSWERS}/plan-front/result.json`,
  ),

  // All factors would be 79 worlds and more: a level or two of each of three is enough to see a changed figure.
  tables(
    'ensemble-stress',
    `ensemble stress jp-2026-practice jp-2026-text ${DRAWS} --samples 3 --months 6 --total-order-samples 0 --factors leakage --factors step-worth --factors capacity`,
  ),
  tables('ensemble-exposure', `ensemble exposure ${DRAWS} --samples 3 --total-order-samples 0 --place JPN`),
  tables(
    'ensemble-totals',
    `ensemble exposure ${DRAWS} --samples 50 --total-order-samples 50 --place JPN --factors output-oxide --factors trade-magnet`,
  ),
  tables(
    'ensemble-weapon',
    `ensemble weapon bans ${DRAWS} --samples 2 --total-order-samples 0 --max-measures 1 --months 6 --factors latent --factors trade-magnet`,
  ),
  json('ensemble-factors', 'ensemble factors --lang en --json'),

  tables('rehearsal', `market rehearse jp-2026-practice ${REHEARSAL} --months 2 --reserve 0 --seed 1`),
  tables(
    'rehearsal-more',
    `market rehearse jp-cutoff-3m ${REHEARSAL} --months 1 --reserve 30 --seed 7 --no-imports --strike ndpr-oxide=110 --withhold Lynas=0.5`,
  ),

  json('data-check', 'data check --json'),
  json('data-sources', 'data sources --json'),
  json('data-japan', 'data show JPN --json'),
  words('scenarios', 'scenarios'),

  schema('scenario'),
  schema('constraints'),
  schema('dumping-path'),
  schema('stress'),
  schema('exposure'),
  schema('baseline'),
  schema('clear'),
  schema('weapon'),
  schema('plan'),
  schema('allocation'),
  schema('stockpile'),
  schema('dumping'),
  schema('ensemble'),
  schema('hindcast'),
  schema('hindcast-fit'),
  schema('rehearsal'),
  table('company'),
  table('sources'),
  table('places'),
  table('elements'),
  table('materials'),
  table('contents'),
  table('processes'),
  table('recipes'),
  table('costs'),
  table('sites'),
  table('operations'),
  table('lanes'),
  table('routes'),
  table('sectors'),
  table('steps'),
  table('demand'),
  table('stocks'),
  table('buyers'),
  table('switching'),
  table('parameters'),
  table('prices'),
  table('observations'),
  table('projects'),
  table('reserves', 'stockpiles'),
  table('offtakes'),
  table('endurance', 'shutdowns'),
  table('contracts'),
  table('currencies'),
]

/** The tables and files under `data`, copied as they are: what is compared is what they say, by row and key. */
export const DATA = 'data'
