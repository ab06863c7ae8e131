export interface RehearseOptions {
  /** What producers bring. */
  readonly materials: readonly string[]
  /** Rounds, one a month from the scenario's start. */
  readonly months: number
  /** Whether partners are members besides the alliance. */
  readonly partners: boolean
  /** Whether what comes in from outside the members is sold in the market too. */
  readonly imports: boolean
  /** Sectors that accept the strictest grade alone. */
  readonly strictestGradeOnly: readonly string[]
  /** Anyone who is named so, operator or owner, offers less than it has. */
  readonly withhold?: { readonly owner: string; readonly share: number }
  /** Days of normal use that the joint stockpile buys over the rounds, of what producers bring; 0: nothing. */
  readonly reserveDays: number
  /** A two-way price contract for each plant of the members that brings the material: the strike, USD/kg. The agency pays. */
  readonly strike?: { readonly material: string; readonly price: number }
  readonly seed: number
}

/** What counts unless asked otherwise; what is brought, and who is strict, the tables say (`rehearsalDefaults`). */
export const REHEARSAL_DEFAULTS: Omit<RehearseOptions, 'materials' | 'strictestGradeOnly'> = {
  months: 3,
  partners: false,
  imports: true,
  reserveDays: 0,
  seed: 1,
}
