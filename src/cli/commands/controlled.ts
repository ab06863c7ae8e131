import { nameIn, namer, sayer, WRITING } from '../../messages/index.ts'
import { left, namesOf, percent, right, toJson, type Section } from '../../studies/index.ts'
import {
  controlOf,
  InputError,
  suggested,
  type ControlFinding,
  type ControlNotice,
  type World,
} from '../../world/index.ts'
import { cliFault, word } from '../cli-fault.ts'
import { colours } from '../colours.ts'
import { loadWorld } from '../../files/index.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { renderReport } from '../render.ts'
import { controlledMessages } from './controlled.gen.ts'

export interface ControlledOptions extends WorldOptions, LanguageOption {
  readonly json?: boolean
}

/** Says whether a material, an element or a code of goods is named in notices of export controls, and in which. */
export async function controlledCommand(asked: string, options: ControlledOptions): Promise<void> {
  const world = await loadWorld(options.world, options.overlay)
  const found = controlOf(world, asked)
  if (found === undefined) {
    const ids = [...world.materials.keys(), ...world.elements.keys()]
    throw new InputError([
      cliFault('CONTROLLED_UNKNOWN', { id: asked, suggestion: suggested(asked, ids, word('own-table')) }),
    ])
  }
  const until = lastDay(world)
  if (options.json === true) {
    process.stdout.write(toJson({ asked, ...found, tableEnds: until ?? null }))
    return
  }
  const say = sayer(controlledMessages, options.lang)
  const names = namesOf(world, options.lang)
  const name = world.materials.has(asked)
    ? names.material(asked)
    : world.elements.has(asked)
      ? names.element(asked)
      : asked
  process.stdout.write(
    renderReport(
      {
        title: say('title', { asked: name, answer: found.answer }),
        lines: [say(found.answer), ...(until === undefined ? [] : [say('asOf', { day: until })])],
        sections: sectionsOf(world, found, options),
      },
      colours(process.stdout),
    ),
  )
}

/** The last day that a notice of the table speaks of having been announced or looked for. */
const lastDay = ({ notices }: World): string | undefined =>
  notices
    .map(({ announced }) => announced)
    .sort()
    .at(-1)

function sectionsOf(world: World, { codes, notices }: ControlFinding, { lang }: ControlledOptions): Section[] {
  const say = sayer(controlledMessages, lang)
  const named = namer(controlledMessages, lang)
  const names = namesOf(world, lang)
  const good = (id: string): string => {
    const stage = world.stages.get(id.replace(/^stage:/, ''))
    return id.startsWith('stage:') && stage !== undefined ? nameIn(lang, stage) : names.material(id)
  }
  const suspended = ({ suspendedFrom: from, suspendedUntil: until }: ControlNotice): string =>
    from === undefined ? '' : say('until', { from, until: until ?? '' })
  const cited = [...new Set([...notices, ...codes].map(({ source }) => source))].sort()
  return [
    {
      heading: say('notices'),
      table: {
        columns: [
          'notice',
          'item',
          'specification',
          'kind',
          'targets',
          'announced',
          'inForce',
          'suspendedColumn',
          'confidence',
          'source',
        ].map((key) => left(named(key))),
        rows: notices.map((notice) => [
          notice.number,
          notice.item,
          nameIn(lang, { name: notice.specification, nameJa: notice.specificationJa }),
          named(notice.kind),
          notice.targets.length === 0 ? say('everywhere') : WRITING[lang].commas(notice.targets.map(names.place)),
          notice.announced,
          notice.inForce ?? '',
          suspended(notice),
          named(notice.confidence),
          notice.source,
        ]),
      },
    },
    {
      heading: say('codes'),
      table: {
        columns: [
          left(say('system')),
          left(say('code')),
          left(say('material')),
          left(say('relation')),
          right(say('share')),
          right(say('range')),
          left(say('confidence')),
        ],
        rows: codes.map(({ system, code, material, relation, share, confidence }) => [
          system,
          code,
          good(material),
          named(relation),
          percent(share.value, 1),
          `${percent(share.low, 1)} – ${percent(share.high, 1)}`,
          named(confidence),
        ]),
      },
    },
    {
      heading: say('addresses'),
      table: {
        columns: [left(say('id')), left(say('titleOf')), left(say('published')), left(say('address'))],
        rows: cited.map((id) => {
          const source = world.sources.get(id)
          return [id, source?.title ?? '', source?.published ?? '', source?.url ?? '']
        }),
      },
    },
  ].filter(({ table }) => table.rows.length > 0)
}
