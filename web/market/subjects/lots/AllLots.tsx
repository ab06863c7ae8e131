import { Link } from 'wouter'
import { useMessages } from '../../../language/messages.ts'
import { useView } from '../../../url/state.ts'
import { allLotsMessages } from './all-lots.gen.ts'

/** The way back to the list, from pages of one lot. */
export function AllLots(): React.JSX.Element {
  const say = useMessages(allLotsMessages)
  const { href } = useView()
  return (
    <p>
      <Link href={href('/lots', { row: '' })}>← {say('allLots')}</Link>
    </p>
  )
}
