import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
// Before the app and its styles: here stands the order of the layers.
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { App } from './App.tsx'

const root = document.querySelector('#root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
