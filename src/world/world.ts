import type { MillionUsdPerYear, Months, Share, UsdPerKg } from '../quantity/index.ts'
import type { ExportControl } from './measure.ts'
import type { Month } from './month.ts'
import type { ParameterId } from './parameters.ts'
import type {
  BLOCS,
  CONDUCT_LEVERS,
  DEFAULT_IDS,
  CODE_RELATIONS,
  CODE_SYSTEMS,
  FIRM_LINKS,
  NOTICE_KINDS,
  SHUTDOWN_FIGURES,
  OWNER_FIGURES,
  HOLDERS,
  OBSERVATION_USES,
  OBSERVED,
  PAYERS,
  PRICE_BASES,
  PRICE_KINDS,
  PROJECT_KINDS,
  SITE_STATUSES,
  STAGE_KINDS,
  STEP_KINDS,
  WORDED,
} from './schema.ts'
import type { Confidence, Figure, Ranged } from './table.ts'

export type Bloc = (typeof BLOCS)[number]
/** Id of a row of stages.csv. */
export type Stage = string
/** `t` and the id of a row of units.csv. */
export type MassUnit = string
export type StageKind = (typeof STAGE_KINDS)[number]
export type DefaultId = (typeof DEFAULT_IDS)[number]
export type SiteStatus = (typeof SITE_STATUSES)[number]
export type FirmLink = (typeof FIRM_LINKS)[number]
export type StepKind = (typeof STEP_KINDS)[number]
export type Holder = (typeof HOLDERS)[number]
export type ProjectKind = (typeof PROJECT_KINDS)[number]
export type ConductLever = (typeof CONDUCT_LEVERS)[number]
export type PriceKind = (typeof PRICE_KINDS)[number]
export type PriceBasis = (typeof PRICE_BASES)[number]
/** Id of a row of variants.csv. */
export type Variant = string

export interface Source {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly published: string
  readonly url: string
}

export interface Place {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly bloc: Bloc
  readonly region: string
  readonly lat: number
  readonly lon: number
  /** bn USD a year. */
  readonly gdp: Figure
}

/** What has an id, and a name in two languages. */
export interface NamedRow {
  readonly id: string
  readonly name: string
  readonly nameJa: string
}

export interface StageRow extends NamedRow {
  /** What its goods are called. */
  readonly goods: string
  readonly goodsJa: string
  readonly kind: StageKind
  /** The stage in whose factors and overviews it is counted; often itself. */
  readonly countedWith: Stage
}

export interface Element extends NamedRow {
  readonly group: string | undefined
  /** In what contents.csv counts it: `t REO`, `t metal`; empty where no material holds it. */
  readonly unit: MassUnit
}

export interface Material {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly stage: Stage
  readonly unit: MassUnit
  readonly tradable: boolean
  readonly note: string
  /** Of each element, in its own unit, in a tonne; empty when the world does not follow elements. */
  readonly contents: ReadonlyMap<string, Figure>
}

export interface Process {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly stage: Stage
  readonly unit: MassUnit
  readonly leadMonths: Months
  /** The main product, where a recipe has several outputs that could be meant. */
  readonly product: string | undefined
  /** Set for a variant that users take up, at the pace that its parameters say. */
  readonly variant: Variant | undefined
  readonly note: string
}

/** Tonnes in or out per tonne of activity. */
export interface Ingredient {
  readonly material: string
  readonly perTonne: number
  /** The figure behind the coefficient. */
  readonly figure: Figure
}

/** A process with its feed chosen. */
export interface Recipe {
  readonly inputs: readonly Ingredient[]
  readonly outputs: readonly Ingredient[]
}

export interface Site {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly place: string
  readonly country: string
  readonly lat: number | undefined
  readonly lon: number | undefined
  readonly operator: string
  /** The place whose state or firm decides. */
  readonly control: string
  readonly controlSource: string
  readonly stage: Stage
  /** Tonnes of activity a year; undefined where nobody publishes one. */
  readonly capacity: Figure | undefined
  readonly status: SiteStatus
  readonly start: string | undefined
  readonly startLow: string | undefined
  readonly startHigh: string | undefined
  readonly partOf: string | undefined
  readonly source: string
  readonly confidence: string
  readonly note: string
}

