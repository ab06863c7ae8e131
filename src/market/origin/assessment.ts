import type { Grams } from '../../quantity/index.ts'
import { controlOf, type Control } from '../owners/index.ts'
import { strandsOf, type Strand } from './composition.ts'
import type { Lot } from './lot.ts'
import { parseHistory, type ProcessingStep } from './mass-balance.ts'
import { STEPS, type LotSite, type Registry, type CustodyStep } from './registry.ts'
import type { CountedBy, OriginRule } from './rule.ts'

/** What a rule may need to know besides the lots. */
export interface Circumstances {
  /** Day of delivery, `2027-03-01`: a rule that does not hold yet asks for nothing. */
  readonly on: string
  /** The good that the material goes into, where it is a question of an exemption. */
  readonly item?: {
    readonly offTheShelf: boolean
    /** Share of its weight that is covered material. */
    readonly covered: number
  }
}

/** A part of what a buyer takes. */
export interface Portion {
  readonly lot: Lot
  readonly mass: Grams
}

/** One thing that was looked at. Only those with `ok` decide; `part` and `unknown` show what they are made of. */
export type Finding =
  | { readonly kind: 'not yet'; readonly ok: true; readonly from: string }
  | { readonly kind: 'exempt'; readonly ok: true; readonly covered: number; readonly below: number }
  | {
      readonly kind: 'part'
      readonly step: CustodyStep
      readonly site: string
      readonly country: string
      readonly operator: string
      readonly controllers: readonly string[]
      readonly controllingCountries: readonly string[]
      /** Of the elements, by mass. */
      readonly share: number
      /** Why it fails: whose country, and which; none if it passes. */
      readonly against: readonly { readonly by: CountedBy; readonly country: string }[]
    }
  | { readonly kind: 'unknown'; readonly share: number; readonly accepted: boolean }
  | {
      readonly kind: 'failing'
      readonly ok: boolean
      readonly share: number
      readonly most: number
      readonly custody: OriginRule['custody']
    }
  | {
      readonly kind: 'standards'
      readonly ok: boolean
      readonly step: CustodyStep
      readonly site: string
      readonly missing: readonly string[]
    }
  | {
      readonly kind: 'source'
      readonly ok: boolean
      readonly element: string | undefined
      readonly step: CustodyStep | 'last'
      /** Country or controller; undefined: nobody knows. */
      readonly source: string | undefined
      readonly share: number
      readonly most: number
    }
  | {
      readonly kind: 'sources'
      readonly ok: boolean
      readonly element: string | undefined
      readonly step: CustodyStep | 'last'
      readonly count: number
      readonly least: number
    }

export interface Assessment {
  readonly rule: string
  readonly passed: boolean
  readonly findings: readonly Finding[]
}

/** Shares that are sums of products; less than a gram in a million tonnes. */
const SAME = 1e-12

/** What a rule says of one lot. */
export const assessLot = (rule: OriginRule, lot: Lot, registry: Registry, circumstances: Circumstances): Assessment =>
  assessMix(rule, [{ lot, mass: lot.made }], registry, circumstances)

/**
 * What a rule says of all that a buyer takes, as one mix by mass of its elements.
 *
 * @throws if there is nothing in it, of which anything would be true
 */
export function assessMix(
  rule: OriginRule,
  portions: readonly Portion[],
  registry: Registry,
  { on, item }: Circumstances,
): Assessment {
  if (rule.from !== undefined && on < rule.from)
    return { rule: rule.id, passed: true, findings: [{ kind: 'not yet', ok: true, from: rule.from }] }
  if (rule.exemptBelow !== undefined && item?.offTheShelf === true && item.covered < rule.exemptBelow) {
    const exempt = { kind: 'exempt', ok: true, covered: item.covered, below: rule.exemptBelow } as const
    return { rule: rule.id, passed: true, findings: [exempt] }
  }
  const strands = mixed(portions, registry)
  if (strands.length === 0) throw new Error('there is no mass to judge')
  const controls = controlsIn(rule, strands, registry)
  const findings = [
    ...originOf(rule, strands, registry, controls),
    ...standardsOf(rule, strands, registry),
    ...concentrationOf(rule, strands, registry, controls),
  ]
  return {
    rule: rule.id,
    passed: findings.every((finding) => !('ok' in finding) || finding.ok),
    findings,
  }
}

interface Traced extends Strand {
  readonly passed: readonly ProcessingStep[]
}

function mixed(portions: readonly Portion[], registry: Registry): Traced[] {
  const weighed = portions.map(({ lot, mass }) => ({
    strands: strandsOf(lot, registry),
    held: [...(registry.materials.get(lot.material)?.contents.values() ?? [])].reduce(
      (sum, content) => sum + content * Number(mass),
      0,
    ),
  }))
  const total = weighed.reduce((sum, { held }) => sum + held, 0)
  if (total === 0) return []
  return weighed.flatMap(({ strands, held }) =>
    strands.map((strand) => ({
      ...strand,
      share: (strand.share * held) / total,
      passed: parseHistory(strand.history),
    })),
  )
}

type Controls = (site: string) => Control | undefined

function controlsIn(rule: OriginRule, strands: readonly Traced[], registry: Registry): Controls {
  const operators = new Set(
    strands.flatMap(({ passed }) => passed.map(({ site }) => registry.sites.get(site)?.operator ?? '')),
  )
  const known = new Map(
    [...operators].map((operator) => [operator, controlOf(registry.owners, operator, rule.origin?.control)]),
  )
  return (site) => known.get(registry.sites.get(site)?.operator ?? '')
}

