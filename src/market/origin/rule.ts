import { z } from 'zod'
import { BLOCS, FaultList, readYaml, suggested, type Place, type Where } from '../../world/index.ts'
import type { Threshold } from '../owners/index.ts'
import { originFault, word } from './origin-fault.ts'
import { STEPS, type CustodyStep } from './registry.ts'

const source = z.string().min(1).meta({ description: 'Id of one of `sources`, or `judgement`' })
const step = z.enum(STEPS)
const share = z.number().min(0).max(1)
const figure = z.strictObject({ value: share, low: share.optional(), high: share.optional(), source })
const places = z.array(z.string()).min(1).meta({ description: 'Places, blocs, or ids under `places`' })
const listed = z.strictObject({ places, source })
const BY = ['place', 'operator', 'controller'] as const

export const originRuleSchema = z
  .strictObject({
    title: z.string().min(1),
    title_ja: z.string().min(1),
    note: z.string().optional(),
    sources: z
      .array(z.strictObject({ id: z.string().min(1), title: z.string().min(1), url: z.url() }))
      .meta({ description: 'Every source that a figure or list of the file rests on' }),
    places: z
      .array(z.strictObject({ id: z.string().regex(/^[A-Z]{3}$/), name: z.string(), name_ja: z.string() }))
      .optional()
      .meta({ description: 'Countries that the rule names and the world does not' }),
    from: z
      .strictObject({ date: z.iso.date(), source })
      .optional()
      .meta({ description: 'First day on which it holds; always if left out' }),
    custody: z.strictObject({
      accepts: z.enum(['segregated', 'mass-balance']).meta({
        description:
          'segregated: what fails may be no part of a lot, however small; mass-balance: shares by proportional mixing count',
      }),
      source,
    }),
    origin: z
      .strictObject({
        steps: z.array(step).min(1),
        by: z.array(z.enum(BY)).min(1).meta({ description: 'Whose country counts at each step' }),
        barred: listed.optional(),
        only: listed.optional(),
        most: figure.optional().meta({ description: 'Share of a lot that may fail, with mass-balance; 0 if left out' }),
        control: z
          .strictObject({ share, inclusive: z.boolean(), source })
          .optional()
          .meta({ description: 'Share of the votes that is control; more than half if left out' }),
        scrap: z
          .strictObject({ accepts: z.boolean(), source })
          .meta({ description: 'Whether collected scrap, whose mine nobody knows, counts by where it was collected' }),
      })
      .optional(),
    standards: z
      .strictObject({ steps: z.array(step).min(1), require: z.array(z.string()).min(1), source })
      .optional()
      .meta({ description: 'Standards that each site of these steps was found to keep to' }),
    exemption: z
      .strictObject({ off_the_shelf: z.literal(true), covered_below: figure })
      .optional()
      .meta({ description: 'Items sold off the shelf whose covered material weighs less than this share of them' }),
    concentration: z
      .strictObject({
        steps: z.array(z.union([step, z.literal('last')])).min(1),
        by: z.enum(['place', 'controller']),
        own: listed.optional().meta({ description: 'Places that are no third country' }),
        most: figure,
        least_sources: z.strictObject({ value: z.int().min(1), source }).optional(),
        per: z.enum(['element', 'all']),
        source,
      })
      .optional()
      .meta({ description: 'How much of what a buyer takes may come from one source' }),
  })
  .meta({
    title: 'Ytterby rule of origin',
    description: 'Which steps, whose, what share: what a lot or a mix must meet.',
  })

type RuleGiven = z.infer<typeof originRuleSchema>
export type CountedBy = (typeof BY)[number]

/** A rule with its places written out. */
export interface OriginRule {
  readonly id: string
  readonly title: string
  readonly titleJa: string
  readonly note: string
  readonly sources: ReadonlyMap<string, { readonly title: string; readonly url: string }>
  /** Names of countries that the world does not have: id -> name. */
  readonly places: ReadonlyMap<string, { readonly name: string; readonly nameJa: string }>
  /** First day, `2027-01-01`. */
  readonly from: string | undefined
  readonly custody: 'segregated' | 'mass-balance'
  readonly origin:
    | {
        readonly steps: ReadonlySet<CustodyStep>
        readonly by: readonly CountedBy[]
        readonly barred: ReadonlySet<string> | undefined
        readonly only: ReadonlySet<string> | undefined
        /** Share of a lot that may fail. */
        readonly most: number
        readonly control: Threshold
        readonly scrap: boolean
      }
    | undefined
  readonly standards: { readonly steps: ReadonlySet<CustodyStep>; readonly require: readonly string[] } | undefined
  /** Share of the weight of an off-the-shelf item below which it is exempt. */
  readonly exemptBelow: number | undefined
  readonly concentration:
    | {
        readonly steps: readonly (CustodyStep | 'last')[]
        readonly by: 'place' | 'controller'
        readonly own: ReadonlySet<string>
        readonly most: number
        readonly leastSources: number
        readonly per: 'element' | 'all'
      }
    | undefined
}

