import { describe, expect, it } from 'vitest'
import {
  gradeOf,
  assessLot,
  assessMix,
  parseOriginGrades,
  parseOriginRule,
  verdictInWords,
  type Lot,
  type LotLedger,
  type OriginRule,
} from '../index.ts'
import { bookOf, CHAIN, commission, kg, move, sell, site, transform } from '../../../test/market-chain.ts'
import { textOf, world, registry, rules, grades, rule, lotIn, faultsOf, ON } from '../../../test/market-origin.ts'

describe('rules', () => {
  const magnetOf = (book: LotLedger): Lot => lotIn(book, 'magnet')

  it('give their figures with a source and its address', () => {
    expect([...rules.keys()].sort()).toEqual([
      'democracies',
      'eu-65',
      'standards',
      'three-sources',
      'traced',
      'us-2027',
    ])
    for (const { sources } of rules.values()) for (const { url } of sources.values()) expect(url).toMatch(/^https?:/)
    expect(rule('us-2027').origin?.barred).toEqual(new Set(['CHN', 'IRN', 'PRK', 'RUS']))
    expect(rule('eu-65').concentration?.most).toBe(0.65)
    expect(rule('three-sources').concentration).toMatchObject({ most: 0.4, leastSources: 3 })
  })

  it('pass the chain from Australia over Malaysia to Japan where only the place is barred', () => {
    const verdict = assessLot(rule('us-2027'), magnetOf(bookOf(CHAIN, registry)), registry, ON)
    expect(verdict.passed).toBe(true)
    expect(verdict.findings.filter(({ kind }) => kind === 'part')).toHaveLength(5)
  })

  it('say what fails, where and whose', () => {
    const lotOf = magnetOf(bookOf(CHAIN, registry))
    const verdict = assessLot(rule('democracies'), lotOf, registry, ON)
    expect(verdict.passed).toBe(false)
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({ step: 'separation', site: site('sep-my'), against: [{ by: 'place', country: 'MYS' }] }),
    )
    const words = verdictInWords(verdict, rule('democracies'), registry, 'en')
    expect(words[0]).toBe('Fails "A market of democracies: place and control".')
    expect(words[2]).toBe(
      '100 % passed separation at Separation M (Malaysia), run by MY Separation, controlled from Australia: fails, since the site lies in Malaysia.',
    )
    expect(words.at(-1)).toBe('100 % fails, and no part may, however small.')
    const japanese = verdictInWords(verdict, rule('democracies'), registry, 'ja')
    expect(japanese[0]).toBe('「民主主義国の市場：立地と支配」を満たさない。')
    expect(japanese[1]).toBe(
      '100 %が鉱山A（オーストラリア、操業者：豪州鉱石、最終支配者の国：オーストラリア）で採掘を経た：適合。',
    )
  })

  it('hold from their first day on, and not before', () => {
    const { lots } = bookOf([commission('cn', 0, 'cn', { ore: ['ore-bayan-obo', 10] })], registry)
    const [ore] = [...lots.values()]
    if (ore === undefined) throw new Error('no lot')
    expect(assessLot(rule('us-2027'), ore, registry, { on: '2026-12-31' })).toMatchObject({
      passed: true,
      findings: [{ kind: 'not yet' }],
    })
    expect(assessLot(rule('us-2027'), ore, registry, { on: '2027-01-01' }).passed).toBe(false)
  })

  it('exempt goods off the shelf with less than half of covered material', () => {
    const { lots } = bookOf([commission('cn', 0, 'cn', { ore: ['ore-bayan-obo', 10] })], registry)
    const [ore] = [...lots.values()]
    if (ore === undefined) throw new Error('no lot')
    const passes = (offTheShelf: boolean, covered: number): boolean =>
      assessLot(rule('us-2027'), ore, registry, { ...ON, item: { offTheShelf, covered } }).passed
    expect([passes(true, 0.49), passes(true, 0.5), passes(false, 0.1)]).toEqual([true, false, false])
  })

  it('ask each site for the standards', () => {
    const verdict = assessLot(rule('standards'), magnetOf(bookOf(CHAIN, registry)), registry, ON)
    expect(verdict.findings.filter((finding) => finding.kind === 'standards' && !finding.ok)).toEqual([
      { kind: 'standards', ok: false, step: 'separation', site: site('sep-my'), missing: ['human-rights'] },
    ])
  })

  const mined = (...parts: [where: string, material: string, mass: number][]) => {
    const book = bookOf(
      parts.map(([where, material, mass]) => commission(`c-${where}`, 0, where, { [where]: [material, mass] })),
      registry,
    )
    return parts.map(([where, , mass]) => ({ lot: lotIn(book, where), mass: kg(mass) }))
  }

  it('cap one third country at 65 % of a mix, element by element', () => {
    // Of the NdPr: China 24.7 % of its ore, the US 15.9 %. 500 kg against 500 kg is 61 %; 600 against 400 is 70 %.
    const after = { on: '2031-01-01' }
    const mix = (cn: number, us: number) =>
      assessMix(
        rule('eu-65'),
        mined(['cn', 'ore-bayan-obo', cn], ['us', 'ore-mountain-pass', us]),
        registry,
        after,
      ).findings.find((one) => one.kind === 'source' && one.element === 'ndpr' && one.source === 'CHN')
    expect(mix(500, 500)).toMatchObject({ ok: true, share: expect.closeTo(0.247 / (0.247 + 0.159), 9) })
    expect(mix(600, 400)).toMatchObject({ ok: false })
  })

  it('ask for three sources, each at most 40 %, and take sister companies for one', () => {
    const passes = (...parts: [string, string, number][]): boolean =>
      assessMix(rule('three-sources'), mined(...parts), registry, ON).passed
    const [au, us, cn] = [
      ['mine-au', 'ore-mt-weld'],
      ['us', 'ore-mountain-pass'],
      ['cn', 'ore-bayan-obo'],
    ] as const
    // Shares are of the rare earths in each: 0.9965, 0.99858 and 0.9948 of a kilogram.
    expect(passes([...au, 100], [...us, 100], [...cn, 100])).toBe(true)
    expect(passes([...au, 100], [...us, 100])).toBe(false)
    expect(passes([...au, 100], [...us, 100], [...cn, 200])).toBe(false)
    const sisters = bookOf(
      [
        commission('cn', 0, 'cn', { ore: ['ore-bayan-obo', 30_000] }),
        transform(
          's',
          1,
          'cn',
          'separate-all',
          { ore: 30_000 },
          { a: ['ndpr-oxide', 1000], b: ['ndpr-oxide', 1000], c: ['ndpr-oxide', 1000] },
        ),
        ...move('b', 2, 'cn', 'front', { b: 1000 }),
        ...move('c', 2, 'cn', 'split', { c: 1000 }),
        transform('ra', 6, 'cn', 'reduce-ndpr', { a: 1000 }, { ma: ['ndpr-metal', 800] }),
        transform('rb', 6, 'front', 'reduce-ndpr', { b: 1000 }, { mb: ['ndpr-metal', 800] }),
        transform('rc', 6, 'split', 'reduce-ndpr', { c: 1000 }, { mc: ['ndpr-metal', 800] }),
      ],
      registry,
    )
    const verdict = assessMix(
      rule('three-sources'),
      ['ma', 'mb', 'mc'].map((name) => ({ lot: lotIn(sisters, name), mass: kg(100) })),
      registry,
      ON,
    )
    expect(verdict.findings).toContainEqual(expect.objectContaining({ kind: 'sources', count: 1, ok: false }))
  })

  it('allow a share by mass balance, and none where lots are to be kept apart', () => {
    const balanced = parseOriginRule(
      'balanced.yaml',
      textOf('origin-rules', 'us-2027.yaml')
        .replace('accepts: segregated', 'accepts: mass-balance')
        .replace('  scrap:', '  most: { value: 0.25, source: judgement }\n  scrap:'),
      world,
    )
    const metal = (cn: number): Lot =>
      lotIn(
        bookOf(
          [
            commission('cn', 0, 'cn', { 'ore-cn': ['ore-bayan-obo', 10_000] }),
            transform('s', 1, 'cn', 'separate-all', { 'ore-cn': 10_000 }, { bad: ['ndpr-oxide', 1000] }),
            sell('buy', 2, 'cn', 'cn-all', 'us-all', { bad: 1000 }),
            ...move('bad', 3, 'cn', 'us', { bad: 1000 }),
            commission('us', 0, 'us', { ore: ['ore-mountain-pass', 10_000] }),
            transform('s-us', 1, 'us', 'separate-light', { ore: 10_000 }, { fine: ['ndpr-oxide', 1500] }),
            transform('mix', 8, 'us', 'reduce-ndpr', { fine: 1000 - cn, bad: cn }, { metal: ['ndpr-metal', 800] }),
          ],
          registry,
        ),
        'metal',
      )
    const passes = (of: OriginRule, cn: number): boolean => assessLot(of, metal(cn), registry, ON).passed
    expect([passes(balanced, 250), passes(balanced, 251), passes(rule('us-2027'), 250)]).toEqual([true, false, false])
  })

  it('judge nothing where there is nothing', () => {
    expect(() => assessMix(rule('three-sources'), [], registry, ON)).toThrow('no mass to judge')
  })

  it('are shown all their faults at once, each with its line', () => {
    const text = textOf('origin-rules', 'us-2027.yaml')
      .replace('places: [CHN,', 'places: [CHINA,')
      .replace("date: '2027-01-01', source: crowell-dfars", "date: '2027-01-01', source: hearsay")
      .replace('  scrap:', '  only: { places: [JPN], source: judgement }\n  scrap:')
    const faults = faultsOf(() => parseOriginRule('mine.yaml', text, world))
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'RULE_CONTRADICTS',
      'RULE_PLACE_UNKNOWN',
      'RULE_SOURCE_UNKNOWN',
    ])
    for (const fault of faults) expect(fault).toMatchObject({ file: 'mine.yaml', line: expect.any(Number) })
    expect(faultsOf(() => parseOriginRule('mine.yaml', `${text}\nbarred: all`, world))[0]?.code).toBe(
      'SCENARIO_NOT_ALLOWED',
    )
    const unused = textOf('origin-rules', 'eu-65.yaml').replaceAll('source: eurlex-crma', 'source: judgement')
    expect(faultsOf(() => parseOriginRule('mine.yaml', unused, world))[0]?.code).toBe('RULE_SOURCE_UNUSED')
  })
})