export interface Firm extends NamedRow {
  readonly place: string
  /** Ids of stages and sectors, and activities. */
  readonly stages: readonly string[]
  readonly product: string
  readonly productJa: string
  /** Ids of materials, or of elements where no material is named. */
  readonly materials: readonly string[]
  readonly site: string | undefined
  /** Another firm's id, or a name; undefined where the firm stands by itself, or no owner is known. */
  readonly owner: string | undefined
  readonly ownerJa: string
  /** Of the last owner in the row of owners. */
  readonly ownerPlace: string
  readonly coercerLink: FirmLink | undefined
  readonly status: SiteStatus
  /** YYYY-MM-DD. */
  readonly accessed: string | undefined
  readonly sources: readonly string[]
  /** The list that it was found in, where its own pages were not opened. */
  readonly via: string | undefined
  readonly confidence: Confidence
  readonly note: string
}

/** What a company may make, with what is in a unit of it. */
export interface Product extends NamedRow {
  /** In what it is counted: cars, megawatts. */
  readonly counted: string
  readonly countedJa: string
  readonly sector: string
  /** Grams of the material, in its own unit, in a unit of the product. */
  readonly bill: readonly { readonly material: string; readonly grams: Figure }[]
}

export interface OtherWords {
  readonly table: (typeof WORDED)[number]
  /** Id of the row, or name of the column. */
  readonly row: string
  readonly words: readonly string[]
}

/** A country as statistics name it: most belong to a place of several. */
export interface Country {
  readonly id: string
  readonly name: string
  readonly place: string
  /** Countries that are counted together in it, such as those of a customs union. */
  readonly members: readonly string[]
  /** What lists of countries call it: two letters; numbers of the United Nations; three digits; names. */
  readonly iso2: readonly string[]
  readonly m49: readonly string[]
  readonly jp3: readonly string[]
  readonly names: readonly string[]
}

export type CodeSystem = (typeof CODE_SYSTEMS)[number]
export type CodeRelation = (typeof CODE_RELATIONS)[number]

/** A code of goods that a material is traded under. */
export interface GoodsCode {
  readonly system: CodeSystem
  readonly code: string
  /** As written: a material, or `stage:` and a stage. */
  readonly material: string
  readonly materials: readonly string[]
  readonly relation: CodeRelation
  /** Tonnes of the material, in its own unit, in a tonne of goods of the code. */
  readonly share: Ranged
  readonly date: string
  readonly source: string
  readonly confidence: Confidence
  readonly note: string
}

export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** An item of a notice of export controls. */
export interface ControlNotice {
  readonly id: string
  readonly issuer: string
  readonly number: string
  readonly item: string
  readonly specification: string
  readonly specificationJa: string
  /** As written: materials, elements, stages. */
  readonly named: readonly string[]
  readonly materials: readonly string[]
  readonly codes: readonly string[]
  /** Empty: everywhere. */
  readonly targets: readonly string[]
  readonly kind: NoticeKind
  /** YYYY-MM-DD. */
  readonly announced: string
  readonly inForce: string | undefined
  readonly suspendedFrom: string | undefined
  readonly suspendedUntil: string | undefined
  readonly source: string
  readonly confidence: Confidence
  readonly note: string
}

export interface Operation {
  readonly site: string
  readonly process: string
  readonly feed: string | undefined
  readonly recipe: Recipe
  /** Tonnes of activity in the baseline year. */
  readonly activity: Figure
}

export interface Lane {
  readonly transitMonths: Months
  /** USD/kg. */
  readonly freight: Figure
}

export interface Route {
  readonly material: string
  readonly from: string
  readonly to: string
  /** Share of the price. */
  readonly tariff: Share
  /** Tonnes a year. */
  readonly limit: number | undefined
  /** Tonnes shipped in the baseline year. */
  readonly shipped: Figure
}

export interface Sector {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly profile: string
}

export interface Step {
  readonly kind: StepKind
  readonly share: Ranged
  /** Multiple of the baseline price; USD/kg where the material has none. */
  readonly willingnessToPay: Ranged
  readonly readyMonths: Ranged
}

export interface Demand {
  readonly place: string
  readonly sector: string
  readonly material: string
  /** Tonnes a year. */
  readonly use: Figure
  /** Million USD of gross output a year that stand still without the material. */
  readonly grossOutput: Ranged
  /** Million USD of value added a year that stand still without it. */
  readonly valueAdded: Ranged
  readonly valueSource: string
}

export interface Stock {
  readonly place: string | undefined
  readonly stage: Stage
  readonly holder: Holder
  /** Months of normal use. */
  readonly cover: Figure
}

export interface BuyerGroup {
  readonly id: string
  readonly share: Ranged
  readonly stockMultiple: Ranged
}

export interface Switching {
  readonly qualification: Months
  /** Share of the receiving place's use that is added a month. */
  readonly ramp: Share
  /** Share above the baseline flow that is there at once. */
  readonly headroom: Share
  readonly range: { readonly qualification: Ranged; readonly ramp: Ranged; readonly headroom: Ranged }
}

