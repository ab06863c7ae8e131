import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { canonicalJson } from '../lists/index.ts'
import { VERSION } from '../studies/index.ts'
import { ANYONE } from './access/caller-guard.ts'
import type { JobResult } from './job-result.ts'
import type { Served } from './served.ts'

/** What was asked, and by whom. */
export interface KeptQuestion {
  readonly owner: string
  /** Whether a text of the caller's own is part of it: a scenario, a list of parts, tables. */
  readonly hasOwnText: boolean
  readonly study: string
  /** All that the answer follows from besides the world and the version. */
  readonly request: object
}

/**
 * Answers that were found before, by world, version and question; those asked for longest ago go first. Callers share those to questions in which
 * everything is shipped. All others are kept for who asked: how soon an answer comes would tell what somebody else had asked.
 */
export class Answers {
  private readonly served: Served
  private readonly isPrivate: boolean
  private readonly kept: LRUCache<string, JobResult>

  /**
   * @param options.bytes of all that is kept
   * @param options.isPrivate whether those who ask are distinguished, or are one: among strangers, a text of one's own is worked out each time
   */
  constructor({ served, bytes, isPrivate }: { served: Served; bytes: number; isPrivate: boolean }) {
    this.served = served
    this.isPrivate = isPrivate
    this.kept = new LRUCache({ maxSize: bytes, sizeCalculation: (result) => Math.max(1, result.bytes) })
  }

  /** Where an answer is kept; undefined: nowhere. */
  keyOf({ owner, hasOwnText, study, request }: KeptQuestion): string | undefined {
    const { id, world } = this.served
    const isShared = id === 'shipped' && !hasOwnText
    if (!isShared && !this.isPrivate) return undefined
    const asked = { whose: isShared ? ANYONE : owner, world: world.hash, version: VERSION, study, request }
    return createHash('sha256').update(canonicalJson(asked)).digest('base64url')
  }

  get(key: string | undefined): JobResult | undefined {
    return key === undefined ? undefined : this.kept.get(key)
  }

  keep(key: string | undefined, result: JobResult): void {
    if (key !== undefined) this.kept.set(key, result)
  }
}
