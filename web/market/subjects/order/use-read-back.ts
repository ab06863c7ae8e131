import type { OrderContent } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { useNaming } from '../../parts/naming.ts'
import { readBack } from './read-back.ts'
import { readMessages } from './read.gen.ts'

/** Reads orders back in the reader's language. */
export function useReadBack(): (content: OrderContent) => string {
  const say = useMessages(readMessages)
  const names = useNaming()
  const strictest = useRead('/').data?.grades[0]?.id
  const contracts = useRead('/organisation').data?.contracts ?? []
  return (content) => readBack(content, { say, names, strictest, contracts })
}
