import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { circumstances, eventUri } from '../../client/recording.ts'
import { SelectField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { Known } from './known.ts'
import { PickLots } from './PickLots.tsx'
import { RecordForm } from './RecordForm.tsx'
import { canTake, masses, unique, type Taken } from './state.ts'
import { recordMessages } from './messages.gen.ts'

/** Lots that were shipped to a site of one's own have come. */
export function Receive({ known }: { readonly known: Known }): React.JSX.Element {
  const say = useMessages(recordMessages)
  const naming = useNaming()
  const { sites } = known.own
  const coming = known.lots.flatMap((lot) => {
    const site = sites.find(({ id }) => id === lot.way?.to)
    return lot.way === null || site === undefined ? [] : [{ lot, site, from: lot.way.from }]
  })
  const ways = unique(coming.map(({ site, from }) => `${from} ${site.id}`))
  const [chosen, setChosen] = useState('')
  const [changed, setChanged] = useState<readonly Taken[]>()
  const way = ways.includes(chosen) ? chosen : ways[0]
  const here = coming.filter(({ site, from }) => `${from} ${site.id}` === way)
  const [first] = here
  if (first === undefined) return <p>{say('noWay')}</p>
  const loose = here.flatMap(({ lot }) => (lot.container === null ? [lot] : []))
  const containers = unique(here.flatMap(({ lot }) => lot.container ?? []))
  // All of it has come, as long as nothing else is said.
  const taken = changed ?? loose.map(({ id, left }) => ({ lot: id, kg: left }))
  const isFine = taken.length === 0 ? containers.length > 0 : canTake(taken, loose)
  return (
    <RecordForm
      action={say('doReceive')}
      input={isFine ? { from: first.from, site: first.site.id, taken, containers } : undefined}
      actsOf={(input, at) => [
        {
          kind: 'receive',
          id: eventUri(known.own.organisation, 'receive'),
          ...circumstances(known.own, sites.find(({ id }) => id === input.site) ?? first.site, at),
          from: input.from,
          lots: masses(input.taken),
          containers: input.containers,
        },
      ]}
      taken={() => setChanged(undefined)}
    >
      <SelectField
        label={say('way')}
        value={way ?? ''}
        onChange={(next) => {
          setChosen(next)
          setChanged(undefined)
        }}
        options={ways.map((one) => {
          const [from = '', to = ''] = one.split(' ')
          return [one, say('wayOption', { from: naming.site(from), to: naming.site(to) })]
        })}
      />
      {loose.length > 0 && <PickLots legend={say('receiveKg')} lots={loose} taken={taken} onChange={setChanged} />}
      {containers.length > 0 && <p>{`${say('containers')}: ${naming.list(containers)}`}</p>}
    </RecordForm>
  )
}
