import { at } from '../../lists/index.ts'
import { nameIn, sayer } from '../../messages/index.ts'
import type { World } from '../../world/index.ts'
import { left, right, type Language, type Section } from '../report.ts'
import { accountsMessages } from './accounts.gen.ts'
import type { OwnersAccounts } from './accounts.ts'

type Line = OwnersAccounts[number]['lines'][number]

/** Why EBITDA differs, then line by line what the books say and what was published. */
export function accountsSections(world: World, accounts: OwnersAccounts, language: Language): Section[] {
  if (accounts.length === 0) return []
  const owners = [...new Set(accounts.map(({ owner }) => owner))]
  return [
    varianceSection(world, accounts, language),
    ...owners.map((owner) =>
      linesSection(
        world,
        accounts.filter((each) => each.owner === owner),
        language,
      ),
    ),
  ]
}

const ownerName = (world: World, id: string, language: Language): string => {
  const owner = world.owners.get(id)
  return owner === undefined ? id : nameIn(language, owner)
}

function varianceSection(world: World, accounts: OwnersAccounts, language: Language): Section {
  const say = sayer(accountsMessages, language)
  const [first] = accounts
  return {
    heading: say('accountsVariance'),
    lines: [say('accountsVarianceText')],
    table: {
      columns: [
        left(say('accountOwner')),
        left(say('accountYear')),
        right(say('modelEbitda')),
        ...(first?.variance ?? []).map(({ part }) => right(say(`part-${part}`))),
        right(say('publishedEbitda')),
      ],
      rows: accounts.map(({ owner, year, lines, variance }) => {
        const ebitda = lines.find(({ line }) => line === 'ebitda')
        return [
          ownerName(world, owner, language),
          year,
          whole(ebitda?.study ?? null),
          ...variance.map(({ musd }) => whole(musd)),
          whole(ebitda?.seen ?? null),
        ]
      }),
    },
  }
}

/** A row for each line of any of the years; three columns a year. */
function linesSection(world: World, years: OwnersAccounts, language: Language): Section {
  const say = sayer(accountsMessages, language)
  const keyOfLine = ({ line, site, material }: Line): string => `${line} ${site} ${material}`
  const keys = [...new Set(years.flatMap(({ lines }) => lines.map(keyOfLine)))]
  // Lines stand in the order of their kind, whichever year has them.
  const kinds = [...new Set(years.flatMap(({ lines }) => lines.map(({ line }) => line)))]
  const byKey = new Map(years.flatMap(({ lines }) => lines.map((line) => [keyOfLine(line), line] as const)))
  const rows = keys
    .flatMap((key) => byKey.get(key) ?? [])
    .sort((one, other) => kinds.indexOf(one.line) - kinds.indexOf(other.line))
  const nameOf = (line: Line): string => {
    const site = line.site === null ? undefined : world.sites.get(line.site)
    const material = line.material === null ? undefined : world.materials.get(line.material)
    const what =
      site !== undefined
        ? nameIn(language, site)
        : material !== undefined
          ? nameIn(language, material)
          : say('allGoods')
    return line.line === 'produced' || line.line === 'sold'
      ? say(`line-${line.line}`, { what })
      : say(`line-${line.line}`)
  }
  return {
    heading: say('accountsOf', { owner: ownerName(world, at(years, 0).owner, language) }),
    lines: [say('accountsText')],
    table: {
      columns: [
        left(say('accountLine')),
        right(say('accountCapacity')),
        ...years.flatMap(({ year }) => [
          right(say('accountStudy', { year })),
          right(say('accountMade')),
          right(say('accountSeen')),
        ]),
      ],
      rows: rows.map((row) => [
        nameOf(row),
        row.capacity === null ? '' : whole(row.capacity),
        ...years.flatMap(({ lines }) => {
          const own = lines.find((line) => keyOfLine(line) === keyOfLine(row))
          return [own?.study, own?.made, own?.seen].map((value) => whole(value ?? null))
        }),
      ]),
    },
  }
}

/** Whole tonnes or millions: accounts are not known better. */
const whole = (value: number | null): string =>
  value === null ? '–' : (Math.round(value) === 0 ? 0 : Math.round(value)).toLocaleString('en-US')
