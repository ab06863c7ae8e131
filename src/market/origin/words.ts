import type { Registry, Step } from './registry.ts'
import type { CountedBy, OriginRule } from './rule.ts'
import type { Finding, Assessment } from './verdict.ts'

export type Language = 'en' | 'ja'

const STEP_NAMES: Readonly<Record<Step | 'last', Readonly<Record<Language, string>>>> = {
  mine: { en: 'mining', ja: '採掘' },
  scrap: { en: 'collection of scrap', ja: 'スクラップ回収' },
  separation: { en: 'separation', ja: '分離・精製' },
  metal: { en: 'metal making', ja: '金属製造' },
  alloy: { en: 'alloy making', ja: '合金製造' },
  magnet: { en: 'magnet making', ja: '磁石製造' },
  product: { en: 'making of the product', ja: '製品製造' },
  last: { en: 'the last step', ja: '最終工程' },
}
const WHOSE: Readonly<Record<CountedBy, Readonly<Record<Language, string>>>> = {
  place: { en: 'the site lies in', ja: '所在国' },
  operator: { en: 'the operator is registered in', ja: '操業者の登録国' },
  controller: { en: 'the operator is controlled from', ja: '最終支配者の国' },
}

/** A verdict in sentences, one a finding, the outcome first. */
export function verdictInWords(
  verdict: Assessment,
  rule: OriginRule,
  registry: Registry,
  language: Language,
): readonly string[] {
  const names = namesIn(registry, rule, language)
  const { passed } = verdict
  const outcome =
    language === 'ja'
      ? `「${rule.titleJa}」を${passed ? '満たす' : '満たさない'}。`
      : `${passed ? 'Passes' : 'Fails'} "${rule.title}".`
  return [outcome, ...verdict.findings.map((finding) => SAY[language](finding, names))]
}

interface Names {
  readonly place: (id: string) => string
  readonly site: (id: string) => string
  readonly party: (id: string) => string
  readonly element: (id: string | undefined) => string
}

function namesIn({ places, sites, owners, elements }: Registry, rule: OriginRule, language: Language): Names {
  const pick = (known: { name: string; nameJa: string } | undefined, id: string): string =>
    (language === 'ja' ? known?.nameJa : known?.name) ?? id
  const party = (id: string): string =>
    pick(owners.organisations.get(id) ?? owners.related.find((group) => group.id === id), id)
  return {
    place: (id) => pick(places.get(id) ?? rule.places.get(id), id),
    site: (id) => pick(sites.get(id), id),
    party,
    element: (id) =>
      id === undefined ? (language === 'ja' ? 'レアアース全体' : 'All rare earths') : pick(elements.get(id), id),
  }
}

/** A share in per cent; one that is there and too small to be written is still told. */
const percent = (share: number): string => {
  if (share > 0 && share < 0.000_005) return '< 0.001 %'
  const digits = share < 0.001 ? 3 : share < 0.1 ? 2 : 1
  return `${(share * 100).toFixed(digits).replace(/\.?0+$/, '')} %`
}

const SAY: Readonly<Record<Language, (finding: Finding, names: Names) => string>> = {
  en: (finding, names) => {
    switch (finding.kind) {
      case 'not yet':
        return `The rule holds from ${finding.from} on.`
      case 'exempt':
        return `Exempt: an item off the shelf with ${percent(finding.covered)} of covered material by weight, less than ${percent(finding.below)}.`
      case 'part': {
        const { step, site, country, operator, controllingCountries: from, share, against } = finding
        const where = `${percent(share)} passed ${STEP_NAMES[step].en} at ${names.site(site)} (${names.place(country)}), run by ${names.party(operator)}, controlled from ${from.map(names.place).join(', ')}`
        return against.length === 0
          ? `${where}: passes.`
          : `${where}: fails, since ${against.map((one) => `${WHOSE[one.by].en} ${names.place(one.country)}`).join(' and ')}.`
      }
      case 'unknown':
        return `${percent(finding.share)} is from scrap whose mine nobody knows: ${finding.accepted ? 'it counts by where it was collected' : 'fails'}.`
      case 'failing':
        return finding.custody === 'segregated'
          ? finding.ok
            ? 'No part fails.'
            : `${percent(finding.share)} fails, and no part may, however small.`
          : `${percent(finding.share)} fails; ${percent(finding.most)} may.`
      case 'standards':
        return `${STEP_NAMES[finding.step].en} at ${names.site(finding.site)}: ${finding.ok ? 'keeps to all standards asked for' : `not found to keep to ${finding.missing.join(', ')}`}.`
      case 'source':
        return `${names.element(finding.element)}, ${STEP_NAMES[finding.step].en}: ${percent(finding.share)} from ${finding.source === undefined ? 'nobody knows where' : names.place(names.party(finding.source))}${finding.ok ? '' : `, more than ${percent(finding.most)}`}.`
      case 'sources':
        return `${names.element(finding.element)}, ${STEP_NAMES[finding.step].en}: ${finding.count} sources${finding.ok ? '' : `, fewer than ${finding.least}`}.`
      default:
        return finding satisfies never
    }
  },
  ja: (finding, names) => {
    switch (finding.kind) {
      case 'not yet':
        return `本規則は${finding.from}から適用される。`
      case 'exempt':
        return `適用除外：市販品で、対象材料の重量比は${percent(finding.covered)}（${percent(finding.below)}未満）。`
      case 'part': {
        const { step, site, country, operator, controllingCountries: from, share, against } = finding
        const where = `${percent(share)}が${names.site(site)}（${names.place(country)}、操業者：${names.party(operator)}、最終支配者の国：${from.map(names.place).join('、')}）で${STEP_NAMES[step].ja}を経た`
        return against.length === 0
          ? `${where}：適合。`
          : `${where}：不適合（${against.map((one) => `${WHOSE[one.by].ja}：${names.place(one.country)}`).join('、')}）。`
      }
      case 'unknown':
        return `${percent(finding.share)}は鉱山不明のスクラップ由来：${finding.accepted ? '回収地で判定する' : '不適合'}。`
      case 'failing':
        return finding.custody === 'segregated'
          ? finding.ok
            ? '不適合の部分はない。'
            : `${percent(finding.share)}が不適合。わずかな混入も認められない。`
          : `不適合は${percent(finding.share)}、許容は${percent(finding.most)}まで。`
      case 'standards':
        return `${names.site(finding.site)}での${STEP_NAMES[finding.step].ja}：${finding.ok ? '求められる基準をすべて満たす' : `基準を満たすと確認されていない（${finding.missing.join('、')}）`}。`
      case 'source':
        return `${names.element(finding.element)}、${STEP_NAMES[finding.step].ja}：${finding.source === undefined ? '出所不明' : names.place(names.party(finding.source))}が${percent(finding.share)}${finding.ok ? '' : `（上限${percent(finding.most)}を超える）`}。`
      case 'sources':
        return `${names.element(finding.element)}、${STEP_NAMES[finding.step].ja}：供給源は${finding.count}${finding.ok ? '' : `（${finding.least}以上が必要）`}。`
      default:
        return finding satisfies never
    }
  },
}
