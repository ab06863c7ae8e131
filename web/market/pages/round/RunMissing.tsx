import { WRITING } from '../../../../src/messages/index.ts'
import { useState } from 'react'
import type { RoundShown, SettlementShown } from '../../../../src/market/index.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { cell } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useCommand } from '../../client/commanding.ts'
import { ConfirmedForm } from '../../parts/ConfirmedForm.tsx'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { payBackOf } from './run-state.ts'
import { runMessages } from './run.gen.ts'

interface Props {
  readonly round: RoundShown
  readonly settlement: SettlementShown
}

/** What stands between a cleared round and its settlement, and what is done about what will not come. */
export function RunMissing({ round, settlement }: Props): React.JSX.Element {
  const say = useMessages(runMessages)
  const { inUnit, headed } = useNumbers()
  const { organisation, material, grade, place, month, kg, money } = useNaming()
  const { parcels, shortfalls } = settlement
  return (
    <div className="stack">
      {parcels.length > 0 && (
        <>
          <h4>{say('parcelsTitle', { n: parcels.length })}</h4>
          <p>{say('parcelsWhat')}</p>
          <DataTable
            caption={say('parcelsTitle', { n: parcels.length })}
            table={{
              columns: [
                { name: say('from') },
                { name: say('to') },
                { name: say('goods') },
                headed('kg', say('kg')),
                { name: say('parcel') },
              ],
              rows: parcels.map((one) => [
                cell(organisation(one.from)),
                cell(organisation(one.to)),
                cell(
                  say('goodsOf', {
                    material: material(one.material),
                    grade: grade(one.grade),
                    place: place(one.place),
                    month: month(one.month),
                  }),
                ),
                cell(kg(one.kg), one.kg),
                cell(numberOf(one.parcel), one.parcel),
              ]),
            }}
          />
          <details>
            <summary>{say('parcelWhat')}</summary>
            <Undelivered round={round} settlement={settlement} />
          </details>
        </>
      )}
      {shortfalls.length > 0 && (
        <>
          <h4>{say('shortTitle', { n: shortfalls.length })}</h4>
          <p>{say('shortWhat')}</p>
          <DataTable
            caption={say('shortTitle', { n: shortfalls.length })}
            table={{
              columns: [{ name: say('member') }, inUnit({ text: money('').trim() }, say('lacks'))],
              rows: shortfalls.map((one) => [
                cell(organisation(one.organisation)),
                cell(money(one.amount), one.amount),
              ]),
            }}
          />
          <details>
            <summary>{say('defaultWhat')}</summary>
            <Default round={round} settlement={settlement} />
          </details>
        </>
      )}
    </div>
  )
}

/** `urn:ytterby:parcel:2027-02:3` -> `2027-02:3`: what tells it apart from others. */
const numberOf = (parcel: string): string => parcel.replace(/^urn:ytterby:parcel:/, '')

function Undelivered({ round, settlement: { parcels } }: Props): React.JSX.Element | null {
  const say = useMessages(runMessages)
  const { organisation, kg, money, lang } = useNaming()
  const [chosen, choose] = useState('')
  const [why, setWhy] = useState('')
  const asked = useCommand('declare-undelivered')
  const parcel = parcels.find((one) => one.parcel === chosen) ?? parcels[0]
  if (parcel === undefined) return null
  const names = { from: organisation(parcel.from), to: organisation(parcel.to) }
  const pays = payBackOf(round, parcel)
  const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 4 }).format(round.terms.damages)
  return (
    <ConfirmedForm
      action={say('declareParcel')}
      state={asked}
      submit={() => asked.mutate({ round: round.id, parcel: parcel.parcel, why })}
      consequence={
        <>
          <p>{say('parcelSure', { ...names, kg: kg(parcel.kg) })}</p>
          {pays !== undefined && (
            <p>
              {say('parcelPays', {
                ...names,
                sum: money(pays.sum),
                price: money(pays.price),
                damages: money(pays.damages),
                share,
              })}
            </p>
          )}
          <p>{WRITING[lang].labelled(say('why'), why)}</p>
          <p>{say('irreversible')}</p>
        </>
      }
    >
      <SelectField
        label={say('parcelWhich')}
        value={parcel.parcel}
        onChange={choose}
        options={parcels.map((one) => [
          one.parcel,
          `${numberOf(one.parcel)}: ${organisation(one.from)} → ${organisation(one.to)}, ${kg(one.kg)}`,
        ])}
      />
      <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
    </ConfirmedForm>
  )
}

function Default({ round, settlement: { shortfalls } }: Props): React.JSX.Element | null {
  const say = useMessages(runMessages)
  const { organisation, money, lang } = useNaming()
  const [chosen, choose] = useState('')
  const [why, setWhy] = useState('')
  const asked = useCommand('declare-default')
  const member = shortfalls.find((one) => one.organisation === chosen) ?? shortfalls[0]
  if (member === undefined) return null
  return (
    <ConfirmedForm
      action={say('declareDefault')}
      state={asked}
      submit={() => asked.mutate({ round: round.id, organisation: member.organisation, why })}
      consequence={
        <>
          <p>{say('defaultSure', { member: organisation(member.organisation), amount: money(member.amount) })}</p>
          <ol aria-label={say('layers')}>
            {(['layer1', 'layer2', 'layer3', 'layer4'] as const).map((one) => (
              <li key={one}>{say(one)}</li>
            ))}
          </ol>
          <p>{WRITING[lang].labelled(say('why'), why)}</p>
          <p>{say('irreversible')}</p>
        </>
      }
    >
      <SelectField
        label={say('defaultWho')}
        value={member.organisation}
        onChange={choose}
        options={shortfalls.map((one) => [
          one.organisation,
          WRITING[lang].labelled(organisation(one.organisation), money(one.amount)),
        ])}
      />
      <TextField label={say('why')} hint={say('whyHint')} value={why} onChange={setWhy} required maxLength={500} />
    </ConfirmedForm>
  )
}
