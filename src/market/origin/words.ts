import { nameIn, sayer, titleIn, WRITING, type Language } from '../../messages/index.ts'
import type { Registry } from './registry.ts'
import type { OriginRule } from './rule.ts'
import type { Finding, Assessment } from './assessment.ts'
import { originMessages } from './messages.gen.ts'
import { stepMessages } from './step.gen.ts'

/** A verdict in sentences, one a finding, the outcome first. */
export function verdictInWords(
  verdict: Assessment,
  rule: OriginRule,
  registry: Registry,
  language: Language,
): readonly string[] {
  const say = sayer(originMessages, language)
  const names = namesIn(registry, rule, language)
  const outcome = say(verdict.passed ? 'passes' : 'fails', { title: titleIn(language, rule) })
  return [outcome, ...verdict.findings.map((finding) => findingInWords(finding, names, language))]
}

interface Names {
  readonly place: (id: string) => string
  readonly site: (id: string) => string
  readonly party: (id: string) => string
  readonly element: (id: string | undefined) => string
}

function namesIn({ places, sites, owners, elements }: Registry, rule: OriginRule, language: Language): Names {
  const pick = (known: { name: string; nameJa: string } | undefined, id: string): string =>
    known === undefined ? id : nameIn(language, known)
  const party = (id: string): string =>
    pick(owners.organisations.get(id) ?? owners.related.find((group) => group.id === id), id)
  return {
    place: (id) => pick(places.get(id) ?? rule.places.get(id), id),
    site: (id) => pick(sites.get(id), id),
    party,
    element: (id) => (id === undefined ? sayer(originMessages, language)('allElements') : pick(elements.get(id), id)),
  }
}

/** A share in per cent; one that is there and too small to be written is still told. */
const percent = (share: number): string => {
  if (share > 0 && share < 0.000_005) return '< 0.001 %'
  const digits = share < 0.001 ? 3 : share < 0.1 ? 2 : 1
  return `${(share * 100).toFixed(digits).replace(/\.?0+$/, '')} %`
}

function findingInWords(finding: Finding, names: Names, language: Language): string {
  const say = sayer(originMessages, language)
  const step = sayer(stepMessages, language)
  const { commas } = WRITING[language]
  switch (finding.kind) {
    case 'not yet':
      return say('notYet', { from: finding.from })
    case 'exempt':
      return say('exempt', { covered: percent(finding.covered), below: percent(finding.below) })
    case 'part': {
      const where = {
        share: percent(finding.share),
        step: step(finding.step),
        site: names.site(finding.site),
        place: names.place(finding.country),
        operator: names.party(finding.operator),
        countries: commas(finding.controllingCountries.map(names.place)),
      }
      const reasons = finding.against.map((one) => say(`against-${one.by}`, { country: names.place(one.country) }))
      return reasons.length === 0
        ? say('partPasses', where)
        : say('partFails', { ...where, reasons: reasons.join(say('and')) })
    }
    case 'unknown':
      return say(finding.accepted ? 'unknownCollected' : 'unknownFails', { share: percent(finding.share) })
    case 'failing':
      if (finding.custody !== 'segregated')
        return say('mostFails', { share: percent(finding.share), most: percent(finding.most) })
      return finding.ok ? say('nothingFails') : say('someFails', { share: percent(finding.share) })
    case 'standards': {
      const where = { step: step(finding.step), site: names.site(finding.site) }
      return finding.ok
        ? say('standardsKept', where)
        : say('standardsLacking', { ...where, missing: commas(finding.missing) })
    }
    case 'source': {
      const told = {
        element: names.element(finding.element),
        step: step(finding.step),
        share: percent(finding.share),
        source: finding.source === undefined ? say('sourceUnknown') : names.place(names.party(finding.source)),
      }
      return finding.ok ? say('source', told) : say('sourceOver', { ...told, most: percent(finding.most) })
    }
    case 'sources': {
      const told = { element: names.element(finding.element), step: step(finding.step), count: finding.count }
      return finding.ok ? say('sources', told) : say('sourcesFew', { ...told, least: finding.least })
    }
    default:
      return finding satisfies never
  }
}
