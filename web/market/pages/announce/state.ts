import { isThresholdSafe, roundSchema, type ScreenedFor } from '../../../../src/market/light.ts'
import type { MembersShown, RoundShown } from '../../../../src/market/index.ts'
import { fractionOf, percentOf } from '../../parts/exact.ts'

/** A round as it is written down before it is announced: all texts as they were typed. */
export interface Draft {
  readonly id: string
  readonly title: string
  /** Instants in this browser's time zone, as `datetime-local` has them: `2027-03-01T09:00`. */
  readonly opens: string
  readonly closes: string
  readonly materials: readonly DraftMaterial[]
  readonly places: readonly string[]
  readonly months: readonly string[]
  readonly routes: readonly DraftRoute[]
  readonly priceRule: 'lowest' | 'middle'
  /** In per cent. */
  readonly margin: string
  /** Of the other classes of members; none if both are empty. */
  readonly reduced: string
  readonly raised: string
  readonly damages: string
  /** How far bids and asks may lie from the last prices, in whole per cent; no collar if empty. */
  readonly collar: string
  /** Days; none if it is empty. */
  readonly disputeDays: string
  readonly forceMajeureDays: string
  readonly erroneousTradeDays: string
  readonly screening: readonly ScreenedFor[]
  readonly trustees: readonly string[]
  readonly threshold: string
  /** Those of the round that it is made after; the market's own if undefined. */
  readonly limits: RoundShown['terms']['limits']
}

export interface DraftMaterial {
  readonly material: string
  readonly grades: readonly string[]
  /** USD per kg; the market's own if empty. */
  readonly wasteCost: string
  /** Where the collar lies for goods that the market has not traded, USD per kg, and where that price is from; nothing if both are empty. */
  readonly reference: string
  readonly source: string
}

/** A material as it is first chosen. */
export const newMaterial = (material: string, grades: readonly string[]): DraftMaterial => ({
  material,
  grades,
  wasteCost: '',
  reference: '',
  source: '',
})

export interface DraftRoute {
  readonly from: string
  readonly to: string
  readonly owner: string
  readonly cost: string
  /** Kilograms a month; no limit if empty. */
  readonly most: string
  /** All materials of the round, if empty. */
  readonly materials: readonly string[]
}

export const EMPTY: Draft = {
  id: '',
  title: '',
  opens: '',
  closes: '',
  materials: [],
  places: [],
  months: [],
  routes: [],
  priceRule: 'middle',
  margin: '10',
  reduced: '',
  raised: '',
  damages: '10',
  collar: '',
  disputeDays: '',
  forceMajeureDays: '',
  erroneousTradeDays: '',
  screening: [],
  trustees: [],
  threshold: '2',
  limits: undefined,
}

/** An instant as `datetime-local` has it, in this browser's time zone. */
export function localOf(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The same in UTC, as it is sent; undefined for what is no instant. */
export function utcOf(local: string): string | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local) ? new Date(local) : undefined
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

export type Spec = Omit<RoundShown['terms'], 'routes' | 'priceRule' | 'margin' | 'damages'> & {
  readonly routes: RoundShown['terms']['routes']
  readonly priceRule: 'lowest' | 'middle'
  readonly margin: number
  readonly damages: number
}

/** @param grades all that the market has: where a material has all of them, they are left out, and come to the same */
export function specOf(draft: Draft, grades: readonly string[]): Spec {
  return {
    title: draft.title.trim(),
    opens: utcOf(draft.opens) ?? '',
    closes: utcOf(draft.closes) ?? '',
    materials: draft.materials.map(({ material, grades: own, wasteCost }) => ({
      material,
      ...(own.length === grades.length ? {} : { grades: grades.filter((grade) => own.includes(grade)) }),
      ...(wasteCost === '' ? {} : { wasteCost }),
    })),
    places: draft.places,
    months: [...draft.months].sort(),
    routes: draft.routes.map(({ from, to, owner, cost, most, materials }, i) => ({
      id: routeId(draft.routes, i),
      owner,
      from,
      to,
      ...(materials.length === 0 ? {} : { materials }),
      cost,
      ...(most === '' ? {} : { most }),
    })),
    priceRule: draft.priceRule,
    margin: fractionOf(draft.margin),
    ...(draft.reduced === '' && draft.raised === ''
      ? {}
      : { margins: { reduced: fractionOf(draft.reduced), raised: fractionOf(draft.raised) } }),
    trustees: draft.trustees,
    threshold: Number(draft.threshold),
    damages: fractionOf(draft.damages),
    ...(draft.disputeDays === '' ? {} : { disputeDays: Number(draft.disputeDays) }),
    ...(draft.forceMajeureDays === '' ? {} : { forceMajeureDays: Number(draft.forceMajeureDays) }),
    ...(draft.erroneousTradeDays === '' ? {} : { erroneousTradeDays: Number(draft.erroneousTradeDays) }),
    ...(draft.screening.length === 0 ? {} : { screening: [...draft.screening] }),
    ...(draft.limits === undefined ? {} : { limits: draft.limits }),
    ...(draft.collar === '' ? {} : { collar: { percent: Number(draft.collar), references: referencesOf(draft) } }),
  }
}