export interface Price {
  readonly material: string
  readonly place: string
  readonly kind: PriceKind
  /** Undefined for the price that the baseline year holds. */
  readonly basis: PriceBasis | undefined
  readonly figure: Figure
  readonly usdPerKg: UsdPerKg
}

export interface Observation {
  readonly id: string
  readonly quantity: (typeof OBSERVED)[number]
  /** Undefined: everywhere. */
  readonly place: string | undefined
  readonly partner: string | undefined
  /** Material ids, groups written out. */
  readonly materials: readonly string[]
  readonly use: (typeof OBSERVATION_USES)[number]
  readonly figure: Figure
}

/** What a plan may fund: a plant that does not run in the baseline, or that plants take up a process sooner. */
export interface Project {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly kind: ProjectKind
  /** The site that a plant project opens. */
  readonly site: string | undefined
  /** The place whose plants a thrifting project reaches. */
  readonly place: string | undefined
  /** The process that they take up. */
  readonly process: string | undefined
  /** Million USD for all of it. */
  readonly capex: Figure
  /** Share of the capex spent whatever the size. */
  readonly fixedCostShare: Ranged
  /** From the decision to the first output. */
  readonly leadMonths: Ranged
  /** Chance that it comes a year late. */
  readonly delayProbability: Ranged
  /** Months longer while the supplier state withholds equipment and know-how. */
  readonly technologyMonths: Ranged
  /** Share of the plants' output that can change over at once; undefined for a plant. */
  readonly share: Ranged | undefined
  /** Smallest size as a share of the whole. */
  readonly minShare: number
  /** First output at the earliest, whatever is paid. */
  readonly earliest: Month | undefined
  /** Project that it requires. */
  readonly requires: string | undefined
  /** Project that it excludes. */
  readonly excludes: string | undefined
}

/** What a state or joint stock may hold of a stage. */
export interface Stockpile {
  readonly stage: Stage
  /** Days of normal use. */
  readonly mostDays: Figure
  /** Share of the baseline price paid on top while the stock is bought. */
  readonly premium: Ranged
  /** Share of its worth a year. */
  readonly holdingCost: Ranged
}

/** A firm purchase of a stage from another source, which keeps that source qualified and ready. */
export interface Offtake {
  readonly stage: Stage
  /** Share of the baseline price paid on top of it. */
  readonly premium: Figure
  /** Share of the receiving place's use that can be bound so. */
  readonly maxShare: Ranged
}

/** What producers of a stage bear when prices fall. */
export type ShutdownFigure = (typeof SHUTDOWN_FIGURES)[number]

/** A way in which firms or third places may act, and the one thing of a run that it sets. */
export interface ConductSetting extends NamedRow {
  readonly lever: ConductLever
  /** What it sets it to, or by which it multiplies it: `src/world/conduct.ts` says which. */
  readonly figure: Figure
}

/** A price contract on the record: the payer covers what the benchmark is short of the floor. */
export interface PriceContract {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  /** Sites whose output is covered. */
  readonly sites: readonly string[]
  /** Its price is the benchmark; what leaves the sites in other forms counts by the element that it holds. */
  readonly material: string
  readonly payer: (typeof PAYERS)[number]
  /** USD/kg. */
  readonly floor: Figure
  /** Share given back of what the benchmark is above `clawbackAbove`, USD/kg; at most `clawbackMax`, million USD a year. */
  readonly clawback: number
  readonly clawbackAbove: number
  readonly clawbackMax: number | undefined
  /** Most that is covered, t a year. */
  readonly maxTonnes: number | undefined
  readonly from: Month
  readonly until: Month
}

export type OwnerFigure = (typeof OWNER_FIGURES)[number]

/** A firm or a group that bears the profits and losses of several sites together. */
export interface Owner {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly sites: readonly string[]
  /** Undefined: nobody has said. */
  readonly figure: (what: OwnerFigure) => Figure | undefined
}

export interface Currency {
  /** ISO code. */
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly perUsd: Figure
}

export interface Industry extends NamedRow {
  /** Whether it makes goods that others build in. */
  readonly manufacturing: boolean
}

/** What an industry of a place makes, earns and trades in a year. */
export interface IndustryAccount {
  readonly industry: string
  readonly output: MillionUsdPerYear
  readonly valueAdded: MillionUsdPerYear
  /** Of goods of its kind. */
  readonly exports: MillionUsdPerYear
  readonly imports: MillionUsdPerYear
}