describe('grades', () => {
  it('are nested: a lot has the strictest that it passes with all below', () => {
    const book = bookOf(
      [
        ...CHAIN,
        commission('us', 0, 'us', { us: ['ore-mountain-pass', 10] }),
        commission('cn', 0, 'cn', { cn: ['ore-bayan-obo', 10] }),
        commission('scrap', 0, 'magnet-jp', { old: ['scrap-standard', 10] }, 'collect'),
      ],
      registry,
    )
    const gradeIn = (name: string) => gradeOf(grades, lotIn(book, name), registry, ON).grade?.id
    expect(['us', 'magnet', 'cn', 'old'].map(gradeIn)).toEqual(['democracies', 'us-2027', 'traced', 'traced'])
  })

  it('refuse a rule that is not there, or is about a mix', () => {
    const text =
      'title: a\ntitle_ja: a\ngrades:\n  - { id: x, title: x, title_ja: x, rule: eu-65 }\n  - { id: x, title: x, title_ja: x, rule: us-2028 }\n'
    expect(faultsOf(() => parseOriginGrades('g.yaml', text, rules)).map(({ code }) => code)).toEqual([
      'GRADE_RULE_ON_MIXES',
      'GRADE_TWICE',
      'GRADE_RULE_UNKNOWN',
    ])
  })
})
