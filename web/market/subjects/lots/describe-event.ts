import { nameIn, WRITING, type SayOf } from '../../../../src/messages/index.ts'
import type { NamesShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { useNaming, type Naming } from '../../parts/naming.ts'
import type { Event, LotNode, Node } from './chain.ts'
import { graphMessages } from './graph.gen.ts'

type KindKey =
  | 'commission'
  | 'scrap'
  | 'transform'
  | 'separation'
  | 'metal'
  | 'alloy'
  | 'magnet'
  | 'product'
  | 'split'
  | 'merge'
  | 'ship'
  | 'receive'
  | 'inspect'
  | 'withdraw'
  | 'transfer'
  | 'pack'
  | 'unpack'
  | 'install'
  | 'remove'

/** Steps of the chain by the stage of what comes out. */
const STEP_OF: Readonly<Record<string, KindKey>> = {
  ore: 'commission',
  scrap: 'scrap',
  intermediate: 'separation',
  oxide: 'separation',
  metal: 'metal',
  alloy: 'alloy',
  magnet: 'magnet',
  product: 'product',
}
const PLAIN: ReadonlySet<string> = new Set([
  'ship',
  'receive',
  'inspect',
  'withdraw',
  'transfer',
  'pack',
  'unpack',
  'install',
  'remove',
])
const isPlain = (kind: string): kind is KindKey => PLAIN.has(kind)

/** What an event did, as a word of ours. */
function wordFor({ kind, inputs, outputs }: Event, stageOf: (material: string) => string): KindKey {
  if (isPlain(kind)) return kind
  if (kind === 'regroup') return new Set(inputs.map(({ lot }) => lot)).size > 1 ? 'merge' : 'split'
  return STEP_OF[stageOf(outputs[0]?.material ?? '')] ?? (kind === 'commission' ? 'commission' : 'transform')
}

export interface Telling {
  readonly say: SayOf<typeof graphMessages>
  readonly naming: Naming
  readonly what: (event: Event) => string
  readonly site: (event: Event) => string
  readonly operator: (event: Event) => string
  readonly countries: (event: Event) => string
  readonly lotName: (lot: LotNode) => string
  /** All that is known of a node, in sentences. */
  readonly tell: (node: Node) => string
}

/** Events and lots in words. */
export function useTelling(): Telling {
  const say = useMessages(graphMessages)
  const naming = useNaming()
  const stageOf = stagesOf(useRead('/names').data)
  const what = (event: Event): string => say(wordFor(event, stageOf))
  const site = (event: Event): string => nameIn(naming.lang, event.site)
  const operator = (event: Event): string => nameIn(naming.lang, event.operator)
  const countries = ({ operator: { controllers } }: Event): string => naming.list(controllers.map(naming.place))
  const lotName = ({ lots, material }: LotNode): string => {
    const name = material === null ? (lots[0] ?? '') : naming.material(material)
    return lots.length > 1 ? say('lots', { n: lots.length, material: name }) : name
  }
  const tellEvent = (event: Event): string =>
    say('tellEvent', {
      what: what(event),
      at: naming.instant(event.at),
      site: site(event),
      country: naming.place(event.site.country),
      run: say('runBy', { operator: operator(event), countries: countries(event) }),
      signed: say('signed', { signer: naming.organisation(event.signer) }),
    })
  const tell = (node: Node): string => {
    if (node.kind !== 'lot')
      return WRITING[naming.lang].after(...node.events.slice(0, MOST_TOLD).map(tellEvent), ...rest(node.events))
    return say(node.target ? 'tellTarget' : 'tellLot', {
      name: lotName(node),
      made: naming.kg(node.made),
      used: naming.kg(node.used),
      ids: naming.list(node.lots.slice(0, MOST_TOLD)),
    })
  }
  const rest = (events: readonly Event[]): readonly string[] =>
    events.length > MOST_TOLD ? [say('more', { n: events.length - MOST_TOLD })] : []
  return { say, naming, what, site, operator, countries, lotName, tell }
}
/** So many records are told at once; the table has all. */
const MOST_TOLD = 4

function stagesOf(names: NamesShown | undefined): (material: string) => string {
  const stages = new Map(names?.materials.map(({ id, stage }) => [id, stage]))
  return (material) => stages.get(material) ?? ''
}
