import { otherThan } from '../../src/messages/index.ts'
import { useEffect } from 'react'
import { bringLetters } from '../language/letters.ts'
import { useMessages } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import { settingsMessages } from './settings.gen.ts'

/** Language and colours, as the address has them: both apps have these in their top bar. */
export function Settings(): React.JSX.Element {
  const say = useMessages(settingsMessages)
  const { view, go } = useView()
  useEffect(() => {
    document.documentElement.lang = view.lang
    void bringLetters[view.lang]()
  }, [view.lang])
  useEffect(() => {
    if (view.theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = view.theme
  }, [view.theme])
  return (
    <>
      <button
        type="button"
        className="button"
        lang={otherThan(view.lang)}
        onClick={() => go({ lang: otherThan(view.lang) })}
      >
        {say('other')}
      </button>
      <label className="row">
        <span className="hidden">{say('theme')}</span>
        <select
          value={view.theme}
          onChange={({ target }) =>
            go({ theme: target.value === 'light' || target.value === 'dark' ? target.value : 'auto' })
          }
        >
          <option value="auto">{say('auto')}</option>
          <option value="light">{say('light')}</option>
          <option value="dark">{say('dark')}</option>
        </select>
      </label>
    </>
  )
}
