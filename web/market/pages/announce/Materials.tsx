import { useState } from 'react'
import { useMessages } from '../../../language/messages.ts'
import { useRead } from '../../client/reading.ts'
import { TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import type { DraftProps } from './props.ts'
import { newMaterial, without, type DraftMaterial } from './state.ts'
import { announceMessages } from './messages.gen.ts'

const SHOWN = 8

/** What is traded: materials, each with its grades of origin. */
export function Materials({ draft, change }: DraftProps): React.JSX.Element {
  const say = useMessages(announceMessages)
  const grades = useRead('/').data?.grades.map(({ id }) => id) ?? []
  const set = (own: DraftMaterial): void =>
    change({ materials: draft.materials.map((one) => (one.material === own.material ? own : one)) })
  return (
    <fieldset className="stack">
      <legend>{say('goods')}</legend>
      <p className="hint">{say('goodsHint')}</p>
      {draft.materials.map((own) => (
        <One key={own.material} own={own} grades={grades} set={set} takeOut={() => change(without(draft, own))} />
      ))}
      <Find
        known={draft.materials.map(({ material }) => material)}
        add={(material) => change({ materials: [...draft.materials, newMaterial(material, grades)] })}
      />
    </fieldset>
  )
}

function One({
  own,
  grades,
  set,
  takeOut,
}: {
  readonly own: DraftMaterial
  readonly grades: readonly string[]
  readonly set: (own: DraftMaterial) => void
  readonly takeOut: () => void
}): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { material, grade } = useNaming()
  const name = material(own.material)
  return (
    <div className="panel stack">
      <div className="row spread">
        <strong>{name}</strong>
        <button type="button" className="button" onClick={takeOut}>
          {say('takeOut', { what: name })}
        </button>
      </div>
      <div className="row" role="group" aria-label={say('gradesOf', { material: name })}>
        {grades.map((id) => (
          <label key={id} className="tick">
            <input
              type="checkbox"
              checked={own.grades.includes(id)}
              onChange={({ target }) =>
                set({
                  ...own,
                  grades: grades.filter((one) => (one === id ? target.checked : own.grades.includes(one))),
                })
              }
            />
            {grade(id)}
          </label>
        ))}
      </div>
      <TextField
        label={say('waste')}
        hint={say('wasteHint')}
        inputMode="decimal"
        value={own.wasteCost}
        onChange={(wasteCost) => set({ ...own, wasteCost: wasteCost.trim() })}
      />
    </div>
  )
}

function Find({
  known,
  add,
}: {
  readonly known: readonly string[]
  readonly add: (material: string) => void
}): React.JSX.Element {
  const say = useMessages(announceMessages)
  const { material } = useNaming()
  const names = useRead('/names').data
  const [text, setText] = useState('')
  const sought = text.trim().toLowerCase()
  const found =
    sought === ''
      ? []
      : (names?.materials ?? [])
          .filter(({ id }) => !known.includes(id))
          .filter(({ id, name, name_ja }) => `${id} ${name} ${name_ja}`.toLowerCase().includes(sought))
          .slice(0, SHOWN)
  return (
    <div className="stack">
      <TextField label={say('find')} hint={say('findHint')} value={text} onChange={setText} />
      {found.length > 0 && (
        <ul className="row picks" aria-label={say('found')}>
          {found.map(({ id }) => (
            <li key={id}>
              <button
                type="button"
                className="button"
                onClick={() => {
                  add(id)
                  setText('')
                }}
              >
                {say('add', { name: material(id) })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
