import { useMessages } from '../../../language/messages.ts'
import { useNaming } from '../../parts/naming.ts'
import { resultMessages } from './result.gen.ts'
import type { Traded } from './round.ts'

/** So many materials are named in a sentence. */
const NAMED = 3

/** What was traded in a round, in a sentence. */
export function useTraded(): (traded: readonly Traded[]) => string {
  const say = useMessages(resultMessages)
  const naming = useNaming()
  return (traded) => {
    if (traded.length === 0) return say('tradedNothing')
    const named = traded.slice(0, NAMED).map(({ material, kg, low, high }) =>
      say(low === high ? 'tradedAt' : 'tradedFrom', {
        kg: naming.kg(kg),
        material: naming.material(material),
        low: low === high ? naming.price(low) : naming.amount(low),
        high: naming.price(high),
      }),
    )
    const more = traded.length - named.length
    return say('tradedList', { list: naming.list(more > 0 ? [...named, say('moreMaterials', { n: more })] : named) })
  }
}