const referencesOf = ({ materials }: Draft): { material: string; price: string; source: string }[] =>
  materials.flatMap(({ material, reference, source }) =>
    reference === '' ? [] : [{ material, price: reference, source: source.trim() }],
  )

/** Whether a text is empty or a number of days. */
const isDays = (text: string, most: number): boolean =>
  text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most)

/** `AUS-JPN`; the second route between the same places is `AUS-JPN-2`. */
function routeId(routes: readonly DraftRoute[], at: number): string {
  const { from = '', to = '' } = routes[at] ?? {}
  const before = routes.slice(0, at).filter((one) => one.from === from && one.to === to).length
  return `${from}-${to}${before === 0 ? '' : `-${before + 1}`}`
}

/** Terms of an earlier round as a start: id and times are its own, and trustees without a key stay out. */
export function draftFrom(
  { terms, grades }: Pick<RoundShown, 'terms' | 'grades'>,
  members: MembersShown['members'],
): Draft {
  const own = new Map(grades.map(({ material, grades: of }) => [material, of]))
  // What the market has filled in is filled in afresh; what stands for all grades and places was stated.
  const stated = new Map(
    (terms.collar?.references ?? [])
      .filter(({ grade, place }) => grade === undefined && place === undefined)
      .map((one) => [one.material, one]),
  )
  return {
    ...EMPTY,
    title: terms.title,
    materials: terms.materials.map(({ material, wasteCost = '' }) => ({
      ...newMaterial(material, own.get(material) ?? []),
      wasteCost,
      reference: stated.get(material)?.price ?? '',
      source: stated.get(material)?.source ?? '',
    })),
    places: terms.places,
    months: terms.months,
    routes: terms.routes.map(({ from, to, owner, cost, most = '', materials = [] }) => ({
      from,
      to,
      owner,
      cost,
      most,
      materials,
    })),
    priceRule: terms.priceRule,
    margin: percentOf(terms.margin),
    reduced: terms.margins === undefined ? '' : percentOf(terms.margins.reduced),
    raised: terms.margins === undefined ? '' : percentOf(terms.margins.raised),
    damages: percentOf(terms.damages),
    collar: terms.collar === undefined ? '' : String(terms.collar.percent),
    disputeDays: terms.disputeDays === undefined ? '' : String(terms.disputeDays),
    forceMajeureDays: terms.forceMajeureDays === undefined ? '' : String(terms.forceMajeureDays),
    erroneousTradeDays: terms.erroneousTradeDays === undefined ? '' : String(terms.erroneousTradeDays),
    screening: terms.screening ?? [],
    trustees: terms.trustees.filter((id) => members.some((one) => one.id === id && one.keysLeft > 0)),
    threshold: String(terms.threshold),
    limits: terms.limits,
  }
}

/** Routes between all pairs of places that have none yet, each way. */
export function withAllPairs(draft: Draft, like: Pick<DraftRoute, 'owner' | 'cost' | 'most'>): readonly DraftRoute[] {
  const known = new Set(draft.routes.map(({ from, to }) => `${from} ${to}`))
  const added = draft.places.flatMap((from) =>
    draft.places
      .filter((to) => to !== from && !known.has(`${from} ${to}`))
      .map((to) => ({ from, to, ...like, materials: [] })),
  )
  return [...draft.routes, ...added]
}

