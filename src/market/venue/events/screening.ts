/** That members were looked into: who they are (KYC), and whether sanctions name them. The documents lie with who did it. */

export const SCREENINGS = ['identity', 'sanctions'] as const

export type ScreenedFor = (typeof SCREENINGS)[number]

export interface Screening {
  readonly what: ScreenedFor
  /** Who has done it. */
  readonly by: string
  /** Day on which, and the last day on which it is good (UTC). */
  readonly on: string
  readonly until: string
  /** SHA-256 of the document. */
  readonly document: string
}
