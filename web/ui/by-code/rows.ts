/** The way to something in an answer: names of entries, and places in lists. */
export type Way = readonly (string | number)[]

/**
 * Where in the answer to the question of its page each figure has its rows, by page and figure. One that is not listed is worked out by the
 * page itself, and no request gives it.
 */
const ROWS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/': {
    coercer: 'central.coercer',
    losses: 'central.places',
    others: 'central.places',
    'part-chances': 'company',
    parts: 'company',
    prices: 'central.supply',
    published: 'published',
    'served-and-short': 'central.uses',
    'stop-chances': 'stopChances',
    'sector-losses': 'central.uses',
    stops: 'central.uses',
  },
  '/weapon': {
    leverage: 'curve',
    'made-safe': 'protection.levels',
    'one-place': 'member',
    places: 'worst.places',
    sectors: 'worst.uses',
    sets: 'runnersUp',
  },
  '/plan': {
    'plan-dumping': 'dumping',
    'plan-dumping-losses': 'dumping',
    'plan-dumping-years': 'dumping',
    'plan-front': 'budgetCurve',
    'plan-items': 'decisions',
    'plan-map': 'decisions',
    'plan-not-chosen': 'screening',
    'plan-others': 'alternatives',
    'plan-out-of-sample': 'outOfSample',
    'plan-parts': 'objectiveParts',
    'plan-quiet-years': 'periods',
    'plan-safety': 'periods',
    'plan-schedule': 'decisions',
    'plan-terms': 'constraints',
    'plan-verdict-*': 'verdicts',
    'plan-worlds': 'worlds',
  },
  '/dumping': {
    averted: 'averted.cases',
    cash: 'sites',
    chances: 'sites',
    'contract-forms': 'support',
    contracts: 'contracts',
    instruments: 'support',
    needs: 'support',
    owners: 'producers',
    prices: 'prices',
    producers: 'sites',
    strikes: 'support',
  },
  '/exposure': { chain: 'dependences', concentration: 'dependences', hidden: 'dependences' },
  '/world': { row: 'rows', rows: 'rows', sites: 'rows', tables: 'worlds.0.tables', trade: 'fits' },
  '/compare': {
    compare: 'central.places',
    'compare-losses': 'central.places',
    'compare-prices': 'central.supply',
    'compare-sectors': 'central.uses',
    'compare-stops': 'central.uses',
  },
  '/hindcast': {
    'episode-*': 'episodes.0.rows',
    'hindcast-bands': 'scores.numbers',
    'hindcast-errors': 'overall',
    'hindcast-fit': 'fit.freeParameters',
    'hindcast-scores': 'scores.numbers',
    'hindcast-stops': 'scores.chances',
  },
  '/method': { conflict: 'fits', 'scarcity-and-paid': 'central.supply' },
}

/** The rows of a figure in the answer to its question; nothing where no request gives them. */
export function rowsOf(path: string, figure: string): Way | undefined {
  const here = ROWS[path] ?? {}
  const name = Object.keys(here).find((one) =>
    one.endsWith('*') ? figure.startsWith(one.slice(0, -1)) : one === figure,
  )
  return here[name ?? '']?.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
