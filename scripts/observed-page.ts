import { OBSERVED_TABLE, RENTS_TABLE } from '../src/studies/index.ts'
import { columnsOf, rangedOf } from '../src/world/index.ts'

/** What `docs/reference/observed-table.md` says: the columns as their record has them, and what a reader needs besides. */
export function observedPage(): string {
  return [
    '# The table of observations',
    '',
    'One form for what was published about past controls: `data/hindcast/<episode>/observed.csv`, `data/hindcast/evidence.csv`, and files of your own',
    'for `ytterby hindcast --observed FILE`. CSV in UTF-8, commas, a header row; the order of columns does not matter. `ytterby schema observed` prints',
    'the columns. This page is made from what the program reads: `npx vitest run test/studies-page.test.ts -u` writes it.',
    '',
    '## Columns',
    '',
    '| column | holds | blank | meaning |',
    '| --- | --- | --- | --- |',
    ...columnsOf(OBSERVED_TABLE).map((column) => rowOf(OBSERVED_TABLE, column)),
    '',
    '`usual` is what counted as normal before the episode. The model is compared with `value / usual`, for its worlds are of another size. A figure that is',
    'a multiple already has the unit `x` and no `usual`. A level without `usual` waits: it can be compared with nothing but another level. Only a nothing is',
    'a nothing whatever was usual.',
    '',
    '## Quantities',
    '',
    '| `quantity` | what it is |',
    '| --- | --- |',
    '| `export` | what was shipped, by month of departure, from `partner` to `place` |',
    '| `import` | the same by month of arrival |',
    '| `price` | mean over the months, at `place`; `basis` says of what. `customs-unit-value`, `traded` and what is `volume-weighted` are set beside the price paid, `contract` beside the contract price, all else beside the spot price, which at the supplier state is the price inside |',
    '| `use` | what users of `sectors` at `place` used |',
    '| `stop` | the first line of those users that stood still: `value` counts months from `from`, 0 is that month |',
    '',
    'A `stop` row with a blank `value` says that somebody looked from `from` to `to` and found no stop. What was not looked at has no row. Its unit is',
    '`months`, and it has no `usual`.',
    '',
    '`place` of a price is where the goods change hands, or whose buyers may buy ([why](../decisions/0085-a-price-says-what-it-is-of.md)). Prices on one',
    '`basis` are no estimate of another.',
    '',
    '| `reason` not to score | when |',
    '| --- | --- |',
    '| `input` | it fed the scenario, so agreement is by construction |',
    '| `offer` | asked, hardly traded |',
    '| `conflict` | another source says otherwise |',
    '| `weak` | the wording, the derivation or the scope leaves too much open |',
    '| `contained` | part of another row |',
    '',
    '## A file of your own',
    '',
    '`--observed FILE` sets the runs beside the rows of the file **in place of** the shipped ones, so that an error is of that file and nothing else',
    '([why](../decisions/0086-evidence-is-one-table.md)). Each row goes to one episode: the one that `episode` names, else the latest run that can answer.',
    'A run can answer if it has the months (trade, use and stops may be looked for from before its start, when all was as usual), if its world has the place,',
    'partner, sectors and materials, and such a trade, price or use. Sources are not looked up.',
    '',
    'Rows that no run can answer are named with the reason, in the answer and as the table `unanswered`:',
    '',
    '| `reason` | what is missing |',
    '| --- | --- |',
    '| `level` | the usual level: the figure is in a unit that nothing is set beside |',
    '| `episode` | the episode that the row names: it is not run, or was not asked |',
    '| `months` | a run that has the months |',
    '| `place`, `partner`, `sectors`, `materials` | the id, in the world of the episode that came nearest |',
    '| `absent` | such a trade, price or use in that world |',
    '',
    'A file whose form is wrong is refused before anything is solved, with each fault by row and column ([errors](errors.md)). Shipped tables must be',
    'answered in every row.',
    '',
    '```console',
    '$ ytterby hindcast 2023-graphite --observed docs/examples/observed.csv',
    '…',
    'Rows of observed.csv that no run can answer',
    '  observation        line  why',
    '  flake-fob-2024-01     4  a level in USD/t: the usual level is missing (`usual`)',
    '  sb-2024-10            5  no run has its months',
    '  flake-fob-2024-10     6  no run has its months',
    '…',
    '```',
    '',
    '## rents.csv',
    '',
    '`data/hindcast/rents.csv` holds pairs of prices, outside the supplier state and inside. What they say stands in',
    '[what goods cost outside over inside](../explanation/rents.md). No run reads them.',
    '',
    '| column | holds | blank | meaning |',
    '| --- | --- | --- | --- |',
    ...columnsOf(RENTS_TABLE).map((column) => rowOf(RENTS_TABLE, column)),
  ]
    .join('\n')
    .concat('\n')
}

function rowOf(table: typeof OBSERVED_TABLE, column: string): string {
  const figure = rangedOf(table, column)
  const known = table.columns[column]
  const title = known?.title ?? MEANINGS[column] ?? ''
  const optional = known !== undefined && known.kind !== 'id' ? known.optional : figure?.optional
  return `| \`${column}\` | ${known === undefined ? 'number' : holds(known)} | ${optional === true ? 'may be' : 'no'} | ${title.replaceAll('|', String.raw`\|`)} |`
}

/** Of a figure and its ends there is more to say than what they are. */
const MEANINGS: Readonly<Record<string, string>> = {
  value: 'the figure, in `unit`; for a stop, months from `from`, blank if there was none',
  low: 'low end of the range, as published or judged; blank where `value` is',
  high: 'high end; `low <= value <= high`',
}

type Column = (typeof OBSERVED_TABLE)['columns'][string]

function holds(column: Column): string {
  switch (column.kind) {
    case 'choice':
      return column.options.map((one) => `\`${one}\``).join(', ')
    case 'ref':
      return `id in \`${column.to}.csv\``
    case 'number':
      return typeof column.unit === 'string' ? `number, ${column.unit}` : `number, in \`${column.unit.column}\``
    case 'id':
    case 'text':
      return column.kind
    default:
      return column satisfies never
  }
}
