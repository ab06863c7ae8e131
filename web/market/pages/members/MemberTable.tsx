import { DataTable } from '../../../ui/DataTable.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useView } from '../../../url/state.ts'
import { useRead } from '../../client/reading.ts'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { isForeignRun, isOwnMaster, type Organisation } from '../../subjects/register/register.ts'
import { useRegisterNames } from '../../subjects/register/use-register.ts'
import { membersMessages } from './messages.gen.ts'

/** From how many names on it helps to look for one. */
const MANY = 12

/** Organisations at a glance; a name leads to all that is registered of it. */
export function MemberTable({ organisations }: { readonly organisations: readonly Organisation[] }): React.JSX.Element {
  const say = useMessages(membersMessages)
  const { inUnit } = useNumbers()
  const { view, go, href } = useView()
  const { place, list } = useNaming()
  const name = useRegisterNames()
  const members = new Map(useRead('/members').data?.members.map((one) => [one.id, one]))
  const users = useRead('/users').data?.users ?? []
  const trades = organisations.some(({ member }) => member)
  const sought = view.find.trim().toLowerCase()
  const shown = organisations.filter((one) => `${one.id} ${one.name} ${one.name_ja}`.toLowerCase().includes(sought))
  if (organisations.length === 0) return <p>{say('none')}</p>
  return (
    <>
      {trades && organisations.length >= MANY && (
        <TextField label={say('filter')} value={view.find} onChange={(find) => go({ find }, { replace: true })} />
      )}
      {shown.length === 0 ? (
        <p>{say('noneFound')}</p>
      ) : (
        <DataTable
          caption={say(trades ? 'membersTitle' : 'othersTitle')}
          table={{
            columns: [
              { name: say('name') },
              { name: say('country') },
              { name: say('controlledFrom') },
              ...(trades
                ? [{ name: say('standing') }, inUnit('number', say('trusteeKeys')), inUnit('number', say('usersCount'))]
                : []),
            ],
            rows: shown.map((one) => {
              const member = members.get(one.id)
              const count = users.filter(({ organisation }) => organisation === one.id).length
              const countries = [...new Set(one.controllers.flatMap((by) => by.countries))]
              const from = list(countries.map(place))
              return [
                cell(name(one.id), undefined, `${href('/members', { row: one.id })}#chosen`),
                cell(place(one.country)),
                cell(
                  isOwnMaster(one) ? say('byItself', { from }) : isForeignRun(one) ? say('fromAbroad', { from }) : from,
                ),
                ...(trades
                  ? [
                      cell(say(member?.suspended === true ? 'suspended' : 'good')),
                      cell(String(member?.keysLeft ?? 0), member?.keysLeft ?? 0),
                      cell(String(count), count),
                    ]
                  : []),
              ]
            }),
          }}
        />
      )}
    </>
  )
}
