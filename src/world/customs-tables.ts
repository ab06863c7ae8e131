import type { Tables } from './schema.ts'
import type { Row } from './table.ts'
import type { CodeSystem, ControlNotice, Country, GoodsCode, World } from './world.ts'

/** Tables that say how customs and statistics name countries and goods, and which notices control them. */
export function customsTablesOf(tables: Tables): Pick<World, 'countries' | 'codes' | 'notices'> {
  return {
    countries: new Map(tables.countries.map((row) => [row.text('id'), countryOf(row)])),
    codes: tables.codes.map((row): GoodsCode => ({
      system: row.text('system') as CodeSystem,
      code: row.text('code'),
      material: row.text('material'),
      materials: materialsNamed(tables, row.text('material')),
      relation: row.text('relation') as GoodsCode['relation'],
      share: row.ranged('value'),
      date: row.text('date'),
      source: row.text('source'),
      confidence: row.text('confidence') as GoodsCode['confidence'],
      note: row.text('note'),
    })),
    notices: tables.notices.map((row): ControlNotice => ({
      id: row.text('id'),
      issuer: row.text('issuer'),
      number: row.text('number'),
      item: row.text('item'),
      specification: row.text('specification'),
      specificationJa: row.text('specification_ja'),
      named: row.list('materials'),
      materials: row.list('materials').flatMap((word) => materialsNamed(tables, word)),
      codes: row.list('codes'),
      targets: row.list('targets'),
      kind: row.text('kind') as ControlNotice['kind'],
      announced: row.text('announced'),
      inForce: row.optional('in_force'),
      suspendedFrom: row.optional('suspended_from'),
      suspendedUntil: row.optional('suspended_until'),
      source: row.text('source'),
      confidence: row.text('confidence') as ControlNotice['confidence'],
      note: row.text('note'),
    })),
  }
}

const namesIn = (text: string): string[] =>
  text
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)

const countryOf = (row: Row): Country => ({
  id: row.text('id'),
  name: row.text('name'),
  place: row.text('place'),
  members: row.list('members'),
  iso2: row.list('iso2'),
  m49: row.list('m49'),
  jp3: row.list('jp3'),
  names: [row.text('name'), ...namesIn(row.text('names'))],
})

/** The materials that a word stands for: itself, or all of a stage; none for an element, which is no good by itself. */
function materialsNamed({ materials }: Tables, word: string): string[] {
  if (!word.startsWith('stage:')) return materials.some((row) => row.text('id') === word) ? [word] : []
  return materials.filter((row) => row.text('stage') === word.slice('stage:'.length)).map((row) => row.text('id'))
}

/** The country that a list of countries means; names are compared without regard to capitals. */
export function countryBy(
  { countries }: Pick<World, 'countries'>,
  list: 'iso2' | 'm49' | 'jp3' | 'names',
  text: string,
): Country | undefined {
  const wanted = text.trim().toLowerCase()
  for (const country of countries.values())
    if (country[list].some((name) => name.toLowerCase() === wanted)) return country
  return undefined
}

/** The rows of the longest listed code that a code begins with, of its own list of goods or of the one that all lists share. */
export function longestCode(
  { codes }: Pick<World, 'codes'>,
  systems: readonly CodeSystem[],
  code: string,
): readonly GoodsCode[] {
  let found: GoodsCode[] = []
  for (const row of codes) {
    if (!systems.includes(row.system) || !code.startsWith(row.code)) continue
    const length = found[0]?.code.length ?? 0
    if (row.code.length > length) found = [row]
    else if (row.code.length === length && row.system === found[0]?.system) found.push(row)
  }
  return found
}
