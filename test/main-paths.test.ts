import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { walkMainPaths } from '../scripts/main-paths.ts'
import { PATIENCE } from './patience.ts'

const DIST = resolve(import.meta.dirname, '..', 'dist')

it(
  'the main paths that are walked on newer versions of Node are walked on this one',
  { timeout: PATIENCE },
  async () => {
    const walked = await walkMainPaths(process.execPath, DIST)
    const [stress = '', exposure = '', served = '', library = ''] = walked.map(({ printed }) => printed)
    expect(JSON.parse(stress)).toMatchObject({ study: 'stress' })
    expect(JSON.parse(exposure)).toMatchObject({ study: 'exposure' })
    expect(served).toMatch(/^200 text\/html.*\n200\nplace,/)
    expect(JSON.parse(library)).toMatchObject({ study: 'stress' })
    // What fails is not taken for an answer.
    await expect(walkMainPaths(process.execPath, `${DIST}/nowhere`)).rejects.toThrow(/stress jp-2026-practice/)
  },
)
