import { WRITING } from '../../../../src/messages/index.ts'
import type { NamesShown } from '../../../../src/market/index.ts'
import { useMessages } from '../../../language/messages.ts'
import { SelectField, TextField } from '../../parts/Form.tsx'
import { useNaming } from '../../parts/naming.ts'
import { actionMessages } from './action.gen.ts'

export interface DraftProcess {
  readonly process: string
  /** All, if empty. */
  readonly materials: readonly string[]
  /** Kilograms; no limit if empty. */
  readonly yearly: string
}

/** What a site may do: processes of the market's tables, each with what it brings. */
export function ProcessFields({
  processes,
  recipes,
  set,
}: {
  readonly processes: readonly DraftProcess[]
  readonly recipes: NamesShown['recipes']
  readonly set: (processes: readonly DraftProcess[]) => void
}): React.JSX.Element {
  const say = useMessages(actionMessages)
  const { material, lang, process } = useNaming()
  const ids = [...new Set(recipes.map(({ process }) => process))]
  const free = ids.filter((id) => processes.every(({ process }) => process !== id))
  const outputsOf = (id: string): readonly string[] => [
    ...new Set(
      recipes.filter(({ process }) => process === id).flatMap(({ outputs }) => outputs.map((one) => one.material)),
    ),
  ]
  const put = (at: number, own: DraftProcess): void => set(processes.map((one, i) => (i === at ? own : one)))
  return (
    <fieldset className="stack">
      <legend>{say('processes')}</legend>
      <p className="hint">{say('processHint')}</p>
      {processes.map((own, i) => (
        <div key={own.process} className="panel inner stack">
          <div className="row spread">
            <strong>{process(own.process)}</strong>
            <button
              type="button"
              className="button"
              aria-label={WRITING[lang].labelled(say('takeOut'), process(own.process))}
              onClick={() => set(processes.filter((_, at) => at !== i))}
            >
              {say('takeOut')}
            </button>
          </div>
          <div role="group" aria-label={WRITING[lang].labelled(say('brings'), process(own.process))} className="row">
            <span className="label">{say('brings')}</span>
            {outputsOf(own.process).map((id) => (
              <label key={id} className="tick">
                <input
                  type="checkbox"
                  checked={own.materials.includes(id)}
                  onChange={({ target }) =>
                    put(i, {
                      ...own,
                      materials: target.checked ? [...own.materials, id] : own.materials.filter((one) => one !== id),
                    })
                  }
                />
                {material(id)}
              </label>
            ))}
          </div>
          <TextField
            label={say('yearly')}
            hint={say('yearlyHint')}
            value={own.yearly}
            onChange={(yearly) => put(i, { ...own, yearly: yearly.trim() })}
            inputMode="decimal"
            pattern="\d+(\.\d{1,3})?"
          />
        </div>
      ))}
      <SelectField
        label={say('addProcess')}
        value=""
        onChange={(id) => {
          if (id !== '') set([...processes, { process: id, materials: [], yearly: '' }])
        }}
        options={[['', say('choose')], ...free.map((id) => [id, process(id)] as const)]}
      />
    </fieldset>
  )
}
