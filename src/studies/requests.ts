import type { DrawOptions } from './ensemble/draw.ts'
import type { exposureOptions } from './exposure/options.ts'
import type { RequestOf } from './options.ts'
import type { stressOptions } from './stress/options.ts'
import type { weaponOptions } from './weapon/options.ts'

/** What an ensemble can be made of. */
export type DrawnStudyRequest =
  | ({ readonly study: 'stress' } & RequestOf<typeof stressOptions>)
  | ({ readonly study: 'exposure' } & RequestOf<typeof exposureOptions>)
  | ({ readonly study: 'weapon' } & RequestOf<typeof weaponOptions>)

/** Some rows of an ensemble: all of its questions asked of every world drawn. */
export interface DrawsRequest {
  readonly study: 'draws'
  readonly of: readonly DrawnStudyRequest[]
  readonly options: DrawOptions
  readonly from: number
  readonly count: number
}

/** What all rows of an ensemble add up to. */
export interface EnsembleRequest extends Pick<DrawsRequest, 'of' | 'options'> {
  readonly study: 'ensemble'
  /** The numbers of all rows before the swaps, as `draws` gives them, and of those of the swaps that are worked out (`swapsOf`). */
  readonly values: Float64Array
}
