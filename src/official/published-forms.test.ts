import { describe, expect, it } from 'vitest'
import { OBSERVED_TABLE, readObservedTable, toCsv } from '../studies/index.ts'
import { columnsOf, faultIn } from '../world/index.ts'
import { countLeftOut, officialNothing, type OfficialFile, type OfficialRows } from './index.ts'
import { faultsOf, file, rowsOf } from '../../test/official.ts'

/** Rows in the forms in which publishers hand them out, with invented figures. */

const faultOf = (...files: OfficialFile[]) => {
  const faults = faultsOf(...files)
  expect(faults).toHaveLength(1)
  return faults[0]
}
const leftOf = ({ leftOut }: OfficialRows): string[] => leftOut.map(({ reason, what }) => `${reason} ${what}`).sort()
const tonnesOf = ({ observations }: OfficialRows) =>
  observations.map((row) => [row['place'], row['partner'], row['date'], row['value']].join(' ').replaceAll('  ', ' '))

const HEAD = 'reporterCode,partnerCode,flowCode,cmdCode,period,qtyUnitCode,qty,netWgt,primaryValue'
/** Kilograms that the United States imported. */
const comtrade = (...rows: string[]): OfficialFile => file([HEAD, ...rows].join('\n'))
const imports = (partner: number, code: string, kilograms: number | ''): string =>
  `842,${partner},M,${code},2024,-1,,${kilograms},5000`

