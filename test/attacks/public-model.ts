import { wordIn, type Shown } from './public-lines.ts'

/**
 * The visible life of a market once more, from docs/explanation/the-market.md and not from the code: which next event breaks a rule, as
 * far as everybody can see. One state of a round, one list of what may follow.
 */

const DAYS_3 = 3 * 86_400_000
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  announced: ['closed', 'void'],
  closed: ['shares', 'opened', 'void'],
  opened: ['left-out', 'cleared', 'void'],
  cleared: ['settled', 'trade-cancelled'],
  settled: [],
  void: [],
}
const LEADS_TO: Readonly<Record<string, string>> = {
  closed: 'closed',
  opened: 'opened',
  cleared: 'cleared',
  void: 'void',
  settled: 'settled',
}

interface Life {
  readonly state: string
  readonly closes: number
  readonly trustees: readonly string[]
  readonly threshold: number
  readonly material: string
  readonly turn: number
  readonly sealed: number
  readonly accepted: number
  readonly heard: readonly string[]
  /** Days for erroneous trades; undefined where the terms know none. */
  readonly erroneous: number | undefined
  readonly clearedAt: number
}

export class Model {
  private readonly rounds = new Map<string, Life>()
  private readonly keys = new Map<string, number | 'good' | 'gone'>()
  private readonly members = new Set<string>()
  private readonly trustees = new Map<string, { registered: number; used: number }>()
  private readonly signed: ReadonlySet<string>
  private isFounded = false
  private leaving: string | undefined
  private turn = 0

  /** @param signed results that the market has signed, as `seal signature` */
  constructor(signed: ReadonlySet<string>) {
    this.signed = signed
  }

  /** Whether an event may come next; it has happened then. */
  takes(event: Shown | undefined, at: number): boolean {
    const { leaving } = this
    const isRest = event?.kind === 'cleared' && event['round'] === leaving
    if (leaving !== undefined && !isRest) return false
    if (event === undefined) return true
    if (event.kind === 'founded' ? this.isFounded : !this.isFounded) return false
    return event['round'] === undefined || event.kind === 'round' ? this.ofMarket(event, at) : this.ofRound(event, at)
  }

  private ofMarket(event: Shown, at: number): boolean {
    const of = wordIn(event, 'organisation')
    const key = wordIn(event, 'key')
    const given = event['key'] as unknown as { id: string }
    switch (event.kind) {
      case 'founded':
        return (this.isFounded = true)
      case 'organisation':
        return this.members.add((event['organisation'] as unknown as { id: string }).id) !== undefined
      case 'standing':
        return this.members.has(of)
      case 'signing-key':
      case 'signing-key-proposed':
        if (this.keys.has(given.id)) return false
        this.keys.set(given.id, event.kind === 'signing-key' ? 'good' : at)
        return true
      case 'signing-key-agreed': {
        const since = this.keys.get(key)
        if (typeof since !== 'number' || at < since + DAYS_3) return false
        this.keys.set(key, 'good')
        return true
      }
      case 'signing-key-revoked': {
        const since = this.keys.get(key)
        // What was proposed is gone, and its id with it; what was good is known for ever.
        if (typeof since === 'number') this.keys.set(key, 'gone')
        return since !== undefined && since !== 'gone'
      }
      case 'trustee-keys': {
        const { used } = this.trustees.get(of) ?? { used: 0 }
        if (event['from'] !== used + 1) return false
        this.trustees.set(of, { used, registered: used + (event['keys'] as unknown[]).length })
        return true
      }
      case 'shortage':
        return true
      case 'round':
        return this.announced(event, at)
      default:
        return false
    }
  }

  private announced(event: Shown, at: number): boolean {
    const spec = event['spec'] as unknown as {
      closes: string
      trustees: string[]
      threshold: number
      materials: { material: string }[]
      erroneousTradeDays?: number
    }
    const own = spec.trustees.map((of) => this.trustees.get(of) ?? { registered: 0, used: 0 })
    if (this.rounds.has(wordIn(event, 'round')) || at >= Date.parse(spec.closes)) return false
    if (own.some(({ registered, used }) => registered <= used)) return false
    // All but as many as cannot open it are as many as can.
    if (own.length - (spec.threshold - 1) < spec.threshold) return false
    for (const one of own) one.used += 1
    this.rounds.set(wordIn(event, 'round'), {
      state: 'announced',
      closes: Date.parse(spec.closes),
      trustees: spec.trustees,
      threshold: spec.threshold,
      material: spec.materials[0]!.material,
      turn: ++this.turn,
      sealed: 0,
      accepted: 0,
      heard: [],
      erroneous: spec.erroneousTradeDays,
      clearedAt: 0,
    })
    return true
  }

  private ofRound(event: Shown, at: number): boolean {
    const id = wordIn(event, 'round')
    const life = this.rounds.get(id)
    if (life === undefined || !FOLLOWS[life.state]!.includes(event.kind) || !this.mayBe(event, life, at)) return false
    this.leaving = event.kind === 'left-out' ? id : undefined
    this.rounds.set(id, {
      ...life,
      state: LEADS_TO[event.kind] ?? life.state,
      ...(event.kind === 'closed' ? { sealed: (event['commitments'] as string[]).length } : {}),
      ...(event.kind === 'shares' ? { heard: [...new Set([...life.heard, wordIn(event, 'trustee')])] } : {}),
      ...(event.kind === 'opened' ? { accepted: Number(event['accepted']) } : {}),
      ...(event.kind === 'cleared' ? { clearedAt: at } : {}),
    })
    return true
  }

  private mayBe(event: Shown, life: Life, at: number): boolean {
    switch (event.kind) {
      case 'closed': {
        const sealed = event['commitments'] as string[] | undefined
        const inOrder = sealed?.every((one, i) => i === 0 || sealed[i - 1]! < one)
        return at >= life.closes && inOrder === true
      }
      case 'shares':
        return life.trustees.includes(wordIn(event, 'trustee'))
      case 'opened': {
        const waits = [...this.rounds.values()].some(
          ({ state, turn, closes, material }) =>
            ['announced', 'closed', 'opened'].includes(state) &&
            (closes < life.closes || (closes === life.closes && turn < life.turn)) &&
            material === life.material,
        )
        const isAll = Number(event['accepted']) + Number(event['refused']) === life.sealed
        // What decides between orders that are alike stands in it, with no orders too.
        const isTied = typeof event['tieBreak'] === 'string'
        return isAll && isTied && !waits && (life.sealed === 0 || life.heard.length >= life.threshold)
      }
      case 'left-out':
        return Number(event['orders']) > 0 && Number(event['orders']) <= life.accepted
      case 'cleared':
        return this.signed.has(`${wordIn(event, 'seal')} ${wordIn(event, 'signature')}`)
      case 'trade-cancelled': {
        // Asked for within the days of the terms, and decided within ten more.
        const { erroneous, clearedAt, material } = life
        const isInTime = erroneous !== undefined && at < clearedAt + (erroneous + 10) * 86_400_000
        return isInTime && event['material'] === material
      }
      default:
        return true
    }
  }
}
