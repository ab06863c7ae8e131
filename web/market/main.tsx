// Styles first: base.css sets the order of the layers for all that follow.
import '../styles/fonts.css'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Boundary } from '../ui/Boundary.tsx'
import { fetchAhead } from '../ui/late.ts'
import { queryClient } from './client/reading.ts'
import { MarketApp } from './MarketApp.tsx'

const root = document.querySelector('#root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Boundary>
          <MarketApp />
        </Boundary>
      </QueryClientProvider>
    </StrictMode>,
  )
fetchAhead()
