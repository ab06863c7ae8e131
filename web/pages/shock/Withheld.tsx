import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { nameIn } from '../../../src/messages/index.ts'
import type { ControlPart } from './ByMeasure.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { controlMessages } from '../../ui/control.gen.ts'

/** As many materials as are named. */
const NAMED = 3

/** What is withheld: as it is, told in words, or one of some groups. */
export function Withheld({ label, detail, value, onChange, onOwn }: ControlPart<readonly string[]>): React.JSX.Element {
  const say = useMessages(controlMessages)
  const { lang, list, material, small, goods, element } = useWording()
  const { materials, groups, stages, elements } = useCatalogue()
  const choices: readonly { readonly words: readonly string[]; readonly text: string }[] = [
    ...groups.map((group) => ({ words: [group.id], text: small(nameIn(lang, group)) })),
    { words: ['all'], text: say('everything') },
    ...stages
      .filter(({ id, countedWith, kind }) => id === countedWith && kind !== 'mined')
      .map(({ id: head }) => stages.filter(({ countedWith }) => countedWith === head).map(({ id }) => id))
      .map((own) => ({ words: own.map((id) => `stage:${id}`), text: list(own.map(goods)) })),
    ...elements.map(({ id }) => ({ words: [`element:${id}`], text: small(element(id)) })),
  ]
  const picked = choices.find(({ words }) => String(words) === String(value))?.words.join(' ') ?? ''
  const known = value.filter((id) => materials.some((one) => one.id === id))
  const now = known.length <= NAMED ? list(known.map(material)) : say('goods', { n: known.length })
  return (
    <Labelled label={detail === undefined ? label : `${label} ${detail}`}>
      {(id) => (
        <select
          id={id}
          value={picked}
          onChange={({ target }) => {
            const chosen = choices.find(({ words }) => words.join(' ') === target.value)
            if (chosen === undefined) onOwn()
            else onChange(chosen.words)
          }}
        >
          <option value="">{now === '' ? say('asFile') : say('asFileWith', { what: now })}</option>
          {choices.map(({ words, text }) => (
            <option key={text} value={words.join(' ')}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