/** A year of imports in the form of e-Stat: a quantity by month, and a thousand yen for each of it. */
interface EStatRow {
  readonly code: string
  readonly country?: string
  readonly unit?: string
  readonly kilograms: readonly number[]
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const E_STAT_HEAD = [
  'Exp or Imp,Year,HS,Country,Unit1,Unit2',
  ...['Year', ...MONTHS].map((time) => `Quantity1-${time},Quantity2-${time},Value-${time}`),
].join(',')
const eStatText = (...rows: EStatRow[]): string =>
  [
    E_STAT_HEAD,
    ...rows.map(({ code, country = '105', unit = 'KG', kilograms }) => {
      const all = kilograms.reduce((sum, one) => sum + one, 0)
      return [`2,2025,'${code}',${country},,${unit}`, ...[all, ...kilograms].map((kg) => `0,${kg},${kg}`)].join(',')
    }),
  ].join('\n')
const eStat = (...rows: EStatRow[]): OfficialFile => file(eStatText(...rows))

const EVERY_MONTH = MONTHS.map(() => 1000)

const MCS_HEAD = 'Source,Country,Type,Prod_t_2022,Prod_t_est_2023,Prod_notes,Reserves_t'
const MINED = '"Rare earths, mine production, rare-earth-oxide equivalent, metric tons"'
/** A file of one commodity, whose name says which. */
const mcs = (...rows: string[]): OfficialFile => file([MCS_HEAD, ...rows].join('\n'), 'mcs2024-raree_world.csv')
const MCS_ALL_HEAD = 'SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES'
/** A file of all commodities. */
const mcsOfAll = (...rows: string[]): OfficialFile => file([MCS_ALL_HEAD, ...rows].join('\n'), 'all.csv')

const COMEXT_HEAD = 'DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE'
const comext = (...rows: string[]): OfficialFile =>
  file([COMEXT_HEAD, ...rows.map((row) => `ESTAT:DS-045409(1.0),13/02/26 11:00:00,A,${row}`)].join('\n'))
const GERMAN = 'DE,CN,85051110,1,QUANTITY_IN_100KG,2024,5000'

describe('world production of the USGS', () => {
  it('is read wherever the type says mine production, whatever stands before it', () => {
    expect(tonnesOf(rowsOf(mcs(`MCS2024,United States,${MINED},42000,43000,,1`)))).toEqual([
      'USA 2022 42000',
      'USA 2023 43000',
    ])
    expect(leftOf(rowsOf(mcs(`MCS2024,China,"Refinery production",1,2,,`)))).toEqual(['type Refinery production'])
  })

  it('leaves out the world and places that are no countries, whether its countries are there or not', () => {
    const rows = ['World total (rounded)', 'Other countries'].map((name) => `MCS2024,${name},${MINED},1,2,,`)
    expect(leftOf(rowsOf(mcs(...rows)))).toEqual(['country Other countries', 'group World total (rounded)'])
  })

  it('may have rows of commas at its end', () => {
    expect(rowsOf(mcs(`MCS2024,China,${MINED},1000,2000,,`, ',,,,,,', ',,')).observations).toHaveLength(2)
  })

  it('has commas between thousands, in groups of three', () => {
    expect(tonnesOf(rowsOf(mcs(`MCS2024,China,${MINED},"1,700","14,000.5",,`)))).toEqual([
      'CHN 2022 1700',
      'CHN 2023 14000.5',
    ])
    for (const text of ['1,70', '17,00', '1,7000']) {
      const fault = faultOf(mcs(`MCS2024,China,${MINED},"${text}",2000,,`))
      expect(fault).toMatchObject({ code: 'OFFICIAL_NUMBER', line: 2 })
      expect(fault?.remedy).toContain('commas between thousands')
    }
  })

  it('says in words and signs that there is no figure', () => {
    const none = ['<100', '>95', 'W', 'NA', '--', '—', 'Included with Brazil', 'Less than 1/2 unit']
    const rows = none.map((text) => `MCS2024,China,${MINED},${text},2000,,`)
    for (const row of rows) {
      const { observations, leftOut } = rowsOf(mcs(row))
      expect(observations).toHaveLength(1)
      expect(leftOut.map(({ reason }) => reason)).toEqual(['withheld'])
    }
    expect(leftOf(rowsOf(mcs(`MCS2024,China,${MINED},,,,`)))).toEqual(['withheld China'])
    expect(faultOf(mcs(`MCS2024,China,${MINED},e42000,2000,,`))?.code).toBe('OFFICIAL_NUMBER')
  })

  it('is judged where its commodity is listed, and not for what others have in their cells', () => {
    const { observations, leftOut } = rowsOf(
      mcsOfAll(
        'MCS2025,Rare earths ,China,"Mine production, oxide",metric tons,255000,270000,',
        'MCS2025,Lithium,"=1+1","Mine production",metric tons,1e,"1,70",',
      ),
    )
    expect(observations).toHaveLength(2)
    expect(leftOut.map(({ reason, what }) => `${reason} ${what}`)).toEqual(['code LITHIUM'])
  })

  it('is left out with its unit where that is no weight', () => {
    const gas = MCS_HEAD.replaceAll('_t_', '_mcm_')
    expect(leftOf(rowsOf(file(`${gas}\nMCS2024,China,${MINED},1,2,,`, 'mcs2024-raree_world.csv')))).toEqual([
      'pieces RAREE mcm',
      'pieces RAREE mcm',
    ])
  })

  it('is an estimate in years that its note names, or in all', () => {
    const spread = (note: string) =>
      rowsOf(mcs(`MCS2024,China,${MINED},1000,1000,${note},`)).observations.map(({ high }) => high)
    expect(spread('')).toEqual(['1020', '1100'])
    expect(spread('Estimated in 2022 also.')).toEqual(['1100', '1100'])
    expect(spread('Production quota; estimated.')).toEqual(['1100', '1100'])
    expect(spread('Revised in 2022; not estimates.')).toEqual(['1020', '1100'])
  })

  it('carries its commodity in its name: another name is one fault', () => {
    const { bytes, hash } = mcs(...['China', 'India', 'Brazil'].map((name) => `MCS2024,${name},${MINED},1,2,,`))
    const fault = faultOf({ name: 'renamed.csv', bytes, hash })
    expect(fault).toMatchObject({ code: 'OFFICIAL_COMMODITY' })
    expect(fault?.remedy).toContain('mcs2023-raree_world.csv')
  })

  it('of the edition of 2026 is another form, which is said', () => {
    const head =
      'MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,Is critical mineral 2025,Other notes'
    expect(
      faultOf(file(`${head}\nX,Y,Rare earths,China,Production,Mine production,metric tons,2025,1,,Yes,`))?.code,
    ).toBe('OFFICIAL_EDITION')
  })
})

describe('codes of goods', () => {
  it('of all goods together, and of goods that are kept secret, are left out, and the rest is read', () => {
    const un = rowsOf(
      comtrade(imports(156, '850511', 1000), ...['TOTAL', 'AG2', '9999AA'].map((code) => imports(156, code, 7))),
    )
    expect(un.observations).toHaveLength(1)
    expect(leftOf(un)).toEqual(['confidential 9999AA', 'total AG2', 'total TOTAL'])
    const eu = rowsOf(comext(GERMAN, ...['TOTAL', '28XXXXXX'].map((code) => GERMAN.replace('85051110', code))))
    expect(eu.observations).toHaveLength(1)
    expect(leftOf(eu)).toEqual(['confidential 28XXXXXX', 'total TOTAL'])
  })

  it('that a spreadsheet has made numbers of are mended where that can be seen, and refused where not', () => {
    // Nine digits less one, and six less one: both began with a zero.
    expect(leftOf(rowsOf(eStat({ code: '51199000', kilograms: EVERY_MONTH })))).toEqual(['code 051199000'])
    expect(leftOf(rowsOf(comtrade(imports(156, '10111', 7))))).toEqual(['code 010111'])
    expect(faultOf(comtrade(imports(156, '2.84E+09', 7)))?.code).toBe('OFFICIAL_CODE')
    expect(faultOf(comtrade(imports(156, '2846901', 7)))?.remedy).toContain('2, 4, 6')
  })

  it('with fewer digits than are listed cannot be looked up: six are asked for', () => {
    const rows = rowsOf(comtrade(imports(156, '2846', 1000)))
    expect(leftOf(rows)).toEqual(['short 2846'])
    const fault = officialNothing(countLeftOut(rows.leftOut))
    expect(fault.remedy).toContain('six digits')
  })

  it('of another classification are other goods', () => {
    const sitc = `classificationCode,${HEAD}\nS3,${imports(156, '850511', 1000)}`
    expect(leftOf(rowsOf(file(sitc)))).toEqual(['code S3 850511'])
  })

  it('of goods that the world does not have say so, and that the file was read', () => {
    const { leftOut } = rowsOf(comtrade(imports(156, '010111', ''), imports(51, 'TOTAL', 7)))
    const fault = officialNothing(countLeftOut(leftOut))
    expect(fault.message).toBe(
      'The files were read without fault; none of their goods is among the materials of the world: 010111.',
    )
  })
})

describe('a total of all partners', () => {
  const total = imports(0, '850511', 10_000)

  it('is left out where its partners are all there', () => {
    const rows = rowsOf(comtrade(total, imports(156, '850511', 6000), imports(392, '850511', 3990)))
    expect(tonnesOf(rows)).toEqual(['USA CHN 2024 5.58', 'USA JPN 2024 3.7107'])
    expect(leftOf(rows)).toEqual(['aggregate USA 850511'])
    expect(rows.notes).toEqual([])
  })

  it('is a row beside those of its partners where some of them lack, and what they have of it is said', () => {
    // Of a country that is not listed there is no row, and the total has it.
    const rows = rowsOf(comtrade(total, imports(156, '850511', 2000), imports(51, '850511', 8000)))
    expect(tonnesOf(rows)).toEqual(['USA 2024 9.3', 'USA CHN 2024 1.86'])
    expect(rows.observations.map(({ use }) => use)).toEqual(['fit', 'fit'])
    expect(rows.observations[0]?.['note']).toContain('rows of single ones have 20 % of it')
    expect(rows.notes.map((note) => note('en')).join(' ')).toContain('20 % of its tonnes')
    expect(leftOf(rows)).toEqual(['country 51'])
  })

  it('is scored where most of it is in no other row, and else is contained in them', () => {
    const scored = (kilograms: number): string[] => {
      const year = (row: string): string => row.replace(',2024,', ',2025,')
      const { observed } = rowsOf(comtrade(year(total), year(imports(156, '850511', kilograms))))
      const columns = columnsOf(OBSERVED_TABLE)
      const text = toCsv({ columns, rows: observed.map((row) => columns.map((c) => row[c] ?? '')) })
      return readObservedTable('observed.csv', text)
        .filter(({ partner, quantity }) => partner === undefined && quantity === 'import')
        .map(({ scored: isScored, reason }) => `${isScored} ${reason}`)
    }
    expect(scored(4000)).toEqual(['true undefined'])
    expect(scored(6000)).toEqual(['false contained'])
  })

  it('of a country that shares its place is no fact of the place', () => {
    const { observations } = rowsOf(comtrade(total.replace('842', '251')))
    expect(observations.map(({ use }) => use)).toEqual(['series'])
  })
})

describe('two reports of the same trade', () => {
  it('are one fact: the importer’s is fitted, the exporter’s set beside it', () => {
    const rows = rowsOf(comtrade('156,842,X,850511,2024,-1,,9000,1', imports(156, '850511', 8000)))
    expect(rows.observations.map(({ id, use }) => `${id} ${use}`)).toEqual([
      'comtrade-export-chn-usa-hs-850511-2024 check',
      'comtrade-import-usa-chn-hs-850511-2024 fit',
    ])
    expect(rows.observations[0]?.['note']).toContain('Not fitted: comtrade-import-usa-chn-hs-850511-2024 is.')
    expect(rows.notes.map((note) => note('en')).join(' ')).toContain('The importer’s report is fitted')
  })

  it('count once where two publishers have the same, and the one that hands on is left out', () => {
    const un = comtrade('276,156,M,850511,2024,-1,,400000,1')
    const eu = { ...comext(GERMAN.replace('85051110', '850511')), name: 'eu.csv', hash: 'eu' }
    for (const files of [
      [un, eu],
      [eu, un],
    ]) {
      const rows = rowsOf(...files)
      expect(tonnesOf(rows)).toEqual(['EUR CHN 2024 465'])
      expect(leftOf(rows)).toEqual(['again 850511'])
    }
  })
})

describe('weights of UN Comtrade', () => {
  it('are quantities in kilograms where no net weight is given, which the row says', () => {
    for (const net of ['', '0']) {
      const { observations } = rowsOf(comtrade(`842,156,M,850511,2024,8,1000,${net},5000`))
      expect(observations[0]).toMatchObject({ value: '0.93' })
      expect(observations[0]?.['note']).toContain('No net weight is given')
    }
    const { observations } = rowsOf(comtrade('842,156,M,850511,2024,8,1000,900,5000'))
    expect(observations[0]).toMatchObject({ value: '0.837' })
    expect(observations[0]?.['note']).not.toContain('No net weight')
  })

  it('are missing where pieces are counted, and where nothing is', () => {
    expect(leftOf(rowsOf(comtrade('842,156,M,850511,2024,5,1000,,5000')))).toEqual(['pieces 850511'])
    const former =
      'Trade Flow Code,Reporter Code,Partner Code,Commodity Code,Period,Qty Unit,Qty,Netweight (kg),Trade Value (US$)'
    expect(leftOf(rowsOf(file(`${former}\n1,842,156,850511,2024,No Quantity,,,5000`)))).toEqual(['weight 850511'])
  })
})

describe('a year of e-Stat', () => {
  it('count goods once where a code and finer ones of it are there', () => {
    const inJanuary = (code: string, kg: number) => ({ code, kilograms: [kg, ...Array.from({ length: 11 }, () => 0)] })
    const both = rowsOf(eStat(inJanuary('280530010', 1000), inJanuary('280530090', 2000)))
    expect(both.observed.map(({ value }) => value)).toEqual(['3', '1000'])
    const whole = rowsOf(eStat(inJanuary('280530', 3000), inJanuary('280530090', 2000)))
    expect(whole.observed[0]?.['value']).toBe('3')
    expect(whole.leftOut.map(({ reason }) => reason)).toEqual(['detail'])
  })

  it('has twelve months, of which April may be Apl', () => {
    const text = eStatText({ code: '850511000', kilograms: EVERY_MONTH })
    const months = (of: OfficialFile): number => rowsOf(of).observations.length
    expect(months(file(text))).toBe(13)
    expect(months(file(text.replaceAll('-Apr', '-Apl')))).toBe(13)
    const fault = faultOf(file(text.replaceAll('-Apr', '-4')))
    expect(fault?.code).toBe('OFFICIAL_COLUMN')
    expect(fault?.message).toBe('The columns Quantity1-Apr, Quantity2-Apr, Value-Apr are missing.')
    expect(faultOf(file(text.replace('Value-May', 'x')))?.message).toBe('The column Value-May is missing.')
  })

  it('counts grams as a weight', () => {
    const { observed } = rowsOf(eStat({ code: '850511000', unit: 'GR', kilograms: EVERY_MONTH }))
    expect(observed[0]?.['value']).toBe('0.012')
  })

  it('names a month whose cell is blank, and a year in which nothing is published', () => {
    const blank = eStatText({ code: '850511000', kilograms: EVERY_MONTH }).replace(/0,1000,1000$/, '0,,1000')
    expect(leftOf(rowsOf(file(blank)))).toEqual(['withheld 850511000 Dec'])
    expect(leftOf(rowsOf(eStat({ code: '850511000', kilograms: MONTHS.map(() => 0) })))).toEqual(['withheld 850511000'])
  })

  it('by customs office is refused: whether all offices are there cannot be seen', () => {
    const text = eStatText({ code: '850511000', kilograms: EVERY_MONTH })
    const fault = faultOf(file(text.replace('Year,HS', 'Year,Custom,HS').replace('2025,', '2025,100,')))
    expect(fault?.code).toBe('OFFICIAL_OFFICES')
    expect(fault?.message).toContain('The column Custom')
  })
})

describe('Comext', () => {
  it('leaves out groups of countries and parts of them, by whatever name', () => {
    const groups = ['EU_EXTRA', 'EXT_EU27_2020', 'EU27_2020_INTRA', 'INTRA_EU', 'EXTRA_EU27_2020', 'EA19_EXTRA', 'EA20']
    const rows = rowsOf(comext(GERMAN, ...groups.map((group) => GERMAN.replace('CN', group))))
    expect(leftOf(rows)).toEqual(groups.map((group) => `group DE ${group}`).sort())
    const fault = officialNothing(countLeftOut(rows.leftOut))
    expect(fault.message).toContain('a group of countries, or a part of one (7 rows: DE EU_EXTRA')
    expect(fault.remedy).toBe('Download figures of single countries.')
  })

  it('has a colon where there is no value', () => {
    expect(leftOf(rowsOf(comext(GERMAN, GERMAN.replace('CN', 'VN').replace('5000', ':'))))).toEqual([
      'withheld 85051110',
    ])
  })

  it('with labels in place of codes is refused once', () => {
    const labels = '"Germany, from 1991",All countries,"Permanent magnets of metal",IMPORT,QUANTITY_IN_100KG,2024,5000'
    expect(faultOf(comext(labels, labels))).toMatchObject({ code: 'OFFICIAL_LABELS', line: 2, column: 'reporter' })
    const both = COMEXT_HEAD.replace('reporter', 'reporter:Reporter').replace('product', 'product:Product')
    expect(faultOf(file(`${both}\nX,,A:Annual,DE:Germany,CN:China,85051110:Magnets,1:IMPORT,Q,2024,5`))?.code).toBe(
      'OFFICIAL_LABELS',
    )
  })

  it('with a column of labels beside each of codes is read by its codes', () => {
    const head =
      'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,reporter,Reporter,partner,Partner,product,Product,flow,Flow,indicators,Indicators,TIME_PERIOD,Time,OBS_VALUE,Observation value'
    const row =
      'dataflow,X,Trade,A,Annual,DE,Germany,CN,China,85051110,Magnets,1,IMPORT,QUANTITY_IN_100KG,Kilograms,2024,,5000,'
    expect(tonnesOf(rowsOf(file(`${head}\n${row}`)))).toEqual(['EUR CHN 2024 500'])
  })
})

describe('signs of another encoding', () => {
  const named = `partnerDesc,${HEAD}\nC\u00f4te,${imports(156, '850511', 1000)}`
  const wide = (text: string, mark: boolean): Uint8Array =>
    Uint8Array.from([...(mark ? [0xff, 0xfe] : []), ...Array.from(text, (sign) => [sign.charCodeAt(0), 0]).flat()])

  it('are read: UTF-16 with its mark or without, and the older one of its publisher, which is said', () => {
    for (const bytes of [wide(named, true), wide(named, false)]) {
      const { observations, notes } = rowsOf(file(bytes))
      expect(observations).toHaveLength(1)
      expect(notes).toEqual([])
    }
    const { observations, notes } = rowsOf(file(Uint8Array.from(named, (sign) => sign.charCodeAt(0))))
    expect(observations).toHaveLength(1)
    expect(notes.map((note) => note('en'))).toEqual(['file.csv is not in UTF-8; it was read as windows-1252.'])
  })

  it('may stand above the header of e-Stat in Shift_JIS', () => {
    const title = [0x93, 0x9d, 0x8c, 0x76, 0x0a]
    const text = eStatText({ code: '850511000', kilograms: EVERY_MONTH })
    const { observations, notes } = rowsOf(file(Uint8Array.from([...title, ...new TextEncoder().encode(text)])))
    expect(observations).toHaveLength(13)
    expect(notes.map((note) => note('en'))).toEqual(['file.csv is not in UTF-8; it was read as Shift_JIS.'])
  })
})

describe('why nothing was found', () => {
  it('is said in plain words, in both languages, with what helps', () => {
    const { leftOut } = rowsOf(comtrade(imports(51, '850511', 1000), imports(156, '010111', 1000)))
    const fault = officialNothing(countLeftOut([...leftOut, ...leftOut.slice(0, 1)]))
    expect(fault.message).toContain('the country is not in countries.csv (2 rows: 51)')
    expect(fault.remedy).toContain('countries.csv')
    const { message, remedy } = faultIn('ja', fault)
    expect(message).toContain('countries.csvにない国・地域（2行：51）')
    expect(remedy).toContain('countries.csv')
  })
})
