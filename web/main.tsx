// Styles first: base.css sets the order of the layers for all that follow.
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { Boundary } from './ui/Boundary.tsx'
import { fetchAhead } from './ui/late.ts'
import { keepOffline } from './ui/offline.ts'

// The browser looks the icon up again by its address, which would then be taken from the page that one has gone on to.
for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=icon], link[rel=manifest]'))
  link.setAttribute('href', link.href)

const root = document.querySelector('#root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        <App />
      </Boundary>
    </StrictMode>,
  )
fetchAhead()
keepOffline()
