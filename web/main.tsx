import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
// Before the parts' own styles: base.css says in which order layers count.
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
