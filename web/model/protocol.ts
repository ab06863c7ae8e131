import type {
  ProgressBounds,
  Failure,
  NamedRequest,
  PastVerdict,
  StressRange,
  StressResult,
  STUDIES,
  StudyResult,
  TextFile,
  WorkedExample,
} from '../../src/studies/index.ts'
import type { Drawn } from '../../src/studies/light.ts'
import type { OtherWords, RangedColumn, StageRow, TableName } from '../../src/world/index.ts'
import type { ScenarioSpec } from '../url/scenario-word.ts'

interface Named {
  readonly id: string
  readonly name: string
  readonly nameJa: string
}

/** What a page needs to know of the world and the scenarios to draw itself. */
export interface Catalogue {
  readonly version: string
  readonly world: { readonly title: string; readonly hash: string }
  /** What the command line is given to ask about this world. */
  readonly flags: readonly string[]
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
  /** With what is in a unit of each, g. */
  readonly products: readonly (Named & {
    readonly counted: string
    readonly countedJa: string
    readonly bill: readonly {
      readonly material: string
      readonly value: number
      readonly low: number
      readonly high: number
      readonly source: string
    }[]
  })[]
  /** Other words for rows of tables, and for columns of lists of parts. */
  readonly words: readonly OtherWords[]
  readonly elements: readonly (Named & {
    readonly unit: string
    /** t a year of the element, in all of the world. */
    readonly use: number
  })[]
  /** In the order of work. */
  readonly stages: readonly StageRow[]
  readonly units: readonly Named[]
  /** Groups of elements, by which materials are named. */
  readonly groups: readonly Named[]
  readonly sources: readonly {
    readonly id: string
    readonly title: string
    readonly publisher: string
    readonly published: string
    readonly url: string
  }[]
  /** Notices of export controls: when each was announced, and where that was read. */
  readonly notices: readonly { readonly id: string; readonly announced: string; readonly source: string }[]
  readonly scenarios: readonly (Named & {
    readonly note: string
    readonly start: string
    readonly months: number
    readonly focus: readonly string[]
  })[]
  /** Paths of prices below producers’ costs. */
  readonly dumping: readonly (Named & { readonly note: string; readonly start: string; readonly months: number })[]
  /** Sites and contracts by name. */
  readonly sites: readonly Named[]
  readonly contracts: readonly Named[]
  readonly menus: readonly (Named & {
    readonly note: string
    /** Month in which its measures begin. */
    readonly start: string
    readonly months: number
    /** Whether a plan may be made against it. */
    readonly forPlan: boolean
    /** Whether it lists what may come, with chances, in place of all sets of its measures. */
    readonly listsContingencies: boolean
    readonly measures: readonly (Named & { readonly to: readonly string[] })[]
  })[]
  /** What a plan may be asked to keep to. */
  readonly constraints: readonly (Named & { readonly note: string })[]
  /** Units of each for a dollar. */
  readonly currencies: readonly (Named & { readonly perUsd: number })[]
  /** Settings of how firms and third places act. */
  readonly conduct: readonly Named[]
  /** By how much a month later counts for less. */
  readonly discount: number
  /** Months that buyers look ahead unless told otherwise. */
  readonly foresight: number
  /** Chance that a year lies in a spell of prices below cost. */
  readonly dumpingProbability: number
  /** How much of what the model stands on is published, and how much judged. */
  readonly judged: { readonly figures: number; readonly judged: number }
  /** How answers did in the test by past episodes; empty where nothing is kept of it. */
  readonly pastVerdicts: readonly PastVerdict[]
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
    /** All else that it says, as a text to compare. */
    readonly rest: string
  }[]
  /** Months over which state stocks are let out; empty: none is. */
  readonly releases: readonly number[]
  /** `dated`, or the planned plants that come in. */
  readonly projects: readonly string[]
  /** All else that it changes, as a text to compare. */
  readonly rest: string
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

/**
 * What rows of tables were, in a few letters each: four of what names a row, four of what it says. From that a later world tells which of its
 * rows changed or are new, and how many are gone, without the earlier tables being kept. By chance one in sixteen million looks alike.
 */
export type RowDigests = Readonly<Record<string, string>>

/** What rows a table has that differ from earlier ones. */
export interface ChangedRows {
  readonly table: string
  readonly changed: readonly string[]
  readonly added: readonly string[]
  /** How many are gone: what they were called is not kept. */
  readonly removed: number
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
    readonly outputs: readonly { readonly material: string; readonly tonnes: number }[]
  }[]
}

/** Studies that are asked as they are anywhere: a question is a request of the study, with shipped files by name. */
export type AskedStudy = 'weapon' | 'plan' | 'dumping' | 'exposure' | 'hindcast' | 'baseline'
export type StudyAsk<K extends AskedStudy> = NamedRequest<(typeof STUDIES)[K]['options']>

/** What can be asked of the model in its worker, and what comes back. Answers to `weapon`, `plan` and `dumping` grow part by part. */
type Exchange = { [K in AskedStudy]: { ask: StudyAsk<K>; reply: StudyResult<K> } } & {
  catalogue: { ask: object; reply: Catalogue }
  scenario: { ask: { spec: ScenarioSpec }; reply: ScenarioFile }
  stress: { ask: { spec: ScenarioSpec; company?: TextFile; product?: readonly string[] }; reply: StressResult }
  range: { ask: { spec: ScenarioSpec }; reply: StressRange }
  /** Some worlds of an ensemble, and what the scenario does in each. */
  draws: { ask: { spec: ScenarioSpec; from: number; count: number }; reply: Drawn }
  flows: { ask: object; reply: BaselineFlows }
  tables: { ask: object; reply: readonly WorldTable[] }
  /** What the rows of the tables are, in short, and which differ from earlier ones. */
  digests: { ask: object; reply: RowDigests }
  'changed-rows': { ask: { before: RowDigests }; reply: readonly ChangedRows[] }
  /** A market of four offers, cleared once for each share that the supplier state keeps back. */
  example: { ask: { shares: readonly number[] }; reply: WorkedExample }
}
export type Kind = keyof Exchange
export type Ask<K extends Kind> = Exchange[K]['ask']
export type Reply<K extends Kind> = Exchange[K]['reply']

/** By which code and which tables a worker answers: an answer that was kept counts only for the same. */
export interface AnsweredBy {
  /** Name of the file of the code, which holds a hash of it. */
  readonly program: string
  /** Fingerprint of the tables. */
  readonly world: string
}

/** An answer that was worked out beforehand, to be handed out with the app. */
export interface KeptReply extends AnsweredBy {
  readonly reply: Reply<Kind>
}

/** What there is of them: by question, the file of the answer. */
export type KeptIndex = Readonly<Record<string, string>>

/** A question in one text. */
export const questionKey = <K extends Kind>(kind: K, question: Ask<K>): string => `${kind} ${JSON.stringify(question)}`

/** Messages between a page and its worker; `id` tells questions apart. */
export type ToWorker = { [K in Kind]: { readonly id: number; readonly kind: K; readonly ask: Ask<K> } }[Kind]
export type FromWorker =
  | { readonly by: AnsweredBy }
  | { readonly id: number; readonly done: number; readonly total: number; readonly bounds?: ProgressBounds | undefined }
  | { readonly id: number; readonly part: Reply<Kind> }
  | { readonly id: number; readonly reply: Reply<Kind> }
  | { readonly id: number; readonly failure: Failure }
