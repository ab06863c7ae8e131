import type {
  BaselineResult,
  Bounds,
  ExposureResult,
  Failure,
  HindcastResult,
  PlanResult,
  StressRange,
  StressResult,
  DumpingResult,
  TextFile,
  WeaponResult,
  WorkedExample,
} from '../../src/studies/index.ts'
import type { Instrument } from '../../src/studies/sustain/instruments.ts'
import type { Drawn } from '../../src/studies/ensemble/bands.ts'
import type { RangedColumn, ScenarioEdit, TableName } from '../../src/world/index.ts'

/** A scenario as a reader chose it: one that is shipped or written, or a menu's measures, and what was changed of it. */
export interface ScenarioSpec {
  /** Name of a shipped scenario or menu, or `own`. */
  readonly id: string
  /** YAML of a scenario of one's own. */
  readonly own?: string
  readonly edit: ScenarioEdit
  /** Months that buyers look ahead; the world's if left out. */
  readonly foresight?: number
  /** Months to run; the scenario's if left out. */
  readonly months?: number
}

/** What is asked of a menu of measures: the worst of at most so many that aim at some places. */
export interface WeaponSpec {
  /** Name of a shipped menu. */
  readonly menu: string
  /** Places aimed at; empty: the whole menu. */
  readonly target: readonly string[]
  /** Measures at once, at most. */
  readonly most: number
  /** Months to look at; the menu's if left out. */
  readonly months?: number
  /** Loss per dollar given up under which the weapon counts as blunt; not asked if left out. */
  readonly threshold?: number
  /** Up to how much of the menu may be made safe; not asked if left out. */
  readonly protect?: number
  /** A place whose own loss is sought too. */
  readonly member?: string
}

/** What is asked of a plan. */
export interface PlanSpec {
  /** Name of a shipped menu. */
  readonly menu: string
  /** Places whose plan it is. */
  readonly members: readonly string[]
  /** An amount in a currency of the world: `39e9JPY`. */
  readonly budget: string
  /** Measures at once, at most. */
  readonly most: number
  /** YYYY-MM in which it is decided on. */
  readonly start: string
  /** Months that an attack lasts; the menu's if left out. */
  readonly months?: number
  /** Months that every project comes late. */
  readonly slip: number
  /** Whether the supplier state withholds equipment and know-how from projects, too. */
  readonly technologyBan: boolean
  /** Loss per dollar given up under which the weapon counts as blunt; not asked if left out. */
  readonly threshold?: number
  /** Name of shipped terms that it must keep to. */
  readonly terms?: string
  /** How many other budgets to ask for. */
  readonly front: number
  /** How many other plans that are nearly as good. */
  readonly others: number
}

/** What is asked of a path of prices: who lives through it, what keeps a core at least cost, what that averts. */
export interface DumpingSpec {
  /** Name of a shipped path. */
  readonly path: string
  /** Places whose producers are looked at. */
  readonly members: readonly string[]
  /** Sites that are to be kept; empty: all that ran. */
  readonly core: readonly string[]
  readonly instruments: readonly Instrument[]
  /** First month, and how many; the path's own if left out. */
  readonly start?: string
  readonly months?: number
  /** Measures that an attack may take at once; 0: the loss averted is not asked for. */
  readonly attack: number
}

interface Named {
  readonly id: string
  readonly name: string
  readonly nameJa: string
}

/** What a page needs to know of the world and the scenarios to draw itself. */
export interface Catalogue {
  readonly version: string
  readonly world: { readonly title: string; readonly hash: string }
  readonly places: readonly (Named & {
    readonly bloc: string
    readonly lat: number
    readonly lon: number
    readonly gdp: number
    /** Whether it has uses that could lose anything. */
    readonly uses: boolean
  })[]
  readonly materials: readonly (Named & { readonly stage: string; readonly unit: string; readonly tradable: boolean })[]
  readonly sectors: readonly Named[]
  readonly elements: readonly (Named & { readonly heavy: boolean })[]
  readonly sources: readonly {
    readonly id: string
    readonly title: string
    readonly publisher: string
    readonly published: string
    readonly url: string
  }[]
  readonly scenarios: readonly (Named & {
    readonly note: string
    readonly start: string
    readonly months: number
    readonly focus: readonly string[]
  })[]
  /** Paths of prices under which producers are undersold. */
  readonly dumping: readonly (Named & { readonly note: string; readonly start: string; readonly months: number })[]
  /** Sites and contracts by name. */
  readonly sites: readonly Named[]
  readonly contracts: readonly Named[]
  readonly menus: readonly (Named & {
    readonly note: string
    readonly months: number
    readonly measures: readonly (Named & { readonly to: readonly string[] })[]
  })[]
  /** What a plan may be asked to keep to. */
  readonly terms: readonly (Named & { readonly note: string })[]
  readonly currencies: readonly Named[]
  /** By how much a month later counts for less. */
  readonly discount: number
  /** Months that buyers look ahead unless told otherwise. */
  readonly foresight: number
  /** How much of what the model stands on is published, and how much judged. */
  readonly judged: { readonly figures: number; readonly judged: number }
}