/** A draft after a material or a place was taken out: routes name neither any more. */
export function without(draft: Draft, { material, place }: { material?: string; place?: string }): Draft {
  return {
    ...draft,
    materials: draft.materials.filter((one) => one.material !== material),
    places: draft.places.filter((one) => one !== place),
    routes: draft.routes
      .filter(({ from, to }) => from !== place && to !== place)
      // What was for this material alone goes with it: without a list it would be for all.
      .filter(({ materials }) => materials.length !== 1 || materials[0] !== material)
      .map((one) => ({ ...one, materials: one.materials.filter((name) => name !== material) })),
  }
}

type FaultKind =
  | 'id'
  | 'idTaken'
  | 'titleMissing'
  | 'times'
  | 'closesPast'
  | 'noMaterial'
  | 'noGrade'
  | 'wasteCost'
  | 'noPlace'
  | 'noMonth'
  | 'route'
  | 'share'
  | 'belowDamages'
  | 'days'
  | 'collar'
  | 'reference'
  | 'noTrustee'
  | 'threshold'
  | 'other'

export interface DraftFault {
  readonly kind: FaultKind
  /** What it is about; for `other` the whole message, in English. */
  readonly of?: string
}

const ID = /^[A-Za-z0-9.:-][\w.:-]{0,79}$/
const USD = /^\d{1,7}(\.\d{1,6})?$/
const KG = /^\d{1,10}(\.\d{1,3})?$/

/** What can be known to be wrong before the market is asked. */
export function faultsOf(
  draft: Draft,
  {
    grades,
    taken,
    now,
  }: { readonly grades: readonly string[]; readonly taken: readonly string[]; readonly now: number },
): readonly DraftFault[] {
  const faults: DraftFault[] = []
  const add = (kind: FaultKind, when: boolean, of?: string): void => {
    if (when) faults.push({ kind, ...(of === undefined ? {} : { of }) })
  }
  const [opens, closes] = [utcOf(draft.opens), utcOf(draft.closes)]
  add('id', !ID.test(draft.id))
  add('idTaken', taken.includes(draft.id), draft.id)
  add('titleMissing', draft.title.trim() === '')
  const timed = opens !== undefined && closes !== undefined && opens < closes
  add('times', !timed)
  add('closesPast', timed && Date.parse(closes) <= now)
  add('noMaterial', draft.materials.length === 0)
  for (const { material, grades: own, wasteCost, reference, source } of draft.materials) {
    add('noGrade', own.length === 0, material)
    add('wasteCost', wasteCost !== '' && !USD.test(wasteCost), material)
    const isStated = reference !== '' || source.trim() !== ''
    add('reference', draft.collar !== '' && isStated && !(USD.test(reference) && source.trim() !== ''), material)
  }
  add('noPlace', draft.places.length === 0)
  add('noMonth', draft.months.length === 0)
  draft.routes.forEach(({ from, to, owner, cost, most }, i) =>
    add(
      'route',
      from === to || from === '' || to === '' || owner === '' || !USD.test(cost) || (most !== '' && !KG.test(most)),
      routeId(draft.routes, i),
    ),
  )
  const hasClasses = draft.reduced !== '' || draft.raised !== ''
  const deposits = [draft.margin, ...(hasClasses ? [draft.reduced, draft.raised] : [])].map(fractionOf)
  const damages = fractionOf(draft.damages)
  const isShare = (part: number): boolean => part >= 0 && part <= 1
  for (const part of [...deposits, damages]) add('share', !isShare(part))
  add('belowDamages', [...deposits, damages].every(isShare) && Math.min(...deposits) < damages)
  const days = [
    [draft.disputeDays, 60],
    [draft.forceMajeureDays, 90],
    [draft.erroneousTradeDays, 5],
  ] as const
  add('days', !days.every(([text, most]) => isDays(text, most)))
  add('collar', draft.collar !== '' && !/^[1-9]\d?$/.test(draft.collar))
  add('noTrustee', draft.trustees.length === 0)
  const threshold = Number(draft.threshold)
  const trustees = Math.max(1, draft.trustees.length)
  add('threshold', !Number.isInteger(threshold) || threshold < 1 || !isThresholdSafe(trustees, threshold))
  if (faults.length > 0) return faults
  const read = roundSchema.safeParse(specOf(draft, grades))
  return read.success
    ? []
    : read.error.issues.map(({ path, message }) => ({ kind: 'other', of: `${path.map(String).join('.')}: ${message}` }))
}