const FORM = {
  schema: originRuleSchema,
  whole: word('rule'),
  begin: word('begin-rule'),
  example: word('example'),
  entries: word('entries'),
}

/** Reads a rule (YAML) against the places of a market, or throws an `InputError` with every fault found. */
export function parseOriginRule(
  file: string,
  text: string,
  { places }: { readonly places: ReadonlyMap<string, Pick<Place, 'id' | 'bloc'>> },
): OriginRule {
  const { given, find } = readYaml<RuleGiven>(file, text, FORM)
  const faults = new FaultList()
  const own = new Map((given.places ?? []).map(({ id, name, name_ja: nameJa }) => [id, { name, nameJa }]))
  const named = (names: readonly string[], path: readonly PropertyKey[]): ReadonlySet<string> =>
    new Set(
      names.flatMap((name, i) => {
        if (places.has(name) || own.has(name)) return [name]
        const members = [...places.values()].filter(({ bloc }) => bloc === name).map(({ id }) => id)
        if (members.length === 0)
          faults.add(
            originFault(
              'RULE_PLACE_UNKNOWN',
              { word: name, suggestion: suggested(name, [...places.keys(), ...own.keys(), ...BLOCS], '`places`') },
              { file, ...find([...path, i]) },
            ),
          )
        return members
      }),
    )
  checkSources(given, file, find, faults)
  const { origin, concentration } = given
  const at = (...path: readonly PropertyKey[]): Where => ({ file, ...find(path) })
  if (!origin && !given.standards && !concentration)
    faults.add(originFault('RULE_CONTRADICTS:nothing', {}, at('title')))
  if (origin?.barred && origin.only) faults.add(originFault('RULE_CONTRADICTS:both', {}, at('origin', 'only')))
  if (origin?.most && given.custody.accepts === 'segregated')
    faults.add(originFault('RULE_CONTRADICTS:segregated', {}, at('origin', 'most')))
  if (concentration?.own && concentration.by !== 'place')
    faults.add(originFault('RULE_CONTRADICTS:own', {}, at('concentration', 'own')))
  if (concentration?.least_sources && concentration.least_sources.value * concentration.most.value < 1)
    faults.add(
      originFault(
        'RULE_CONTRADICTS:sources',
        { least: concentration.least_sources.value, most: concentration.most.value },
        at('concentration', 'least_sources'),
      ),
    )
  const rule: OriginRule = {
    id: file.replace(/^.*\//, '').replace(/\.ya?ml$/, ''),
    title: given.title,
    titleJa: given.title_ja,
    note: given.note ?? '',
    sources: new Map(given.sources.map(({ id, title, url }) => [id, { title, url }])),
    places: own,
    from: given.from?.date,
    custody: given.custody.accepts,
    origin: origin && {
      steps: new Set(origin.steps),
      by: origin.by,
      barred: origin.barred && named(origin.barred.places, ['origin', 'barred', 'places']),
      only: origin.only && named(origin.only.places, ['origin', 'only', 'places']),
      most: origin.most?.value ?? 0,
      control: origin.control ?? { share: 0.5, inclusive: false },
      scrap: origin.scrap.accepts,
    },
    standards: given.standards && { steps: new Set(given.standards.steps), require: given.standards.require },
    exemptBelow: given.exemption?.covered_below.value,
    concentration: concentration && {
      steps: concentration.steps,
      by: concentration.by,
      own: named(concentration.own?.places ?? [], ['concentration', 'own', 'places']),
      most: concentration.most.value,
      leastSources: concentration.least_sources?.value ?? 0,
      per: concentration.per,
    },
  }
  faults.throwIfAny()
  return rule
}

/** Every source that is named has to be listed, and the other way round. */
function checkSources(
  given: RuleGiven,
  file: string,
  find: (path: readonly PropertyKey[]) => { line?: number },
  faults: FaultList,
): void {
  const listed = new Set(given.sources.map(({ id }) => id))
  const cited = new Set<string>()
  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value !== 'object' || value === null || path[0] === 'sources') return
    for (const [key, part] of Object.entries(value)) {
      if (key !== 'source' || typeof part !== 'string') {
        visit(part, [...path, key])
        continue
      }
      cited.add(part)
      if (part !== 'judgement' && !listed.has(part))
        faults.add(
          originFault(
            'RULE_SOURCE_UNKNOWN',
            { source: part, suggestion: suggested(part, [...listed, 'judgement'], '`sources`') },
            { file, ...find([...path, key]) },
          ),
        )
    }
  }
  for (const [key, part] of Object.entries(given)) visit(part, [key])
  given.sources.forEach(({ id }, i) => {
    if (!cited.has(id)) faults.add(originFault('RULE_SOURCE_UNUSED', { source: id }, { file, ...find(['sources', i]) }))
  })
}
