import { expect, it } from 'vitest'
import { observedPage } from '../scripts/observed-page.ts'
import { resultTablesPage } from '../scripts/result-tables-page.ts'
import { studiesPage } from '../scripts/studies-page.ts'

it('the page of studies says what their records say', async () => {
  await expect(studiesPage()).toMatchFileSnapshot('../docs/reference/studies.md')
})

it('the page of result tables says what their records say', async () => {
  await expect(resultTablesPage()).toMatchFileSnapshot('../docs/reference/result-tables.md')
})

it('the page of the table of observations says what its record says', async () => {
  await expect(observedPage()).toMatchFileSnapshot('../docs/reference/observed-table.md')
})
