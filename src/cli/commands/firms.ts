import { nameIn, namer, sayer, WRITING, type Language, type SayOf } from '../../messages/index.ts'
import { left, namesOf, placesNamed, right, toJson, type Report, type Section } from '../../studies/index.ts'
import {
  FIRM_ACTIVITIES,
  firmsThat,
  InputError,
  suggested,
  ultimateOwner,
  type Firm,
  type FirmFilter,
  type World,
} from '../../world/index.ts'
import { cliFault, word } from '../cli-fault.ts'
import { colours } from '../colours.ts'
import { loadWorld } from '../../files/index.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { renderReport } from '../render.ts'
import { firmsMessages } from './firms.gen.ts'

export interface FirmsOptions extends WorldOptions, LanguageOption {
  readonly place: readonly string[]
  readonly material?: string
  readonly stage?: string
  readonly count?: boolean
  readonly json?: boolean
}

/** Lists firms of some places, stages and goods, with who owns them and where it is said; or counts them. */
export async function firmsCommand(options: FirmsOptions): Promise<void> {
  const world = await loadWorld(options.world, options.overlay)
  const filter = filterIn(world, options)
  const firms = firmsThat(world, filter)
  if (options.json === true) {
    process.stdout.write(toJson(firms.map((firm) => asData(world, firm))))
    return
  }
  const words = wordsOf(world, options.lang)
  const report = options.count === true ? counted(world, firms, words) : listed(world, firms, words)
  process.stdout.write(renderReport({ ...report, title: words.title(firms.length, filter) }, colours(process.stdout)))
}

/** What is asked for, or a fault for a word that names nothing. */
function filterIn(world: World, { place, material, stage }: FirmsOptions): FirmFilter {
  const known = (id: string | undefined, ids: readonly string[]): void => {
    if (id === undefined || ids.includes(id)) return
    throw new InputError([cliFault('DATA_ID_UNKNOWN', { id, suggestion: suggested(id, ids, word('own-table')) })])
  }
  known(material, [...world.materials.keys(), ...world.elements.keys()])
  known(stage, [...world.stages.keys(), ...world.sectors.keys(), ...FIRM_ACTIVITIES])
  return { places: placesNamed(world, place), material, stage }
}

/** A firm with who stands behind it, and its sources as they are cited. */
function asData(world: World, firm: Firm): object {
  return {
    ...firm,
    ultimateOwner: ultimateOwner(world, firm) ?? null,
    sources: firm.sources.map((id) => world.sources.get(id) ?? { id }),
  }
}

interface Words {
  readonly lang: Language
  readonly say: SayOf<typeof firmsMessages>
  readonly place: (id: string) => string
  /** A stage, a sector, an activity, a status, a tie. */
  readonly named: (id: string) => string
  readonly title: (n: number, filter: FirmFilter) => string
}

function wordsOf(world: World, lang: Language): Words {
  const say = sayer(firmsMessages, lang)
  const names = namesOf(world, lang)
  const named = (id: string): string => {
    const row = world.stages.get(id) ?? world.sectors.get(id)
    return row === undefined ? namer(firmsMessages, lang)(id) : nameIn(lang, row)
  }
  const { dots } = WRITING[lang]
  const title: Words['title'] = (n, { places = [], material, stage }) => {
    const goods =
      material === undefined ? [] : [world.elements.has(material) ? names.element(material) : names.material(material)]
    const asked = dots([...places.map(names.place), ...goods, ...(stage === undefined ? [] : [named(stage)])])
    return say('title', { n, asked: asked === '' ? 'all' : asked })
  }
  return { lang, say, place: names.place, named, title }
}

function listed(world: World, firms: readonly Firm[], { lang, say, place, named }: Words): Omit<Report, 'title'> {
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')
  const cited = new Set(firms.flatMap(({ sources, via }) => [...sources, ...(via === undefined ? [] : [via])]))
  const sections: Section[] = [
    {
      heading: say('firms'),
      table: {
        columns: [
          left(say('firm')),
          left(say('place')),
          left(say('does')),
          left(say('makes')),
          left(say('owner')),
          left(say('ownerPlace')),
          left(say('link', { place: coercer === undefined ? '' : nameIn(lang, coercer) })),
          left(say('status')),
          left(say('confidence')),
          left(say('sources')),
        ],
        rows: firms.map((firm) => {
          const owner = ultimateOwner(world, firm)
          return [
            nameIn(lang, firm),
            place(firm.place),
            WRITING[lang].commas(firm.stages.map(named)),
            nameIn(lang, { name: firm.product, nameJa: firm.productJa }),
            owner === undefined ? say('itself') : nameIn(lang, owner),
            place(owner?.place ?? firm.place),
            firm.coercerLink === undefined ? '' : named(firm.coercerLink),
            named(firm.status),
            named(firm.confidence),
            [...firm.sources, ...(firm.via === undefined || firm.sources.includes(firm.via) ? [] : [firm.via])].join(
              ' ',
            ),
          ]
        }),
      },
    },
    {
      heading: say('addresses'),
      table: {
        columns: [
          left(say('id')),
          left(say('titleOf')),
          left(say('publisher')),
          left(say('published')),
          left(say('address')),
        ],
        rows: [...cited].sort().map((id) => {
          const source = world.sources.get(id)
          return [id, source?.title ?? '', source?.publisher ?? '', source?.published ?? '', source?.url ?? '']
        }),
      },
    },
  ]
  return { lines: [say('none')], sections }
}

function counted(world: World, firms: readonly Firm[], { say, place, named }: Words): Omit<Report, 'title'> {
  const places = [...world.places.keys()].filter((id) => firms.some((firm) => firm.place === id))
  const row = (name: string, of: readonly Firm[]): string[] => [
    name,
    ...places.map((id) => String(of.filter((firm) => firm.place === id).length || '')),
    String(of.length),
  ]
  const columns = (first: string) => [left(first), ...places.map((id) => right(place(id))), right(say('all'))]
  const stages = [...world.stages.keys(), ...world.sectors.keys(), ...FIRM_ACTIVITIES]
  const having = (id: string): Firm[] => firms.filter((firm) => firm.stages.includes(id))
  return {
    lines: [say('none')],
    sections: [
      {
        heading: say('counts'),
        lines: [say('counted')],
        table: {
          columns: columns(say('does')),
          rows: [
            ...stages.filter((id) => having(id).length > 0).map((id) => row(named(id), having(id))),
            row(say('all'), firms),
          ],
        },
      },
      {
        heading: say('sure'),
        table: {
          columns: columns(say('confidence')),
          rows: (['high', 'medium', 'low'] as const).map((sure) =>
            row(
              named(sure),
              firms.filter(({ confidence }) => confidence === sure),
            ),
          ),
        },
      },
    ],
  }
}