/** The input-output table of a place, in dollars of its year. */
export interface Economy {
  readonly year: string
  readonly accounts: readonly IndustryAccount[]
  /** What one industry buys of another's goods, imports included, by places in `accounts`. */
  readonly inputs: readonly { readonly seller: number; readonly buyer: number; readonly value: MillionUsdPerYear }[]
}

/** What is known of an industry where there is no input-output table. */
export interface Multiplier {
  /** Value added that the place loses for each unit that the industry loses. */
  readonly multiple: Figure
  /** What the industry buys from itself, as a share of its output. */
  readonly ownInputShare: Share
}

/** An industry that a sector belongs to, with the part of it that does. */
export interface SectorPart {
  readonly industry: string
  readonly share: Ranged
}

/** Everything known, checked: what holds a reference finds it, what has a range lies in it. */
export interface World {
  readonly title: string
  readonly version: string
  /** SHA-256 over the tables, hexadecimal. */
  readonly hash: string
  /** The same over the tables that a clearing reads: as long as it stays, so does what is worked out by clearings. */
  readonly clearingHash: string
  /** Ids in the order of what their rows say: what is worked out by them does not depend on files or on how ids are spelled. */
  readonly inOrder: Readonly<Record<'places' | 'materials' | 'sites' | 'projects', readonly string[]>>
  readonly sources: ReadonlyMap<string, Source>
  readonly places: ReadonlyMap<string, Place>
  /** In the order of work. */
  readonly stages: ReadonlyMap<Stage, StageRow>
  readonly units: ReadonlyMap<string, NamedRow>
  readonly groups: ReadonlyMap<string, NamedRow>
  readonly variants: ReadonlyMap<Variant, NamedRow>
  /** What counts where nothing is said: words of a row of defaults.csv; none where it has no such row. */
  readonly defaults: (id: DefaultId) => readonly string[]
  readonly elements: ReadonlyMap<string, Element>
  readonly materials: ReadonlyMap<string, Material>
  readonly processes: ReadonlyMap<string, Process>
  readonly sites: ReadonlyMap<string, Site>
  readonly operations: readonly Operation[]
  /** Cost of processing, USD/kg of activity. */
  readonly cost: (process: string, place: string) => Figure | undefined
  readonly lane: (from: string, to: string) => Lane
  readonly routes: readonly Route[]
  readonly sectors: ReadonlyMap<string, Sector>
  readonly steps: (profile: string) => readonly Step[]
  readonly demand: readonly Demand[]
  readonly stocks: readonly Stock[]
  readonly buyers: readonly BuyerGroup[]
  /** Undefined: a world in which supply moves freely within its limits. */
  readonly switching: ReadonlyMap<Stage, Switching>
  readonly parameter: (id: ParameterId) => number
  readonly parameters: ReadonlyMap<string, Figure>
  readonly prices: readonly Price[]
  readonly observations: readonly Observation[]
  readonly projects: ReadonlyMap<string, Project>
  readonly stockpiles: ReadonlyMap<Stage, Stockpile>
  readonly offtakes: ReadonlyMap<Stage, Offtake>
  /** Undefined: nobody has said, and what it stands for does not happen. */
  readonly shutdown: (stage: Stage, what: ShutdownFigure) => Ranged | undefined
  readonly owners: ReadonlyMap<string, Owner>
  /** Cost of processing at one plant, USD/kg of activity, where it is published; `cost` says it for all others. */
  readonly plantCost: (site: string, process: string) => Figure | undefined
  readonly conduct: ReadonlyMap<string, ConductSetting>
  readonly contracts: ReadonlyMap<string, PriceContract>
  /** The dollar is always among them. */
  readonly currencies: ReadonlyMap<string, Currency>
  readonly industries: ReadonlyMap<string, Industry>
  /** Input-output tables by place. */
  readonly economies: ReadonlyMap<string, Economy>
  readonly multiplier: (place: string, industry: string) => Multiplier | undefined
  /** None where nobody has said what a sector belongs to. */
  readonly industriesOf: (sector: string) => readonly SectorPart[]
  readonly firms: ReadonlyMap<string, Firm>
  /** What has really been held back since the baseline year, by first month. */
  readonly controls: readonly ExportControl[]
  readonly products: ReadonlyMap<string, Product>
  /** Other words for rows of tables and for columns of a company's file. */
  readonly words: readonly OtherWords[]
  readonly countries: ReadonlyMap<string, Country>
  readonly codes: readonly GoodsCode[]
  readonly notices: readonly ControlNotice[]
  /** Records of ensembles that lie beside its tables, as text: no table, and no part of the fingerprint. */
  readonly keptEnsembles: readonly { readonly file: string; readonly text: string }[]
}
