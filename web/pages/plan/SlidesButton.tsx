import { useState } from 'react'
import { IN_DOLLARS } from '../../../src/messages/index.ts'
import { planDeck } from '../../../src/studies/light.ts'
import { useMessages } from '../../language/messages.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { save } from '../../ui/download.ts'
import { statementTexts } from '../../ui/Statements.tsx'
import { planMessages } from './messages.gen.ts'
import type { PlanProps } from './props.ts'
import { useItems } from './use-items.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/** The argument as slides, made here: what makes them is loaded once they are asked for. */
export function SlidesButton({ result }: Pick<PlanProps, 'result'>): React.JSX.Element {
  const say = useMessages(planMessages)
  const words = useWording()
  const items = useItems()
  const { sources } = useCatalogue()
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready')
  const named = new Map(
    [...result.decisions, ...result.screening.map((one) => ({ ...one, material: null, place: null, from: null }))].map(
      (item) => [item.id, item] as const,
    ),
  )
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  const make = async (): Promise<void> => {
    setState('making')
    try {
      const { toPptx } = await import('../../../src/slides/index.ts')
      const bytes = await toPptx(
        planDeck(result, {
          language: words.lang,
          statements: statementTexts(result.summary, { lang: words.lang, currency: IN_DOLLARS }),
          placeName: (id) => words.place(id).replace(/（.*/, ''),
          itemName: (id) => {
            const item = named.get(id)
            return item === undefined ? id : items.name(item)
          },
          made: new Date(`${result.options.start}-01T00:00:00Z`),
          sources: items.sourcesOf(result.decisions).map((id) => titles.get(id) ?? id),
        }),
      )
      save(
        `plan-${result.options.members.join('-').toLowerCase()}-${words.lang}.pptx`,
        new Blob([Uint8Array.from(bytes)], { type: TYPE }),
      )
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <button type="button" className="button" disabled={state === 'making'} onClick={() => void make()}>
        ↓ {say(state === 'making' ? 'slidesMaking' : 'slides')}
      </button>
      {state === 'failed' && <span role="alert">{say('slidesFailed')}</span>}
    </>
  )
}