function originOf(rule: OriginRule, strands: readonly Traced[], registry: Registry, controls: Controls): Finding[] {
  const { origin } = rule
  if (origin === undefined) return []
  const looksAt = ({ step }: ProcessingStep): boolean =>
    origin.steps.has(step) || (step === 'scrap' && origin.scrap && origin.steps.has('mine'))
  const parts = new Map<string, Extract<Finding, { kind: 'part' }>>()
  let unknown = 0
  let failing = 0
  // Counted and not weighed, so that no dilution makes it vanish.
  let strandsUnknown = 0
  let strandsFailing = 0
  for (const { passed, share } of strands) {
    let fails = false
    for (const at of passed.filter(looksAt)) {
      const key = `${at.step}@${at.site}`
      const site = registry.sites.get(at.site)
      if (site === undefined) throw new Error(`a lot passed the unknown site "${at.site}"`)
      const control = controls(at.site)
      const against = parts.get(key)?.against ?? againstSite(origin, site, registry, control)
      parts.set(key, {
        kind: 'part',
        step: at.step,
        site: at.site,
        country: site.country,
        operator: site.operator,
        controllers: control?.controllers.map(({ party }) => party) ?? [],
        controllingCountries: control?.countries ?? [],
        share: (parts.get(key)?.share ?? 0) + share,
        against,
      })
      fails ||= against.length > 0
    }
    if (origin.steps.has('mine') && !passed.some(({ step }) => step === 'mine')) {
      strandsUnknown++
      unknown += share
      fails ||= !origin.scrap
    }
    if (!fails) continue
    strandsFailing++
    failing += share
  }
  const ok =
    strandsFailing === 0 || (rule.custody === 'mass-balance' && origin.most > 0 && failing <= origin.most + SAME)
  return [
    ...[...parts.values()].sort(
      (one, other) => STEPS.indexOf(one.step) - STEPS.indexOf(other.step) || (one.site < other.site ? -1 : 1),
    ),
    ...(strandsUnknown > 0 ? [{ kind: 'unknown', share: unknown, accepted: origin.scrap } as const] : []),
    { kind: 'failing', ok, share: failing, most: origin.most, custody: rule.custody },
  ]
}

/** Whose country speaks against a site. */
function againstSite(
  { by, barred, only, control: threshold }: NonNullable<OriginRule['origin']>,
  site: LotSite,
  registry: Registry,
  control: Control | undefined,
): { by: CountedBy; country: string }[] {
  // Holders from one country that nobody binds together still have a say together.
  const together = [...(control?.byCountry ?? [])]
    .filter(([, share]) => (threshold.inclusive ? share >= threshold.share - SAME : share > threshold.share + SAME))
    .map(([country]) => country)
  const countries: Readonly<Record<CountedBy, readonly string[]>> = {
    place: [site.country],
    operator: [registry.owners.organisations.get(site.operator)?.country ?? ''],
    controller: [...new Set([...(control?.countries ?? []), ...together])].sort(),
  }
  return by.flatMap((whose) =>
    countries[whose]
      .filter((country) => (barred?.has(country) ?? false) || (only !== undefined && !only.has(country)))
      .map((country) => ({ by: whose, country })),
  )
}

function standardsOf({ standards }: OriginRule, strands: readonly Traced[], registry: Registry): Finding[] {
  if (standards === undefined) return []
  const seen = new Map<string, ProcessingStep>()
  for (const { passed } of strands)
    for (const at of passed) if (standards.steps.has(at.step)) seen.set(`${at.step}@${at.site}`, at)
  return [...seen.values()]
    .sort((one, other) => STEPS.indexOf(one.step) - STEPS.indexOf(other.step) || (one.site < other.site ? -1 : 1))
    .map(({ step, site }) => {
      const kept = registry.sites.get(site)?.standards
      const missing = standards.require.filter((standard) => !(kept?.has(standard) ?? false))
      return { kind: 'standards', ok: missing.length === 0, step, site, missing }
    })
}

function concentrationOf(
  { concentration }: OriginRule,
  strands: readonly Traced[],
  registry: Registry,
  controls: Controls,
): Finding[] {
  if (concentration === undefined) return []
  const { by, own, most, leastSources: least, per } = concentration
  const elements = per === 'all' ? [undefined] : [...new Set(strands.map(({ element }) => element))].sort()
  const sourcesAt = (site: string): readonly string[] =>
    by === 'place'
      ? [registry.sites.get(site)?.country ?? '']
      : (controls(site)?.controllers.map(({ party }) => party) ?? [])
  return elements.flatMap((element) =>
    concentration.steps.flatMap((step): Finding[] => {
      const counted = strands.filter((strand) => element === undefined || strand.element === element)
      const total = counted.reduce((sum, { share }) => sum + share, 0)
      const shares = new Map<string | undefined, number>()
      for (const { passed, share } of counted) {
        const at = step === 'last' ? passed.slice(-1) : passed.filter((one) => one.step === step)
        const sources = new Set<string | undefined>(at.flatMap(({ site }) => sourcesAt(site)))
        if (step === 'mine' && at.length === 0) sources.add(undefined)
        for (const source of sources) shares.set(source, (shares.get(source) ?? 0) + share / total)
      }
      const known = [...shares.keys()].filter((source) => source !== undefined).sort()
      const all = shares.has(undefined) ? [...known, undefined] : known
      // A step that nothing passed has no sources to count.
      if (all.length === 0) return []
      return [
        ...all.map((source): Finding => {
          const share = shares.get(source) ?? 0
          const ok = (source !== undefined && own.has(source)) || share <= most + SAME
          return { kind: 'source', ok, element, step, source, share, most }
        }),
        ...(least > 0
          ? [{ kind: 'sources', ok: known.length >= least, element, step, count: known.length, least } as const]
          : []),
      ]
    }),
  )
}
