import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { compressedCopy, isCompressible } from './scripts/compressed-copy.ts'
import { licenceTexts } from './scripts/licence-texts.ts'

/** Writes a compressed copy beside each file that gains by it, for a server to send. */
function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed-copies',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir)
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!isCompressible(name)) continue
        const path = join(folder, name)
        const copy = compressedCopy(readFileSync(path))
        if (copy !== undefined) writeFileSync(`${path}.br`, copy)
      }
    },
  }
}

const licences = licenceTexts()

export default defineConfig({
  root: 'web',
  plugins: [react(), licences.app, compressed()],
  // Catalogues are looked up by key: a variable for each text would only be in the way.
  json: { namedExports: false },
  worker: { format: 'es', plugins: () => [licences.workers] },
  // Code finds its files from where it lies itself, so that a static site can lie below any path; pages are written for their place.
  experimental: {
    renderBuiltUrl: (filename, { hostType }) => (hostType === 'html' ? `/${filename}` : { relative: true }),
  },
  // While the apps are developed, `ytterby serve` hands out the world, and `ytterby market serve` answers for the market.
  server: {
    proxy: {
      '/world.json': 'http://127.0.0.1:4680',
      '/hindcast.json': 'http://127.0.0.1:4680',
      '/api/v1/market': 'http://127.0.0.1:4690',
      '/api': 'http://127.0.0.1:4680',
    },
  },
  build: {
    outDir: '../dist/web',
    // Two apps: the studies, and the market's pages.
    rolldownOptions: {
      input: ['web/index.html', 'web/market.html'],
      treeshake: {
        moduleSideEffects: [
          // It does nothing but define, and does not say so: no page has a use for it.
          { test: /node_modules\/immutable\//, sideEffects: false },
          // Nor does the model: of the options of studies, which read a limit of the world, pages get no reader of tables.
          { test: /\/src\//, sideEffects: false },
        ],
      },
    },
    emptyOutDir: true,
    target: 'es2023',
    // A page under a strict policy runs no script but its own files.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
})
