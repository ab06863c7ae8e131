import {
  drawTables,
  ensembleTables,
  fitTables,
  keptTables,
  STUDIES,
  UNITS,
  type Column,
  type ResultTable,
} from '../src/studies/index.ts'

/** What `docs/reference/result-tables.md` says: every table of every result with its columns, as their records have them. */
export function resultTablesPage(): string {
  const studies: readonly (readonly [string, readonly ResultTable<never>[]])[] = [
    ...Object.values(STUDIES).map(({ id, tables }) => [id, tables] as const),
    ['hindcast fit', fitTables],
    ['hindcast draw', drawTables],
    ['ensemble', ensembleTables],
    ['ensemble keep', keptTables],
  ]
  return [
    '# Tables of results',
    '',
    'What `--csv`, `--out` and the tables of a job over HTTP hold: ids and raw numbers, one unit a column.',
    'Months are `YYYY-MM`. Tonnes are of the unit of the row (`t REO`, `t metal`, `t product`), which are never added. What is blank is not known or',
    'does not exist. [Results](results.md) says what the JSON holds. This page is made from what the program writes:',
    '`npx vitest run test/studies-page.test.ts -u` writes it.',
    '',
    ...studies.flatMap(([id, tables]) => [
      `## \`${id}\``,
      '',
      ...tables.flatMap(({ id: name, rowFor, columns }) => [
        `### \`${name}\``,
        '',
        `One row per ${rowFor.en}.`,
        '',
        '| column | holds | header | meaning |',
        '| --- | --- | --- | --- |',
        ...Object.entries(columns).map(([column, about]) => rowOf(column, about)),
        '',
      ]),
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

const rowOf = (name: string, column: Column): string =>
  `| \`${name.endsWith('_') ? `${name}YEAR` : name}\` | ${kindOf(column)} | ${column.header.en} | ${(column.note?.en ?? '').replaceAll('|', String.raw`\|`)} |`

const kindOf = ({ kind, unit }: Column): string => {
  if (unit !== undefined) return UNITS[unit].en
  return kind === 'text' || kind === 'month' ? kind : `${kind} (id)`
}