/** A scenario with its changes written out: what a reader sees, downloads and runs elsewhere. */
export interface ScenarioFile {
  readonly file: string
  readonly text: string
  readonly title: string
  readonly titleJa: string
  readonly note: string
  readonly start: string
  readonly months: number
  readonly focus: readonly string[]
  readonly measures: readonly {
    readonly id: string
    readonly title: string
    readonly titleJa: string
    readonly instrument: string
    readonly materials: readonly string[]
    readonly to: readonly string[]
    readonly users: readonly string[] | null
    readonly from: string
    readonly until: string | null
    readonly allowedShare: readonly { readonly from: string; readonly share: number }[]
    readonly leakage: number
    readonly origin: boolean
  }[]
}

/** A table of the world as it was read. */
export interface WorldTable {
  readonly name: TableName
  readonly title: string
  /** Columns that name a row. */
  readonly key: readonly string[]
  /** Figures: the columns of value, low and high, and the unit, which may stand in a column of the row. */
  readonly figures: readonly {
    readonly name: string
    readonly low: string
    readonly high: string
    readonly unit: RangedColumn['unit']
  }[]
  readonly columns: readonly {
    readonly name: string
    readonly title: string
    readonly number: boolean
    /** Table of which the cell names a row. */
    readonly to?: TableName
  }[]
  readonly rows: readonly (readonly string[])[]
}

/** Reconciled flows of the baseline year, t of the material's unit a year. */
export interface BaselineFlows {
  readonly trade: readonly {
    readonly material: string
    readonly from: string
    readonly to: string
    readonly tonnes: number
    readonly fact: {
      readonly value: number
      readonly low: number
      readonly high: number
      readonly source: string
      readonly confidence: string
      readonly date: string
    }
  }[]
  readonly output: readonly {
    readonly site: string
    readonly place: string
    readonly process: string
    /** Tonnes of activity. */
    readonly tonnes: number
    /** What came out of it. */
    readonly gives: readonly { readonly material: string; readonly tonnes: number }[]
  }[]
}

/** What can be asked of the desk in a worker, and what comes back. */
interface Exchange {
  catalogue: { ask: object; reply: Catalogue }
  scenario: { ask: { spec: ScenarioSpec }; reply: ScenarioFile }
  stress: { ask: { spec: ScenarioSpec; company?: TextFile }; reply: StressResult }
  range: { ask: { spec: ScenarioSpec }; reply: StressRange }
  /** Some worlds of an ensemble, and what the scenario does in each. */
  draws: { ask: { spec: ScenarioSpec; from: number; count: number }; reply: Drawn }
  /** The worst set and its proof, then all else that is asked: it is told part by part. */
  weapon: { ask: { spec: WeaponSpec }; reply: WeaponResult }
  /** A plan that gets better while its bounds close, then what is asked besides: it is told part by part. */
  plan: { ask: { spec: PlanSpec }; reply: PlanResult }
  /** The answer without the loss averted, then with it. */
  dumping: { ask: { spec: DumpingSpec }; reply: DumpingResult }
  exposure: { ask: { places: readonly string[]; company?: TextFile }; reply: ExposureResult }
  /** Past episodes beside what was observed. */
  hindcast: { ask: object; reply: HindcastResult }
  baseline: { ask: object; reply: BaselineResult }
  flows: { ask: object; reply: BaselineFlows }
  tables: { ask: object; reply: readonly WorldTable[] }
  /** A market of four offers, cleared once for each share that the supplier state keeps back. */
  example: { ask: { shares: readonly number[] }; reply: WorkedExample }
}
export type Kind = keyof Exchange
export type Ask<K extends Kind> = Exchange[K]['ask']
export type Reply<K extends Kind> = Exchange[K]['reply']

/** Messages between a page and its worker; `id` tells questions apart. */
export type ToWorker = { [K in Kind]: { readonly id: number; readonly kind: K; readonly ask: Ask<K> } }[Kind]
export type FromWorker =
  | { readonly id: number; readonly done: number; readonly total: number; readonly bounds?: Bounds | undefined }
  | { readonly id: number; readonly part: Reply<Kind> }
  | { readonly id: number; readonly reply: Reply<Kind> }
  | { readonly id: number; readonly failure: Failure }
