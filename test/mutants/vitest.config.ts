import { defineConfig } from 'vitest/config'

/** The tests that mutants must pass: `scripts/mutants.ts` names them, folder by folder. */
export default defineConfig({
  test: {
    include: (process.env['MUTANT_TESTS'] ?? '').split(' '),
    runner: './test/mutants/small-worlds.ts',
    setupFiles: ['./test/mutants/same-draws.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
