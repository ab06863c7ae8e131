import { allocationAbout, allocationOptions } from './allocation/options.ts'
import { baselineAbout, baselineOptions } from './baseline/options.ts'
import { clearAbout, clearOptions } from './clear/options.ts'
import { exposureAbout, exposureOptions } from './exposure/options.ts'
import { hindcastAbout, hindcastOptions } from './hindcast/options.ts'
import { planAbout, planOptions } from './plan/options.ts'
import type { StudyId } from './registry.ts'
import { stockpileAbout, stockpileOptions } from './stockpile/options.ts'
import { stressAbout, stressOptions } from './stress/options.ts'
import type { Study } from './study.ts'
import { dumpingAbout, dumpingOptions } from './dumping/options.ts'
import { weaponAbout, weaponOptions } from './weapon/options.ts'

/** What may be asked, without what answers it: a command line that only asks for help loads nothing else. In the order of `STUDIES`. */
export const ASKED = {
  stress: { about: stressAbout, options: stressOptions },
  exposure: { about: exposureAbout, options: exposureOptions },
  baseline: { about: baselineAbout, options: baselineOptions },
  clear: { about: clearAbout, options: clearOptions },
  weapon: { about: weaponAbout, options: weaponOptions },
  plan: { about: planAbout, options: planOptions },
  allocation: { about: allocationAbout, options: allocationOptions },
  stockpile: { about: stockpileAbout, options: stockpileOptions },
  dumping: { about: dumpingAbout, options: dumpingOptions },
  hindcast: { about: hindcastAbout, options: hindcastOptions },
} as const satisfies Readonly<Record<StudyId, Pick<Study, 'about' | 'options'>>>

export { drawnOptions, drawOptions, ensembleOptions } from './ensemble-options.ts'
export { flagOf, type Option, type Options } from './options.ts'
export { toJson } from './json.ts'
export { VERSION } from './version.ts'
