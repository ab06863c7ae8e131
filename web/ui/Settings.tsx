import { otherThan } from '../../src/messages/index.ts'
import { useEffect } from 'react'
import { bringLetters } from '../language/letters.ts'
import { useMessages } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import { settingsMessages } from './settings.gen.ts'

/** Language and colours, as the address has them. */
export function useSettings(): void {
  const { view } = useView()
  useEffect(() => {
    document.documentElement.lang = view.lang
    void bringLetters[view.lang]()
  }, [view.lang])
  useEffect(() => {
    if (view.theme === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = view.theme
  }, [view.theme])
}

/** Stands in the top bar of both apps. */
export function LanguageChoice(): React.JSX.Element {
  const say = useMessages(settingsMessages)
  const { view, go } = useView()
  const other = otherThan(view.lang)
  return (
    <button type="button" className="button" lang={other} onClick={() => go({ lang: other })}>
      {say('other')}
    </button>
  )
}

/** Stands at the foot: few choose colours, and once. */
export function ThemeChoice(): React.JSX.Element {
  const say = useMessages(settingsMessages)
  const { view, go } = useView()
  return (
    <label className="row">
      <span>{say('theme')}</span>
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
  )
}
