import { expect, it } from 'vitest'
import { studiesPage } from '../scripts/studies-page.ts'

it('the page of studies says what their records say', async () => {
  await expect(studiesPage()).toMatchFileSnapshot('../docs/reference/studies.md')
})
