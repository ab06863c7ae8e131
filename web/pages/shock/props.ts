import type { StressRange, StressResult } from '../../../src/studies/index.ts'
import type { ScenarioFile } from '../../model/protocol.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import type { ShockBands } from './bands.ts'

export interface Props {
  readonly result: StressResult
  /** The mild and the severe case, once they are worked out. */
  readonly range: StressRange | undefined
  readonly file: ScenarioFile | undefined
  readonly spec: ScenarioSpec
}

/** An answer with its bands, once there are draws enough. */
export interface Banded extends Props {
  readonly bands: ShockBands | undefined
}
